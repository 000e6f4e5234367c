"""What stands beside the built pages for machines: twins, sitemap, robots.txt, OpenSearch."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree, html

from generator.machine_files import split_sitemap
from tests.conftest import ROOT, SAMPLE, SHELF_CONFIG, make_shelf
from tests.metadata.json_ld import SCHEMA, expand
from tests.test_page_metadata import data
from tests.test_site import run

ADDRESS = "https://toys.example.org/shelf/"
OWN = """\
# My notes

See [the papers](../papers/index.md#top), [search](../search.md?q=toys), [the table][t],
![a toy](toy.svg), [nothing](nowhere.md), <a href="guide.md">the guide</a> and `](guide.md)`.

[t]: ../tags/index.md "All tags"
"""


def build(folder: Path, more: str) -> Path:
    make_shelf(folder, sorted(SAMPLE.iterdir()))
    own = folder / "site_src" / "notes"
    own.mkdir()
    (own / "own.md").write_text(OWN, encoding="utf-8")
    (own / "guide.md").write_text("# Guide\n", encoding="utf-8")
    (own / "toy.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    config = SHELF_CONFIG.replace("- papershelf", "- papershelf: {page_size: 50}")
    (folder / "mkdocs.yml").write_text(config + more, encoding="utf-8")
    seen = run("build", cwd=folder)
    assert seen.returncode == 0, seen.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample shelf, on no host, each page a file."""
    return build(tmp_path_factory.mktemp("anywhere"), "")


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample shelf in a folder of a host, each page a folder."""
    more = f"site_url: {ADDRESS}\nuse_directory_urls: true\n"
    return build(tmp_path_factory.mktemp("hosted"), more)


@pytest.fixture(params=["anywhere", "hosted"])
def site(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def targets(markdown: str) -> list[str]:
    """Where the links of a Markdown file lead, those out of the site left out."""
    prose = re.sub(r"`[^`\n]*`", "", markdown)
    found = re.findall(
        r"(?<!\\)\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]:\s*(\S+)|\b(?:href|src)=\"([^\"]+)", prose, re.M
    )
    links = ("".join(each) for each in found)
    return [link for link in links if not re.match(r"[a-z][a-z+.-]*:|#", link)]


def test_every_page_has_a_twin_and_every_link_of_a_twin_leads_somewhere(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if path.name != "404.html"]
    twins = [path.with_name(f"{path.name}.md") for path in pages]
    assert len(twins) > 500
    assert [twin for twin in twins if not twin.is_file()] == []
    broken = [
        (twin.relative_to(site).as_posix(), link)
        for twin in twins
        for link in targets(twin.read_text(encoding="utf-8"))
        if not (twin.parent / unquote(urlsplit(link).path)).is_file()
    ]
    assert [link for _, link in broken] == ["nowhere.md"]  # as it was written


def test_a_twin_leads_to_twins_and_to_the_search_itself(anywhere: Path, hosted: Path) -> None:
    text = (anywhere / "notes/own.html.md").read_text(encoding="utf-8")
    assert "(../papers/index.html.md#top)" in text
    assert "(../search.html?q=toys)" in text
    assert '[t]: ../tags/index.html.md "All tags"' in text
    assert '<a href="guide.html.md">' in text
    text = (hosted / "notes/own/index.html.md").read_text(encoding="utf-8")
    assert "(../../papers/index.html.md#top)" in text
    assert "![a toy](../toy.svg)" in text


def test_llms_txt_leads_to_files_of_the_site(site: Path) -> None:
    links = re.findall(r"(?<!\\)\]\((\S+)\)", (site / "llms.txt").read_text(encoding="utf-8"))
    assert len(links) > 8
    assert [link for link in links if not (site / link.removeprefix(ADDRESS)).is_file()] == []


def sitemap_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(ROOT / "tests/schemas/sitemap.xsd")))


def test_the_sitemap_names_every_page_once(hosted: Path) -> None:
    sitemap = etree.parse(str(hosted / "sitemap.xml"))
    sitemap_schema().assertValid(sitemap)
    named = [loc.text for loc in sitemap.iter("{*}loc")]
    pages = {
        urljoin(ADDRESS, path.relative_to(hosted).as_posix().removesuffix("index.html"))
        for path in hosted.rglob("index.html")
    }
    assert len(named) == len(set(named))
    assert set(named) == pages


def test_a_parted_sitemap_is_valid_in_all_its_parts(hosted: Path) -> None:
    parts = list(split_sitemap(hosted, ADDRESS, limit=200))
    assert len(parts) > 3
    for file in parts:
        sitemap_schema().assertValid(etree.fromstring(file.text.encode()))
    index = etree.fromstring(parts[-1].text.encode())
    assert [loc.text for loc in index.iter("{*}loc")] == [
        ADDRESS + file.path for file in parts[:-1]
    ]


def test_a_site_without_an_address_claims_none(anywhere: Path) -> None:
    assert not (anywhere / "sitemap.xml").exists()
    assert not (anywhere / "opensearch.xml").exists()
    assert (anywhere / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"
    head = (anywhere / "index.html").read_text(encoding="utf-8").partition("</head>")[0]
    assert "opensearch" not in head
    assert "canonical" not in head


def test_robots_and_open_search_know_the_folder_of_the_site(hosted: Path) -> None:
    robots = (hosted / "robots.txt").read_text(encoding="utf-8")
    assert robots.endswith(f"\nSitemap: {ADDRESS}sitemap.xml\n")
    described = etree.parse(str(hosted / "opensearch.xml")).getroot()
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert described.tag == f"{space}OpenSearchDescription"
    assert 0 < len(described.findtext(f"{space}ShortName") or "") <= 16
    assert 0 < len(described.findtext(f"{space}Description") or "") <= 1024
    (url,) = described.findall(f"{space}Url")
    assert url.get("template") == f"{ADDRESS}search/?q={{searchTerms}}"
    assert (hosted / "search/index.html").is_file()
    (link,) = html.parse(str(hosted / "tags/index.html")).xpath("//head/link[@rel='search']")
    assert (hosted / "tags" / link.get("href")).resolve() == (hosted / "opensearch.xml").resolve()


def lists(site: Path) -> list[Path]:
    found = [site / "papers/index.html", *site.glob("papers/page/*/index.html")]
    for folder in ("topics", "years", "tags/modality", "authors"):
        found += [
            path
            for path in site.glob(f"{folder}/*/**/index.html")
            if not path.relative_to(site / folder).as_posix().startswith("page/")
        ]
    return found


def test_each_page_of_a_list_tells_of_the_papers_that_are_on_it(hosted: Path) -> None:
    seen = 0
    for page in lists(hosted):
        document = html.parse(str(page))
        if document.xpath(
            "//meta[@http-equiv='refresh'] | //div[contains(@class, 'papershelf--namesakes')]"
        ):
            continue  # a former address, or a list of people
        seen += 1
        told = data(document)
        entries = told["mainEntity"]["itemListElement"]
        at = urljoin(ADDRESS, page.relative_to(hosted).as_posix().removesuffix("index.html"))
        assert told["url"] == at
        assert entries, at
        links = {urljoin(at, href) for href in document.xpath("//article//li//a/@href")}
        assert {entry["url"] for entry in entries} <= links, at
        spans = document.xpath("//span[@class='Z3988']/@title")
        assert len(spans) == (len(entries) if len(entries) > 1 else 0)
        assert len(set(spans)) == len(spans)
        start = entries[0]["position"]
        assert [entry["position"] for entry in entries] == [*range(start, start + len(entries))]
    assert seen > 400


def test_the_pages_of_a_list_tell_of_all_its_papers_once(hosted: Path) -> None:
    pages = [hosted / "papers/index.html", *hosted.glob("papers/page/*/index.html")]
    told = [
        entry["url"]
        for page in pages
        for entry in data(html.parse(str(page)))["mainEntity"]["itemListElement"]
    ]
    papers = (hosted / "papers.jsonl").read_text(encoding="utf-8").count("\n")
    assert len(told) == len(set(told)) == papers


@pytest.mark.parametrize("path", ["index.html", "papers/index.html", "papers/2005.14165/index.html",
                                  "topics/index.html"])  # fmt: skip
def test_what_a_page_tells_machines_is_expanded_whole(hosted: Path, path: str) -> None:
    document = html.parse(str(hosted / path))
    if path == "topics/index.html":
        assert not document.xpath("//script[@type='application/ld+json']")
        return
    nodes = expand(data(document))
    (canonical,) = document.xpath("//head/link[@rel='canonical']/@href")
    assert nodes[0][f"{SCHEMA}url"] == [{"@id": canonical}]
