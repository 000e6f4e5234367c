"""A line deleted, doubled or swapped costs the records it stands in, and never a neighbour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.record import SourceRecord
from generator.readers import READERS
from generator.sources import read_bytes
from generator.sources.source_file import SourceFile
from generator.text.decoding import decode_lines


def bibtex_entry(number: int) -> str:
    by_hand = f"""@inproceedings{{toy{number},
  title = {{Toy {number} of the {{Engine}}}},
  author = {{Lovelace{number}, Ada and {{Toy Consortium}}}},
  abstract = {{We study toys
    over two lines, 50% of them @{{home}}.}},
  year = 20{number:02},
}}
"""
    by_machine = f"""@article{{ toy{number}
, title = "Toy {number}"
, journal = "Toys"
, year = "20{number:02}"
}}

"""
    return by_machine if number % 3 == 2 else by_hand


def ris_item(number: int) -> str:
    return f"""TY  - JOUR
TI  - Toy {number}
AU  - Lovelace{number}, Ada
AB  - We study toys
over two lines.
PY  - 20{number:02}
ER  - {" "}

"""


def nbib_item(number: int) -> str:
    return f"""PMID- {number + 1}
TI  - Toy {number} on
      two lines.
FAU - Lovelace{number}, Ada
AU  - Lovelace{number} A
DP  - 20{number:02} Jan

"""


def refer_item(number: int) -> str:
    return f"""%0 Journal Article
%T Toy {number} on
two lines.
%A Lovelace{number}, Ada
%D 20{number:02}
%X We study toys.

A paragraph more.

"""


def wos_item(number: int) -> str:
    return f"""PT J
AU Lovelace{number}, A
   Turing, A
TI Toy {number} on
   two lines
PY 20{number:02}
ER

"""


def refworks_item(number: int) -> str:
    return f"""RT Journal Article
T1 Toy {number} on
two lines.
A1 Lovelace{number},Ada
AB We study toys.
YR 20{number:02}

"""


WRITERS: dict[str, Callable[[int], str]] = {
    "bibtex": bibtex_entry,
    "ris": ris_item,
    "nbib": nbib_item,
    "endnote_refer": refer_item,
    "web_of_science": wos_item,
    "refworks": refworks_item,
}
COUNT = 6


def what_is_said(record: SourceRecord) -> tuple[object, ...]:
    return record.title, record.abstract, record.authors, record.date, record.publication


def mutations(lines: list[str]) -> Iterator[tuple[str, set[int]]]:
    """Every text with one line deleted, doubled or swapped with the next, and the lines touched."""
    for at in range(len(lines)):
        yield "".join(lines[:at] + lines[at + 1 :]), {at}
        yield "".join(lines[: at + 1] + lines[at:]), {at}
        if at + 1 < len(lines):
            swapped = [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
            yield "".join(swapped), {at, at + 1}


@pytest.mark.parametrize("name", WRITERS)
def test_a_mutated_line_costs_no_neighbour(name: str) -> None:
    items = [WRITERS[name](number) for number in range(COUNT)]
    whole = read_bytes("toys.txt", "".join(items).encode())
    assert (whole.format, len(whole.records), whole.problems) == (name, COUNT, ())
    ends = list(accumulate(len(item.splitlines()) for item in items))
    for text, touched in mutations("".join(items).splitlines(keepends=True)):
        file = read_bytes("toys.txt", text.encode())
        assert file.is_balanced
        found = {what_is_said(record) for record in file.records}
        for number, record in enumerate(whole.records):
            start = ends[number] - len(items[number].splitlines())
            if not touched & set(range(start, ends[number])):
                assert what_is_said(record) in found, (text, record.title)


@pytest.mark.parametrize("name", WRITERS)
def test_a_cut_off_file_keeps_what_was_whole(name: str) -> None:
    items = [WRITERS[name](number) for number in range(COUNT)]
    data = "".join(items).encode()
    whole = [what_is_said(record) for record in read_bytes("toys.txt", data).records]
    ends = list(accumulate(len(item) for item in items))
    for size in range(20, len(data)):
        file = read_bytes("toys.txt", data[:size])
        assert file.is_balanced
        complete = sum(end <= size for end in ends)
        assert [what_is_said(record) for record in file.records][:complete] == whole[:complete]


def _all_accounted_for(file: SourceFile) -> None:
    assert file.is_balanced
    assert file.records or file.problems


PIECES = st.sampled_from(
    ["@article{", "@misc{a,", "title", " = ", "{", "}", '"', ",", "\n", "#", "@", "and", "\\", "$",
     "%", "@string{", "@comment{", "(", ")", "author", "year", "crossref = {a}", "\\'e", "Toys",
     "TY  - JOUR", "ER  - ", "TI  - ", "AU  - ", "PMID- 1", "FAU - ", "AUID- ", "PY  - 20", "é",
     "%0 Book", "%T Toys", "%A ", "PT J", "TI Toys", "ER"]
)  # fmt: skip


@pytest.mark.parametrize("name", WRITERS)
@given(
    st.binary(max_size=200) | st.lists(PIECES, max_size=60).map(lambda each: "".join(each).encode())
)
@settings(max_examples=200, deadline=None)
def test_any_bytes_after_a_good_record_are_accounted_for(name: str, data: bytes) -> None:
    _all_accounted_for(read_bytes("a.txt", data))
    _all_accounted_for(read_bytes("a.txt", WRITERS[name](1).encode() + data))
    _all_accounted_for(read_bytes("a.txt", data + b"\n" + WRITERS[name](1).encode()))


@pytest.mark.parametrize("name", WRITERS)
def test_prose_and_code_are_none_of_these_formats(name: str) -> None:
    texts = [
        "import x\n\n\n@decorator(a,\n  b)\ndef f(): ...\n" * 3,
        "A page that quotes an entry:\n\nIt goes on.\n@misc{a,\n title={T}}\nEnd.\nAll.\n",
        "TO-DO\nGET - what\nAI - based toys\n" * 3,
        "Write to ada@example.org (home), or not.\n",
    ]  # fmt: skip
    recognises = READERS[name].recognises
    for text in texts:
        assert not recognises(list(decode_lines([text.encode()], "utf-8")))
