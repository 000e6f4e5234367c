"""The page and the command give the same answer, in one file and in many, whatever is asked."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from generator.model.corpus import Corpus
from generator.search.answer import Options, search
from generator.search.reader import open_index

from .conftest import Ask

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ODD_QUERIES = (
    "", " ", "the", "the of and", "a", "s", "!!!", "sheep", "sheep ", '"two papers"',
    '"papers two"', '"papers two',
    "-sheep", "sheep -wool", '-"two papers" sheep', "tag:attention", "tag:nothing", "author:smith",
    "author:smith sheep", 'author:"Ann Smith" OR author:núñez', "year:2019", "year:2017-2019",
    "year:>=2020", "year:<2019 sheep", "-year:2018 sheep", "has:code", "has:code sheep",
    "in:title sheep", "in:title wool", "in:title zzz", "sheep OR llamas", "OR", "sheep OR",
    "C++", "c++ ", "C#", "k-NN", "knn", "3D", "GPT-4", "gpt4", "U^2-Net", "u2net", "PC^2",
    "2307.09288",
    "arXiv:2307.09288v3", "https://arxiv.org/abs/2307.09288", "10.1145/3292500.3330701", "3330701",
    "图像", "图", "分割方法", "アニメ", "обучение", "ежик", "μάθηση", "λογος",
    "José nunez", "half a \ud800",
    "<img src=x onerror=alert(1)>", "zzzzqqqq", "zzzzqqqq sheep", "shepe", "wol and shep",
    "how to keep a shelf", "sorting", "source:more/odd.txt", "venue:nowhere", "a a a a sheep sheep",
    "🦒", "x" * 500, "sheep " * 300, "-" * 50, '"' * 9, "tag:", "in:title",
    "wool tag:", "-tag:", 'tag:""', "tag:,", "tag:images tag:images OR tag:text",
    "tag:images " * 90, " ".join(f"tag:x{at}" for at in range(60)), "author:s OR " * 60,
    "tag:attention,convolution", "tag:method/transformer,modality/images",
    "tag:method/transformer,method/diffusion-model,modality/images image",
)  # fmt: skip
CHOICES: tuple[dict[str, Any], ...] = (
    {},
    {"limit": 3, "offset": 2, "semantic": True},
    {"semantic": False, "sort": "newest"},
    {"filters": {"has": ["code"]}, "sort": "title"},
    {"filters": {"year": ["2016-2019", "2021"], "tag": ["-images"]}},
    {"filters": None, "limit": -1, "offset": -5},
    {"filters": {"tag": "method/transformer", "has": None}, "limit": 1e9, "offset": 3.7},
    {"filters": {"nothing": "x", "year": "-2018"}, "limit": 2.9, "offset": 1e12},
)


def typo(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    letter = chance.choice(LETTERS)
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
        ]
    )


def queries(corpus: Corpus) -> list[str]:
    """Words of abstracts, with typos, unfinished; beginnings of titles; phrases; filters; texts."""
    chance = random.Random(4)  # noqa: S311
    found = list(ODD_QUERIES)
    for paper in corpus:
        words = [word for word in paper.abstract.split() if word.isalpha() and len(word) > 3]
        if len(words) < 8:
            continue
        picked = chance.sample(words, 3)
        at = chance.randrange(len(words) - 3)
        found += [
            " ".join(picked),
            " ".join([*picked[:2], typo(picked[2], chance)]),
            f"{picked[0]} {picked[1][:3]}",
            paper.title[: chance.randrange(3, 20)],
            f'"{" ".join(paper.abstract.split()[at : at + 3])}"',
            f"{picked[0]} OR {picked[1]} -{picked[2]}",
            f"{picked[0]} tag:{chance.choice(['images', 'text', 'transformer', 'theory'])}",
        ]
        if len(found) % 3 == 0:
            found.append(paper.abstract)
    return found


def test_page_and_command_answer_alike(ask: Ask, corpus: Corpus, site: Path) -> None:
    asked = [
        (query, CHOICES[number % len(CHOICES)] if number % 2 else {})
        for number, query in enumerate(queries(corpus))
    ]
    assert len(asked) > 300
    requests = [{"ask": "search", "query": text, "options": options} for text, options in asked]
    index = open_index(site)
    for (text, options), found in zip(asked, ask(site, requests), strict=True):
        answer = json.loads(json.dumps(search(index, text, Options(**options))))
        for hit in found["answer"]["hits"]:
            assert hit.pop("href") == f"https://shelf.example/sub/folder/{hit['url']}"
        if not text.isascii() and any(ord(char) > 0xFFFF for char in text):
            continue  # marks count UTF-16 units there, characters here
        assert found["answer"] == answer, ascii(text)


def test_one_file_and_many_answer_alike(corpus: Corpus, tmp_path: Path, settings: Any) -> None:
    from generator.search.index_files import Layout

    from .conftest import SHARDED, write_index

    for name, layout in (("one", Layout()), ("many", SHARDED)):
        write_index(tmp_path / name, corpus, settings, layout)
    one, many = open_index(tmp_path / "one"), open_index(tmp_path / "many")
    for text in queries(corpus)[::5]:
        assert search(one, text) == search(many, text), ascii(text)
