"""Saved Hugging Face Papers pages as plain text -> records.

Such a dump is page chrome, then titles and abstracts in turn, each on a line of its own, with or
without blank lines between. Chrome is known by what it says (`_page_chrome`), wherever it stands.
What remains is paired by the cheapest alignment (`_align`): a title may be long and an abstract
short, so no length decides alone, and one missing line costs its own record only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.problems import Problem, quote
from generator.readers._page_chrome import PAGE_ONLY, chrome_reason, split_glued_chrome

NOT_A_LIST_PROBLEMS = 5  # a file with more problems than this, and few records, is something else


@dataclass(frozen=True, slots=True)
class _Block:
    """A title or an abstract: its text, its first line and the bytes of all its lines."""

    line: int
    text: str
    size: int


def is_hf_papers(lines: Sequence[Line]) -> bool:
    """Say whether a page's own words stand here, or titles and paragraphs of prose alternate."""
    blocks, skipped = _read_blocks("", lines)
    if any(piece.reason in PAGE_ONLY for piece in skipped):
        return True
    said = [line.text for line in lines if _said(line)]
    indented = sum(text.startswith(("  ", "\t")) for text in said)
    broken_off = sum(text.rstrip().endswith(("(", "{", "[", ",", ":", "\\")) for text in said)
    return indented + broken_off <= 0.15 * len(said) and _is_plain_list(blocks)


def _is_plain_list(blocks: Sequence[_Block]) -> bool:
    """Judge a file without any chrome: nearly all of it is pairs, and they read like papers."""
    kinds = _align(blocks)
    titles = [block.text for block, kind in zip(blocks, kinds, strict=True) if kind == "title"]
    abstracts = [
        block.text for block, kind in zip(blocks, kinds, strict=True) if kind == "abstract"
    ]
    if not titles:
        return False
    paired = sum(len(text) for text in titles + abstracts)
    whole = sum(len(block.text) for block in blocks)
    code = sum(len(_CODE_SIGN.findall(text)) for text in titles + abstracts)
    ended = sum(text.endswith((".", ",", ":", ";")) for text in titles)
    return (
        len(blocks) <= 3 * len(titles)
        and paired >= 0.6 * whole  # a single record beside half a record is still a list
        and median(_weight(text) for text in abstracts) >= 200
        and code <= 0.1 * paired
        and ended <= 0.34 * len(titles)
        and sum(bool(_TITLE_START.match(text)) for text in titles) >= 0.75 * len(titles)
    )


_CODE_SIGN = re.compile(r"[{};=<>|`]|\\")
_TITLE_START = re.compile(r"[\w\"'“‘«¿¡(\[$\\~∞]")


def read_hf_papers(path: str, lines: Sequence[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield the records of a dump, its chrome, and a Problem for each half of a record."""
    blocks, skipped = _read_blocks(path, lines)
    yield from skipped
    if not blocks:
        yield Problem(
            Origin(path),
            "no-papers",
            "the page holds no paper, only what stands around papers",
            "save the page again after its papers have loaded",
        )
        return
    found = list(_read_records(path, blocks, is_cut=_is_cut_off(lines)))
    problems = [piece for piece in found if isinstance(piece, Problem) and piece.size]
    records = sum(isinstance(piece, SourceRecord) for piece in found)
    if not records or len(problems) > max(NOT_A_LIST_PROBLEMS, records):
        yield Problem(
            Origin(path),
            "not-a-paper-list",
            "titles and abstracts do not alternate here",
            "save the list page as text, or take the file out of the sources",
            size=sum(block.size for block in blocks),
        )
        return
    yield from found


def _read_records(
    path: str, blocks: Sequence[_Block], *, is_cut: bool
) -> Iterator[SourceRecord | Problem]:
    kinds = _align(blocks)
    for index, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        origin = Origin(path, block.line)
        if kind == "title":
            abstracts = [blocks[index + 1]]
            for later, later_kind in zip(blocks[index + 2 :], kinds[index + 2 :], strict=True):
                if later_kind != "continued":
                    break
                abstracts.append(later)
            text = " ".join(part.text for part in abstracts)
            size = block.size + sum(part.size for part in abstracts)
            yield SourceRecord(origin, size, block.text, text)
            if is_cut and abstracts[-1] is blocks[-1]:
                yield _cut_off(Origin(path, abstracts[-1].line), block.text)
        elif kind == "lone title":
            yield Problem(
                origin,
                "title-without-abstract",
                f"the title {quote(block.text)} has no abstract after it",
                "add the abstract on the next line, or delete the title",
                size=block.size,
            )
        elif kind == "lone abstract":
            yield Problem(
                origin,
                "abstract-without-title",
                f"the abstract {quote(block.text)} has no title before it",
                "add the title on the line before, or delete the abstract",
                size=block.size,
            )


def _cut_off(origin: Origin, title: str) -> Problem:
    return Problem(
        origin,
        "record-cut-off",
        f"the file ends in the middle of the abstract of {quote(title)}",
        "save the page again; if the abstract is whole, end it with a full stop",
        "warning",
    )


def _is_cut_off(lines: Sequence[Line]) -> bool:
    """Whether the last line has no end and stops in the middle of a sentence."""
    if not lines or lines[-1].is_ended:
        return False
    last_word = lines[-1].text.rstrip().rsplit(None, 1)[-1:]
    return bool(last_word) and not _SENTENCE_END.search(last_word[0]) and "/" not in last_word[0]


_SENTENCE_END = re.compile(r"[.?!。！？…।؟][)\]}\"'”’*$]*$|[)\]}]$")
_LABEL = re.compile(
    r"(?i)^(?:background|objectives?|aims?|purpose|materials? and methods|methods?|results?|"
    r"findings|conclusions?|discussion|significance|interpretation|limitations)\s*[:.]"
)

# --- blocks: lines that belong together, without chrome -------------------------------------


def _read_blocks(path: str, lines: Sequence[Line]) -> tuple[list[_Block], list[Skipped]]:
    """Group lines into blocks, and set blank lines and chrome aside."""
    skipped: list[Skipped] = []
    groups: list[list[_Block]] = [[]]
    after_chrome = True
    for at, line in enumerate(lines):
        origin = Origin(path, line.number)
        text = line.text.strip()
        reason = chrome_reason(text) if text else "blank line"
        if text and reason and reason not in PAGE_ONLY and _is_title_after_all(lines, at):
            reason = ""
        if reason:
            skipped.append(Skipped(origin, line.size, reason))
            groups.append([])
            after_chrome = after_chrome or reason != "blank line"
            continue
        glued, rest = split_glued_chrome(text) if after_chrome else ("", text)
        after_chrome = False
        taken = len(glued.encode())
        if glued:
            skipped.append(Skipped(origin, taken, "newsletter"))
        groups[-1].append(_Block(line.number, rest, line.size - taken))
    is_spaced = sum(1 for piece in skipped if piece.reason == "blank line") > 0
    filled = [group for group in groups if group]
    if is_spaced and any(len(group) == 1 for group in filled):
        filled = [joined for group in filled for joined in _join_wrapped(group)]
    elif is_spaced:
        filled = [joined for group in filled for joined in _split_title_off(group)]
    return [block for group in filled for block in group], skipped


def _is_title_after_all(lines: Sequence[Line], at: int) -> bool:
    """Whether words that pages use too ("Models", "1984") are a title, or a wrapped title's end.

    A title has an abstract right after it and no other title before it; the end of a wrapped one
    follows a short line at once and is followed by a blank one.
    """
    before = next(
        (line.text.strip() for line in lines[max(0, at - 2) : at][::-1] if _said(line)), ""
    )
    after = next((line.text.strip() for line in lines[at + 1 : at + 3] if _said(line)), "")
    follows_title = bool(before) and _abstract_cost(before) > 0 and not chrome_reason(before)
    if follows_title:
        is_last = at + 1 < len(lines) and not _said(lines[at + 1])
        return is_last and _said(lines[at - 1]) and not chrome_reason(lines[at - 1].text.strip())
    return _abstract_cost(after) == 0


def _said(line: Line) -> bool:
    return bool(line.text.strip())


def _join_wrapped(group: list[_Block]) -> list[list[_Block]]:
    """A paragraph whose lines were wrapped is one block; a title above its abstract is two."""
    if len(group) == 1:
        return [group]
    if _abstract_cost(group[1].text) == 0 and _title_cost(group[0].text) == 0:
        return [group]
    return [[_joined(group)]]


def _split_title_off(group: list[_Block]) -> list[list[_Block]]:
    """Where no block stands alone, blank lines part whole records: a title, then its abstract."""
    if len(group) <= 2 or any(_abstract_cost(block.text) == 0 for block in group):
        return [group]
    return [[group[0]], [_joined(group[1:])]]


_HYPHENATED = re.compile(r"[A-Za-z]-\n(?!(?:and|or|to)\b)[A-Za-z]")  # short- and long-term


def _joined(group: Sequence[_Block]) -> _Block:
    text = group[0].text
    for block in group[1:]:
        text += (
            block.text if _HYPHENATED.match(f"{text[-2:]}\n{block.text[:4]}") else " " + block.text
        )
    return replace(group[0], text=text, size=sum(block.size for block in group))


# --- alignment: which block is a title, which an abstract ------------------------------------

Kind = Literal["title", "abstract", "continued", "lone title", "lone abstract"]

LONE = 1.0  # a block without its other half; a pair of odd lengths must stay cheaper than two
CONTINUED = 0.05  # a further paragraph of the abstract before


def _title_cost(text: str) -> float:
    """0 for up to 160 characters (seen: 9 to 145), 3 at 400 or for three sentences."""
    cost = max(0.0, (_weight(text) - 160) / 80)
    if len(text) > 160 and len(_SENTENCE_BREAK.findall(text)) >= 2:
        cost += 2 * LONE
    return min(3.0, cost)


def _abstract_cost(text: str) -> float:
    """0 from 300 characters (seen: 406 to 1921), 0.95 for a word; 2 more when it is no sentence."""
    cost = min(0.95, max(0.0, (300 - _weight(text)) / 300))
    words = text.split()
    is_sentence = len(words) + len(_WIDE.findall(text)) > 3 and (
        _SENTENCE_END.search(text) or _SENTENCE_BREAK.search(text) or "/" in words[-1]
    )
    return cost if is_sentence or _weight(text) >= 200 else cost + 2 * LONE


def _weight(text: str) -> int:
    """The length of a text in Latin letters; a Chinese character says as much as three."""
    return len(text) + 2 * len(_WIDE.findall(text))


_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_BREAK = re.compile(r"[.?!] (?=[A-Z])")


def _align(blocks: Sequence[_Block]) -> list[Kind]:
    """Label every block so that the labels cost least in sum (dynamic programming, linear)."""
    best: list[tuple[float, int, tuple[Kind, ...]]] = [(0.0, 0, ())]
    titles = [_title_cost(block.text) for block in blocks]
    abstracts = [_abstract_cost(block.text) for block in blocks]
    for end in range(1, len(blocks) + 1):
        lone: Kind = "lone title" if titles[end - 1] < abstracts[end - 1] else "lone abstract"
        choices: list[tuple[float, int, tuple[Kind, ...]]] = [
            (best[end - 1][0] + LONE, end - 1, (lone,))
        ]
        if end >= 2:
            pair = titles[end - 2] + abstracts[end - 1]
            choices.append((best[end - 2][0] + pair, end - 2, _PAIR))
            if best[end - 1][2][-1] in ("abstract", "continued") and _continues(
                blocks[end - 2].text, blocks[end - 1].text
            ):
                choices.append((best[end - 1][0] + CONTINUED, end - 1, ("continued",)))
        best.append(min(choices, key=lambda choice: choice[0]))
    backwards: list[Kind] = []
    at = len(blocks)
    while at:
        _, previous, labels = best[at]
        backwards += labels[::-1]
        at = previous
    return backwards[::-1]


_PAIR: tuple[Kind, ...] = ("title", "abstract")


def _continues(before: str, text: str) -> bool:
    """Whether a block goes on where the one before stopped: mid-sentence, or labelled."""
    in_sentence = not _SENTENCE_END.search(before) and text[:1].islower()
    return in_sentence or bool(_LABEL.match(text))
