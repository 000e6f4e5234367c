"""Lists of names, on one line or one by one -> authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.name_order import PARTICLES, SUFFIX, is_cjk, is_group_name, is_initials
from generator.model.names import LONGEST_NAME, Author, parse_name

_OTHERS = re.compile(r"(?:and\s+)?(?:et\.?\s*al\.?|others|and others|u\.\s?a\.|等|…|\.\.\.)", re.I)
_ENDS_IN_OTHERS = re.compile(
    r"(?:,?\s+(?:et\.?\s*al\.?|and others)|(?<=[\u3400-\u9fff])等|\s*(?:…|\.\.\.))$", re.I
)


def is_others(text: str) -> bool:
    """Whether a name only says that there are more: "et al.", "and others"."""
    return bool(_OTHERS.fullmatch(text.strip()))


def listed_names(names: Sequence[str]) -> list[str]:
    """Names that a source lists one by one; "Turing AM" is "Turing, AM" where all are so.

    >>> listed_names(["Turing AM", "van Dyke R"]), listed_names(["Turing AM", "Grace Hopper"])
    (['Turing, AM', 'van Dyke, R'], ['Turing AM', 'Grace Hopper'])
    """
    found = [
        None if is_others(name) or len(name) > LONGEST_NAME else _INITIALS_LAST.fullmatch(name)
        for name in names
    ]
    are_all = all(
        match or not name or is_others(name) or _is_group(name)
        for match, name in zip(found, names, strict=True)
    )
    if not are_all or not any(match and is_initials(match["initials"]) for match in found):
        return list(names)
    return [
        f"{match['family']}, {match['initials']}" if match else name
        for match, name in zip(found, names, strict=True)
    ]


def split_names(text: str) -> list[str]:
    """Part a list of names on one line, whatever separates them.

    Semicolons part before "and", "and" before commas; commas part only where no name is written
    family name first. "Turing AM, Hopper G" becomes "Turing, AM" and "Hopper, G".

    >>> split_names("Ada Lovelace, Alan Turing and Grace Hopper")
    ['Ada Lovelace', 'Alan Turing', 'Grace Hopper']
    >>> split_names("Lovelace, Ada and Turing, Alan")
    ['Lovelace, Ada', 'Turing, Alan']
    """
    text = _BLANKS.sub(" ", text.translate(_WIDE)).strip()
    return [name for name in (part.strip(" ,;") for part in _split(text)) if name]


def _is_group(name: str) -> bool:
    return len(name) <= LONGEST_NAME and is_group_name(name.split())


_BLANKS = re.compile(r"\s+")  # where splitting would make a list of all words of a long text
_WIDE = str.maketrans({"；": ";", "，": ",", "、": ",", "|": ";", "•": ";", "\n": " "})
_AND = re.compile(r",?\s+(?:(?i:and)|und|et|&)\s+(?!al\b)")
_INITIALS_LAST = re.compile(  # PubMed's way
    r"(?P<family>[^\W\d_][^\s,]+(?: [^\s,]+)*?) "
    r"(?P<initials>[A-Z]{1,3}|[A-Z](?:\.-?[A-Z]){1,3}\.)\.?"
)


def _split(text: str) -> Iterator[str]:
    if ";" in text:
        parted = [re.sub(r"^\s*(?:and|&)\s+", "", part).strip() for part in text.split(";")]
        for name in listed_names(parted):
            is_list = "," not in name and not _is_group(name)
            yield from _AND.split(name) if is_list else [name]
        return
    parts = [_comma_pieces(part) for part in _AND.split(text)]
    pieces = [piece for each in parts for piece in each]
    if len(pieces) > 1 and (named := listed_names(pieces)) != pieces:
        yield from named
        return
    stated = [pieces for pieces in parts if not is_others(" ".join(pieces))]
    if len(stated) > 1 and all(len(pieces) == 2 for pieces in stated):
        yield from (", ".join(pieces) for pieces in parts)  # family names first, every one
        return
    for pieces in parts:
        yield from _split_pieces(pieces)


def _comma_pieces(text: str) -> list[str]:
    return [piece for piece in (piece.strip() for piece in text.split(",")) if piece]


def _split_pieces(pieces: list[str]) -> Iterator[str]:
    """The names in comma-separated pieces, each of which may be a name or half of one."""
    if _is_first_inverted(pieces):
        yield f"{pieces[0]}, {pieces[1]}"
        yield from pieces[2:]
    elif _are_names(pieces):
        yield from pieces
    elif len(pieces) > 2 and len(pieces) % 2 == 0 and not SUFFIX.fullmatch(pieces[1]):
        for at in range(0, len(pieces), 2):
            yield f"{pieces[at]}, {pieces[at + 1]}"
    elif pieces and is_others(pieces[-1]):
        yield from (", ".join(pieces[:-1]), pieces[-1])
    else:
        yield ", ".join(pieces)


def _is_first_inverted(pieces: list[str]) -> bool:
    """Whether of several names the first alone has its family name first, as the MLA has it."""
    named = [piece for piece in pieces if not is_others(piece)]
    if (
        len(named) < 3
        or SUFFIX.fullmatch(named[1])
        or " " in named[0]
        or _is_group(named[0])
        or is_cjk(named[0])
    ):
        return False
    given = named[1].split()
    is_given = len(given) == 1 or bool(_INITIALS.fullmatch(given[-1]))
    return is_given and all(" " in each and not _INITIALS.fullmatch(each) for each in named[2:])


def _are_names(pieces: list[str]) -> bool:
    """Whether comma-separated pieces are whole names in spoken order, not parts of one name."""
    if len(pieces) < 2 or (len(pieces) == 2 and pieces[0].split()[0] in PARTICLES):
        return False
    whole = [" " in piece or is_others(piece) or is_cjk(piece) for piece in pieces]
    if len(pieces) == 2 and is_others(pieces[1]):
        return True
    initials = sum(bool(_INITIALS.fullmatch(piece)) for piece in pieces)
    if initials and 2 * initials == len(pieces):
        return False  # "Smith, J. A., van Dyke, R. B."
    return all(whole) or (len(pieces) > 3 and sum(whole) > 0.7 * len(whole))


_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+")


_LAST_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")  # of a list, not of an initial


def parse_names(text: str) -> tuple[tuple[Author, ...], bool]:
    """Parse a list of names; the second value says that there are more than are named.

    >>> [author.family for author in parse_names("Turing AM, Hopper G, et al.")[0]]
    ['Turing', 'Hopper']
    """
    names = split_names(_LAST_STOP.sub("", text.rstrip()))
    has_more = any(is_others(name) or _ENDS_IN_OTHERS.search(name) for name in names)
    named = (_ENDS_IN_OTHERS.sub("", name) for name in names if not is_others(name))
    authors = tuple(author for name in named if (author := parse_name(name)))
    return authors, has_more
