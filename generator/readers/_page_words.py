"""What the pages of Hugging Face's papers say in figures and dates -> counts and ISO dates."""

from __future__ import annotations

import re

from generator.model.dates import MONTHS, arxiv_date, parse_date

_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
DATE = (
    rf"(?i:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d)"
)
COUNT = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?[kKmM]?"
_FACTORS = {"k": 1000, "m": 1_000_000}


def parse_count(text: str) -> int | None:
    """A count as pages show it, rounded as they round; None for none.

    >>> parse_count("86.1k"), parse_count("1,204"), parse_count("-")
    (86100, 1204, None)
    """
    text = text.strip()
    if not re.fullmatch(COUNT, text):
        return None
    factor = _FACTORS.get(text[-1].lower(), 1)
    return round(float(text.rstrip("kKmM").replace(",", "")) * factor)


def date_near(text: str, arxiv: str) -> str:
    """A date of a paper's publication; a missing year is the one nearest to the paper's arXiv id.

    >>> date_near("Dec 30", "2601.00001"), date_near("Mar 8, 2024", ""), date_near("May 4", "")
    ('2025-12-30', '2024-03-08', '')
    """
    if re.search(r"\d{4}", text) or not arxiv:
        return parse_date(text)
    given = arxiv_date(arxiv)
    year, month = int(given[:4]), int(given[5:7] or 1)
    found = [date for each in (year, year - 1, year + 1) if (date := parse_date(text, each))]

    def months_off(date: str) -> int:
        return abs(int(date[:4]) * 12 + int(date[5:7] or 1) - year * 12 - month)

    return min(found, key=months_off, default="")


def date_before(text: str, day: str) -> str:
    """A date without a year as the last one until a day; empty where no day is given.

    >>> date_before("May 30", "2026-06-29"), date_before("Oct 5", "2026-06-29")
    ('2026-05-30', '2025-10-05')
    """
    if not day:
        return ""
    found = (parse_date(text, int(day[:4]) - before) for before in (0, 1))
    return next((date for date in found if date and date <= day), "")
