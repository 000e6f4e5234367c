from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import Problem
from generator.readers._xml_items import XmlItem, peek_tags, read_items
from generator.readers._xml_text import element_text
from generator.text.decoding import decode_lines

HEAD = '<?xml version="1.0"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<list xmlns:b="urn:b">\n'
PAPERS = [f'<paper key="{n}"><b:title>Toy <i>{n}</i></b:title></paper>' for n in range(20)]


def read(text: str) -> tuple[list[str], list[Problem]]:
    """The texts of the items, and the problems; every byte is accounted for."""
    data = text.encode("utf-8", "replace")
    pieces = list(read_items("toys.xml", decode_lines([data], "utf-8"), ("paper", "b:note")))
    assert sum(piece.size for piece in pieces) == len(data)
    return (
        [element_text(piece.element) for piece in pieces if isinstance(piece, XmlItem)],
        [piece for piece in pieces if isinstance(piece, Problem)],
    )


@pytest.mark.parametrize("between", ["", "\n", "<!-- <paper> -->\n", "<other/>"])
def test_every_element_is_an_item(between: str) -> None:
    whole = HEAD + between.join(PAPERS) + "</list>"
    assert read(whole) == ([f"Toy {n}" for n in range(20)], [])


@pytest.mark.parametrize(
    ("damage", "code"),
    [(("</paper>", ""), "xml-unclosed"), (("</i>", ""), "xml-damaged")],
)
def test_a_damaged_element_costs_itself_only(damage: tuple[str, str], code: str) -> None:
    papers = [*PAPERS[:7], PAPERS[7].replace(*damage), *PAPERS[8:]]
    found, problems = read(HEAD + "\n".join(papers) + "</list>")
    assert found == [f"Toy {n}" for n in range(20) if n != 7]
    assert [(problem.code, problem.origin.line) for problem in problems] == [(code, 11)]


def test_names_of_characters_are_read_and_others_stay() -> None:
    paper = "<paper>M&uuml;ller &amp; R&D &nonsense; &#233;</paper>"
    assert read(paper)[0] == ["Müller & R&D &nonsense; é"]


def test_entities_of_a_file_are_not_read() -> None:
    head = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY f SYSTEM "file:///etc/passwd">]><list>'
    assert read(f"{head}<paper>&a;&f;</paper></list>")[0] == ["&a;&f;"]


def test_the_first_tags_tell_a_format() -> None:
    lines = list(decode_lines([(HEAD + PAPERS[0]).encode()], "utf-8"))
    assert peek_tags(lines) == ["list", "paper", "b:title", "i"]
    assert peek_tags(list(decode_lines([b"a < b"], "utf-8"))) == []


def test_a_file_larger_than_the_window_gives_every_element() -> None:
    many = "\n".join(f"<paper>{n} {'word ' * 60}</paper>" for n in range(1000))
    assert len(read(f"<list>{many}</list>")[0]) == 1000


@given(st.text(max_size=200) | st.text(alphabet="<>/paer !-[]&;\"' \n", max_size=200))
@settings(deadline=None)
def test_any_text_is_accounted_for(text: str) -> None:
    read(text)
