"""Damaged XML: never a crash, never a lost neighbour; and no two readers know one text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.readers import READERS
from generator.sources import read_stream
from generator.sources.source_file import SourceFile
from generator.text.decoding import decode_lines

HERE = Path(__file__).parent
XML = ("acl_xml", "arxiv_atom", "arxiv_oai", "dblp_xml", "endnote_xml", "jats", "pubmed_xml",
       "zotero_rdf")  # fmt: skip
PAPERS = 12
SHAPES = {
    "acl_xml": (
        '<collection id="2022.toys">\n<volume id="1">\n<meta>\n<booktitle>Toys</booktitle>\n'
        "<year>2022</year>\n</meta>",
        '<paper id="{n}">\n<title>Toy {n}</title>\n<author><first>Ada</first><last>Toy</last>'
        "</author>\n<abstract>On toy {n}.</abstract>\n</paper>",
        "</volume>\n</collection>",
    ),
    "arxiv_atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom">\n<id>http://arxiv.org/api/toys</id>',
        "<entry>\n<id>http://arxiv.org/abs/2101.{n:05}v1</id>\n<title>Toy {n}</title>\n"
        "<summary>On toy {n}.</summary>\n</entry>",
        "</feed>",
    ),
    "arxiv_oai": (
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n<ListRecords>',
        "<arXiv>\n<id>2101.{n:05}</id>\n<title>Toy {n}</title>\n"
        "<abstract>On toy {n}.</abstract>\n</arXiv>",
        "</ListRecords>\n</OAI-PMH>",
    ),
    "dblp_xml": (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp>',
        '<article key="journals/toys/{n}">\n<author>Ada Toy</author>\n<title>Toy {n}.</title>\n'
        "<year>2020</year>\n</article>",
        "</dblp>",
    ),
    "endnote_xml": (
        "<xml>\n<records>",
        '<record>\n<ref-type name="Book">6</ref-type>\n<titles>\n<title>Toy {n}</title>\n'
        "</titles>\n</record>",
        "</records>\n</xml>",
    ),
    "jats": (
        "<articles>",
        "<article>\n<front>\n<article-meta>\n<title-group><article-title>Toy {n}</article-title>"
        "</title-group>\n</article-meta>\n</front>\n</article>",
        "</articles>",
    ),
    "pubmed_xml": (
        '<?xml version="1.0"?>\n<PubmedArticleSet>',
        "<PubmedArticle>\n<MedlineCitation>\n<Article>\n<ArticleTitle>Toy {n}.</ArticleTitle>\n"
        "</Article>\n</MedlineCitation>\n</PubmedArticle>",
        "</PubmedArticleSet>",
    ),
    "zotero_rdf": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\n'
        ' xmlns:z="http://www.zotero.org/namespaces/export#"\n xmlns:bib="http://purl.org/net/biblio#"'
        '\n xmlns:dc="http://purl.org/dc/elements/1.1/">',
        '<bib:Article rdf:about="#item_{n}">\n<z:itemType>journalArticle</z:itemType>\n'
        "<dc:title>Toy {n}</dc:title>\n</bib:Article>",
        "</rdf:RDF>",
    ),
}
TEXTS = {
    name: "\n".join([head, *(paper.format(n=n) for n in range(PAPERS)), tail])
    for name, (head, paper, tail) in SHAPES.items()
}
CASES = {
    f"{path.parent.name}/{path.stem}": yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(HERE.glob("*/*.yml"))
}


def read(name: str, data: bytes, format_name: str = "") -> SourceFile:
    return next(read_stream(name, data, format_name=format_name))


def titles(file: SourceFile) -> set[str]:
    return {record.title for record in file.records}


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case["records"]])
def test_one_reader_only_knows_a_format(name: str) -> None:
    lines = list(decode_lines([CASES[name]["input"].encode()], "utf-8"))
    first = next(reader for reader, each in READERS.items() if each.recognises(lines))
    assert first == name.split("/", maxsplit=1)[0]
    known = [reader for reader in XML if READERS[reader].recognises(lines)]
    assert known == [first] * (first in XML)


def test_every_xml_reader_has_a_text() -> None:
    assert set(XML) == set(TEXTS)


@pytest.mark.parametrize("kind", ["delete", "duplicate", "swap"])
@pytest.mark.parametrize("name", XML)
def test_a_mutated_line_costs_no_neighbour(name: str, kind: str) -> None:
    lines = TEXTS[name].split("\n")
    whole = titles(read("toys", TEXTS[name].encode()))
    assert len(whole) == PAPERS
    for at in range(len(lines) - 1):
        put = {
            "delete": [lines[at + 1]],
            "duplicate": [lines[at], lines[at], lines[at + 1]],
            "swap": [lines[at + 1], lines[at]],
        }[kind]
        text = "\n".join([*lines[:at], *put, *lines[at + 2 :]])
        file = read("toys", text.encode(), format_name=name)
        lost = whole - titles(file)
        assert file.is_balanced
        assert titles(file) <= whole
        assert len(lost) <= (2 if kind == "swap" else 1), (at, lines[at])
        assert len(file.problems) >= len(lost)


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-16", "shift_jis"])
def test_the_encoding_that_a_file_declares_does_not_matter(name: str, encoding: str) -> None:
    bare = re.sub(r"<\?xml.*?\?>\s*", "", TEXTS[name])
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n{bare}'.replace("Toy 1<", "Töy 1<")
    for data in (text.encode(), text.encode("cp1252"), text.encode("utf-16")):
        assert len(titles(read("toys", data))) == PAPERS


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_any_cut_of_a_text_is_accounted_for(name: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([case["input"] for case in CASES.values()]))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    junk = data.draw(st.text(max_size=8) | st.text("<>/&;\"'![]-? \n=:", max_size=12))
    for mutated in (text[:start] + junk + text[end:], text[start:end], junk * 9):
        file = read("toys", mutated.encode("utf-8", "replace"), format_name=name)
        assert file.is_balanced


@pytest.mark.parametrize("name", XML)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_elements_in_any_place_raise_nothing(name: str, data: st.DataObject) -> None:
    """Any element of any of the formats may stand in any other."""
    tags = sorted({*re.findall(r"<([A-Za-z][\w:.-]*)", str([CASES, SHAPES]))})
    inner = st.recursive(
        st.sampled_from(
            ["", "Toy", "2020", "5", "10.1000/x", "et al.", "\u00b2", "<x a='&bad;'/>"]
        ),
        lambda inside: st.lists(st.tuples(st.sampled_from(tags), inside), max_size=5).map(_tagged),
        max_leaves=12,
    )
    first = re.search(r"<([\w:]+)", SHAPES[name][1])
    assert first
    body = data.draw(inner)
    text = f"{SHAPES[name][0]}\n<{first[1]}>{body}</{first[1]}>\n{SHAPES[name][2]}"
    assert read("toys", text.encode(), format_name=name).is_balanced


def _tagged(children: list[tuple[str, str]]) -> str:
    return "".join(f"<{tag}>{inside}</{tag}>" for tag, inside in children)


@pytest.mark.parametrize("depth", [200, 5000])
def test_deep_elements_raise_nothing(depth: int) -> None:
    text = f"<dblp><article><title>{'<i>' * depth}x{'</i>' * depth}</title></article></dblp>"
    assert read("toys", text.encode()).is_balanced
