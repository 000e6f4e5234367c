"""What stands beside a title in a list -> where and when a paper came out."""

from __future__ import annotations

import re

from generator.model.dates import parse_date
from generator.readers._markdown_links import LINK, without_marks

_KNOWN = (
    r"NeurIPS|NIPS|ICLR|ICML|CVPR|ICCV|ECCV|WACV|BMVC|ACL|EMNLP|NAACL|EACL|TACL|"
    r"COLING|AAAI|IJCAI|KDD|WWW|SIGIR|CIKM|WSDM|RecSys|ICRA|IROS|RSS|CoRL|Interspeech|INTERSPEECH|"
    r"ICASSP|SIGGRAPH(?: Asia)?|UAI|AISTATS|COLT|ICDE|SIGMOD|VLDB|OSDI|SOSP|NSDI|MLSys|CHI|UIST|"
    r"TPAMI|JMLR|TMLR|TOG|COLM|MICCAI|"
    r"(?<!of )(?<!and )(?<!the )(?:Nature|Science)(?: [A-Z][a-z]+){0,2}(?=\s*(?:[,.;:)\]|]|\d|$))"
)
_WORDS = r"(?:\s+(?i:findings|workshops?|oral))?"
_YEAR_BESIDE = r"[\s,.'’(-]{1,3}(?P<year>(?:19|20)\d\d|(?<=['’])\d\d)(?![\w-])"
_VENUE = re.compile(
    rf"\b(?P<venue>(?:{_KNOWN}){_WORDS})(?:[\s,'-]*(?P<year>(?:19|20)\d\d|'?\d\d)?\b)"
)
# Any other abbreviation is a venue where a year follows at once: "IJCNN 2005", "ECML-PKDD'19".
_OTHER = r"(?:[Aa][Rr][Xx]iv|CoRR|[A-Z][a-z]?[A-Za-z/&-]{0,9}[A-Z])"
_OTHER_VENUE = re.compile(rf"(?<![\w-])(?P<venue>{_OTHER}{_WORDS}){_YEAR_BESIDE}")
COMMA_VENUE = re.compile(rf",\s+(?:(?:{_KNOWN})\b|{_OTHER}{_YEAR_BESIDE})")
_LABEL = re.compile(
    r"\[?(?P<venue>[A-Z][\w&.:'’ -]{1,79}?)[\s,'’.-]+(?P<year>(?:19|20)\d\d)(?:,? \w+)?\]?"
)
# As the style of the MLA has it: "Neural computation 18.7 (2006): 1527-1554."
_CITED = re.compile(
    r"[\s.,*]*[\"”][\s.,*]*(?:in\s+)?(?P<venue>[^\W\d][^\[\]()\n]{2,120}?)[.,]?\s+"
    r"(?:(?:[Vv]ol\.?\s*)?\d[\d.,:\s-]{0,12})?\(?(?P<year>(?:19|20)\d\d)\b"
)
_VOLUME = re.compile(r"[*_]?,?\s(?:vol|no|pp)\b")
_PUBLICATION = re.compile(
    r"\b(?:Journal|Proceedings|Proc\.|Transactions|Trans\.|Conference|Letters|Reviews?|IEEE|ACM|"
    r"Advances|Annals|International|Workshop|Symposium|Magazine)(?!\w)"
)
_ITALICS = re.compile(r"(?<![*\w(])[*_](?P<text>[^*_\n]{4,200})[*_](?![*\w])")
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)[\s,]{1,2}$")  # "[2025 CVPR]"
_DAY = re.compile(r"(?<![\w./-])(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?:[-/.]\d{1,2})?(?![\w/-])")
_YEAR = re.compile(
    r"(?:^|[(\[,.;|-])\s*(?P<date>(?:[A-Za-z]{3,9}\.?\s+)?(?:19|20)\d\d)\s*(?:[)\],.;:/[|]|$)"
)


def find_venue(rest: str) -> tuple[str, str]:
    """A venue that is named beside a title, and the year with it; both empty where there is none.

    >>> find_venue("*Ada Toy*. IJCNN 2005."), find_venue("[[Toys in Science and Play 2019](x)]")
    (('IJCNN', '2005'), ('Toys in Science and Play', '2019'))
    """
    if (cited := _CITED.match(rest)) and venue_at(cited["venue"]) < 0:
        return without_marks(_VOLUME.split(cited["venue"], maxsplit=1)[0]), cited["year"]
    words = without_marks(rest)
    found = [match for each in (_VENUE, _OTHER_VENUE) if (match := each.search(words))]
    if found:
        match = min(found, key=lambda each: each.start())
        before = _YEAR_BEFORE.search(words, max(0, match.start() - 6), match.start())
        year = match["year"] or (before[1] if before else "")
        return match["venue"], _whole_year(year)
    for link in LINK.finditer(rest):
        label = _LABEL.fullmatch(without_marks(link["text"]))
        if label:
            return label["venue"], label["year"]
    for italics in _ITALICS.finditer(LINK.sub(" ", rest)):
        if _PUBLICATION.search(italics["text"]):
            return without_marks(italics["text"]).rstrip(" ,."), ""
    return "", ""


def heading_date(heading: str) -> tuple[str, str]:
    """The venue and the year that a heading says of all below it; both empty for a subject.

    >>> heading_date("CVPR 2020"), heading_date("2021"), heading_date("Toys of 2021")
    (('CVPR', '2020'), ('', '2021'), ('', ''))
    """
    if re.fullmatch(r"(?:19|20)\d\d\s?年?", heading):
        return "", heading[:4]
    found = _VENUE.fullmatch(heading) or _OTHER_VENUE.fullmatch(heading)
    return (found["venue"], _whole_year(found["year"])) if found and found["year"] else ("", "")


def is_dated_venue(words: str) -> bool:
    """Whether words name a venue and a year, and nothing else: "CVPR 2020", "Toy Letters 2019"."""
    return bool(_LABEL.fullmatch(words.strip()))


def venue_at(words: str) -> int:
    """Where a venue begins, -1 where none is named."""
    starts = [match.start() for each in (_VENUE, _OTHER_VENUE) if (match := each.search(words))]
    return min(starts, default=-1)


def names_venue_and_year(rest: str) -> bool:
    """Whether a venue that everybody knows, or the arXiv, stands beside a title with its year."""
    words = without_marks(rest)
    return any(
        match["year"] and (each is _VENUE or match["venue"].casefold() in {"arxiv", "corr"})
        for each in (_VENUE, _OTHER_VENUE)
        for match in each.finditer(words)
    )


def find_date(rest: str) -> str:
    """The day, month or year that stands beside a title; empty where there is none."""
    words = without_marks(LINK.sub(" ", rest))
    if day := _DAY.search(words):
        return parse_date(day[0].replace(".", "-").replace("/", "-"))
    match = _YEAR.search(words)
    return parse_date(match["date"]) if match else ""


def _whole_year(year: str) -> str:
    year = year.strip("'’")
    if len(year) == 2:
        return ("20" if int(year) < 70 else "19") + year
    return year
