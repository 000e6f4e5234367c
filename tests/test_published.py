"""A shelf beside the site that it published last: what is told of what changed in between."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator import urls
from generator.machine_files import papers_schema
from generator.model.change import ChangeKind
from generator.model.corpus import Corpus
from generator.pipeline import Report, generate
from generator.published import publication_day
from generator.settings import Settings
from tests.conftest import make_shelf

TOYS = "@article{cranes, title={Cranes}, author={Toy, Ann}, year={2020}, doi={10.1000/cranes}}\n"
KITES = "@article{kites, title={Kites}, author={Fold, Bob}, year={2021}, doi={10.1000/kites}}\n"


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1714694400")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_shelf(tmp_path / "shelf", {"toys.bib": TOYS})


def told(settings: Settings, report: Report | None = None) -> tuple[Corpus, list[str]]:
    """Generate the pages; the corpus and the problems."""
    report = report or Report()
    corpus, _ = generate(settings, report)
    return corpus, [
        f"{each.severity} {each.code} {each.origin.path}"
        + (f":{each.origin.line}" if each.origin.line else "")
        for each in report.problems
    ]


def publish(settings: Settings, folder: Path | None = None) -> Path:
    """What a build puts into the site that the next one reads."""
    site = folder or settings.site_dir
    site.mkdir(exist_ok=True)
    for name in (urls.PAPERS_JSONL, urls.CHANGES_JSONL):
        shutil.copyfile(settings.docs_dir / name, site / name)
    (site / urls.PAPERS_SCHEMA).write_text(papers_schema().text, encoding="utf-8")
    return site


def add_kites(settings: Settings) -> None:
    (settings.root / "sources/more.bib").write_text(KITES, encoding="utf-8")


def page(settings: Settings) -> str:
    return (settings.docs_dir / urls.CHANGES).read_text(encoding="utf-8")


def test_the_first_build_says_that_nothing_is_published_and_tells_no_change(
    settings: Settings,
) -> None:
    said: dict[str, str] = {}
    corpus, problems = told(
        settings, Report(on_stage=lambda name, what, _: said.update({name: what}))
    )
    assert said["changes"] == "nothing published yet"
    assert (corpus.changes, problems) == ((), [])
    assert "No change has been recorded yet." in page(settings)


def test_what_changed_stays_listed_with_its_day_when_nothing_changes(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(settings)
    publish(settings)
    add_kites(settings)
    first, problems = told(settings)
    assert problems == []
    (only,) = first.changes
    assert (only.date, only.in_words) == ("2024-05-03", "1 paper added")
    assert "## 3 May 2024" in page(settings)
    assert "[Kites](../papers/doi-10.1000-kites.md)" in page(settings)
    publish(settings)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1914694400")
    report = Report()
    corpus, plan = generate(settings, report)
    assert corpus.changes == first.changes
    assert plan.is_empty


def test_a_build_that_was_not_published_is_compared_anew(settings: Settings) -> None:
    told(settings)
    publish(settings)
    add_kites(settings)
    first, _ = told(settings)
    again, _ = told(settings)
    assert again.changes == first.changes
    (settings.root / "sources/more.bib").unlink()
    assert told(settings)[0].changes == ()


def test_a_removed_paper_is_named_and_its_old_entry_leads_nowhere_wrong(settings: Settings) -> None:
    add_kites(settings)
    told(settings)
    publish(settings)
    (settings.root / "sources/toys.bib").unlink()
    corpus, _ = told(settings)
    assert [each.kind for each in corpus.changes[0].changes] == [ChangeKind.REMOVED]
    assert "- Cranes\n" in page(settings)
    assert "doi-10.1000-cranes.md" not in page(settings)


def test_another_folder_may_hold_what_was_published(settings: Settings, tmp_path: Path) -> None:
    told(settings)
    publish(settings, tmp_path / "pages")
    add_kites(settings)
    assert told(settings)[0].changes == ()
    elsewhere = replace(settings, published="../pages")
    assert len(told(elsewhere)[0].changes) == 1
    missing = replace(settings, published="pagse")
    assert told(missing) == (told(settings)[0], ["warning no-publication pagse"])
    (settings.root / "empty").mkdir()
    assert told(replace(settings, published="empty"))[1] == []


def test_changes_can_be_switched_off(settings: Settings) -> None:
    told(settings)
    publish(settings)
    add_kites(settings)
    assert told(replace(settings, changes=False))[0].changes == ()
    assert not (settings.docs_dir / urls.CHANGES).exists()
    assert not (settings.docs_dir / urls.CHANGES_JSONL).exists()
    assert "changes/" not in (settings.docs_dir / urls.HOME).read_text(encoding="utf-8")
    assert "changes/" not in (settings.docs_dir / urls.RECENT).read_text(encoding="utf-8")


DAMAGES = {
    "cut off": lambda text: text[: len(text) // 2],
    "binary": lambda text: "\x00\udcff\udcfe\n",
    "no objects": lambda text: "[]\n7\nnull\n",
    "no id": lambda text: '{"title": "Cranes"}\n',
    "an id that is none": lambda text: '{"id": "\\ud800\\n", "title": "Cranes"}\n',
    "very deep": lambda text: "[" * 100_000 + "\n",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_papers_are_a_warning_and_make_no_paper_new(
    settings: Settings, damage: str
) -> None:
    told(settings)
    papers = publish(settings) / urls.PAPERS_JSONL
    text = papers.read_text(encoding="utf-8")
    papers.write_bytes(DAMAGES[damage](text).encode("utf-8", "surrogateescape"))
    add_kites(settings)
    corpus, problems = told(settings)
    assert problems == ["warning damaged-publication site/papers.jsonl:1"]
    assert corpus.changes == ()


def test_what_cannot_be_read_is_a_warning(settings: Settings) -> None:
    told(settings)
    for name in (urls.PAPERS_JSONL, urls.CHANGES_JSONL, urls.PAPERS_SCHEMA):
        (settings.site_dir / name).mkdir(parents=True)
    corpus, problems = told(settings)
    assert problems == [
        "warning damaged-publication site/changes.jsonl",
        "warning damaged-publication site/papers.jsonl",
    ]
    assert corpus.changes == ()


def test_of_damaged_papers_the_whole_lines_are_still_compared(settings: Settings) -> None:
    add_kites(settings)
    told(settings)
    papers = publish(settings) / urls.PAPERS_JSONL
    papers.write_text("{\n" + papers.read_text(encoding="utf-8"), encoding="utf-8")
    source = settings.root / "sources/toys.bib"
    source.write_text(source.read_text().replace("2020", "2022"), encoding="utf-8")
    corpus, problems = told(settings)
    assert problems == ["warning damaged-publication site/papers.jsonl:1"]
    assert [each.fields for each in corpus.changes[0].changes] == [("date",)]


def test_a_damaged_line_of_the_history_costs_no_other(settings: Settings) -> None:
    told(settings)
    publish(settings)
    add_kites(settings)
    told(settings)
    history = publish(settings) / urls.CHANGES_JSONL
    history.write_text('{"id": 7}\n' + history.read_text(encoding="utf-8"), encoding="utf-8")
    corpus, problems = told(settings)
    assert problems == ["warning damaged-publication site/changes.jsonl:1"]
    assert len(corpus.changes) == 1


def test_a_site_of_a_version_that_knew_less_has_only_that_compared(settings: Settings) -> None:
    told(settings)
    site = publish(settings)
    for name in (urls.PAPERS_SCHEMA, urls.CHANGES_JSONL):
        (site / name).unlink()
    line = json.loads((site / urls.PAPERS_JSONL).read_text(encoding="utf-8"))
    few = {name: line[name] for name in ("id", "title", "url", "abstract", "tags")}
    (site / urls.PAPERS_JSONL).write_text(json.dumps(few) + "\n", encoding="utf-8")
    corpus, problems = told(settings)
    assert (corpus.changes, problems) == ((), [])


def test_the_day_is_that_of_the_source_date_where_one_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert publication_day() == "2024-05-03"
    for odd in ("", "soon", "9" * 5_000, "-1"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
        assert publication_day() > "2024-05-03"
