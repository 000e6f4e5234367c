r"""Papers -> BibTeX that BibTeX, biber, Overleaf and our own reader take without a warning.

The text is UTF-8. What TeX would read as a command is spelt out (`\%`, `{\textbackslash}`); `$…$`
stays where it is sound (`_bibtex_text.py`). Words with capitals or digits inside, and math, are
braced in titles, so that no style changes their case. Letters with accents are spelt `{\'e}` in
names of persons, which BibTeX abbreviates and sorts byte by byte. Letters that pdfTeX has no fonts
for (Greek, Chinese, emoji) stay as they are: LuaTeX and XeTeX set them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.formats._bibtex_text import escape_bibtex, escape_signs, spell_letters, spell_name
from generator.formats._citation_keys import Keyed
from generator.formats._parts import best_url, cited_date, join_keywords, split_pages
from generator.model.dates import MONTHS
from generator.model.names import Author
from generator.model.paper import Paper
from generator.text.math_spans import find_math
from generator.text.slugs import slug

TYPES = {
    "article-journal": "article",
    "paper-conference": "inproceedings",
    "chapter": "incollection",
    "book": "book",
    "thesis": "phdthesis",
    "report": "techreport",
}
_VENUE = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle",
          "misc": "howpublished"}  # fmt: skip
_BOOKS = frozenset({"inproceedings", "incollection", "book"})
_PUBLISHER = {"phdthesis": "school", "techreport": "institution"}
_LANGUAGE = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")  # styles make the name of a command of it
_PARTED = re.compile(r",|\band\b|^others$", re.I)
_NEEDS_CASE = re.compile(r"(?<![\w\\{])(?=\w*(?:[^\W\d_][A-Z]|\d))\w*[A-Z]\w*(?:[-’']\w+)*")


def bibtex_entry(keyed: Keyed) -> str:
    """The entry of a paper."""
    paper, key = keyed
    kind = _type(paper)
    fields = "".join(f"  {name:<13} = {value},\n" for name, value in _fields(paper, key, kind))
    return f"@{kind}{{{key},\n{fields}}}\n"


def _type(paper: Paper) -> str:
    stated = TYPES.get(paper.publication.type)
    if stated:
        return stated
    return "article" if paper.publication.venue and not paper.publication.type else "misc"


def _fields(paper: Paper, key: str, kind: str) -> Iterator[tuple[str, str]]:
    where = paper.publication
    yield "title", _braced(_escape_title(paper.title))
    if names := _names(paper):
        yield "author", _braced(names)
    else:  # what styles sort by then
        yield "key", _braced(slug(paper.title) or key)
    yield from _date(cited_date(paper))
    text = {
        _VENUE.get(kind, "note"): where.venue,
        "volume": where.volume,
        # Styles warn of a number beside the volume of a book, and pass over an issue.
        "issue" if where.volume and kind in _BOOKS else "number": where.issue,
        _PUBLISHER.get(kind, "publisher"): where.publisher,
        "series": where.series,
        "address": where.place,
        "issn": where.issn,
        "isbn": paper.ids.get("isbn", where.isbn),
        "language": paper.language if _LANGUAGE.fullmatch(paper.language) else "",
        "keywords": join_keywords(paper.keywords),
        "abstract": paper.abstract,
    }
    yield from ((name, _braced(escape_bibtex(value))) for name, value in text.items() if value)
    if where.pages:
        first, last = split_pages(where.pages)
        yield "pages", _braced(escape_bibtex(f"{first}--{last}" if last else first))
    yield from _identifiers(paper)


def _identifiers(paper: Paper) -> Iterator[tuple[str, str]]:
    if doi := paper.ids.get("doi"):
        yield "doi", _braced(_escape_address(doi))
    if arxiv := paper.ids.get("arxiv"):
        yield "eprint", _braced(arxiv)
        yield "archiveprefix", "{arXiv}"
    for scheme in ("pmid", "pmcid"):
        if scheme in paper.ids:
            yield scheme, _braced(paper.ids[scheme])
    if url := best_url(paper):
        yield "url", _braced(_escape_address(url))


def _date(date: str) -> Iterator[tuple[str, str]]:
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if year:
        yield "year", _braced(year)
    if month:
        yield "month", MONTHS[int(month) - 1]
    if day:
        yield "day", _braced(str(int(day)))


def _names(paper: Paper) -> str:
    names = [_name(author) for author in paper.authors]
    if names and paper.has_more_authors:
        names.append("others")
    return " and ".join(names)


def _name(author: Author) -> str:
    if author.is_group:
        return _braced(spell_letters(escape_bibtex(author.name)))
    parts = [_part(part) for part in (author.family, author.suffix, author.given) if part]
    if len(parts) == 1:  # a mononym, which must not be parted at its spaces
        return f"{{{parts[0]}}}" if " " in author.family else parts[0]
    return ", ".join(parts)


def _part(text: str) -> str:
    """A part of a name; braced where BibTeX would part it or take it for "and others"."""
    escaped = spell_name(text)
    return f"{{{escaped}}}" if _PARTED.search(text) else escaped


def _escape_address(text: str) -> str:
    """An address or identifier, which styles print as it is: only what breaks a field is spelt."""
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", text)


def _escape_title(title: str) -> str:
    parts: list[str] = []
    end = 0
    for math in find_math(title):
        parts += [_protect(title[end : math.start()]), _braced(escape_bibtex(math[0]))]
        end = math.end()
    return "".join([*parts, _protect(title[end:])])


def _protect(text: str) -> str:
    parts: list[str] = []
    end = 0
    for word in _NEEDS_CASE.finditer(text):
        parts += [escape_signs(text[end : word.start()]), f"{{{escape_signs(word[0])}}}"]
        end = word.end()
    return "".join([*parts, escape_signs(text[end:])])


def _braced(text: str) -> str:
    return f"{{{text}}}"
