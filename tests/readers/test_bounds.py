"""What reading takes is bounded by a file's size, whatever is in it.

Memory is what Python takes, as tracemalloc sees it; steps are counted, never seconds.
"""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from generator.problems import KEPT_ALIKE
from generator.readers import READERS
from generator.readers import _json_items as json_items
from generator.sources import read_bytes, read_sources
from generator.sources.source_file import SourceFile
from generator.text import decoding

KILOBYTES = 32
JATS = (
    b"<article><front><article-meta><title-group><article-title>Toys</article-title></title-group>"
    b"</article-meta></front><note>%s</note></article>"
)
FLOOR = 2 << 20  # bytes: what is built once and kept, and the window by which a format is told
FACTOR = 20
RUNS = {
    "blank lines": b"\n",
    "lines of one letter": b"a\n",
    "lines with no character of UTF-8": b"\xff\n",
    "open tags": b"<a>",
    "entries that are not closed": b"@a{\n",
    "tags without a value": b"TY  - \n",
}
HEADS = {
    "zotero_json": b'[{"itemType": "book", "title": "Toys", "x": [',
    "dblp_xml": b"<dblp><article key='a'><title>Toys",
    "acl_xml": b"<collection id='2020.toys'><volume id='1'><paper id='1'><title>Toys",
    "bibtex": b"@misc{a,\n title = {Toys},\n",
    "ris": b"TY  - JOUR\nTI  - Toys\n",
    "nbib": b"PMID- 1\nTI  - Toys\n",
    "csv_table": b"title,year\n",
    "markdown_list": b"# Toys\n\n- [Toys](https://arxiv.org/abs/1706.03762)\n",
    "hf_paper_page": b"arxiv:1706.03762\nToys\n\nAbstract\n",
    "id_list": b"1706.03762\n",
}


def _read(data: bytes, name: str) -> tuple[SourceFile, int]:
    """A file that is read, its records handed on, and the most memory that this took."""
    tracemalloc.start()
    try:
        file = read_bytes("toys", data, lambda record: None, name)
        return file, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _read_from_disk(data: bytes, name: str, folder: Path) -> tuple[SourceFile, int]:
    """The same of a file that is read piece by piece."""
    path = folder / "toys"
    path.write_bytes(data)
    tracemalloc.start()
    try:
        (file,) = read_sources("toys", path, lambda record: None, name)
        return file, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("name", HEADS)
def test_a_file_of_tiny_pieces_takes_no_more_than_twenty_times_its_size(
    name: str, run: str
) -> None:
    piece = RUNS[run]
    data = HEADS[name] + piece * (KILOBYTES * 1024 // len(piece))
    file, peak = _read(data, name)
    assert file.is_balanced
    assert peak < FLOOR + FACTOR * len(data)


def test_an_attribute_of_nothing_but_quotes_takes_no_more_than_twenty_times_its_size() -> None:
    data = b"<collection id='2020.toys'><volume id='1'><paper id=" + b'"' * (2 * KILOBYTES * 1024)
    file, peak = _read(data, "acl_xml")
    assert file.is_balanced
    assert peak < FLOOR + FACTOR * len(data)


@pytest.mark.parametrize("name", sorted(set(READERS) - set(HEADS)))
def test_a_file_of_blank_lines_takes_no_more_than_twenty_times_its_size(name: str) -> None:
    data = b"{" + b"\n" * (KILOBYTES * 1024)
    file, peak = _read(data, name)
    assert file.is_balanced
    assert peak < FLOOR + FACTOR * len(data)


def test_problems_of_one_kind_are_told_up_to_a_number_and_then_counted() -> None:
    data = b"no identifier here\n" * (3 * KEPT_ALIKE)
    file = read_bytes("toys", data, format_name="id_list")
    assert len(file.problems) == KEPT_ALIKE + 1
    assert f"{2 * KEPT_ALIKE - 1:,} more like this follow" in file.problems[-1].message
    assert file.problems[-1].origin.line == KEPT_ALIKE + 1
    assert file.is_balanced


def test_one_problem_beyond_the_number_is_told_as_it_is() -> None:
    data = b"no identifier here\n" * (KEPT_ALIKE + 1)
    file = read_bytes("toys", data, format_name="id_list")
    assert {problem.message for problem in file.problems} == {file.problems[0].message}
    assert len(file.problems) == KEPT_ALIKE + 1


def test_an_object_without_end_is_read_no_further_than_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_items, "LONGEST_ITEM", 100_000)
    monkeypatch.setattr(json_items, "TOO_LONG", 1 << 20)
    head = b'[{"itemType": "book", "title": "Toys", "x": ["'
    after = b'"], {"itemType": "book", "title": "Next"}]'
    file, peak = _read(head + b"a" * (3 << 20) + after, "zotero_json")
    assert [(each.code, each.origin.line) for each in file.problems] == [("json-too-long", 1)]
    assert "longer than 1 MB" in file.problems[0].message
    assert file.record_count == 1
    assert file.is_balanced
    assert peak < FACTOR * file.size


@pytest.mark.parametrize("chain", [b'{"a":', b'{"a":[', b'{"a":[1,', b'[{"b":2,"a":'])
def test_objects_nested_without_end_cost_no_item_after_them(chain: bytes) -> None:
    item = b'{"itemType": "book", "title": "Toys"}'
    data = b'[{"itemType": "book", "title": "First"},' + chain * 20_000 + b"\n" * 300 + b"," + item
    file = read_bytes("toys", data, format_name="zotero_json")
    assert [record.title for record in file.records] == ["First", "Toys"]
    assert {problem.code for problem in file.problems} <= {"json-damaged", "json-cut-off"}
    assert file.is_balanced


def test_damaged_objects_are_each_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    decode = vars(json_items)["_decode"]

    def counted(text: str, place: int) -> object:
        seen.append(len(text) - place)
        return decode(text, place)

    monkeypatch.setattr(json_items, "_decode", counted)
    read_bytes("toys", b'{"x"' * 30_000, format_name="zotero_json")
    assert len(seen) < 2 * 30_000


def test_one_long_line_is_told_by_its_beginning() -> None:
    item = b'{"itemType": "book", "title": "Toys", "abstractNote": "' + b"a" * 1_000 + b'"}'
    data = b"[" + b",".join([item] * 6_000) + b"]"
    file, peak = _read(data, "")
    assert (file.format, file.record_count) == ("zotero_json", 6_000)
    assert peak < FACTOR * len(data)


@pytest.mark.parametrize(
    ("name", "head", "item"),
    [
        ("zotero_json", b"[", b'{"itemType": "book", "title": "Toys", "extra": "%s"},'),
        ("jats", b"<articles>", JATS),
    ],
)
def test_records_on_one_line_are_read_without_holding_the_line(
    name: str, head: bytes, item: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(decoding, "PART", 1 << 20)
    count = 240
    file, peak = _read_from_disk(head + item % (b"a" * 100_000) * count, name, tmp_path)
    assert file.record_count == count
    assert file.is_balanced
    assert peak < file.size // 2


def test_a_file_that_is_gone_through_twice_is_held_once(tmp_path: Path) -> None:
    item = (
        b"<bib:Article>\n<dc:title>Toys</dc:title>\n<dc:abstract>%s</dc:abstract></bib:Article>\n"
    )
    data = b"<rdf:RDF>\n" + item % (b"a" * 10_000) * 1_200
    file, peak = _read_from_disk(data, "zotero_rdf", tmp_path)
    assert file.record_count == 1_200
    assert file.is_balanced
    assert peak < file.size * 3 // 2


def test_a_page_of_very_many_very_short_lines_is_one_problem() -> None:
    data = HEADS["hf_paper_page"] + b"a\n" * 50_000
    file = read_bytes("toys", data, format_name="hf_paper_page")
    assert "page-of-short-lines" in [problem.code for problem in file.problems]
    assert file.is_balanced


def test_a_long_run_of_blank_lines_in_a_page_counts_in_full() -> None:
    page = b"arxiv:1706.03762\n\nToys\n\nAbstract\n\n" + b"Toys are taught to play. " * 9
    file = read_bytes(
        "toys", page + b"\n" * 900 + b"View arXiv page\n", format_name="hf_paper_page"
    )
    assert file.records[0].title == "Toys"
    assert file.is_balanced


def test_an_entry_with_more_fields_than_any_has_is_a_problem() -> None:
    fields = b"".join(b" a%d = 1,\n" % number for number in range(2_000))
    file = read_bytes("toys", b"@misc{a,\n" + fields + b"}\n@misc{b, title = {Toys}}\n")
    assert [record.title for record in file.records] == ["Toys"]
    assert file.problems[0].code == "bibtex-syntax"
    assert file.is_balanced


def test_an_identifier_that_a_list_repeats_is_picked_once() -> None:
    file = read_bytes("toys", b"1706.03762\n10.1000/a\n1706.03762v2\n")
    assert [pick.value for pick in file.picks] == ["1706.03762", "10.1000/a"]
    assert file.skipped == {"repeated identifier": (1, 13)}


def test_a_column_with_a_very_long_name_takes_no_more_than_twenty_times_its_size() -> None:
    data = b"\x9f" * 60_000 + b"\tSO\tDE\tID\t"
    file, peak = _read(data, "csv_table")
    assert file.is_balanced
    assert peak < FLOOR + FACTOR * len(data)


def test_a_line_of_separators_takes_no_more_than_twenty_times_its_size() -> None:
    for name, data in (
        ("csv_table", b"," * 100_000),
        ("markdown_list", b"| Date | Title |\n|:---|:---|\n|" + b"|" * 100_000 + b"a|\n"),
    ):
        file, peak = _read(data, name)
        assert file.is_balanced
        assert peak < FLOOR + FACTOR * len(data), name


def test_an_author_of_very_many_words_takes_no_more_than_twenty_times_its_size() -> None:
    data = b"@misc{a, title = {Toys}, author = {Ada " + b"\x80\xed " * 20_000 + b"}}"
    file, peak = _read(data, "bibtex")
    assert file.record_count == 1
    assert peak < FLOOR + FACTOR * len(data)


def test_a_reference_of_very_many_fields_takes_no_more_than_twenty_times_its_size() -> None:
    begin = b"references:\n  - id: a\n    type: book\n    title: Toys\n"
    for fields in (b"    type: book\n" * 9_000, b"    x: [" + b"a," * 60_000 + b"]\n"):
        file, peak = _read(begin + fields + b"  - {id: b, type: book, title: Kites}\n", "csl_yaml")
        assert file.record_count == 1
        assert [problem.code for problem in file.problems] == ["yaml-damaged"]
        assert peak < FLOOR + FACTOR * file.size


def test_a_name_without_end_takes_no_more_than_twenty_times_its_size() -> None:
    data = b"TY  - JOUR\nTI  - Toys\nAU  - Toy, A. and" + b"\xa0\x80- \xed" * 20_000 + b"\nER  - \n"
    file, peak = _read(data, "ris")
    assert file.record_count == 1
    assert peak < FLOOR + FACTOR * len(data)


def test_an_orcid_is_looked_for_near_a_name_only() -> None:
    names = "AI  - Turing, Alan; ORCID: 0000-0002-1825-0097, Feb 28" + '"' * 100_000
    file = read_bytes("toys", f"TY  - JOUR\nTI  - Toys\nAU  - Turing, Alan\n{names}\n".encode())
    assert [author.orcid for author in file.records[0].authors] == ["0000-0002-1825-0097"]


ENDLESS = "7" * 5_000  # digits; Python refuses to make a number of so many


@pytest.mark.parametrize(
    "text",
    [
        f"1706.03762\narXiv:hep-th/9901001v{ENDLESS}\n",
        f"@misc{{a, title={{Toys}}, year={{2020}}, month={{{ENDLESS}}}, day={{{ENDLESS}}}}}\n",
        f"arxiv:1706.03762\nToys\n\nPublished on May 1, 2020 {ENDLESS}\n\nAda Toy, + {ENDLESS}\n",
        f"<collection id='D19'><volume id='{ENDLESS}'><paper id='1'><title>Toys</title></paper>"
        "</volume></collection>",
        f"TY  - JOUR\nTI  - Toys\nPY  - 2020/{ENDLESS}/{ENDLESS}\nER  - \n",
    ],
)
def test_a_number_without_end_costs_itself_only(text: str) -> None:
    file = read_bytes("toys", text.encode())
    assert file.is_balanced
    assert file.records or file.picks or file.problems


def test_a_very_long_run_of_blanks_among_names_is_passed_over_at_once() -> None:
    row = "Toys,Ada Toy," + "Bea" + " " * 300_000 + "Goose; Cleo Hen\n"
    file = read_bytes("toys", f"title,keywords,author\n{row}".encode())
    assert [author.family for author in file.records[0].authors] == ["Goose", "Hen"]


def test_very_many_lines_of_dashes_are_no_list_page_at_once() -> None:
    file = read_bytes("toys", b"Get trending papers\n" + b"-----\n" * 60_000)
    assert file.is_balanced
    assert file.format != "hf_list_page"
