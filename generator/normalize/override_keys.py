"""The keys of `overrides.yml`: what each takes and does, and the JSON Schema that says so.

The schema lies in `generator/data/overrides.schema.json`, for editors; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.model.ids import NAMES, PARSERS
from generator.model.work import LinkKind

CSL_TYPES = ("article", "article-journal", "paper-conference", "chapter", "book", "thesis",
             "report", "dataset", "software", "webpage")  # fmt: skip


class Key(NamedTuple):
    """What a key takes (a name in `_SHAPES`), which field of a work it states, what it does."""

    shape: str
    states: str  # a field of Work, "publication" for a part of it, empty for none
    does: str


KEYS: Mapping[str, Key] = {
    "title": Key("name", "title", "The title; $…$ holds TeX."),
    "abstract": Key("text", "abstract", "The abstract; $…$ holds TeX."),
    "authors": Key("authors", "authors", "All authors in order; end with 'et al.' if there are "
                   "more."),
    "author_count": Key("count", "author_count", "How many authors there are."),
    "date": Key("date", "date", "Of publication: 2024, 2024-05 or 2024-05-31."),
    "ids": Key("ids", "ids", "Identifiers by scheme; null removes one."),
    "citation_key": Key("text", "citation_key", "The key for BibTeX."),
    "language": Key("text", "language", "The language of the text, as in 'en'."),
    "keywords": Key("texts", "keywords", "The keywords, in place of those of the sources."),
    "dates": Key("dates", "dates", "Other dates by what they are; null removes one."),
    "counts": Key("counts", "counts", "Numbers such as citations or stars; null removes one."),
    "facts": Key("facts", "facts", "Anything else worth showing, by name; null removes one."),
    "cites": Key("texts", "cites", "Works that it cites, as 'arxiv:1706.03762'."),
    "similar": Key("texts", "similar", "Works like it, as 'arxiv:1706.03762'."),
    "type": Key("type", "publication", "What kind of publication it is."),
    "venue": Key("text", "publication", "The journal, the proceedings or the book that holds it."),
    "volume": Key("text", "publication", "The volume."),
    "issue": Key("text", "publication", "The issue."),
    "pages": Key("text", "publication", "The pages, as in '1–9', or the article's number."),
    "publisher": Key("text", "publication", "The publisher."),
    "issn": Key("text", "publication", "The journal's ISSN."),
    "isbn": Key("text", "publication", "The book's ISBN."),
    "series": Key("text", "publication", "The series."),
    "place": Key("text", "publication", "The place of publication."),
    "summary": Key("name", "", "A summary in place of ours."),
    "remove_summary": Key("truth", "", "Show no summary."),
    "add_tags": Key("texts", "", "Tags by label or id."),
    "remove_tags": Key("texts", "", "Tags by label or id."),
    "add_links": Key("links", "", "Web addresses, or each with its kind."),
    "remove_links": Key("texts", "", "Web addresses."),
    "add_related": Key("texts", "", "Papers; both list each other."),
    "remove_related": Key("texts", "", "Papers; neither lists the other."),
    "add_mentions": Key("texts", "", "Names of methods that it mentions."),
    "remove_mentions": Key("texts", "", "Names of methods that it does not mention."),
    "same_as": Key("texts", "", "Papers that are this one: they become one page."),
    "not_same_as": Key("texts", "", "Papers, or places in a source as 'refs.bib:120', that are "
                       "not this one."),
    "hide": Key("truth", "", "Leave the paper out of the shelf."),
    "id": Key("id", "", "The last part of the page's address; the old address leads to it."),
}  # fmt: skip
RULINGS = ("same_as", "not_same_as", "hide", "id")  # settled before there are papers
# What every disk takes: some systems have devices of these names, with any ending.
ID_PATTERN = (r"^(?!(?:index|page)$|(?:con|prn|aux|nul|(?:com|lpt)\d)(?:\.|$))"
              r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9_-])?$")  # fmt: skip
PUBLICATION = tuple(name for name, key in KEYS.items() if key.states == "publication")

_TEXT = {"type": ["string", "number", "null"]}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": {"type": ["string", "number"]}}]}
_COUNT = {"type": ["integer", "null"], "minimum": 0}
_AUTHOR = {
    "type": "object", "additionalProperties": False,
    "properties": {part: {"type": "string"} for part in
                   ("name", "given", "family", "suffix", "orcid", "affiliation")},
}  # fmt: skip
_ADDRESS = {"type": "string", "pattern": "^https?://"}
_LINK = {
    "type": "object", "additionalProperties": False, "required": ["url"],
    "properties": {"url": _ADDRESS,
                   "kind": {"enum": [kind.value for kind in LinkKind]}},
}  # fmt: skip
_SHAPES: Mapping[str, Mapping[str, Any]] = {
    "text": _TEXT,
    "name": {"type": ["string", "number"], "minLength": 1},
    "texts": _TEXTS,
    "truth": {"type": "boolean"},
    "date": {"type": ["string", "integer", "null"]},
    "type": {"enum": [*CSL_TYPES, None]},
    "id": {"type": "string", "pattern": ID_PATTERN},
    "authors": {"anyOf": [{"type": ["string", "null"]},
                          {"type": "array", "items": {"anyOf": [{"type": "string"}, _AUTHOR]}}]},
    "ids": {"type": "object", "additionalProperties": False,
            "properties": {scheme: {"title": NAMES[scheme], **_TEXT} for scheme in PARSERS}},
    "dates": {"type": "object", "additionalProperties": _TEXT},
    "counts": {"type": "object", "additionalProperties": _COUNT},
    "count": _COUNT,
    "facts": {"type": "object", "additionalProperties": _TEXT},
    "links": {"anyOf": [_ADDRESS, {"type": "array", "items": {"anyOf": [_ADDRESS, _LINK]}}]},
}  # fmt: skip


def overrides_schema() -> dict[str, Any]:
    """The JSON Schema of `overrides.yml` (draft 07, which editors know)."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Corrections of a Papershelf, paper by paper",
        "description": "Each key is a paper: its id, 'arxiv:…' or another identifier with its "
                       "scheme, or a place in a source as 'refs.bib:120'.",
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: {"description": key.does, **_SHAPES[key.shape]}
                           for name, key in KEYS.items()},
        },
    }  # fmt: skip
