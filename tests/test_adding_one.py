"""Adding one paper changes only the files that should change, of all that a built site has."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.mkdocs_plugin.kept_pages import RECORD
from tests.conftest import ROOT, make_shelf
from tests.test_site import run

TOYS = (
    ("cranes", "Cranes that are folded twice", "Toy, Ann", "2019", "Journal of Folds",
     "Cranes keep their wings when they are folded twice. We fold forty of them by hand."),
    ("swans", "Swans on a pond of foil", "Toy, Ann and Pond, Eva", "2019", "Journal of Folds",
     "Swans float on foil. A pond of foil carries nine swans for an afternoon."),
    ("drums", "Drums made of tins", "Beat, Carl", "2020", "Annals of Noise",
     "Tins sound like drums when their lids are loose. Neighbours were asked and agree."),
    ("bells", "Bells that ring in the wind", "Beat, Carl and Gale, Dora", "2020",
     "Annals of Noise", "Wind rings bells of glass at night. We count the strokes of an hour."),
)  # fmt: skip
KITES = (
    "kites", "Kites from recycled paper", "Wren, Ada", "2023", "Workshop on Beaches",
    "Kites of recycled paper tear at the string. We measure the flight of each on a beach.",
)  # fmt: skip
SUFFIXES = ("bib", "ris", "csl.json", "csv", "md", "atom", "feed.json")
SOCIAL = "assets/papershelf/social/"
ENGINE = ("assets/papershelf/search/", "assets/papershelf/citations/")  # parts of all papers


def bibtex(paper: tuple[str, ...]) -> str:
    key, title, authors, year, venue, abstract = paper
    return (
        f"@article{{{key}, title={{{title}}}, author={{{authors}}}, year={{{year}}}, "
        f"journal={{{venue}}}, doi={{10.1000/{key}}}, abstract={{{abstract}}}}}\n"
    )


def contents(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def page(*stems: str) -> set[str]:
    """Pages with their Markdown twins."""
    return {f"{stem}.html{twin}" for stem in stems for twin in ("", ".md")}


def listed(*stems: str) -> set[str]:
    """The files by which lists are taken along and followed."""
    return {f"{stem}.{suffix}" for stem in stems for suffix in SUFFIXES}


def test_only_what_names_the_paper_or_counts_all_is_written_anew(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.bib": "".join(map(bibtex, TOYS))})
    config = settings.root / "mkdocs.yml"
    config.write_text(config.read_text() + "site_url: https://toys.example.org/\n")
    day = {"SOURCE_DATE_EPOCH": "1714694400"}
    assert run("build", "--strict", cwd=settings.root, **day).returncode == 0
    before = contents(settings.site_dir)
    (settings.root / "sources/more.bib").write_text(bibtex(KITES), encoding="utf-8")
    assert run("build", "--strict", cwd=settings.root, **day).returncode == 0
    after = contents(settings.site_dir)

    change_page = re.compile(r"changes/2024-05-03-\w+\.html")
    (change_set,) = [path.removesuffix(".html") for path in after if change_page.fullmatch(path)]
    (picture,) = (path for path in set(after) - set(before) if path.startswith(SOCIAL))
    made = {
        picture,
        *page("papers/doi-10.1000-kites", "authors/ada-wren", "venues/workshop-on-beaches",
              "years/2023", change_set),
        *listed("venues/workshop-on-beaches", "years/2023"),
        "changes.atom", "changes.feed.json",
    }  # fmt: skip
    assert set(after) - set(before) == made
    assert set(before) <= set(after)

    counts_or_lists_all = {
        *page("index", "recent", "about", "quality/index", "papers/index", "authors/index",
              "venues/index", "years/index", "tags/index", "changes/index"),
        *listed("papers"),
        "papers.jsonl", "changes.jsonl", "changes/sets.js", "manifest.json", "llms.txt",
        "feeds.opml", "sitemap.xml", RECORD,
    }  # fmt: skip
    leads_on_to_it = page("years/2020")  # its link to the year after
    changed = {path for path in before if before[path] != after[path]}
    engine = {path for path in changed if path.startswith(ENGINE)}
    assert changed - engine == counts_or_lists_all | leads_on_to_it
    assert (len(made), len(changed - engine)) == (27, 37)


def test_changing_one_abstract_leaves_other_papers_alone(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.bib": "".join(map(bibtex, TOYS))})
    assert run("build", "--strict", cwd=settings.root).returncode == 0
    before = contents(settings.site_dir)
    source = settings.root / "sources/toys.bib"
    source.write_text(source.read_text().replace("forty of them", "fifty of them"))
    assert run("build", "--strict", cwd=settings.root).returncode == 0
    after = contents(settings.site_dir)
    changed = {path for path in before if before[path] != after.get(path)}
    papers = {path for path in changed if path.startswith("papers/") and path.endswith(".html")}
    assert papers == {"papers/doi-10.1000-cranes.html"}
    lists = {path for path in changed if path.startswith(("authors/", "venues/", "years/"))}
    stems = ("venues/journal-of-folds", "years/2019")
    assert lists == {f"{stem}.{feed}" for stem in stems for feed in ("atom", "feed.json")}
    history = (settings.site_dir / "changes/index.html").read_text(encoding="utf-8")
    assert "1 paper changed" in history


@pytest.mark.parametrize("command", ["generate", "check"])
def test_no_command_but_build_records_a_change(tmp_path: Path, command: str) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.bib": "".join(map(bibtex, TOYS))})
    day = {"SOURCE_DATE_EPOCH": "1714694400"}
    assert run("build", cwd=settings.root, **day).returncode == 0
    (settings.root / "sources/more.bib").write_text(bibtex(KITES), encoding="utf-8")
    before = contents(settings.site_dir)
    run(command, cwd=settings.root, **day)
    assert contents(settings.site_dir) == before
    assert run("build", cwd=settings.root, **day).returncode == 0
    assert len((settings.site_dir / "changes.jsonl").read_text().splitlines()) == 1
    checked = run("check", cwd=settings.root, SOURCE_DATE_EPOCH="1914694400")
    assert checked.returncode == 0, checked.stderr


PREVIEW = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""


def test_a_preview_tells_what_changed_since_the_site_was_published_and_leaves_that_alone(
    tmp_path: Path,
) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.bib": "".join(map(bibtex, TOYS))})
    assert run("build", cwd=settings.root).returncode == 0
    before = contents(settings.site_dir)
    preview = tmp_path / "preview"
    for paper in (KITES, ("masks", "Masks of leaves", "Wren, Ada", "2024", "Leaves", "Leaves.")):
        with (settings.root / "sources/more.bib").open("a", encoding="utf-8") as source:
            source.write(bibtex(paper))
        done = subprocess.run(
            [sys.executable, "-c", PREVIEW, str(preview)],
            cwd=settings.root, capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    (line,) = (preview / "changes.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["counts"] == {"added": 2}
    assert contents(settings.site_dir) == before
