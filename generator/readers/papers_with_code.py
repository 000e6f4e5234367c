"""The dumps of Papers with Code -> records.

Papers with abstracts, links between papers and code, in which a paper has an object for each
repository, rows of leader boards, methods and data sets with the paper of each. The data are under
CC BY-SA 4.0, which is told as a fact.
"""

from __future__ import annotations

from typing import Any

from generator.model.dates import parse_date
from generator.model.ids import find_ids
from generator.model.record import SourceRecord
from generator.model.work import LinkKind, Publication, Summary
from generator.readers._json_fields import (  # fmt: skip
    as_object,
    authors_of,
    first_text,
    prose,
    rest_of,
    stated_ids,
    text,
    texts,
)
from generator.readers._json_format import JsonFormat
from generator.readers._json_items import JsonItem
from generator.readers._record_fields import filled, links_of
from generator.text.links import host_of

_OWN = "paperswithcode.com"
_DATES = ("date", "published", "paper_date", "introduced_date", "introduced_year")
_USED = frozenset(
    "title paper_title abstract short_abstract authors date published paper_date introduced_date "
    "introduced_year arxiv_id paper_arxiv_id openreview_id url_abs paper_url_abs source_url "
    "url_pdf paper_url_pdf proceeding conference tasks methods repo_url code_links is_official "
    "framework paper.title".split()
)


def _is_paper(value: dict[str, Any]) -> bool:
    """A paper, a link to code, a row of a leader board, or a method or data set with its paper."""
    if isinstance(value.get("paper"), dict):
        return "title" in value["paper"] and bool(
            {"introduced_date", "introduced_year"} & set(value)
        )
    names = {"title", "paper_title"} & set(value)
    is_answer = {"url_abs", "url_pdf", "proceeding"} <= set(value)  # of the site's API
    is_dumped = "paper_url" in value and bool({"repo_url", "url_abs", "model_name"} & set(value))
    return bool(names) and (is_answer or is_dumped)


def _record(item: JsonItem) -> SourceRecord:
    value = item.value
    paper = as_object(value.get("paper"))
    authors, has_more = authors_of(value.get("authors"))
    page, pdf = _page(value), first_text(value, "url_pdf", "paper_url_pdf")
    short = prose(value.get("short_abstract"))
    repositories = (text(value.get("repo_url")), *texts(value.get("code_links"), "url"))
    code = links_of(*repositories, kind=LinkKind.CODE)
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=prose(first_text(value, "title", "paper_title") or paper.get("title")),
        abstract=prose(value.get("abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=parse_date(first_text(value, *_DATES)),
        ids={**find_ids(pdf), **find_ids(page), **_ids(value)},
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
        extra=rest_of(value, _USED),
    )


def _stated(value: dict[str, Any]) -> dict[str, str]:
    return {
        "date": first_text(value, *_DATES),
        "arxiv": first_text(value, "arxiv_id", "paper_arxiv_id"),
    }


def _ids(value: dict[str, Any]) -> dict[str, str]:
    arxiv = first_text(value, "arxiv_id", "paper_arxiv_id")
    return stated_ids({"arxiv": arxiv, "openreview": text(value.get("openreview_id"))})


def _page(value: dict[str, Any]) -> str:
    """The paper's page; leader boards have it where the dumps have Papers with Code's own."""
    named = (first_text(value, name) for name in ("url_abs", "paper_url_abs", "source_url",
                                                  "paper_url"))  # fmt: skip
    return next((url for url in named if url and not host_of(url).endswith(_OWN)), "")


PAPERS_WITH_CODE = JsonFormat(_is_paper, _record, _stated)
is_papers_with_code, read_papers_with_code = PAPERS_WITH_CODE.recognises, PAPERS_WITH_CODE.read
