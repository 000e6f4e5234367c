"""Lists of names and words as tables write them -> names, and texts that semicolons part."""

from __future__ import annotations

import re

from generator.model.name_lists import parse_names
from generator.model.names import Author, parse_name

LONGEST = 2_000  # characters of names that nothing parts
_BEHIND_NAME = re.compile(r"\s*\([^()]{1,200}\)")  # Scopus' number, an affiliation
_ARXIV_CATEGORIES = re.compile(r"(?:[a-z-]+(?:\.[A-Za-z-]{2,20})?(?: |$)){2,30}")
_QUOTED = r"(?:'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\")"
_LIST = re.compile(rf"\[\s*+{_QUOTED}(?:\s*+,?\s*+{_QUOTED})*+\s*+,?\s*+\]")
_ITEM = re.compile(_QUOTED)
_NAMED_ITEM = re.compile(
    rf"['\"](?:(?:full|display|author)?_?name|term)['\"]\s*+:\s*+({_QUOTED})", re.I
)
_NAME_BEGINS = frozenset("mac mc de la le du di da del des van von fitz san o al el".split())


def parse_author_list(text: str) -> tuple[tuple[Author, ...], bool]:
    """Authors as tables list them: also parted by bars, without what stands behind in brackets.

    >>> [author.name for author in parse_author_list("Ada Lovelace|Alan Turing")[0]]
    ['Ada Lovelace', 'Alan Turing']
    """
    text = _parted_names(_BEHIND_NAME.sub("", text).replace(" · ", "; "))
    if "|" in text:
        return tuple(author for part in text.split("|") if (author := parse_name(part))), False
    return parse_names(text)


def _parted_names(text: str) -> str:
    """Names that an export glued to one another, "Ada LovelaceAlan Turing", with a sign between."""
    if len(text) > LONGEST or len(text.split()) < 3 or re.search(r"[;,|&]|\band\b", text):
        return text
    names = [""]
    for word in text.split():
        cut = next((at for at in range(3, len(word) - 2) if _is_glued(word, at)), 0)
        if cut and names[-1]:
            names[-1] += f" {word[:cut]}"
            names.append(word[cut:])
        else:
            names[-1] += f" {word}"
    is_whole = all(len(name.split()) > 1 for name in names)
    return "; ".join(name.strip() for name in names) if is_whole else text


def _is_glued(word: str, at: int) -> bool:
    return (
        word[at - 2 : at].islower()
        and word[at].isupper()
        and word[at + 1].islower()
        and word[:at].casefold() not in _NAME_BEGINS
    )


def parse_words(text: str) -> list[str]:
    """Keywords parted by the strongest separator there is."""
    if "." in text and _ARXIV_CATEGORIES.fullmatch(text):
        return text.split()
    separator = next((sign for sign in (";", "|", ",") if sign in text), None)
    words = text.split(separator) if separator else [text]
    return [stripped for word in words if (stripped := word.strip(" \t[]'\""))]


def one_a_line(text: str) -> str:
    """A list that has one name or word a line, as cells of spreadsheets do, parted by semicolons.

    >>> one_a_line("Ada Lovelace\\nAlan Turing"), one_a_line("Turing, A.,\\nHopper, G.")
    ('Ada Lovelace; Alan Turing', 'Turing, A.,\\nHopper, G.')
    """
    lines = [line.strip(" \t\r,;") for line in re.split(r"[\n\v]", text)]
    is_list = len(lines) > 1 and not any(
        re.search(r"[,;]", line) or len(line.split()) > 5 for line in lines
    )
    return "; ".join(line for line in lines if line) if is_list else text


def unlisted(text: str) -> str:
    """A list as Python writes it, as tables made by programs have it, parted by semicolons.

    >>> unlisted("['Ada Lovelace', 'Alan Turing']"), unlisted("[{'name': 'Ada', 'id': '1'}]")
    ('Ada Lovelace; Alan Turing', 'Ada')
    """
    if _LIST.fullmatch(text):
        items = _ITEM.findall(text)
    elif text.startswith("[{") and text.endswith("}]"):
        items = _NAMED_ITEM.findall(text)
    else:
        return text
    return "; ".join(re.sub(r"\\(.)", r"\1", item[1:-1]) for item in items) or text
