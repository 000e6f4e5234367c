"""A date in ISO 8601 -> words."""

from __future__ import annotations

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def month_name(month: int) -> str:
    """The name of a month, 1 to 12.

    >>> month_name(5)
    'May'
    """
    return MONTHS[month - 1]


def date_in_words(date: str) -> str:
    """A date as precise as it is; what is no date stays as it is.

    >>> date_in_words("2017-06-12"), date_in_words("2017-06"), date_in_words("2017")
    ('12 June 2017', 'June 2017', '2017')
    """
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return date
    words = f"{month_name(int(month))} {year}"
    return f"{int(day)} {words}" if day.isdecimal() else words
