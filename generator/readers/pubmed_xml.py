"""PubMed's XML (articles and book chapters, as downloaded or fetched) -> records.

A title in brackets is a translation, the original one stands in `VernacularTitle`. PubMed ends
every title with a full stop. Identifiers in `ReferenceList` are those of cited works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, parse_id
from generator.model.name_lists import is_others
from generator.model.names import Author
from generator.model.orcids import read_orcid
from generator.model.record import Line, SourceRecord
from generator.model.work import Publication
from generator.readers._publication import page_range, pages
from generator.readers._record_fields import NO_TRANSLATION, filled
from generator.readers._xml_items import XmlItem, peek_tags, read_items
from generator.readers._xml_records import (
    Piece,
    author_of,
    date_at,
    group_of,
    named_author,
    read_records,
    summaries,
    those,
    words_at,
)
from generator.readers._xml_text import (
    element_text,
    find,
    find_all,
    text_at,
    texts_at,
    without_stop,
)

NAMES = ("PubmedArticle", "PubmedBookArticle")
_SCHEMES = {"pubmed": "pmid", "doi": "doi", "pmc": "pmcid"}
_NOTICES = {"ErratumIn": "erratum", "RetractionIn": "retraction",
            "ExpressionOfConcernIn": "expression of concern"}  # fmt: skip
_GENERAL = frozenset(("Journal Article", "English Abstract"))


def is_pubmed_xml(lines: Sequence[Line]) -> bool:
    """Say whether this is a set of PubMed's articles."""
    tags = peek_tags(lines)
    return bool(tags) and tags[0] in {*NAMES, "PubmedArticleSet", "PubmedBookArticleSet"}


def read_pubmed_xml(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record an article or a chapter."""
    return read_records(path, read_items(path, lines, NAMES), _record, _stated)


def _record(item: XmlItem) -> SourceRecord:
    citation = find(item.element, "MedlineCitation")
    book = find(item.element, "BookDocument")
    article = book if book is not None else find(citation, "Article")
    data = find(item.element, "PubmedData" if book is None else "PubmedBookData")
    authors, has_more = _authors(article)
    title, vernacular = _titles(article)
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=title,
        abstract=_abstract(find(article, "Abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=_date(article),
        dates=_dates(data),
        ids=_ids(item.element, citation if book is None else book, article, data),
        publication=_book_publication(book) if book is not None else _publication(article),
        language=text_at(article, "Language"),
        keywords=_keywords(citation if book is None else book),
        summaries=summaries(plain_language=_abstract(_other_abstract(citation, "plain"))),
        facts=filled(original_title=vernacular, type=_types(article)) | _notices(citation),
        cites=_cites(data),
    )


def _stated(item: etree._Element) -> dict[str, str]:
    issue = words_at(item, "MedlineCitation/Article/Journal/JournalIssue/PubDate")
    return {"date": issue or words_at(item, "BookDocument/Book/PubDate")}


def _titles(article: etree._Element | None) -> tuple[str, str]:
    """The title and, where it is a translation, the original one."""
    title = without_stop(text_at(article, "ArticleTitle", "Book/BookTitle"))
    vernacular = without_stop(text_at(article, "VernacularTitle"))
    if bracketed := re.fullmatch(r"\[(.+)\]", title):
        title = without_stop(bracketed[1])
    if not title or (vernacular and title == NO_TRANSLATION):
        return vernacular, ""
    return title, vernacular


def _abstract(abstract: etree._Element | None) -> str:
    """The paragraphs, each after its label: "METHODS: …"."""
    paragraphs = []
    for each in find_all(abstract, "AbstractText"):
        label, text = " ".join(each.get("Label", "").split()), element_text(each)
        is_stated = label and label != "UNLABELLED" and not text.startswith(f"{label}:")
        paragraphs.append(f"{label}: {text}" if is_stated and text else text)
    return " ".join(text for text in paragraphs if text)


def _other_abstract(citation: etree._Element | None, kind: str) -> etree._Element | None:
    found = find_all(citation, "OtherAbstract")
    return next((each for each in found if kind in each.get("Type", "")), None)


def _authors(article: etree._Element | None) -> tuple[tuple[Author, ...], bool]:
    lists = find_all(article, "AuthorList")
    lists = [each for each in lists if each.get("Type") != "editors"] or lists[:1]
    if not lists:
        return (), False
    named = find_all(lists[0], "Author")
    is_cut = lists[0].get("CompleteYN") == "N" or any(
        is_others(text_at(each, "CollectiveName", "LastName")) for each in named
    )
    return those(map(_author, named)), is_cut


def _author(author: etree._Element) -> Author | None:
    stated = find_all(author, "Identifier")
    orcids = (read_orcid(element_text(each)) for each in stated if each.get("Source") == "ORCID")
    orcid = next(filter(None, orcids), "")
    places = texts_at(author, "AffiliationInfo/Affiliation") or texts_at(author, "Affiliation")
    affiliation = "; ".join(places)
    if collective := text_at(author, "CollectiveName"):
        return None if is_others(collective) else group_of(collective, affiliation)
    given = text_at(author, "ForeName", "FirstName", "Initials")
    family = text_at(author, "LastName")
    if not given and is_others(family):
        return None
    if not given and not family:
        return named_author(element_text(author), orcid, affiliation)
    return author_of(given, family, text_at(author, "Suffix"), orcid, affiliation)


def _date(article: etree._Element | None) -> str:
    """The earlier of the electronic edition and the issue: "2020 Jan-Feb" is a month."""
    electronic = date_at(find(article, "ArticleDate"))
    for path in ("Journal/JournalIssue/PubDate", "Book/PubDate"):
        issue = find(article, path)
        if stated := date_at(issue) or parse_date(text_at(issue, "MedlineDate")):
            is_vague = electronic.startswith(stated)
            return electronic if is_vague else min(electronic or stated, stated)
    return electronic


def _dates(data: etree._Element | None) -> dict[str, str]:
    found = find_all(data, "History/PubMedPubDate")
    by_status = {each.get("PubStatus", ""): date_at(each) for each in found}
    return filled(submitted=by_status.get("received", ""), accepted=by_status.get("accepted", ""))


def _ids(
    item: etree._Element,
    citation: etree._Element | None,
    article: etree._Element | None,
    data: etree._Element | None,
) -> dict[str, str]:
    stated = {"pmid": text_at(citation, "PMID")}
    for each in find_all(article, "ELocationID"):
        if each.get("EIdType") == "doi" and each.get("ValidYN") != "N":
            stated["doi"] = element_text(each)
    for each in (*find_all(data, "ArticleIdList/ArticleId"),
                 *find_all(item, "BookDocument/ArticleIdList/ArticleId")):  # fmt: skip
        if scheme := _SCHEMES.get(each.get("IdType", "")):
            stated.setdefault(scheme, element_text(each))
    return collect_ids(stated)


def _publication(article: etree._Element | None) -> Publication:
    journal = find(article, "Journal")
    issue = find(journal, "JournalIssue")
    kinds = texts_at(article, "PublicationTypeList/PublicationType")
    span = pages(text_at(article, "Pagination/StartPage"), text_at(article, "Pagination/EndPage"))
    return Publication(
        type="article" if "Preprint" in kinds else "article-journal",
        venue=without_stop(text_at(journal, "Title", "ISOAbbreviation")),
        volume=text_at(issue, "Volume"),
        issue=text_at(issue, "Issue"),
        pages=page_range(text_at(article, "Pagination/MedlinePgn")) or span,
        issn=text_at(journal, "ISSN"),
    )


def _book_publication(book: etree._Element) -> Publication:
    return Publication(
        type="chapter" if text_at(book, "ArticleTitle") else "book",
        venue=text_at(book, "Book/BookTitle"),
        publisher=text_at(book, "Book/Publisher/PublisherName"),
        place=text_at(book, "Book/Publisher/PublisherLocation"),
        isbn=text_at(book, "Book/Isbn"),
    )


def _keywords(citation: etree._Element | None) -> tuple[str, ...]:
    """The authors' keywords, then PubMed's headings (MeSH)."""
    stated = texts_at(citation, "KeywordList/Keyword")
    headings = texts_at(citation, "MeshHeadingList/MeshHeading/DescriptorName")
    return tuple(dict.fromkeys((*map(without_stop, stated), *headings)))


def _types(article: etree._Element | None) -> str:
    kinds = texts_at(article, "PublicationTypeList/PublicationType")
    return ", ".join(kind for kind in kinds if kind not in _GENERAL and "Support" not in kind)


def _notices(citation: etree._Element | None) -> dict[str, str]:
    found = {}
    for each in find_all(citation, "CommentsCorrectionsList/CommentsCorrections"):
        if name := _NOTICES.get(each.get("RefType", "")):
            found[name] = text_at(each, "RefSource", "PMID")
    return filled(**found)


def _cites(data: etree._Element | None) -> tuple[str, ...]:
    found = []
    for each in find_all(data, "ReferenceList/Reference/ArticleIdList/ArticleId"):
        scheme = _SCHEMES.get(each.get("IdType", ""), "")
        if value := parse_id(scheme, element_text(each)):
            found.append(f"{scheme}:{value}")
    return tuple(dict.fromkeys(found))
