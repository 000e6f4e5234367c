"""A date as sources write it -> ISO 8601, as precise as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(
    r"(?P<year>(?:1[5-9]|20|21)\d\d)(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?"
    r"(?:[T\s]\d{1,2}:\d\d\S*.*|/*)"
)
_COMPACT = re.compile(r"(?P<year>(?:1[5-9]|20|21)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})/(?:(?P<day>1[3-9]|2\d|3[01])/)?(?P<year>\d{4})")
# As spreadsheets show dates: "30-Mar-16", "Jan-18", "3/30/16", which may be either way round.
_SHORT_YEAR = re.compile(
    rf"(?:(?P<day>\d{{1,2}})-)?(?P<month>{'|'.join(MONTHS)})[a-z]*-(?P<year>\d\d)", re.I
)
_EITHER_WAY = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d\d(?:\d\d)?)")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*", re.I)
_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])")


def iso_date(year: int, month: int = 0, day: int = 0) -> str:
    """A date of numbers, 0 where unknown; what is out of range is left off.

    >>> iso_date(2024, 5), iso_date(2024, 13, 2), iso_date(2023, 2, 30)
    ('2024-05', '2024', '2023-02')
    """
    if not 1500 <= year <= 2199:
        return ""
    if not 1 <= month <= 12:
        return f"{year:04}"
    if not 1 <= day <= _days(year, month):
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}"


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def short_number(text: str) -> int:
    """A number of up to four digits, 0 for any other text: Python refuses to read endless ones.

    >>> short_number("07"), short_number("2" * 5000), short_number("May")
    (7, 0, 0)
    """
    return int(text) if text.isdecimal() and len(text) <= 4 else 0


def parse_month(text: str) -> int:
    """A month by number or by name, 0 where it is none.

    >>> parse_month("Sept."), parse_month("07"), parse_month("Spring")
    (9, 7, 0)
    """
    text = text.strip().casefold()
    if text.isdecimal():
        return number if (number := short_number(text)) <= 12 else 0
    return MONTHS.index(text[:3]) + 1 if text[:3] in MONTHS else 0


def parse_date(text: str, year: int = 0) -> str:
    """A date in ISO 8601, as precise as it is written; empty where there is none.

    `year` stands in where the text names a month and no year, as pages do for the current one.

    >>> parse_date("Mar 8, 2024"), parse_date("2020 Jan-Feb"), parse_date("2020/01/02/")
    ('2024-03-08', '2020-01', '2020-01-02')
    >>> parse_date("11/2023"), parse_date("12/25/2013"), parse_date("25/12/2013")
    ('2023-11', '2013-12-25', '2013-12-25')
    >>> parse_date("30-Mar-16"), parse_date("Jan-18"), parse_date("2021年5月"), parse_date("5/6/93")
    ('2016-03-30', '2018-01', '2021-05', '1993')
    >>> parse_date("Mon, 2 Apr 2007 19:18:42 GMT"), parse_date("Jun 5", 2026), parse_date("soon")
    ('2007-04-02', '2026-06-05', '')
    """
    text = text.strip().strip("{}()[]").strip()
    text = text.translate(_EAST_ASIAN).rstrip("-") if "年" in text else text
    if spreadsheet := _spreadsheet_date(text):
        return spreadsheet
    for pattern in (_ISO, _COMPACT, _MONTH_FIRST, _DAY_FIRST):
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            return iso_date(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0))
    stated = _YEAR.search(text)
    stated_year = int(stated[0]) if stated else year
    if not stated_year:
        return ""
    rest = text[: stated.start()] + " " + text[stated.end() :] if stated else text
    month = _MONTH.search(rest)
    if not month:
        return iso_date(stated_year) if stated else ""
    day = _DAY.search(rest)
    return iso_date(stated_year, parse_month(month[1]), int(day[1]) if day else 0)


def is_cut(text: str, date: str) -> bool:
    """Whether a date says less than the text that `parse_date` read it from names.

    >>> is_cut("2020-02-30", "2020-02"), is_cut("30 Feb 2020", "2020-02")
    (True, True)
    >>> is_cut("May 2024", "2024-05"), is_cut("2024-05-31T10:00:00Z", "2024-05-31")
    (False, False)
    """
    if _COMPACT.fullmatch(text.strip()):
        said = 3
    else:
        said = len(re.findall(r"\d+", text)) + bool(_MONTH.search(text))
    return len(date.split("-")) < min(said, 3)


_EAST_ASIAN = str.maketrans({"年": "-", "月": "-", "日": None})


def _spreadsheet_date(text: str) -> str:
    """A date as spreadsheets show it; of one that may be read either way, the year."""
    if match := _SHORT_YEAR.fullmatch(text):
        day = int(match["day"] or 0)
        return iso_date(_whole_year(match["year"]), parse_month(match["month"]), day)
    if not (match := _EITHER_WAY.fullmatch(text)):
        return ""
    first, second, year = int(match["first"]), int(match["second"]), _whole_year(match["year"])
    if first <= 12 < second:
        return iso_date(year, first, second)
    return (
        "" if len(match["year"]) == 4 else iso_date(year, *((second, first) if first > 12 else ()))
    )


def _whole_year(digits: str) -> int:
    year = int(digits)
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def arxiv_date(arxiv: str) -> str:
    """The month in which an arXiv id was given.

    >>> arxiv_date("2307.09288"), arxiv_date("hep-th/9901001")
    ('2023-07', '1999-01')
    """
    number = arxiv.rsplit("/", 1)[-1]
    year, month = int(number[:2]), int(number[2:4])
    return iso_date((1900 if "/" in arxiv and year > 90 else 2000) + year, month)


def earliest(dates: Iterable[str]) -> str:
    """The earliest of dates that are stated; a day of a month is before the month.

    >>> earliest(["2020-03", "2020-03-05", "", "2021"]), earliest([])
    ('2020-03-05', '')
    """
    return min(filter(None, dates), key=lambda date: f"{date}-99-99"[:10], default="")


def first_day(date: str) -> str:
    """The first day of a date as precise as it is; empty for none.

    >>> first_day("2024"), first_day("2024-05"), first_day("2024-05-31"), first_day("")
    ('2024-01-01', '2024-05-01', '2024-05-31', '')
    """
    return f"{date}-01-01"[:10] if date else ""


def unix_date(seconds: int) -> str:
    """The day of a Unix time, in UTC.

    >>> unix_date(0), unix_date(1_709_164_800)
    ('1970-01-01', '2024-02-29')
    """
    days = seconds // 86_400 + 719_468  # since 1 March of the year 0, where leap days come last
    era, of_era = divmod(days, 146_097)  # 400 years
    year_of_era = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    place = (5 * of_year + 2) // 153  # of the month, from March on
    day = of_year - (153 * place + 2) // 5 + 1
    month = place + 3 if place < 10 else place - 9
    return iso_date(era * 400 + year_of_era + (month <= 2), month, day)
