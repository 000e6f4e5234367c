"""What Hugging Face pages say around their papers: known by its words, not by its place."""

from __future__ import annotations

import re

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DATE = (
    rf"(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|"
    rf"\d{{1,2}} (?:{_MONTHS})\.?(?:,? \d{{4}})?"
)
_COMMUNITY = r"(?-i:by) ?[\w.-]{1,40}(?: [\w.-]{1,40}){0,2} and the research community"

_NEWSLETTER = r"get trending papers in your email inbox(?: once a (?:day|week|month))?"
_SITE = (  # what the site's menus lead to
    r"models|datasets|spaces|buckets(?: new)?|docs|enterprise|pricing|tasks|huggingchat|"
    r"collections|languages|organizations|blog|posts|daily papers|hardware|learn|discord|forum|"
    r"github|community|solutions|team & enterprise|hugging face pro|enterprise support|"
    r"inference (?:providers|endpoints)|storage buckets|papers|tos|privacy|about|careers|jobs|"
    r"company|website|system theme"
)

_CHROME = {
    "newsletter": (
        rf"{_NEWSLETTER}\W*",
        r"subscribe(?: to (?:our|the) newsletter)?",
        rf"{_NEWSLETTER}\W*\s*subscribe",
    ),
    "page header": (
        rf"{_COMMUNITY}(?: ?(?:{_DATE}))?",
        r"(?:daily|trending|weekly|monthly) papers",
        r"hugging face(?:'s logo)?(?: hugging face)?",
        r"papers - hugging face",
    ),
    "page date": (
        rf"(?:week of |(?:· )?(?:published on )?)(?:{_DATE})(?: \d{{1,4}})?",
        r"\d{4}-\d{2}-\d{2}",
        rf"(?:{_MONTHS}) \d{{4}}",
        r"(?:\d{4}-)?w(?:eek )?\d{1,2}(?:,? \d{4})?",
    ),
    "page navigation": (
        r"(?:daily|weekly|monthly|previous|next|« previous|next »|load more|show more)",
        rf"(?:{_SITE})(?: (?:{_SITE}))*",
        r"(?:log in|sign up|sign up or log in to comment)",
        r"search (?:papers|models, datasets, users|by arxiv id or title)\W*",
        r"[«»‹›<>←→]|comment|edit ?preview",
        r"view (?:all|pdf|arxiv page)",
        r"\[?content truncated\W*",
    ),
    "page footer": (r"© (?:\d{4} )?hugging face",),
    "page counter": (
        r"new",
        r"[·•|-]",
        r"\d{1,5}(?:\.\d)?k?",
        r"upvote(?:\s?\d+)?",
        r"\+\d+",
        rf"\d+ authors?(?: · (?:published on )?(?:{_DATE})(?: \d+)?)?",
        r"submitted by",
        r"(?:arxiv|project) page",
        r"github(?: \d[\d.,]*k?)?",
        r"abstract:?",
    ),
}
PAGE_ONLY = frozenset({"newsletter", "page header"})
"""The reasons that no paper's title could give: these words are the page's own."""

_PATTERNS = {
    reason: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
    for reason, patterns in _CHROME.items()
}
_GLUED = re.compile(
    rf"(?:new(?=get )|(?:daily|trending) papers(?=by))?(?:{_NEWSLETTER}!?\s*)*"
    rf"(?:subscribe(?!(?:[rd]s?|s)\b|\s)|{_COMMUNITY}(?=[A-Z\d\"“\[(]))"
    rf"(?:{_COMMUNITY})?(?:(?:{_MONTHS}) \d{{1,2}}(?=\D))?(?=\S)",
    re.IGNORECASE,
)


def chrome_reason(text: str) -> str:
    """Say which kind of chrome a stripped line is; empty when it is a paper's own text.

    >>> chrome_reason("byAK and the research community")
    'page header'
    """
    if len(text) > 120:  # chrome is short; this spares the abstracts the patterns
        return ""
    for reason, pattern in _PATTERNS.items():
        if pattern.fullmatch(text):
            return reason
    return ""


def split_glued_chrome(text: str) -> tuple[str, str]:
    """Part chrome glued to the front of a title from it.

    >>> split_glued_chrome("SubscribeDeep Sets")
    ('Subscribe', 'Deep Sets')
    """
    match = _GLUED.match(text)
    return (match.group(), text[match.end() :]) if match else ("", text)
