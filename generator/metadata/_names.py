"""Names as machines that part them at the comma read them."""

from __future__ import annotations

from generator.model.names import Author


def family_first(author: Author) -> str:
    """A name with one comma at most: Zotero drops what stands behind a second one.

    >>> from generator.model.names import person
    >>> family_first(person("Bob B.", "Fold", "Jr."))
    'Fold, Bob B. Jr.'
    """
    if author.is_group:
        return author.name
    given = " ".join(part for part in (author.given, author.suffix) if part)
    return f"{author.family}, {given}" if given else author.family
