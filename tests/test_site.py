"""The whole line: sources in, a site out, as a user runs it."""

from __future__ import annotations

import filecmp
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.checks import CHECKS, check_context
from generator.markup import render_text
from generator.pipeline import Report, build_corpus, render
from tests.conftest import SAMPLE, make_shelf

LONG = (
    "This work studies toys, where p(d|x) and k<d hold in R^d, and *x* is not [2019] but PC^2. It "
    "goes on for some time, so that nobody takes it for a title, with <b>tags</b> & entities like "
    "&amp; and {braces}, a_b, _c_ and __d__, `code`, 3 | 4, $5 and $6, ~30% and W^{res}. The end."
)
HOSTILE_TITLES = [
    'Toys: <script>alert("x")</script> & Co',
    "# *Toys* [for](javascript:alert(1)) `all`",
    "1. {{ toys }} {% raw %} --- | ~~~",
    "Игрушки и 玩具 für alle",
]


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=cwd, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **environment},
    )  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, real_sources: list[Path]) -> Path:
    """A shelf outside the repository with the real sources and hostile ones, built."""
    folder = tmp_path_factory.mktemp("shelf") / "my shelf"
    make_shelf(folder, real_sources)
    hostile = "\n".join(f"{title}\n{index}. {LONG}" for index, title in enumerate(HOSTILE_TITLES))
    (folder / "sources" / "hostile & 'odd' [name].txt").write_text(hostile, encoding="utf-8")
    (folder / "site_src" / "guide.md").write_text("# A page of my own\n", encoding="utf-8")
    built = run("build", "--strict", cwd=folder)
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def papers(shelf: Path) -> list[dict[str, Any]]:
    lines = (shelf / "site/papers.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_checks_pass(shelf: Path) -> None:
    checked = run("check", cwd=shelf)
    assert checked.returncode == 0, checked.stderr


def test_every_paper_has_the_documented_fields(papers: list[dict[str, Any]]) -> None:
    ids = {paper["id"] for paper in papers}
    for paper in papers:
        assert list(paper)[:10] == ["id", "title", "url", "abstract", "authors", "date", "tags",
                                    "links", "related", "origins"]  # fmt: skip
        assert paper["origins"]
        assert all(near["id"] in ids for near in paper["related"])
        assert all(set(tag) >= {"facet", "id", "label"} for tag in paper["tags"])


def read_back(page: Path) -> tuple[str, str]:
    """The title and the abstract that a reader sees on a built page."""
    tree = html.parse(str(page), html.HTMLParser(encoding="utf-8"))
    (heading,) = tree.xpath("//article//h1")
    (abstract,) = tree.xpath("//*[@id='abstract']/following-sibling::p[1]")
    for math in tree.iter("math"):
        source, tail = f"${math.get('alttext')}$", math.tail
        math.clear()
        math.text, math.tail = source, tail
    for anchor in heading.xpath("./a[@class='headerlink']"):
        heading.remove(anchor)
    return " ".join(heading.text_content().split()), " ".join(abstract.text_content().split())


def test_no_title_or_abstract_is_altered_on_its_way_to_the_page(
    shelf: Path, papers: list[dict[str, Any]]
) -> None:
    for paper in papers:
        title, abstract = read_back(shelf / "site" / paper["url"])
        assert title == paper["title"]
        assert abstract == paper["abstract"]


def test_titles_stand_escaped_in_the_head(shelf: Path, papers: list[dict[str, Any]]) -> None:
    for paper in papers:
        tree = html.parse(str(shelf / "site" / paper["url"]), html.HTMLParser(encoding="utf-8"))
        assert tree.findtext(".//title").removesuffix(" - My shelf") == paper["title"]
        (description,) = tree.xpath("//meta[@name='description']/@content")
        summary = (paper["summary"] or {"text": paper["abstract"]})["text"]
        assert summary.startswith(description.rstrip("…").rstrip())
        (data,) = tree.xpath("//script[@type='application/ld+json']/text()")
        assert json.loads(data)["@graph"][0]["name"] == paper["title"]
        run_scripts = tree.xpath("//script[not(@type='application/ld+json')]/text()")
        assert not [script for script in run_scripts if "alert(" in script]


def test_a_hand_written_page_is_in_the_navigation_and_untouched(shelf: Path) -> None:
    assert (shelf / "site_src/guide.md").read_text() == "# A page of my own\n"
    home = (shelf / "site/index.html").read_text(encoding="utf-8")
    assert 'href="guide.html"' in home


def test_papers_stay_out_of_the_navigation(shelf: Path) -> None:
    about = (shelf / "site/about.html").read_text(encoding="utf-8")
    assert not re.search(r"papers/(?!index|\d)[a-z]", about)


def test_a_second_build_writes_nothing_and_gives_the_same_bytes(
    shelf: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = {path: path.stat().st_mtime_ns for path in shelf.rglob("*") if path.is_file()}
    again = run("build", "--strict", cwd=shelf, PYTHONHASHSEED="7")
    assert "0 written" in again.stderr
    assert "0 deleted" in again.stderr
    after = {path: path.stat().st_mtime_ns for path in shelf.rglob("*") if path.is_file()}
    assert after == before
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for name in ("mkdocs.yml", "site_src/guide.md"):
        (elsewhere / name).parent.mkdir(exist_ok=True)
        (elsewhere / name).write_bytes((shelf / name).read_bytes())
    (elsewhere / "sources").symlink_to(shelf / "sources")
    config = (shelf / "mkdocs.yml").read_text()
    shuffled = config.replace(
        "- papershelf", "- papershelf: {sources: ['sources/0*', 'sources/l*', 'sources/**/*']}"
    )
    if not list((shelf / "sources").glob("0*")):
        shuffled = shuffled.replace("'sources/0*', ", "")
    (elsewhere / "mkdocs.yml").write_text(shuffled)
    assert run("build", cwd=elsewhere, PYTHONHASHSEED="11").returncode == 0
    assert differing(filecmp.dircmp(shelf / "site", elsewhere / "site")) == []


def differing(compared: filecmp.dircmp[str]) -> list[str]:
    here = [*compared.left_only, *compared.right_only, *compared.funny_files]
    _, other, errors = filecmp.cmpfiles(
        compared.left, compared.right, compared.common_files, shallow=False
    )
    below = [name for folder in compared.subdirs.values() for name in differing(folder)]
    return here + other + errors + below


def test_the_real_pages_become_278_papers(tmp_path: Path, seeds: list[Path]) -> None:
    report = Report()
    corpus = build_corpus(make_shelf(tmp_path / "shelf", seeds), report)
    assert sum(len(file.records) for file in report.files) == 284
    assert len(corpus) == 278
    assert report.problems == []


def test_the_checks_find_what_is_wrong(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\n"})
    assert run("build", cwd=settings.root).returncode == 0
    (settings.site_dir / "bad.html").write_text(
        '<p><a href="nowhere.html">x</a> <a href="index.html#none">y</a>'
        '<script src="https://cdn.example/x.js"></script><img src="//cdn.example/y.png">'
        '<a href="https://fine.example/">z</a>'
    )
    (settings.docs_dir / "recent.md").unlink()
    report = Report()
    corpus = build_corpus(settings, report)
    checked = check_context(settings, report.files, render(corpus, settings, report))
    found = {name: [problem.message for problem in run(checked)] for name, run in CHECKS.items()}
    assert found["links"] == [
        "'nowhere.html' leads to no file of the site",
        "'index.html#none' leads to no anchor in index.html",
    ]
    assert len(found["offline"]) == 2
    assert found["ledger"] == []
    assert found["freshness"] == ["is not what the sources give now"]
    assert run("check", cwd=settings.root).returncode == 1


@pytest.mark.parametrize("accident", ["RuntimeError('the power went out')", "KeyboardInterrupt"])
def test_an_interrupted_build_leaves_the_last_good_site(tmp_path: Path, accident: str) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\n"})
    assert run("build", cwd=settings.root).returncode == 0
    before = {p: p.read_bytes() for p in settings.site_dir.rglob("*") if p.is_file()}
    (settings.root / "mkdocs.yml").write_text(
        (settings.root / "mkdocs.yml").read_text() + "hooks: [fail.py]\n"
    )
    (settings.root / "fail.py").write_text(
        f"def on_post_page(output, page, config):\n    raise {accident}\n"
    )
    assert run("build", cwd=settings.root).returncode != 0
    assert {p: p.read_bytes() for p in settings.site_dir.rglob("*") if p.is_file()} == before
    assert not list(settings.root.glob(".site*"))


def test_plain_mkdocs_does_the_same_work(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\n"})
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=settings.root, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (settings.site_dir / "papers.jsonl").is_file()
    assert run("check", cwd=settings.root).returncode == 0


@pytest.mark.parametrize("directories", ["true", "false"])
def test_a_renamed_tag_leads_from_its_old_address(tmp_path: Path, directories: str) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys and Transformers\n{LONG}\n"})
    config = settings.root / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("- papershelf", "- papershelf: {taxonomy: tags.yml}")
        + f"use_directory_urls: {directories}\n"
    )
    (settings.root / "tags.yml").write_text("rename: {Transformer: Attention network}\n")
    assert run("build", "--strict", cwd=settings.root).returncode == 0
    assert run("check", cwd=settings.root).returncode == 0
    name = "transformer/index.html" if directories == "true" else "transformer.html"
    old = settings.site_dir / "tags/method" / name
    tree = html.parse(str(old))
    (content,) = tree.xpath("//meta[@http-equiv='refresh']/@content")
    target = (old.parent / content.removeprefix("0; url=")).resolve()
    target = target / "index.html" if target.is_dir() else target
    assert "Attention network" in target.read_text(encoding="utf-8")


def test_one_build_serves_directory_addresses_too(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\n"})
    config = settings.root / "mkdocs.yml"
    config.write_text(config.read_text() + "use_directory_urls: true\nsite_url: https://a.org/b/\n")
    assert run("build", "--strict", cwd=settings.root).returncode == 0
    assert run("check", cwd=settings.root).returncode == 0
    (line,) = (settings.site_dir / "papers.jsonl").read_text().splitlines()
    assert (settings.site_dir / json.loads(line)["url"] / "index.html").is_file()


def test_markdown_reads_well_in_an_editor() -> None:
    assert render_text("We beat X by 3% (p < .05), e.g. on A-B & C_d.") == (
        "We beat X by 3% (p &lt; .05), e.g. on A-B & C_d."
    )


def test_every_page_has_a_markdown_twin_and_a_hand_written_robots_txt_stands(
    tmp_path: Path,
) -> None:
    settings = make_shelf(tmp_path / "shelf", [SAMPLE / "older-landmarks.ris"])
    (settings.docs_dir / "robots.txt").write_text("User-agent: *\nDisallow: /drafts/\n")
    done = run("build", cwd=settings.root)
    assert done.returncode == 0, done.stderr
    site = settings.site_dir
    pages = {path.relative_to(settings.docs_dir) for path in settings.docs_dir.rglob("*.md")}
    assert len(pages) > 20
    for page in pages:
        twin = site / page.with_suffix(".html.md")
        prose = (
            re.sub(r"\]\([^)]*\)", "](…)", path.read_text())
            for path in (twin, settings.docs_dir / page)
        )
        assert len(set(prose)) == 1  # links alone are spelt for where it lies
    assert "/drafts/" in (site / "robots.txt").read_text()
    assert (site / "years/1978.md").is_file()  # the list as Markdown is no page's namesake
    for target in re.findall(r"\]\((\S+)\)", (site / "llms.txt").read_text()):
        assert (site / target).is_file()
    inputs = json.loads((site / "manifest.json").read_text())["inputs"]
    assert [each["path"] for each in inputs] == ["sources/older-landmarks.ris"]
