"""Whatever leaves a shelf says exactly what the paper says, however hostile its text.

One property over every exporter there is: what it writes is parsed as its readers do, and the
paper's words are found in it unaltered. An exporter without a check here fails a test.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import fields, replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import jinja2
import pytest
import yaml
from hypothesis import given, settings
from lxml import etree, html

from generator import metadata, urls
from generator.citation_styles import STYLES
from generator.cite_box import citations
from generator.commands.make_digest import make_digest
from generator.datasets import DATASETS
from generator.downloads import DOWNLOADS
from generator.downloads._feed_formats import _NOT_XML
from generator.exports import EXPORTS
from generator.exports.jsonl import paper_object
from generator.formats import FORMATS, Keyed, render_papers
from generator.markup import render_text
from generator.model.change import Change, ChangeKind, ChangeSet
from generator.model.corpus import Corpus
from generator.model.names import Author, group, person
from generator.model.paper import Paper
from generator.model.work import Publication
from generator.normalize.clean import clean_text
from generator.pages import PAGES
from generator.settings import Settings
from generator.sources import read_bytes
from generator.twins import render_twin
from tests.conftest import ROOT, corpus_of, make_shelf
from tests.downloads.test_downloads import HOSTED, shelf
from tests.downloads.test_schemas import check_atom, check_json_feed, check_opml
from tests.formats.papers import hostile_papers, paper
from tests.metadata.json_ld import expand
from tests.test_markup import OURS, shown

Check = Callable[[Paper], None]
URL = "https://toys.example.org/shelf/papers/x.html"
BARE = replace(HOSTED, site_name="Toys")


def settled(hostile: Paper) -> Paper:
    """The paper as it is once its text has been cleaned, as every paper's is before it leaves."""
    words = {name: clean_text(getattr(hostile, name)) for name in ("title", "abstract", "language")}
    where = hostile.publication
    names = (_cleaned(author) for author in hostile.authors)
    return replace(
        hostile,
        **{**words, "title": words["title"] or "Toys"},
        authors=tuple(author for author in names if author.name),
        keywords=tuple(filter(None, map(clean_text, hostile.keywords))),
        publication=Publication(*(clean_text(getattr(where, each.name)) for each in fields(where))),
        date=hostile.date or "2020",
    )


def _cleaned(author: Author) -> Author:
    if author.is_group:
        return group(clean_text(author.name))
    return person(clean_text(author.given), clean_text(author.family))


def rendered(paper: Paper, name: str) -> str:
    return render_papers([Keyed(paper, "key_toy")], name)


def read_back(paper: Paper, name: str) -> Any:
    file = read_bytes("toys.txt", rendered(paper, name).encode())
    assert (file.format, file.problems) == (name, ())
    (record,) = file.records
    assert record.citation_key == "key_toy"
    return record


# formats


def bibtex(paper: Paper) -> None:
    record = read_back(paper, "bibtex")
    assert record.title == paper.title
    assert len(record.authors) == len(paper.authors)


def ris(paper: Paper) -> None:
    lines = rendered(paper, "ris").split("\r\n")
    assert f"TI  - {' '.join(paper.title.split())}" in lines
    assert sum(line.startswith("AU  - ") for line in lines) == len(paper.authors)
    assert [line[:6] for line in lines if line[:2] in {"TY", "ER"}] == ["TY  - ", "ER  - "]


def csl_json(paper: Paper) -> None:
    (item,) = json.loads(rendered(paper, "csl_json"))
    assert item["title"] == paper.title
    assert item.get("abstract", "") == paper.abstract
    assert len(item.get("author", ())) == len(paper.authors)


def csv_table(paper: Paper) -> None:
    (row,) = csv.DictReader(io.StringIO(rendered(paper, "csv_table"), newline=""))
    assert row["Title"].removeprefix("'") == paper.title.removeprefix("'")
    # What a spreadsheet would take for a formula has an apostrophe before it.
    assert not any(cell[:1] in {"=", "+", "-", "@", "\t", "\r"} - {""} for cell in row.values())


def markdown(paper: Paper) -> None:
    text = rendered(replace(paper, authors=paper.authors[:3]), "markdown")
    assert text.count("\n") == 1
    assert text.startswith("- ")
    assert "<script" not in shown_html(text)
    if "$" not in text:
        assert " ".join(paper.title.split()) in shown(text, OURS)


def shown_html(markdown_text: str) -> str:
    import markdown as renderer

    return renderer.markdown(markdown_text, extensions=OURS).lower()


def style(name: str) -> Check:
    return lambda paper: _is_in(paper.title, STYLES[name](paper))


def _is_in(text: str, whole: str) -> None:
    assert text in whole


# files of the site


def made(name: str, paper: Paper, settings: Settings = HOSTED) -> dict[str, str]:
    return {file.path: file.text for file in DOWNLOADS[name](shelf(paper), settings)}


def lists(paper: Paper) -> None:
    found = made("lists", paper)
    assert {path.partition(".")[2] for path in found} == {each.suffix for each in FORMATS.values()}
    assert json.loads(found["papers.csl.json"])[0]["title"] == paper.title


def feeds(paper: Paper) -> None:
    named = replace(HOSTED, site_name=paper.title)
    found = made("feeds", paper, named)
    check_atom(found["papers.atom"], is_hosted=True)
    check_json_feed(found["papers.feed.json"], is_hosted=True)
    check_opml(found["feeds.opml"], is_hosted=True)
    feed = etree.fromstring(found["papers.atom"].encode())
    space = {"a": "http://www.w3.org/2005/Atom"}
    title = _NOT_XML.sub("", paper.title)
    assert feed.findtext("a:entry/a:title", namespaces=space) == title
    assert len(feed.findall("a:entry/a:author", space)) == len(paper.authors)
    assert json.loads(found["papers.feed.json"])["items"][0]["title"] == paper.title
    opml = etree.fromstring(found["feeds.opml"].encode())
    assert opml.find("body/outline").get("text") == f"{title}: All papers"  # type: ignore[union-attr]


def changes(paper: Paper) -> None:
    change = Change(ChangeKind.MERGED, paper.id, paper.title, (), paper.id)
    one = ChangeSet("2021-02-03-toys", "2021-02-03", {ChangeKind.MERGED: 1}, (change,))
    corpus = replace(shelf(paper), changes=(one,))
    (script,) = (file.text for file in DOWNLOADS["changes"](corpus, HOSTED))
    told = re.fullmatch(r"\(.*\)\.changeSets = (.*);\n", script)
    assert told
    assert json.loads(told[1]) == [["2021-02-03-toys", 0, 0, 1, 0]]
    found = {file.path: file.text for file in DOWNLOADS["feeds"](corpus, HOSTED)}
    check_atom(found[f"{urls.ALL_CHANGES}.atom"], is_hosted=True)
    check_json_feed(found[f"{urls.ALL_CHANGES}.feed.json"], is_hosted=True)
    (item,) = json.loads(found[f"{urls.ALL_CHANGES}.feed.json"])["items"]
    content = html.fragment_fromstring(item["content_html"], create_parent=True)
    assert one_line(_html(paper.title)) in one_line(content.text_content())
    assert not list(content.iter("script", "b"))


def basket(paper: Paper) -> None:
    for path, text in made("citations", paper).items():
        match = re.fullmatch(r'papershelf\.citationData\("([\w-]+)",(.*)\);\n', text, re.DOTALL)
        assert match, path
        payload = json.loads(match[2])
        if match[1].startswith("papers"):
            assert payload[paper.id][0] == paper.title


def robots(paper: Paper) -> None:
    (text,) = made("robots", paper, replace(HOSTED, site_name=paper.title)).values()
    assert text.splitlines()[:2] == ["User-agent: *", "Allow: /"]
    assert text.count("\n") == 4


def llms(paper: Paper) -> None:
    (text,) = made("llms", paper, replace(HOSTED, site_name=paper.title)).values()
    (plain,) = made("llms", paper, BARE).values()
    assert text.count("\n") == plain.count("\n")
    assert len(re.findall(r"(?<!\\)\]\(", text)) == len(re.findall(r"\]\(", plain))


def citation_cff(paper: Paper) -> None:
    named = replace(HOSTED, site_name=paper.title, site_author=paper.title)
    (text,) = made("citation_cff", paper, named).values()
    told = yaml.safe_load(text)
    assert told["title"] == told["authors"][0]["name"] == " ".join(paper.title.split())


# data


def objects(paper: Paper) -> list[dict[str, Any]]:
    return [paper_object(each, shelf(paper), HOSTED) for each in shelf(paper)]


def json_lines(paper: Paper) -> None:
    line, end = DATASETS["json_lines"].render(objects(paper)).decode().split("\n")
    assert end == ""
    assert json.loads(line)["title"] == paper.title


def sqlite(paper: Paper) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(DATASETS["sqlite"].render(objects(paper)))
        (row,) = database.execute("SELECT title, abstract FROM papers").fetchall()
        names = [name for (name,) in database.execute("SELECT name FROM authors ORDER BY place")]
    assert row == (paper.title, paper.abstract)
    assert names == [author.name for author in paper.authors]


def parquet(paper: Paper) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    (row,) = reader.read_table(io.BytesIO(DATASETS["parquet"].render(objects(paper)))).to_pylist()
    assert (row["title"], row["abstract"]) == (paper.title, paper.abstract)
    assert row["authors"] == [author.name for author in paper.authors]


def papers_jsonl(paper: Paper) -> None:
    (file,) = EXPORTS["jsonl"](shelf(paper), HOSTED, [])
    assert file.text.count("\n") == 1
    assert json.loads(file.text)["title"] == paper.title


def changes_jsonl(paper: Paper) -> None:
    change = Change(ChangeKind.ADDED, paper.id, paper.title)
    one = ChangeSet("2021-02-03-toys", "2021-02-03", {ChangeKind.ADDED: 1}, (change,))
    (file,) = EXPORTS["changes"](replace(shelf(paper), changes=(one,)), HOSTED, [])
    line, end = file.text.split("\n")
    assert end == ""
    assert json.loads(line)["changes"][0]["title"] == paper.title


# heads of pages


def head(**told: Any) -> Any:
    """What a browser reads of the head that the theme writes."""
    partials = jinja2.FileSystemLoader(ROOT / "theme_overrides" / "partials")
    template = jinja2.Environment(loader=partials).get_template("metadata.html")  # noqa: S701
    return html.document_fromstring(
        f"<html><head>{template.render(metadata=told)}</head><body></body></html>"
    )


def one_line(text: str) -> str:
    return " ".join(text.split())


def highwire_tags(paper: Paper) -> None:
    tags = metadata.highwire_tags(paper, URL)
    document = head(named=tags)
    found = [(each.get("name"), each.get("content")) for each in document.iter("meta")]
    assert found == [(name, _html(text)) for name, text in tags]
    assert found[0] == ("citation_title", _html(one_line(paper.title)))
    assert [name for name, _ in found].count("citation_author") == len(paper.authors)


def open_graph_tags(paper: Paper) -> None:
    tags = metadata.open_graph_tags(paper, URL, paper.title, (paper.title,), paper.abstract)
    document = head(properties=tags)
    found = [each.get("content") for each in document.iter("meta")]
    assert found == [_html(text) for _, text in tags]


def page_tags(paper: Paper) -> None:
    picture = metadata.SharedImage(f"{URL}.png", paper.title)
    tags = metadata.page_tags(paper.title, URL, paper.title, paper.abstract, picture)
    document = head(properties=tags)
    found = [(each.get("property") or each.get("name"), each.get("content"))
             for each in document.iter("meta")]  # fmt: skip
    assert found == [(name, _html(text)) for name, text in tags]
    assert dict(found)["og:image:alt"] == _html(one_line(paper.title))


SharedImage = page_tags  # which shows its address and its words


def _html(text: str) -> str:
    """A text without what no HTML document can hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def in_script(data: Mapping[str, Any]) -> Any:
    document = head(json_ld=metadata.render_json_ld(data))
    (script,) = document.iter("script")
    assert not list(document.iter("b"))
    return json.loads(script.text)


def paper_json_ld(paper: Paper) -> None:
    crumbs = [(paper.title, URL), (paper.title, URL)]
    told = in_script(metadata.paper_json_ld(paper, URL, crumbs, paper.abstract))
    assert told["@graph"][0]["name"] == told["@graph"][1]["itemListElement"][0]["name"]
    assert told["@graph"][0]["name"] == paper.title
    expand(told)


def list_json_ld(paper: Paper) -> None:
    told = in_script(metadata.list_json_ld(paper.title, URL, [(paper.title, URL)]))
    assert told["mainEntity"]["itemListElement"][0]["name"] == told["name"] == paper.title
    expand(told)


def site_json_ld(paper: Paper) -> None:
    assert in_script(metadata.site_json_ld(paper.title, URL, URL))["name"] == paper.title


def coins(paper: Paper) -> None:
    spelt = metadata.coins(paper)
    assert re.fullmatch(r"[\w.%&=~-]+", spelt, re.ASCII)
    pairs = parse_qsl(spelt, strict_parsing=True)
    titles = [text for name, text in pairs if name in {"rft.atitle", "rft.title"}]
    assert titles == [paper.title]
    assert sum(name in {"rft.au", "rft.aucorp"} for name, _ in pairs) == len(paper.authors)


def render_json_ld(paper: Paper) -> None:
    assert in_script({"name": paper.title}) == {"name": paper.title}


# digests and the Cite box


def digest(suffix: str, paper: Paper) -> str:
    dated = replace(paper, date="2021-02-03")
    named = replace(HOSTED, site_name=paper.title)
    return make_digest(shelf(dated), named, "2021-01-01").files[suffix].decode()


def digest_eml(paper: Paper) -> None:
    mail: Any = message_from_bytes(digest("eml", paper).encode(), policy=default)
    assert not mail.defects
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert set(mail.keys()) == {
        "Subject", "From", "Date", "Message-ID", "MIME-Version", "Content-Type"}  # fmt: skip


def digest_html(paper: Paper) -> None:
    document = html.document_fromstring(digest("html", paper))
    (title,) = document.iter("h2")
    assert one_line(title.text_content()) == _html(one_line(paper.title))
    assert not list(document.iter("script", "b"))


def digest_md(paper: Paper) -> None:
    text = digest("md", paper)
    assert "<script" not in shown_html(text)
    assert len(re.findall(r"^- ", text, re.MULTILINE)) == 1


def cite_box(paper: Paper) -> None:
    partials = jinja2.FileSystemLoader(ROOT / "theme_overrides" / "partials")
    environment = jinja2.Environment(loader=partials)  # noqa: S701 - as MkDocs makes it
    environment.filters["url"] = str
    box = environment.get_template("cite.html").render(cite=list(citations(paper, "key_toy")))
    document = html.fragment_fromstring(box, create_parent=True)
    found = {each.name: each.text for each in citations(paper, "key_toy")}
    shown_texts = [code.text or "" for code in document.iter("code")]
    assert [one_line(text) for text in shown_texts] == [
        one_line(_html(text)) for text in found.values()
    ]
    assert all(code.getchildren() == [] for code in document.iter("code"))


REGISTERS: Mapping[str, tuple[set[str], Mapping[str, Check]]] = {
    "formats": (
        set(FORMATS),
        {"bibtex": bibtex, "ris": ris, "csl_json": csl_json, "csv_table": csv_table,
         "markdown": markdown},
    ),
    "citation styles": (
        set(STYLES), {name: style(name) for name in ("apa", "ieee", "acm", "chicago")},
    ),
    "downloads": (
        set(DOWNLOADS),
        {"lists": lists, "feeds": feeds, "citations": basket, "robots": robots, "llms": llms,
         "citation_cff": citation_cff, "changes": changes},
    ),
    "datasets": (
        set(DATASETS), {"json_lines": json_lines, "sqlite": sqlite, "parquet": parquet},
    ),
    "exports": (set(EXPORTS), {"jsonl": papers_jsonl, "changes": changes_jsonl}),
    "metadata": (
        set(metadata.__all__),
        {"coins": coins, "highwire_tags": highwire_tags, "open_graph_tags": open_graph_tags,
         "page_tags": page_tags, "SharedImage": SharedImage,
         "paper_json_ld": paper_json_ld, "list_json_ld": list_json_ld,
         "site_json_ld": site_json_ld, "render_json_ld": render_json_ld},
    ),
    "digests": (
        set(make_digest(shelf(), BARE, "2020-01-01").files),
        {"eml": digest_eml, "html": digest_html, "md": digest_md},
    ),
    "cite box": ({"cite_box"}, {"cite_box": cite_box}),
}  # fmt: skip
CHECKS = [
    pytest.param(check, id=f"{register}: {name}")
    for register, (_, checks) in REGISTERS.items()
    for name, check in checks.items()
]


@pytest.mark.parametrize("register", REGISTERS)
def test_every_exporter_has_its_check(register: str) -> None:
    there, checked = REGISTERS[register]
    assert there == set(checked), "write its check in this file and name it in REGISTERS"


@pytest.mark.parametrize("check", CHECKS)
@given(hostile=hostile_papers().map(settled))
@settings(deadline=None, max_examples=40)
def test_no_text_is_altered_or_breaks_out(check: Check, hostile: Paper) -> None:
    check(hostile)


@pytest.mark.parametrize("check", CHECKS)
def test_five_thousand_authors_with_odd_names_are_all_there(check: Check) -> None:
    signs = ("&", "</b>", '"', "{", "\\", "%", "🦢", "\u202e", "'", "é")
    names = tuple(person("Ann", f"Toy{signs[at % 10]}{at}") for at in range(5000))
    check(paper("toys", "Toys", authors=names, date="2020-01-02"))


@pytest.fixture(scope="module")
def hostile_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A shelf of hostile papers that is read, merged and enriched as any is."""
    titles = (
        *('</script><b>"Toys"</b> & {x} \\ %', "[Swans](x.md) | `a` *b* _c_", "=1+1: # Geese"),
        *("RTL \u202eabc\u202c 🦢 漢字", "--- title: x\n--- y", "{{ page }} {% x %} $a<b$"),
    )
    items = [
        {
            "type": "article-journal",
            "id": f"k{at}",
            "title": title,
            "abstract": f"{title}. We fold.",
            "author": [{"family": f"Toy {title[:9]}", "given": "Ann"}, {"literal": title}],
            "issued": {"date-parts": [[2020, 1 + at, 2]]},
            "container-title": title,
            "keyword": title,
        }
        for at, title in enumerate(titles)
    ]
    folder = tmp_path_factory.mktemp("hostile")
    return corpus_of(make_shelf(folder, {"toys.json": json.dumps(items)}))


@pytest.mark.parametrize("name", PAGES)
def test_no_page_and_no_twin_is_broken_by_a_title(name: str, hostile_corpus: Corpus) -> None:
    named = replace(HOSTED, site_name='Toys </script> & "{x}"', root=Path())
    pages = [file for file in PAGES[name](hostile_corpus, named, []) if file.path.endswith(".md")]
    for file in pages:
        assert render_twin(file.text, file.path, {file.path: "x/index.html"}).count("\n") == (
            file.text.count("\n")
        )
        front, body = re.fullmatch(r"---\n(.*?)---\n(.*)", file.text, re.DOTALL).groups()  # type: ignore[union-attr]
        assert set(yaml.safe_load(front)) & {"kind", "title"}
        tree = html.fromstring(f"<div>{shown_html(body)}</div>")
        assert not list(tree.iter("script", "b", "img"))
        assert not [each for each in tree.iter("a") if each.get("href") == "x.md"]


def test_a_twin_leaves_escaped_brackets_alone() -> None:
    built = {"a.md": "a.html", "b.md": "b.html"}
    text = f"{render_text('[x](b.md)')} [y](b.md?q=1) [z](b.md#at) [w](c.md)"
    assert render_twin(text, "a.md", built).endswith(
        "(b.md) [y](b.html?q=1) [z](b.html.md#at) [w](c.md)"
    )
