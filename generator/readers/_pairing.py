"""Which block of a list is a title and which an abstract: the cheapest alignment of all.

A title may be long and an abstract short, so no length decides alone; one missing line costs its
own record only. The costs were set on pages with titles of 9 to 145 characters and abstracts of
406 to 1921.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

Kind = Literal["title", "abstract", "continued", "lone title", "lone abstract"]

LONE = 1.0  # a block without its other half; a pair of odd lengths must stay cheaper than two
CONTINUED = 0.05  # a further paragraph of the abstract before


def title_cost(text: str) -> float:
    """0 for up to 160 characters (seen: 9 to 145), 3 at 400 or for three sentences."""
    cost = max(0.0, (weight(text) - 160) / 80)
    if len(text) > 160 and len(_SENTENCE_BREAK.findall(text)) >= 2:
        cost += 2 * LONE
    return min(3.0, cost)


def abstract_cost(text: str) -> float:
    """0 from 300 characters (seen: 406 to 1921), 0.95 for a word; 2 more when it is no sentence."""
    cost = min(0.95, max(0.0, (300 - weight(text)) / 300))
    words = text.split()
    is_sentence = len(words) + len(_WIDE.findall(text)) > 3 and (
        SENTENCE_END.search(text) or _SENTENCE_BREAK.search(text) or "/" in words[-1]
    )
    return cost if is_sentence or weight(text) >= 200 else cost + 2 * LONE


def is_cut_off(text: str) -> bool:
    """Whether a text stops in the middle of a sentence; an address may end one.

    >>> is_cut_off("We show how to"), is_cut_off("See https://toys.example/a")
    (True, False)
    """
    last_word = text.rsplit(None, 1)[-1:]
    return bool(last_word) and not SENTENCE_END.search(last_word[0]) and "/" not in last_word[0]


def weight(text: str) -> int:
    """The length of a text in Latin letters; a Chinese character says as much as three."""
    return len(text) + 2 * len(_WIDE.findall(text))


_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_BREAK = re.compile(r"[.?!] (?=[A-Z])")


SENTENCE_END = re.compile(r"[.?!。！？…।؟][)\]}\"'”’*$]*$|[)\]}]$")
_LABEL = re.compile(
    r"(?i)^(?:background|objectives?|aims?|purpose|materials? and methods|methods?|results?|"
    r"findings|conclusions?|discussion|significance|interpretation|limitations)\s*[:.]"
)

_LINKING = re.compile(
    r"(?i)(?:however|moreover|furthermore|additionally|in addition|finally|to this end|"
    r"(?:extensive |our )?experiments?|(?:our |the )?(?:source )?code|project (?:page|web ?site))\b"
)


def align(texts: Sequence[str]) -> list[Kind]:
    """Label every text so that the labels cost least in sum (dynamic programming, linear)."""
    best: list[tuple[float, int, tuple[Kind, ...]]] = [(0.0, 0, ())]
    titles = [title_cost(text) for text in texts]
    abstracts = [abstract_cost(text) for text in texts]
    for end in range(1, len(texts) + 1):
        lone: Kind = "lone title" if titles[end - 1] < abstracts[end - 1] else "lone abstract"
        choices: list[tuple[float, int, tuple[Kind, ...]]] = [
            (best[end - 1][0] + LONE, end - 1, (lone,))
        ]
        if end >= 2:
            pair = titles[end - 2] + abstracts[end - 1]
            choices.append((best[end - 2][0] + pair, end - 2, _PAIR))
            if best[end - 1][2][-1] in ("abstract", "continued") and _continues(
                texts[end - 2], texts[end - 1]
            ):
                choices.append((best[end - 1][0] + CONTINUED, end - 1, ("continued",)))
        best.append(min(choices, key=lambda choice: choice[0]))
    backwards: list[Kind] = []
    at = len(texts)
    while at:
        _, previous, labels = best[at]
        backwards += labels[::-1]
        at = previous
    return backwards[::-1]


_PAIR: tuple[Kind, ...] = ("title", "abstract")


def _continues(before: str, text: str) -> bool:
    """Whether a block goes on where the one before stopped: mid-sentence, labelled, or linked."""
    in_sentence = not SENTENCE_END.search(before) and text[:1].islower()
    return in_sentence or bool(_LABEL.match(text) or _LINKING.match(text))
