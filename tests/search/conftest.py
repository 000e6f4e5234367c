"""A corpus with every kind of word, its index in one file and in many, and the browser's engine."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.enrichers import ENRICHERS
from generator.model.corpus import Corpus, order_corpus
from generator.model.names import person
from generator.model.paper import Paper
from generator.model.record import Link, LinkKind, Origin
from generator.scripts import join_scripts
from generator.search.documents import ExtraPage
from generator.search.index_files import Layout, search_files
from generator.settings import Settings

HERE = Path(__file__).parent
THEME = HERE.parent.parent / "theme_overrides"
SHARDED = Layout(one_file=0, terms=150, postings=600, keys=7, texts=2_000, vectors=16)
ANN = person("Ann", "Smith")
CODE = (Link(LinkKind.CODE, "https://github.com/someone/something"),)

Ask = Callable[[Path, Iterable[dict[str, Any]]], list[dict[str, Any]]]


def paper(paper_id: str, title: str, abstract: str, **stated: Any) -> Paper:
    origins = (Origin("more/odd.txt", 1),)
    return Paper(id=paper_id, title=title, abstract=abstract, origins=origins, **stated)


ODD_PAPERS = (
    paper("2307.09288", "Llamas in C++: a k-NN of GPT-4", "We port U^2-Net to C++ and PC^2.",
          authors=(person("José", "Núñez"), ANN), date="2023-07-18", ids={"arxiv": "2307.09288"},
          links=CODE),
    paper("doi-10.1145-3292500", "Counting 3D sheep", "Sheep in 3D, counted by $k$-means.",
          authors=(ANN,), date="2019-01", ids={"doi": "10.1145/3292500.3330701"}),
    paper("zh", "图像分割的深度学习", "我们提出一种图像分割方法。", date="2021"),
    paper("ja", "アニメの生成モデル", "拡散モデルによるアニメ生成。", date="2021"),
    paper("ru", "Глубокое обучение для ёжиков", "Мы изучаем обучение без учителя.", date="2020"),
    paper("el", "Βαθιά μάθηση", "Ο λόγος για τη μάθηση.", date="2018"),
    paper("same-1", "Sheep", "One title, two papers about wool.", date="2017", links=CODE),
    paper("same-2", "Sheep", "One title, two papers about wool.", date="2018"),
    paper("markup", "<img src=x onerror=alert(1)>", "A title that is <b>markup</b>."),
    paper("bare", "A title alone", ""),
    paper("surrogate", "A lone \ud800 surrogate", "Half a character: \udc00."),
)  # fmt: skip

PAGES = (ExtraPage("How to keep a shelf", ("Sorting sheep",), "Put the wool below.", "guide.html"),)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    root = tmp_path_factory.mktemp("shelf")
    return Settings(root=root, docs_dir=root / "site_src", site_dir=root / "site")


@pytest.fixture(scope="session")
def corpus(sample_corpus: Corpus, settings: Settings) -> Corpus:
    mixed = order_corpus([*sample_corpus, *ODD_PAPERS], sample_corpus.taxonomy)
    for enrich in ENRICHERS.values():
        mixed = enrich(mixed, settings)
    return mixed


@pytest.fixture(scope="session", params=["one file", "sharded"])
def site(
    request: pytest.FixtureRequest, corpus: Corpus, settings: Settings,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:  # fmt: skip
    """A folder that holds the index as the site does."""
    layout = SHARDED if request.param == "sharded" else Layout()
    folder = tmp_path_factory.mktemp("site")
    write_index(folder, corpus, settings, layout)
    return folder


def write_index(folder: Path, corpus: Corpus, settings: Settings, layout: Layout) -> None:
    for file in search_files(corpus, settings, PAGES, layout):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")


def write_engine(path: Path) -> None:
    """The browser's engine as a built site has it."""
    text = join_scripts("engine.js", lambda part: (THEME / part).read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Put requests to the browser's engine; each answer comes with the milliseconds it took."""
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node on this machine to run the browser's engine")
    engine = tmp_path_factory.mktemp("engine") / "engine.js"
    write_engine(engine)

    def ask_all(site: Path, requests: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        lines = "".join(json.dumps(request) + "\n" for request in requests)
        done = subprocess.run(
            [node, str(HERE / "run_search.mjs"), str(site), str(engine)],
            input=lines, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return ask_all
