"""Tags by id while a file's operations change them, and the addresses that lead on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.model.taxonomy import Tag
from generator.text.slugs import slug
from generator.text.tokens import folded_words


class TagTable:
    """The tags there are so far; `redirects` maps an id of before to the one of now."""

    def __init__(self, tags: Mapping[str, Tag], redirects: Mapping[str, str]) -> None:
        self.tags: dict[str, Tag] = dict(tags)
        self.redirects: dict[str, str] = dict(redirects)

    def known(self, label: str) -> Tag | None:
        """The tag of an id or a label, in any case of letters."""
        if label in self.tags:
            return self.tags[label]
        folded = label.casefold()
        return next((tag for tag in self.tags.values() if tag.label.casefold() == folded), None)

    def labels(self) -> list[str]:
        """The labels of all tags, to tell which one somebody may have meant."""
        return [tag.label for tag in self.tags.values()]

    def holder(self, phrase: str) -> Tag | None:
        """The tag that a phrase is the label or an alias of."""
        key = phrase_key(phrase)
        return next((
            tag for tag in self.tags.values()
            if key == phrase_key(tag.label) or key in map(phrase_key, tag.aliases)
        ), None)  # fmt: skip

    def add(self, label: str, facet: str) -> Tag:
        """A new tag of a label that no tag has."""
        tag = Tag(id=f"{slug(facet) or 'other'}/{slug(label)}", facet=facet, label=label)
        self.tags[tag.id] = tag
        return tag

    def change(self, tag_id: str, **changed: object) -> None:
        """Set fields of a tag."""
        self.tags[tag_id] = replace(self.tags[tag_id], **changed)  # type: ignore[arg-type]

    def rename(self, tag: Tag, label: str) -> None:
        """Give a tag another label and address, in its old place; the old label is an alias."""
        fresh = replace(tag, id=f"{tag.facet}/{slug(label)}", label=label,
                        aliases=(*tag.aliases, tag.label.casefold()))  # fmt: skip
        self.tags = {
            (fresh.id if each.id == tag.id else each.id): (
                fresh if each.id == tag.id
                else replace(each, parent=fresh.id) if each.parent == tag.id else each
            )
            for each in self.tags.values()
        }  # fmt: skip
        self._redirect(tag.id, fresh.id)

    def drop_aliases(self, tag_id: str, phrases: Iterable[str]) -> None:
        """Let a tag no longer go by some phrases."""
        dropped = {phrase_key(phrase) for phrase in phrases}
        aliases = self.tags[tag_id].aliases
        kept = tuple(alias for alias in aliases if phrase_key(alias) not in dropped)
        self.change(tag_id, aliases=kept)

    def stop(self, word: str) -> bool:
        """Remove the tag of a label, else a word from all that go by it; False if none does."""
        if tag := self.known(word):
            self._remove(tag)
            return True
        key = phrase_key(word)
        holders = [
            tag for tag in self.tags.values()
            if word in tag.acronyms or key in map(phrase_key, tag.aliases)
        ]  # fmt: skip
        for tag in holders:
            self.drop_aliases(tag.id, [word])
            self.change(tag.id, acronyms=tuple(each for each in tag.acronyms if each != word))
        return bool(holders)

    def _remove(self, tag: Tag) -> None:
        del self.tags[tag.id]
        for each in list(self.tags.values()):
            if each.parent == tag.id:
                self.change(each.id, parent=tag.parent)
        if tag.parent:
            self._redirect(tag.id, tag.parent)

    def _redirect(self, old: str, new: str) -> None:
        self.redirects = {was: (new if to == old else to) for was, to in self.redirects.items()}
        self.redirects[old] = new


def phrase_key(phrase: str) -> tuple[str, ...]:
    """What two spellings of a phrase have in common."""
    return tuple(folded_words(phrase))
