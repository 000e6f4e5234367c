"""The items of a copied list page -> the day whose list it is, as far as the page says.

The page's own address names it, else the links to the day before and after around it, else the day
on which the page was saved, where a line says it. A trending list is of no day.
"""

from __future__ import annotations

import re

from generator.model.dates import parse_date
from generator.readers._page_items import FRONT, PageItem
from generator.readers._page_words import DATE

_DAY = re.compile(r"papers/date/(\d{4}-\d\d-\d\d)|papers\?date=(\d{4}-\d\d-\d\d)")
_MONTH = re.compile(r"papers/month/(\d{4}-\d\d)(?!\d)")
_OWN = re.compile(
    r"[-*_\s]*(?:url|source|source[_ ]url|url source)[*_]*:[*_]*\s*(?P<url>\S+)", re.I
)
_OF_TODAY = re.compile(r"[\"'<]?https?://(?:www\.)?(?:huggingface|hf)\.co/papers/?[\"'>]?")
_SAVED = re.compile(
    r"[-*\s]*(?:date|created|saved|retrieved|clipped|accessed|captured|fetched)"
    r"(?:[_ ](?:at|on|date))?(?: \(UTC\))?:\s*"
    r"[\"'\[]*(?P<date>\d{4}-\d\d-\d\d)(?!\d).*", re.I,
)  # fmt: skip
FAR = 9  # days; between two lists lie a weekend and perhaps a holiday


class ListDay:
    """Gathers what the items of a page say of its day; `saved` is the one it was saved on."""

    def __init__(self) -> None:
        self._addressed = ""
        self._between = ""
        self.saved = ""
        self._is_of_today = False

    @property
    def stated(self) -> str:
        """The day or the month in ISO 8601, empty where nothing says it."""
        saved = self.saved if self._is_of_today else ""
        return self._addressed or self._between or saved

    def add(self, item: PageItem) -> None:
        """Take an item's word for the day, where it has one."""
        if item.aside not in ("", FRONT) or len(item.text) > 300:
            return
        own = _OWN.fullmatch(item.text)
        if own or item.aside:
            self._addressed = self._addressed or _day(item.text)
        if own:
            self._is_of_today = self._is_of_today or bool(_OF_TODAY.fullmatch(own["url"]))
        elif saved := _SAVED.fullmatch(item.text):
            self.saved = self.saved or parse_date(saved["date"])
        elif item.links:
            self._between = self._between or _day_beside(item)


def _day(url: str) -> str:
    if match := _DAY.search(url):
        return parse_date(match[1] or match[2])
    return parse_date(match[1]) if (match := _MONTH.search(url)) else ""


def _day_beside(item: PageItem) -> str:
    """The day that stands between links to the lists before and after it; the year is theirs."""
    linked = [day for _, url in item.links if len(day := _day(url)) == 10]
    said = re.search(DATE, item.text)
    if not linked or not said:
        return ""
    year = int(linked[0][:4])
    days = (parse_date(said[0], each) for each in (year, year - 1, year + 1))
    return next((day for day in days if _days_apart(day, linked[0]) <= FAR), "")


def _days_apart(one: str, other: str) -> int:
    """Days between two days, each month taken for one of 31: three too many at most."""
    if len(one) < 10:
        return FAR + 1
    first, second = (
        (int(day[:4]) * 12 + int(day[5:7])) * 31 + int(day[8:10]) for day in (one, other)
    )
    return abs(first - second)
