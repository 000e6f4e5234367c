"""The pictures that links to a shelf are shared with: a card for each paper, one for the rest.

`cards` says what is on a card, `fitting` what fits, `lettering` writes, `drawing` draws, `cache`
keeps what was drawn. There are none where nobody could load them: a shelf without an address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urljoin

from generator import urls
from generator.metadata import SharedImage
from generator.model.corpus import Corpus
from generator.settings import Settings
from generator.social_images.cache import Stored, store_images
from generator.social_images.cards import Card, paper_card, site_card
from generator.social_images.colours import accent_colour
from generator.social_images.drawing import Drawing
from generator.social_images.lettering import Lettering

CACHE = Path(".cache") / "papershelf" / "social"  # below the shelf's folder
SITE = ""  # stands for the site where papers are named by their id


def load_lettering(settings: Settings) -> Lettering | None:
    """The typefaces of a shelf's pictures; None where it wants or can have none.

    Raises UserError when the font that the shelf names cannot be read.
    """
    if not settings.social_images or not settings.site_url:
        return None
    return Lettering(settings.root / settings.social_font if settings.social_font else None)


class SocialImages:
    """Knows the card of each paper, and has the cards drawn."""

    def __init__(self, corpus: Corpus, settings: Settings, lettering: Lettering) -> None:
        self._settings = settings
        self._drawing = Drawing(lettering, accent_colour(settings.palette))
        self._cards: dict[str, Card] = {}
        self._names: dict[str, str] = {}
        can_draw = lettering.can_draw
        self._add(SITE, site_card(settings, can_draw))
        for paper in corpus:
            self._add(paper.id, paper_card(paper, corpus, settings, can_draw))

    def _add(self, paper_id: str, card: Card | None) -> None:
        if card is not None:
            self._names[paper_id] = name = card.digest(self._drawing.version)
            self._cards[name] = card

    def of(self, paper_id: str = SITE) -> SharedImage | None:
        """The picture of a paper, that of the site where it has none, None where neither has."""
        name = self._names.get(paper_id) or self._names.get(SITE)
        if name is None:
            return None
        address = urljoin(self._settings.site_url, urls.social_image(name))
        return SharedImage(address, self._cards[name].words)

    def __len__(self) -> int:
        return len(self._cards)

    def store(
        self, site_dir: Path, counted: Callable[[Iterable[str]], Iterable[str]] = iter
    ) -> Stored:
        """Put the pictures into a built site; `counted` is told of each name as its turn comes."""
        return store_images(
            counted(sorted(self._cards)),
            lambda name: self._drawing.png(self._cards[name]),
            self._settings.root / CACHE,
            site_dir,
        )
