"""The dumps of Papers with Code -> records.

Two of them are about papers: papers with abstracts, and links between papers and code, in which a
paper has an object for each repository. The data are under CC BY-SA 4.0, which is told as a fact.
"""

from __future__ import annotations

from typing import Any

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, find_ids
from generator.model.record import SourceRecord
from generator.model.work import LinkKind, Publication, Summary
from generator.readers._json_fields import (  # fmt: skip
    authors_of,
    first_text,
    prose,
    text,
    texts,
)
from generator.readers._json_format import JsonFormat
from generator.readers._json_items import JsonItem
from generator.readers._record_fields import filled, links_of


def _is_paper(value: dict[str, Any]) -> bool:
    has_title = "title" in value or "paper_title" in value
    return has_title and "paper_url" in value and ("repo_url" in value or "url_abs" in value)


def _record(item: JsonItem) -> SourceRecord:
    value = item.value
    authors, has_more = authors_of(value.get("authors"))
    page = first_text(value, "url_abs", "paper_url_abs")
    pdf = first_text(value, "url_pdf", "paper_url_pdf")
    arxiv = first_text(value, "arxiv_id", "paper_arxiv_id")
    short = prose(value.get("short_abstract"))
    code = links_of(text(value.get("repo_url")), kind=LinkKind.CODE)
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=prose(first_text(value, "title", "paper_title")),
        abstract=prose(value.get("abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=parse_date(text(value.get("date"))),
        ids={**find_ids(pdf), **find_ids(page), **collect_ids({"arxiv": arxiv})},
        publication=Publication(venue=first_text(value, "proceeding", "conference")),
        keywords=tuple(
            dict.fromkeys(
                texts(value.get("tasks"), "task", "name") + texts(value.get("methods"), "name")
            )
        ),
        summaries=(Summary(short, "short abstract"),) if short else (),
        links=(*code, *links_of(page, pdf, kind=LinkKind.PAPER)),
        facts=filled(
            framework=text(value.get("framework")).replace("none", ""),
            official_code="yes" if value.get("is_official") is True else "",
            data_from="Papers with Code, CC BY-SA 4.0",
        ),
    )


def _stated(value: dict[str, Any]) -> dict[str, str]:
    return {
        "date": text(value.get("date")),
        "arxiv": first_text(value, "arxiv_id", "paper_arxiv_id"),
    }


PAPERS_WITH_CODE = JsonFormat(_is_paper, _record, _stated)
is_papers_with_code, read_papers_with_code = PAPERS_WITH_CODE.recognises, PAPERS_WITH_CODE.read
