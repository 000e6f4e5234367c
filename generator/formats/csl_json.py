"""Papers -> CSL-JSON (schema csl-data 1.0.2), for citeproc, Pandoc and Zotero."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.formats._citation_keys import Keyed
from generator.formats._parts import best_url, cited_date, join_keywords
from generator.model.names import Author


def csl_json_item(keyed: Keyed) -> str:
    """The item of a paper as JSON on one line."""
    return json.dumps(csl_item(keyed), ensure_ascii=False, sort_keys=True)


def csl_json_array(items: Iterable[str]) -> str:
    """A JSON array of items, one a line."""
    joined = ",\n".join(items)
    return f"[\n{joined}\n]\n" if joined else "[]\n"


def csl_item(keyed: Keyed) -> dict[str, Any]:
    """One paper as a CSL item; nothing that is not known is in it."""
    paper, where = keyed.paper, keyed.paper.publication
    is_journal = where.venue and not where.type
    otherwise = "article" if "arxiv" in paper.ids else "document"  # CSL's "article" is a preprint
    stated: dict[str, Any] = {
        "type": where.type or ("article-journal" if is_journal else otherwise),
        "title": paper.title,
        "author": [_name(author) for author in paper.authors],
        "issued": {"date-parts": [[int(part) for part in cited_date(paper).split("-")]]}
        if paper.date else {},
        "container-title": where.venue,
        "collection-title": where.series,
        "volume": where.volume,
        "issue": where.issue,
        "page": where.pages.replace("–", "-"),
        "publisher": where.publisher,
        "publisher-place": where.place,
        "ISSN": where.issn,
        "ISBN": paper.ids.get("isbn", where.isbn),
        "DOI": paper.ids.get("doi", ""),
        "PMID": paper.ids.get("pmid", ""),
        "PMCID": paper.ids.get("pmcid", ""),
        "number": f"arXiv:{paper.ids['arxiv']}" if "arxiv" in paper.ids else "",
        "URL": best_url(paper),
        "abstract": paper.abstract,
        "keyword": join_keywords(paper.keywords),
        "language": paper.language,
    }  # fmt: skip
    return {"id": keyed.key, **{name: value for name, value in stated.items() if value}}


def _name(author: Author) -> dict[str, str]:
    if author.is_group:
        return {"literal": author.name}
    parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {name: part for name, part in parts.items() if part}
