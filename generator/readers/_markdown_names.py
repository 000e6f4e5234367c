"""What stands around a title in a list -> the words that are its authors' names."""

from __future__ import annotations

import re

from generator.model.dates import parse_date
from generator.readers._markdown_links import LINK, without_marks
from generator.readers._markdown_venues import is_dated_venue, venue_at

LOOKED_AT = 2_000  # characters beside a title in which names are looked for
SHORTEST_ABSTRACT = 150  # characters; a remark is shorter
MOST_DROPPED = 6  # parts behind the names: a journal, a publisher, a place
_ITALICS = re.compile(r"(?<![*\w(])[*_](?P<text>[^*_\n]{4,900})[*_](?![*\w])")
_AFTER_NAMES = re.compile(r"^(?P<names>.+?)\.\s+[^.]*(?:19|20)\d\d.*$", re.S)
_MORE = re.compile(r"(?<!\s)(?:\s*+,)?\s*+et\.? ?al\b")  # from where a run of blanks begins
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\.(?=\s|$)")
_YEAR = re.compile(r"\(?\b(?:19|20)\d\d\b")
_IN_FRONT = re.compile(r"[\s\"”*.,:;)|–—-]*(?:\(?(?:19|20)\d\d\)?[\s.,:;*-]*)?(?:[Bb]y\s+)?")
_NUMBER = re.compile(r"[\s*]*[\[(]\d{1,4}[\])][\s*.:]*")
_AFFILIATION = re.compile(r"\s*\([^()]{1,200}\)\*?")
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_NO_NAMES = frozenset(
    "oral best paper award awards spotlight poster workshop accepted preprint code official pdf "
    "project page technical report survey proceedings conference journal transactions ieee acm "
    "springer arxiv findings proc trans in demo blog video data dataset "
    "benchmark review letters".split()
)


def names_behind(after: str) -> str:
    """Authors behind a title, in italics or in plain words before its venue; empty for none."""
    after = after[:LOOKED_AT]
    return _between_semicolons(after)[0] or _marked(after) or _plain(after)


def abstract_behind(after: str) -> str:
    """The abstract behind a title and names that semicolons part from it; empty for none."""
    names, length = _between_semicolons(after)
    rest = re.split(r"\n?\s\|\s", after[length:], maxsplit=1)[0].strip(" ;")
    return rest if names and len(rest) >= SHORTEST_ABSTRACT else ""


def _between_semicolons(after: str) -> tuple[str, int]:
    """Names that semicolons part from a title and from one another, and where they end."""
    if not after.startswith(";"):
        return "", 0
    names: list[str] = []
    end = 1
    for part in after[1:LOOKED_AT].split(";"):
        words = _AFFILIATION.sub("", part).strip(" *\n")
        if not are_names(words):
            break
        names.append(words)
        end += len(part) + 1
    return "; ".join(names), end


def _marked(rest: str) -> str:
    """Authors in italics, or on a line of their own."""
    plain = LINK.sub(lambda match: match["text"], rest)
    found = [
        match["text"] + (" et al." if _MORE.match(plain, match.end()) else "")
        for match in _ITALICS.finditer(plain)
    ]
    for words in (*found, *re.split(r"<br\s*/?>|\n", plain)[1:]):
        words = without_marks(words)
        if tail := _AFTER_NAMES.match(words):
            words = tail["names"]
        is_other = is_dated_venue(words) or parse_date(words) == words
        if not is_other and are_names(words):
            return words
    return ""


def _plain(rest: str) -> str:
    """Authors between a title and its venue, year or links: "(2015), G. Hinton et al. [[pdf]]"."""
    words = re.split(r"\[|\||<|\n", rest, maxsplit=1)[0]
    words = words[match.end() :] if (match := _IN_FRONT.match(words)) else words
    places = [match.start()] if (match := _YEAR.search(words)) else []
    places += [at] if (at := venue_at(words)) >= 0 else []
    words = words[: min(places)] if places else words
    words = without_marks(_SENTENCE_END.split(words, maxsplit=1)[0]).rstrip(" ,;:(-–—")
    for _ in range(MOST_DROPPED):
        is_sure = bool(places) or bool(_INITIAL.search(words)) or "," in words
        if are_names(words, is_sure) and (is_sure or " and " in words or _MORE.search(words)):
            return words
        words, comma, _ = words.rpartition(",")
        if not comma:
            return ""
    return ""


def names_before(before: str) -> str:
    """Authors before a title, as a list of references has them, number and all; empty for none."""
    rest = before[-LOOKED_AT:]
    words = rest[match.end() :] if (match := _NUMBER.match(rest)) else rest
    is_quoted = words.rstrip(" *")[-1:] in ('"', "“")
    is_dated = bool(year := re.search(r"\((?:19|20)\d\d[a-z]?\)[.,:\s]*$", words))
    words = without_marks(words[: year.start()] if year else words).strip(' "“*.,:')
    is_sure = is_quoted or is_dated or bool(_INITIAL.search(words) or _MORE.search(words))
    is_sure = is_sure or ("," in words and rest.rstrip()[-1:] == "." and are_names(words))
    return words if is_sure and "[" not in words and are_names(words, True) else ""


def are_names(words: str, family_alone: bool = False) -> bool:
    """Whether words read as a list of names: nearly all begin with a capital, and none is long.

    `family_alone` says that a family name may do: "Dellaert and Yen-Chen".
    """
    bare = re.sub(r"\bet\.? ?al\b\.?|\band\b", ",", words)
    parts = [part.split() for part in re.split(r"[,;&]", bare) if part.strip()]
    letters = [word for part in parts for word in part if word[0].isalpha()]
    capital = sum(word[0].isupper() or not word.isascii() for word in letters)
    has_more = bool(_MORE.search(words))
    is_list = len(parts) > 1 or has_more or (len(parts) == 1 and len(parts[0]) in (2, 3))
    is_inverted = all(part.count(",") == 1 for part in words.split(" and "))  # Toy, Ada and …
    family_alone = family_alone or has_more or (is_inverted and " and " in words)
    return (
        is_list
        and capital >= 0.8 * len(letters) > 0
        and max(map(len, parts)) <= 5
        and (family_alone or sum(map(len, parts)) >= 1.5 * len(parts))
        and not re.search(r"\d|[!?:]", words)
        and _NO_NAMES.isdisjoint(word.casefold().strip(".") for word in letters)
    )
