"""A paper or the shelf -> what its card says: only texts that can be drawn as they should be.

A letter that cannot be drawn is never left out of a word: a title with one has no card of its own,
a tag or a venue with one is not on it. Emoji and ornaments are left out.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass
from math import inf

from generator.model.corpus import Corpus
from generator.model.names import Author
from generator.model.paper import Paper
from generator.settings import Settings
from generator.social_images.fitting import fit_names
from generator.text.plain_math import plain_math

CanDraw = Callable[[str], bool]
LONGEST = 400  # characters of a text; no card has room for more
NAMES = 6  # authors whose names a card may have room for
TAGS = 4
_NEEDED = "LMN"  # categories of Unicode: letters, marks, numbers; and mathematical signs
_IGNORED = {*map(chr, range(0xFE00, 0xFE10)), "\u20e3"}  # how a character is to look; a key's edge


@dataclass(frozen=True, slots=True)
class Card:
    """What is drawn.

    `authors` are the first of `author_count`, which is 0 where nobody knows how many there are.
    `facts` are the year and the venue, or what the shelf says of itself.
    """

    title: str
    site: str = ""
    authors: tuple[str, ...] = ()
    author_count: int = 0
    facts: str = ""
    tags: tuple[str, ...] = ()
    is_of_site: bool = False

    def digest(self, version: str) -> str:
        """What tells this card from others that are drawn in the same manner."""
        told = json.dumps([version, asdict(self)], ensure_ascii=True, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:24]

    @property
    def words(self) -> str:
        """What somebody is told who cannot see it."""
        names = fit_names(self.authors[:3], self.author_count, inf, len)
        return ". ".join(part for part in (self.title, names, self.facts) if part)


def paper_card(paper: Paper, corpus: Corpus, settings: Settings, can_draw: CanDraw) -> Card | None:
    """The card of a paper; None where its title cannot be drawn."""
    title = drawable(paper.title, can_draw)
    if not title:
        return None
    venue = corpus.venue_of(paper)
    where = drawable(venue.name if venue else paper.publication.venue, can_draw)
    strong = {match.tag for match in corpus.notes(paper).tags if match.is_strong}
    tags = (drawable(tag.label, can_draw) for tag in corpus.tags_of(paper) if tag.id in strong)
    return Card(
        title=title,
        site=drawable(settings.site_name, can_draw),
        authors=_names(paper.authors, can_draw),
        author_count=_count(paper),
        facts=" · ".join(part for part in (paper.date[:4], where) if part),
        tags=tuple(tag for tag in tags if tag)[:TAGS],
    )


def site_card(settings: Settings, can_draw: CanDraw) -> Card | None:
    """The card of every page that has none of its own; None where its name cannot be drawn."""
    title = drawable(settings.site_name, can_draw)
    if not title:
        return None
    facts = drawable(settings.site_description, can_draw)
    return Card(title=title, facts=facts, is_of_site=True)


def _count(paper: Paper) -> int:
    """How many authors there are; 0 where the sources name some and do not say."""
    listed = len(paper.authors)
    if paper.author_count is not None:
        return max(paper.author_count, listed)
    return 0 if paper.has_more_authors else listed


def _names(authors: tuple[Author, ...], can_draw: CanDraw) -> tuple[str, ...]:
    """The first names, up to one that cannot be drawn: nobody becomes first who is not."""
    names: list[str] = []
    for author in authors[:NAMES]:
        name = drawable(author.name, can_draw)
        if not name:
            break
        names.append(name)
    return tuple(names)


def drawable(text: str, can_draw: CanDraw) -> str:
    """The text as it can be drawn, its math in plain characters; empty where it cannot be.

    >>> drawable("A $x^2$ of 🎉 toys", str.isascii), drawable("Журавли", str.isascii)
    ('', '')
    """
    kept = []
    plain = unicodedata.normalize("NFC", plain_math(text[: 2 * LONGEST]))
    for char in plain:
        if can_draw(char):
            kept.append(char)
            continue
        category = unicodedata.category(char)
        if category[0] == "Z" or category == "Cc":
            kept.append(" ")
            continue
        like = unicodedata.normalize("NFKC", char)  # 𝒪 and ﬁ have a plain likeness
        is_script = unicodedata.decomposition(char).startswith(("<super>", "<sub>"))
        if like != char and not is_script and all(map(can_draw, like)):
            kept.append(like)
        elif (category[0] in _NEEDED or category == "Sm") and char not in _IGNORED:
            return ""
    whole = " ".join("".join(kept).split())[:LONGEST].rstrip()
    return whole if any(map(str.isalnum, whole)) else ""
