"""JATS, the XML of journals and PubMed Central (one article or a collection) -> records.

`front` says all about an article, `back` what it cites; the text itself is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.model.dates import earliest, parse_date
from generator.model.ids import collect_ids, parse_id
from generator.model.record import Line, SourceRecord
from generator.model.work import Publication
from generator.readers._jats_people import jats_authors, jats_editors
from generator.readers._publication import pages
from generator.readers._record_fields import extra_of, filled, links_of
from generator.readers._xml_items import XmlItem, peek_tags, read_items
from generator.readers._xml_records import Piece, date_at, read_records, summaries, words_at
from generator.readers._xml_text import element_text, find, find_all, local_name, text_at, texts_at

_SCHEMES = {"doi": "doi", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid", "pmc-uid": "pmcid",
            "arxiv": "arxiv", "pmcaid": ""}  # fmt: skip
_USED = frozenset(
    "article-type lang article-id title-group contrib-group aff aff-alternatives author-notes "
    "pub-date volume issue fpage lpage page-range elocation-id isbn history permissions self-uri "
    "abstract trans-abstract kwd-group funding-group conference related-article ext-link "
    "article-categories".split()
)
_LINK = "{http://www.w3.org/1999/xlink}href"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NOTICES = {"correction": "correction", "corrected-article": "corrects", "retraction": "retraction",
            "retracted-article": "retracts", "preprint": "preprint"}  # fmt: skip
_NO_ABSTRACT = frozenset(
    "graphical teaser toc key-points highlights plain-language-summary executive-summary "
    "author-summary summary web-summary precis".split()
)
_PLAIN = ("plain-language-summary", "author-summary")
_PRINTED = ("pub", "epub", "ppub", "epub-ppub", "collection", "preprint", "pub-electronic")


def is_jats(lines: Sequence[Line]) -> bool:
    """Say whether articles of JATS stand here."""
    tags = [tag.rpartition(":")[2] for tag in peek_tags(lines)]
    return "article" in tags and bool({"front", "front-stub"} & set(tags))


def read_jats(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record an article."""
    return read_records(path, read_items(path, lines, ("article",)), _record, _stated)


def _record(item: XmlItem) -> SourceRecord:
    article = item.element
    meta = _meta(article)
    authors, has_more = jats_authors(meta)
    uris = [each.get(_LINK, "") for name in ("self-uri", "ext-link")
            for each in find_all(meta, name)]  # fmt: skip
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=_title(meta),
        abstract=_abstract(meta, ""),
        authors=authors,
        has_more_authors=has_more,
        date=_date(meta),
        dates=_dates(meta),
        ids=_ids(meta),
        publication=_publication(article, meta),
        language=article.get(_LANGUAGE, ""),
        keywords=_keywords(meta),
        summaries=summaries(plain_language=_abstract(meta, *_PLAIN)),
        links=links_of(*uris),
        facts=_facts(article, meta),
        cites=_cites(article),
        extra=extra_of((*_other_ids(meta), *_other_parts(meta)), _USED),
    )


def _meta(article: etree._Element) -> etree._Element | None:
    found = find(article, "front/article-meta")
    return find(article, "front-stub") if found is None else found


def _stated(article: etree._Element) -> dict[str, str]:
    meta = _meta(article)
    dois = (element_text(each) for each in find_all(meta, "article-id")
            if each.get("pub-id-type") == "doi")  # fmt: skip
    return {"date": words_at(meta, "pub-date"), "doi": next(dois, "")}


def _title(meta: etree._Element | None) -> str:
    """The title with its subtitles; a translated one where there is no other."""
    titles = find(meta, "title-group")
    if title := text_at(titles, "article-title"):
        return ": ".join((title.rstrip(":"), *texts_at(titles, "subtitle")))
    return text_at(titles, "trans-title-group/trans-title", "trans-title")


def _abstract(meta: etree._Element | None, *kinds: str) -> str:
    """The abstract of the kinds, or of none that is for another use; "Abstract" as a head goes."""
    for each in find_all(meta, "abstract"):
        kind = each.get("abstract-type", "")
        if kind in kinds or (kinds == ("",) and kind not in _NO_ABSTRACT):
            return " ".join(part for child in each if (part := _section(child))) or element_text(
                each
            )
    return text_at(meta, "trans-abstract") if kinds == ("",) else ""


def _section(element: etree._Element) -> str:
    """A paragraph, or a section after its heading: "Methods: …"."""
    name = local_name(element)
    if name in {"title", "label", "object-id"}:
        return ""
    if name != "sec":
        return element_text(element)
    heading = text_at(element, "title").rstrip(".:")
    body = " ".join(part for child in element if (part := _section(child)))
    return f"{heading}: {body}" if heading and body else body


def _date(meta: etree._Element | None) -> str:
    """The earliest day on which the article came out, else the earliest of any kind."""
    found = [
        (each.get("pub-type", each.get("date-type", "pub")) in _PRINTED, date)
        for each in find_all(meta, "pub-date")
        if (date := date_at(each) or parse_date(text_at(each, "string-date")))
    ]
    printed = earliest(date for is_printed, date in found if is_printed)
    return printed or earliest(date for _, date in found)


def _dates(meta: etree._Element | None) -> dict[str, str]:
    history = {each.get("date-type", ""): date_at(each) for each in find_all(meta, "history/date")}
    return filled(
        submitted=history.get("received", ""),
        revised=history.get("rev-recd", ""),
        accepted=history.get("accepted", ""),
    )


def _ids(meta: etree._Element | None) -> dict[str, str]:
    stated: dict[str, str] = {}
    named = find_all(meta, "article-id")
    for each in sorted(named, key=lambda each: each.get("specific-use", "") == "version"):
        scheme, value = _SCHEMES.get(each.get("pub-id-type", ""), ""), element_text(each)
        if scheme and value:
            stated.setdefault(scheme, value)
    return collect_ids(stated)


def _other_ids(meta: etree._Element | None) -> Iterator[tuple[str, str]]:
    for each in find_all(meta, "article-id"):
        kind = each.get("pub-id-type", "")
        if kind not in _SCHEMES:
            yield f"article-id {kind}".strip(), element_text(each)


def _other_parts(meta: etree._Element | None) -> Iterator[tuple[str, str]]:
    for each in meta if meta is not None else ():
        yield local_name(each), " ".join(each.itertext())


def _publication(article: etree._Element, meta: etree._Element | None) -> Publication:
    journal = find(article, "front/journal-meta")
    is_preprint = article.get("article-type") == "preprint"
    span = pages(text_at(meta, "fpage"), text_at(meta, "lpage"))
    return Publication(
        type="article" if is_preprint else "article-journal",
        venue=text_at(journal, "journal-title-group/journal-title", "journal-title",
                      "journal-title-group/abbrev-journal-title", "journal-id"),
        volume=text_at(meta, "volume"),
        issue=text_at(meta, "issue"),
        pages=span or text_at(meta, "elocation-id", "page-range"),
        publisher=text_at(journal, "publisher/publisher-name"),
        issn=text_at(journal, "issn"),
        isbn=text_at(meta, "isbn"),
        place=text_at(journal, "publisher/publisher-loc"),
    )  # fmt: skip


def _keywords(meta: etree._Element | None) -> tuple[str, ...]:
    groups = [each for each in find_all(meta, "kwd-group")
              if "abbr" not in each.get("kwd-group-type", "")]  # fmt: skip
    found = (text for name in ("kwd", "compound-kwd") for each in groups
             for text in texts_at(each, name))  # fmt: skip
    return tuple(dict.fromkeys(found))


def _facts(article: etree._Element, meta: etree._Element | None) -> dict[str, str]:
    licence = find(meta, "permissions/license")
    kind = article.get("article-type", "").replace("-", " ")
    found = filled(
        type=kind if kind not in {"research article", "other"} else "",
        subjects=", ".join(texts_at(meta, "article-categories//subject")),
        license=(licence.get(_LINK, "") if licence is not None else "")
        or text_at(licence, "license-p"),
        conference=text_at(meta, "conference/conf-name"),
        editors=", ".join(editor.name for editor in jats_editors(meta)),
        funding=", ".join(texts_at(meta, "funding-group/award-group/funding-source")),
    )
    for each in find_all(meta, "related-article"):
        if name := _NOTICES.get(each.get("related-article-type", "")):
            found.setdefault(name, each.get(_LINK, "") or element_text(each))
    return filled(**found)


def _cites(article: etree._Element) -> tuple[str, ...]:
    found = []
    for each in article.iter("{*}pub-id"):
        scheme = _SCHEMES.get(each.get("pub-id-type", ""), "")
        if value := parse_id(scheme, element_text(each)):
            found.append(f"{scheme}:{value}")
    return tuple(dict.fromkeys(found))
