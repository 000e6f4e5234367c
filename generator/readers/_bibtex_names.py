r"""A list of names in BibTeX or BibLaTeX -> authors, parted before TeX is decoded.

"and" and commas part names only outside braces; a name wholly in braces is a group's. BibLaTeX
also knows names by their parts: `given=Jean, prefix=de la, family=Rue`.
"""

from __future__ import annotations

import re

from generator.model.name_lists import is_others, parse_names
from generator.model.name_order import PARTICLES, is_group_name
from generator.model.names import Author, group, name_of_parts, person
from generator.text.entities import unescape_html
from generator.text.tex_fields import decode_bibtex

_AND = re.compile(r"\s+and(?:(?=\s)|$)|^and\s+", re.I)
_OTHERS = re.compile(r"\\?others\.?|\.\.\.|…", re.I)
_ENDS_IN_OTHERS = re.compile(r",?\s+(?:et\.?\s?al\.?|and others)$", re.I)
_PARTING = re.compile(r";\s+| \\?& ")
_ENTITY = re.compile(r"&#?\w{2,8};")
_FOOTNOTE = re.compile(
    r"\$\s*\^\s*(?:\{[^{}$]{0,40}\}|[\w*])\s*\$|\\footnotemark\[\d+\]"
    r"|\((?:eds?|hrsg|hg)\.?\)",
    re.I,
)
_MARKS = " *†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹"
_PART = re.compile(r'\s*"?(?:(?:family|given|prefix|suffix)(?:-i)?|useprefix)\s*=')
LONGEST = 2_000  # characters without a comma; what is longer has no given and family name
_TIE = re.compile(r"(?<!\\)~")
_SPACE, _COMMA = "\ufdd3", "\ufdd4"  # stand for a space and a comma in braces
_HIDE = str.maketrans({" ": _SPACE, ",": _COMMA})
_SHOW = str.maketrans({_SPACE: " ", _COMMA: ","})


def parse_bibtex_names(text: str) -> tuple[tuple[Author, ...], bool, str]:
    """Parse a list of names: the authors, whether there are more, a name that holds several.

    >>> [author.name for author in parse_bibtex_names(r"Knuth, D. and {Barnes and Noble}")[0]]
    ['D. Knuth', 'Barnes and Noble']
    """
    authors: list[Author] = []
    has_more = False
    crowded = ""
    names = _listed(text.strip())
    for name in names:
        found, more = _parse_name(name, has_one_more=len(names) == 2 and name is names[0])
        authors += found
        has_more = has_more or more
        if len(found) > 1:
            crowded = crowded or name
    return _initials_last(names, authors), has_more, crowded


def _listed(text: str) -> list[str]:
    """The names of a list; one that stands in braces as a whole is a list too, or a group's."""
    names = [name for name in split_outside_braces(text, _AND) if name.lower() not in {"", "and"}]
    if len(names) == 1 and _is_braced(names[0]):
        inner = [name for name in split_outside_braces(text[1:-1], _AND) if name]
        words = [_decoded(name).split() for name in inner]
        are_persons = all(
            1 < len(each) < 5 and not (is_group_name(each) or _OF.search(" ".join(each)))
            for each in words
        )
        are_several = are_persons or all(map(_is_braced, inner))
        return inner if len(inner) > 1 and are_several else names
    return names


_OF = re.compile(r"\b(?:of|for|and|the)\b|&")


def _is_braced(text: str) -> bool:
    r"""Whether one pair of braces holds all of a text, and is no accent's."""
    is_whole = text[:1] == "{" and brace_groups(text) == [(0, len(text))]
    return is_whole and not text.startswith("{\\")


def _initials_last(names: list[str], authors: list[Author]) -> tuple[Author, ...]:
    """Authors of a list that puts initials last without a comma, "Turing AM and Hopper G"."""
    found = [_VANCOUVER.fullmatch(name) for name in names if not _OTHERS.fullmatch(name)]
    if len(found) < 2 or len(found) != len(authors) or not all(found):
        return tuple(authors)
    if all(match and match["initials"].capitalize() in _SHORT_FAMILIES for match in found):
        return tuple(authors)
    return tuple(person(match["initials"], _decoded(match["family"])) for match in found if match)


_VANCOUVER = re.compile(r"(?P<family>[^\s,{}.]{3,}(?: [^\s,{}.]{3,})?) (?P<initials>[A-Z]{1,3})\.?")
_SHORT_FAMILIES = frozenset(  # which some write in capitals
    "An Bi Bo Cai Do Du Fu Gu Ha He Ho Hu Kim Le Lee Li Lin Liu Lu Ma Ng Ou Qi Su Sun Vo Wu Xu Ye "
    "Yu".split()
)


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


def _parse_name(text: str, *, has_one_more: bool) -> tuple[list[Author], bool]:
    """One name, or several where somebody wrote commas or semicolons for "and"."""
    if "=" in text and _PART.match(text):
        return [each for each in [_named_parts(text)] if each], False
    if _is_braced(text):
        return _braced_name(_decoded(text))
    text = _FOOTNOTE.sub("", text)
    hidden = _hide_groups(text) if "{" in text else text
    shown = _decoded(hidden).rstrip(_MARKS)
    if is_others(shown.translate(_SHOW)) or _OTHERS.fullmatch(shown):
        return [], True
    if len(_parted(text)) > 1:
        names, more = parse_names(_decoded(text))
        return list(names), more
    without_others = _ENDS_IN_OTHERS.sub("", shown)
    pieces = without_others.split(",")
    if any(len(piece) > LONGEST for piece in pieces):
        return [group(_decoded(text))], False
    parts = [piece.split() for piece in pieces]
    if len(parts) > 3 or (len(parts) > 1 and _is_list(parts)):
        names, more = parse_names(_decoded(text))
        return list(names), more
    if has_one_more and len(parts) == 2 and "{" not in text and _are_two(parts):
        return [each for words in parts if (each := name_of_parts([words]))], False
    author = name_of_parts([[word.translate(_SHOW) for word in words] for words in parts])
    return ([author] if author else []), without_others != shown


def _braced_name(name: str) -> tuple[list[Author], bool]:
    """A name in braces: a group's, "et al.", or a person's that a comma parts."""
    if is_others(name) or _OTHERS.fullmatch(name):
        return [], True
    parts = [part.split() for part in name.split(",")]
    is_person = len(parts) == 2 and all(0 < len(words) < 4 for words in parts)
    is_person = is_person or bool(_INITIALED.fullmatch(name))
    if is_person and not _OF.search(name):
        author = name_of_parts(parts)
        return ([author] if author else []), False
    if name.split(" ")[0] in PARTICLES:
        return [person("", name)], False
    return ([group(name)] if name else []), False


_INITIALED = re.compile(r"(?:[^\W\d_]\. ?)+[^\s.]+")


def _parted(text: str) -> list[str]:
    r"""The names that semicolons or "\&" part, where all are whole; entities have them too."""
    if not _PARTING.search(text) or _ENTITY.search(text):
        return [text]
    parted = split_outside_braces(text, _PARTING)
    return parted if all("," in part or " " in part for part in parted) else [text]


def _are_two(parts: list[list[str]]) -> bool:
    """Whether "Ada Lovelace, Alan Turing", before "and Grace Hopper", are two names."""
    are_whole = all(1 < len(words) < 4 for words in parts)
    return are_whole and parts[0][0] not in PARTICLES


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
    text = unescape_html(text) if "&" in text and _ENTITY.search(text) else text
    return " ".join(_TIE.sub(" ", decode_bibtex(_TIE.sub(" ", text))).split())
