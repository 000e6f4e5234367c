from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.downloads import citations
from generator.downloads.citations import citation_files, word_hash
from generator.formats import Keyed, citation_keys
from generator.model.corpus import Corpus, order_corpus
from generator.model.ids import PARSERS
from generator.model.taxonomy import Taxonomy
from generator.selection import Selector
from generator.selection_formats import SELECTION_FORMATS
from generator.settings import Settings
from tests.conftest import ROOT
from tests.formats.papers import PLAIN, paper

TAXONOMY = Taxonomy({})
KITES = {
    "acl": "P19-1001", "openalex": "W2741809807", "pmid": "26017442", "pmcid": "PMC8371605",
    "s2": "204e3073870fae3d05bcbc2f6a8e263d9b72e776", "dblp": "conf/toys/Wind19",
    "openreview": "rJl-b3RcF7", "isbn": "9783161484100",
}  # fmt: skip
SICI = "10.1002/(SICI)1097-4571(199401)45:1<1::AID-ASI1>3.0.CO;2-L"
NAMED = (
    *PLAIN,
    paper("kites", "Kites", ids=KITES),
    paper("strings", "Strings", ids={"arxiv": "hep-th/9901001", "doi": SICI}),
    paper("knots", "Knots", ids={"arxiv": "math/0309136"}),
)
CORPUS = order_corpus(NAMED, TAXONOMY)
SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path())
CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))
HOSTILE = replace(
    PLAIN[0], id="hostile", ids={}, aliases=(), citation_key="",
    title='"</script>\u2028\\ {%} & \n\U0001f9ea , \u05d0',
)  # fmt: skip
SCRIPTS = ROOT / "theme_overrides/assets/papershelf"


def in_node(corpus: Corpus, folder: Path, texts: Sequence[str], ids: Any) -> Any:
    if not shutil.which("node"):
        pytest.skip("no node on this machine to run the browser's scripts with")
    for file in citation_files(corpus, SETTINGS):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8", errors="replace")
    ran = subprocess.run(
        ["node", str(Path(__file__).parent / "run_citations.mjs"), str(SCRIPTS), str(folder)],
        input=json.dumps({"texts": texts, "ids": ids}),
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_selects_its_papers_in_its_order_and_says_what_is_missing(case: Any) -> None:
    papers, missing = Selector(CORPUS, citation_keys(CORPUS)).select(case["text"])
    assert [paper.id for paper in papers] == case.get("found", [])
    assert missing == case.get("missing", [])


def test_the_browser_selects_the_same(tmp_path: Path) -> None:
    answers = in_node(CORPUS, tmp_path, [case["text"] for case in CASES], [])["selected"]
    for case, answer in zip(CASES, answers, strict=True):
        expected = {"found": case.get("found", []), "missing": case.get("missing", [])}
        assert answer == expected, case["text"]


def test_every_scheme_of_an_identifier_has_a_case() -> None:
    assert {scheme for each in CORPUS for scheme in each.ids} == set(PARSERS)


def test_the_browser_selects_the_same_from_damaged_texts(tmp_path: Path) -> None:
    pieces = [piece for case in CASES for piece in re.findall(r"\S+|\s+", case["text"])]
    glue = [*" ,;./#?%\\{}(\n\x1f\x85\u2028", "", " #", "&x", "%2F", "doi:", "arXiv ", "pmid", "v2",
            ".pdf", "\\cite{", "K", "ſ"]  # fmt: skip
    draw = random.Random(0)  # noqa: S311 - the same texts every time
    texts = []
    for _ in range(1500):
        parts = [draw.choice(pieces if turn % 2 else glue) for turn in range(draw.randint(1, 9))]
        text = "".join(parts)
        cut = draw.randrange(len(text) + 1)
        texts.append(text[:cut] + draw.choice(["", draw.choice(glue)]) + text[cut + 1 :])
    selector = Selector(CORPUS, citation_keys(CORPUS))
    for text, answer in zip(texts, in_node(CORPUS, tmp_path, texts, [])["selected"], strict=True):
        papers, missing = selector.select(text)
        assert answer == {"found": [each.id for each in papers], "missing": missing}, repr(text)


def test_the_browser_renders_what_python_renders_to_the_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(citations, "PAPERS_A_SHARD", 2)
    corpus = order_corpus([*PLAIN, HOSTILE], TAXONOMY)
    keys = citation_keys(corpus)
    selections = [[], *([paper.id] for paper in corpus), [paper.id for paper in corpus]]
    rendered = in_node(corpus, tmp_path, [], selections)["rendered"]
    for form in SELECTION_FORMATS.values():
        for ids, text in zip(selections, rendered[form.suffix], strict=True):
            papers = [Keyed(replace(corpus[each], abstract=""), keys[each]) for each in ids]
            expected = form.join(map(form.item, papers)).encode("utf-8", "replace").decode()
            assert text == expected


def test_a_paper_that_is_added_leaves_the_other_shards_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(citations, "PAPERS_A_SHARD", 4)
    papers = [
        replace(PLAIN[0], id=f"toy-{n}", ids={}, aliases=(), citation_key="", title=f"Toy {n}")
        for n in range(14)
    ]
    before, after = (
        {file.path: file.text for file in citation_files(order_corpus(some, TAXONOMY), SETTINGS)}
        for some in (papers[:13], papers)
    )
    changed = {path for path in after if after[path] != before.get(path)}
    shard = f"{citations.FOLDER}/papers-{word_hash('toy-13') % 4}.js"
    assert changed == {shard, f"{citations.FOLDER}/names-0.js"}
