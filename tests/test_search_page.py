"""The search page, and how our search takes the place of Material's."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from lxml import etree

from generator import scripts
from generator.mkdocs_plugin import defaults
from generator.model.corpus import Corpus
from generator.pages.search_page import search_pages
from tests.conftest import ROOT, make_shelf
from tests.test_site import LONG, run

THEME = ROOT / "theme_overrides"


def test_the_page_carries_the_tree_of_the_tags_in_use(
    sample_corpus: Corpus, tmp_path: Path
) -> None:
    settings = make_shelf(tmp_path / "shelf", {})
    (page,) = search_pages(sample_corpus, settings, [])
    assert page.path == "search.md"
    used = sample_corpus.papers_by_tag
    named = re.findall(r"^  ([a-z]+/\S+): (\S+)$", page.text, re.MULTILINE)
    assert named
    assert all(tag in used and parent in used for tag, parent in named)


def test_a_shelf_with_an_address_is_a_search_engine_for_browsers(
    sample_corpus: Corpus, tmp_path: Path
) -> None:
    settings = replace(
        make_shelf(tmp_path / "shelf", {}),
        site_url="https://a.example/b",
        site_name="Müller & Söhne <papers>",
    )
    _, description = search_pages(sample_corpus, settings, [])
    root = etree.fromstring(description.text.encode())
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    (url,) = root.findall("o:Url", space)
    assert url.get("template") == "https://a.example/b/search.html?q={searchTerms}"
    assert len(root.findtext("o:ShortName", namespaces=space) or "") <= 16


def test_our_search_stands_in_for_materials_where_that_is_asked_for(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\n"})
    config = settings.root / "mkdocs.yml"
    for listed in ("  - search\n  - papershelf", "  - papershelf\n  - search"):
        text = config.read_text()
        config.write_text(re.sub(r"(?<=plugins:\n)(  - .*\n?)+", f"{listed}\n", text))
        assert run("build", "--strict", cwd=settings.root).returncode == 0
        home = (settings.site_dir / "index.html").read_text(encoding="utf-8")
        assert home.count('<form class="md-search__form"') == 1
        assert 'data-md-component="search' not in home
        assert not (settings.site_dir / "search").exists()
        assert (settings.site_dir / "assets/papershelf/search/index.js").is_file()


def test_the_search_finds_hand_written_pages(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\n"})
    guide = "# Reading guide\n\n## Where to begin\n\nStart with *zebras* &amp; friends.\n"
    (settings.docs_dir / "guide.md").write_text(guide, encoding="utf-8")
    assert run("build", "--strict", cwd=settings.root).returncode == 0
    texts = (settings.site_dir / "assets/papershelf/search").glob("*.js")
    written = "".join(path.read_text(encoding="utf-8") for path in texts)
    assert "Start with zebras & friends." in written
    assert "¶" not in written


def test_a_built_site_has_the_scripts_joined(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\n"})
    assert run("build", "--strict", cwd=settings.root).returncode == 0
    built = settings.site_dir / scripts.FOLDER
    parts = {part for parts in scripts.BUNDLES.values() for part in parts}
    assert not {path.stem for path in built.glob("*.js")} & parts
    for bundle, parts in scripts.BUNDLES.items():
        text = (built / bundle).read_text(encoding="utf-8")
        assert text == scripts.join_scripts(bundle, lambda path: (THEME / path).read_text("utf-8"))
        assert text.count("\n(() => {\n") == len(parts)
        assert text.count('"use strict";') == 1


def test_every_script_is_loaded_by_every_page_or_by_one_list_or_part_of_a_joined_file() -> None:
    found = {path.name for path in (THEME / scripts.FOLDER).glob("*.js")}
    joined = {f"{part}.js" for parts in scripts.BUNDLES.values() for part in parts}
    alone = {path.rpartition("/")[2] for path in defaults.SCRIPTS} | {
        "sort-papers.js",
        "since-visit.js",
    }
    assert found == joined | alone
    assert not joined & alone
    engine, interface = (scripts.BUNDLES[bundle] for bundle in scripts.SEARCHING)
    assert not set(engine) & set(interface)


def test_joining_leaves_out_comments_that_have_lines_of_their_own() -> None:
    lines = ("// About.", '"use strict";', "(() => {", "  /** Doc.", "   * More. */")
    kept = '  f("//", `/**`); // x\n})();\n'
    joined = scripts.join_scripts("engine.js", lambda _: "\n".join(lines) + "\n" + kept)
    assert joined.endswith(f"(() => {{\n{kept}(() => {{\n{kept}")
    assert "About" not in joined
    assert "More" not in joined
