"""Every correction that the page on quality offers, pasted as it stands, does what it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import jsonschema
import yaml

from generator.model.corpus import Corpus
from generator.normalize.override_keys import overrides_schema
from generator.pages._corrections import correction
from generator.pages._findings import CHECKS
from generator.pipeline import Report, build_corpus
from generator.settings import Settings
from tests.conftest import make_shelf

WORDS = "The same words stand in both of these texts, and nobody knows why they do stand here."
BIB = rf"""
@article{{warm, title={{Paper Cranes Fold in Warm Water}}, year=2020, doi={{10.1000/cranes.2020}},
  author={{Toy, Ann and {{The Crane Works}} and Maria Goose, Eve and others}},
  isbn={{978-3-16-148410-1}}, url={{https://github.com/your-name/cranes}},
  abstract={{We fold cranes of $n$ folds in $O(n steps & find "that" 100\% <b>hold</b>: {{yes}}.}}}}
@article{{old, title={{Kites of the Old World: a Survey}}, author={{Kite, Ada}}, year=1850,
  abstract={{Kites rise.}}}}
@article{{late, title={{The price is $ and more, a tale}}, author={{Kite, Ada}}, year=2095,
  abstract={{It will be.}}}}
@article{{pm1, title={{Swans, Seen Twice}}, author={{Swan, Dan}}, year=2020, doi={{10.1000/swans}},
  pmid={{11111111}}, abstract={{They are seen.}}}}
@article{{pm2, title={{Swans, Seen Twice}}, author={{Swan, Dan}}, year=2020, doi={{10.1000/swans}},
  pmid={{22222222}}}}
@misc{{tops, title={{Tops that Turn}}, author={{Yak, Yara}}, year=2016, abstract={{They turn.}}}}
@misc{{yoyos, title={{What a Yoyo Knows}}, author={{Gnu, G}}, year=2017, abstract={{Up it goes.}}}}
@misc{{drums, title={{Drums, Heard}}, author={{Emu, Emil}}, year=2015, abstract={{They sound.}}}}
@misc{{one, title={{A First Title}}, author={{Fox, Fay}}, year=2018, abstract={{{WORDS}}}}}
@misc{{two, title={{Another Name}}, author={{Owl, Olaf}}, year=2018, abstract={{{WORDS}}}}}
"""
RIS = """TY  - JOUR
TI  - Paper Cranes Fold in Cold Water
AU  - Toy, Ann
AU  - Bear, Robert
DO  - 10.1000/cranes.2020
PY  - 2014
ER  -
TY  - BOOK
TI  - Marbles, Counted
AU  - Bear, Bob
PY  - 2021
SN  - 9783161484101
UR  - http://localhost:8000/marbles
ER  -
"""
CSL = """[{"type": "article-journal", "id": "x", "title": "The Colour of Toys",
 "author": [{"family": "Swan", "given": "Dan", "ORCID": "0000-0002-1825-0098"},
            {"family": "Hen", "given": "Gail", "ORCID": "0000-0001-5109-3700"}],
 "issued": {"date-parts": [[2023, 5, 2]]}, "abstract": "Toys have colours."},
 {"type": "article", "id": "y", "title": "Kites, Shown", "number": "2305.00001",
 "author": [{"family": "Kite", "given": "Ada"}], "URL": "https://arxiv.org/abs/2305.00001",
 "issued": {"date-parts": [[2023, 5]]}, "abstract": "Kites are shown."},
 {"type": "article", "id": "z", "title": "Two Birds, one Stone",
 "author": [{"family": "Hen", "given": "Gail", "ORCID": "0000-0001-5109-3700"},
            {"family": "Goose", "given": "Eve", "ORCID": "0000-0001-5109-3700"}],
 "issued": {"date-parts": [[2022]]}, "abstract": "Birds are met."}]
"""
EVERY_KIND = {"a.bib": BIB, "b.ris": RIS, "c.json": CSL}


def findings(corpus: Corpus) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """What is open, by its kind, its paper's title and what is the matter: what to paste for it."""
    return {
        (kind, found.paper.title, found.what): tuple(
            correction(found.paper.id, fields) for fields in (found.fix, found.instead) if fields
        )
        for kind, check in CHECKS.items()
        for found in check(corpus)
    }


def built(settings: Settings, overrides: str) -> tuple[Corpus, list[str]]:
    """The shelf with these corrections, and what is wrong with them."""
    (settings.root / "overrides.yml").write_text(overrides, encoding="utf-8")
    report = Report()
    corpus = build_corpus(settings, report)
    return corpus, [each.message for each in report.problems if "override" in each.code]


def test_what_is_pasted_does_what_it_says_and_nothing_else(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", EVERY_KIND)
    settings = replace(settings, related=0)
    before, wrong = built(settings, "")
    open_before = findings(before)
    assert {kind for kind, _, _ in open_before} == {*CHECKS}, "the shelf shows every kind"
    assert wrong == []
    for found, pasted in open_before.items():
        for snippet in pasted:
            jsonschema.validate(yaml.safe_load(snippet), overrides_schema())
            after, wrong = built(settings, snippet)
            assert wrong == [], snippet
            assert found not in findings(after), snippet
            splits = "_same_as" in snippet
            same = {paper.title: paper for paper in before}
            is_of_authors = "is stated of" in found[2]
            for paper in after if not (splits or "same_as" in snippet or is_of_authors) else ():
                old = same[paper.title]
                assert (paper.id, paper.abstract) == (old.id, old.abstract)
                assert [(each.name, each.orcid) for each in paper.authors] == [
                    (each.name, each.orcid) for each in old.authors
                ]
                assert paper.has_more_authors == old.has_more_authors


def test_all_of_them_pasted_at_once_leave_nothing_open(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", EVERY_KIND)
    before, _ = built(settings, "")
    pasted = "".join(snippets[0] for snippets in findings(before).values())
    between, _ = built(settings, pasted)  # papers that became one may disagree
    assert {kind for kind, _, _ in findings(between)} == {"Fields in conflict"}
    pasted += "".join(snippets[0] for snippets in findings(between).values())
    after, wrong = built(settings, pasted)
    assert findings(after) == {}
    assert wrong == [], "entries of one paper add up"
