r"""A list of names in BibTeX or BibLaTeX -> authors, parted before TeX is decoded.

"and" and commas part names only outside braces; a name wholly in braces is a group's. BibLaTeX
also knows names by their parts: `given=Jean, prefix=de la, family=Rue`.
"""

from __future__ import annotations

import re

from generator.model.names import Author, group, name_of_parts, parse_names, person
from generator.text.tex_fields import decode_bibtex

_AND = re.compile(r"\s+and\s+|\s+and\s*$|^\s*and\s+", re.I)
_OTHERS = re.compile(r"(?:\\?others|et\.? ?al\.?)", re.I)
_PART = re.compile(r'\s*"?(?:(?:family|given|prefix|suffix)(?:-i)?|useprefix)\s*=')
LONGEST = 2_000  # characters without a comma; what is longer has no given and family name
_TIE = re.compile(r"(?<!\\)~")
_SPACE, _COMMA = "\ufdd3", "\ufdd4"  # stand for a space and a comma in braces
_HIDE = str.maketrans({" ": _SPACE, ",": _COMMA})
_SHOW = str.maketrans({_SPACE: " ", _COMMA: ","})


def parse_bibtex_names(text: str) -> tuple[tuple[Author, ...], bool, str]:
    """Parse a list of names: the authors, whether there are more, a name with too many commas.

    >>> [author.name for author in parse_bibtex_names(r"Knuth, D. and {Barnes and Noble}")[0]]
    ['D. Knuth', 'Barnes and Noble']
    """
    authors: list[Author] = []
    has_more = False
    crowded = ""
    for name in split_outside_braces(text, _AND):
        if name.lower() in {"", "and"}:
            continue
        if _OTHERS.fullmatch(name.strip("{} ")):
            has_more = True
            continue
        found, more = _parse_name(name)
        authors += found
        has_more = has_more or more
        if len(found) > 1:
            crowded = crowded or name
    return tuple(authors), has_more, crowded


def split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """Part a text at the separators that stand in no braces."""
    if "{" not in text:
        return [part.strip() for part in separator.split(text)]
    groups = iter(brace_groups(text))
    parts: list[str] = []
    start = opened = closed = 0
    for match in separator.finditer(text):
        while closed <= match.start() and opened < len(text):
            opened, closed = next(groups, (len(text), len(text)))
        if not opened < match.start() < closed:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def brace_groups(text: str) -> list[tuple[int, int]]:
    """Where the outermost groups in braces begin and end, in order; a last one may not be closed.

    >>> brace_groups("{a{b}} c {d}")
    [(0, 6), (9, 12)]
    """
    groups: list[tuple[int, int]] = []
    depth = start = 0
    for match in _BRACES.finditer(text):
        if match.group() == "{":
            start = match.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                groups.append((start, match.end()))
    return [*groups, (start, len(text))] if depth else groups


_BRACES = re.compile(r"(?<!\\)[{}]")


def _parse_name(text: str) -> tuple[list[Author], bool]:
    """One name, or several where somebody wrote commas for "and"."""
    if "=" in text and _PART.match(text):
        return [each for each in [_named_parts(text)] if each], False
    if text[0] == "{" and brace_groups(text) == [(0, len(text))] and not text.startswith("{\\"):
        name = _decoded(text)
        return ([group(name)] if name else []), False
    hidden = _hide_groups(text) if "{" in text else text
    pieces = _decoded(hidden).split(",")
    if any(len(piece) > LONGEST for piece in pieces):
        return [group(_decoded(text))], False
    parts = [piece.split() for piece in pieces]
    if len(parts) > 3 or (len(parts) > 1 and _is_list(parts)):
        names, more = parse_names(_decoded(text))
        return list(names), more
    author = name_of_parts([[word.translate(_SHOW) for word in words] for words in parts])
    return ([author] if author else []), False


def _is_list(parts: list[list[str]]) -> bool:
    """Whether three parts are whole names each, "Ada Lovelace, Alan Turing, Grace Hopper"."""
    return len(parts) > 2 and all(len(words) > 1 for words in parts)


def _hide_groups(text: str) -> str:
    """A name in which spaces and commas in braces part nothing; an accent's braces stay."""
    pieces: list[str] = []
    end = 0
    for start, stop in brace_groups(text):
        inner = text[start:stop]
        is_accent = inner.startswith("{\\") and "," not in inner
        pieces += [text[end:start], inner if is_accent else inner.translate(_HIDE)]
        end = stop
    return "".join([*pieces, text[end:]])


def _named_parts(text: str) -> Author | None:
    found: dict[str, str] = {}
    for part in split_outside_braces(text, re.compile(",")):
        name, _, value = part.strip('" ').partition("=")
        found[name.strip().lower()] = _decoded(value.strip('" '))
    family = f"{found.get('prefix', '')} {found.get('family', '')}".strip()
    given = found.get("given") or found.get("given-i", "")
    return person(given, family, found.get("suffix", "")) if family or given else None


def _decoded(text: str) -> str:
    return " ".join(_TIE.sub(" ", decode_bibtex(_TIE.sub(" ", text))).split())
