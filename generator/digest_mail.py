"""Papers -> a digest as Markdown, HTML and an e-mail (RFC 5322) that hold the same.

Nothing in it depends on when or where it is made: the date is that of the newest paper or
SOURCE_DATE_EPOCH, the message id and the boundary are made of the content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from urllib.parse import urljoin, urlsplit

from generator import urls
from generator.digests import RULE, digest_date
from generator.formats._parts import best_url
from generator.markup import escape_html, render_link, render_text
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.problems import UserError
from generator.settings import Settings

_BODY = "font-family:sans-serif;line-height:1.45;max-width:42em;margin:0 auto;padding:1em"
_FINE = "color:#666;font-size:90%"


@dataclass(frozen=True, slots=True)
class Item:
    """What a digest says of a paper; `url` is the site's page, else the paper's own address."""

    title: str
    url: str
    about: str
    gist: str


def digest_items(papers: Sequence[Paper], corpus: Corpus, settings: Settings) -> list[Item]:
    """What a digest says of papers, in their order."""
    return [
        Item(
            _line(paper.title),
            _address(paper, settings),
            _about(paper),
            _line(summary.text if (summary := corpus.notes(paper).summary) else ""),
        )
        for paper in papers
    ]


def _address(paper: Paper, settings: Settings) -> str:
    if not settings.site_url:
        return best_url(paper)
    page = urls.paper_path(paper.id)
    return urljoin(
        settings.site_url, urls.html_url(page, use_directory_urls=settings.use_directory_urls)
    )


def _about(paper: Paper) -> str:
    names = ", ".join(author.name for author in paper.authors[:4])
    if names and (len(paper.authors) > 4 or paper.has_more_authors):
        names += " and others"
    votes = paper.counts.get("upvotes")
    told = f"{votes:,} upvote{'' if votes == 1 else 's'}" if votes is not None else ""
    return " · ".join(_line(each) for each in (names, digest_date(paper), told) if each)


def _line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode().split())


def render_digest_markdown(title: str, items: Sequence[Item]) -> str:
    """The digest as Markdown, which is also the plain text of the e-mail."""
    parts = [f"# {render_text(title, links=False)}", RULE]
    for each in items:
        title = render_link(each.title, each.url) if each.url else render_text(each.title)
        told = (render_text(text, links=False) for text in (each.about, each.gist) if text)
        parts.append("  \n  ".join([f"- **{title}**", *told]))
    return "\n\n".join(parts) + "\n"


def render_digest_html(title: str, items: Sequence[Item]) -> str:
    """The digest as HTML with inline styles, as mail programs want it."""
    told = "".join(_render_item(each) for each in items)
    head = escape_html(title)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f'<title>{head}</title></head>\n<body style="{_BODY}">\n'
        f'<h1 style="font-size:140%">{head}</h1>\n<p style="{_FINE}">{escape_html(RULE)}</p>\n'
        f"{told}</body></html>\n"
    )


def _render_item(each: Item) -> str:
    title = escape_html(each.title)
    if each.url.startswith(("http://", "https://")):
        title = f'<a style="color:#1a56b0" href="{escape_html(each.url)}">{title}</a>'
    return (
        f'<h2 style="font-size:110%;margin:1.4em 0 .2em">{title}</h2>\n'
        + (
            f'<p style="margin:.2em 0;{_FINE}">{escape_html(each.about)}</p>\n'
            if each.about
            else ""
        )
        + (f'<p style="margin:.2em 0">{escape_html(each.gist)}</p>\n' if each.gist else "")
    )


def digest_mail(
    title: str, items: Sequence[Item], settings: Settings, day: str, epoch: str = ""
) -> EmailMessage:
    """The digest as an e-mail of two alternatives. Raises UserError on addresses that are none.

    `day` dates it, in ISO 8601, where `epoch`, seconds since 1970, says nothing.
    """
    text, html = render_digest_markdown(title, items), render_digest_html(title, items)
    mark = hashlib.sha256(f"{title}\n{html}".encode()).hexdigest()[:32]
    smtp = dict(settings.smtp)
    when = _moment(day, epoch)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = title
    mail["From"] = _mailbox(str(smtp.get("from", "")) or "digest@papershelf.invalid", settings)
    if smtp.get("to"):
        mail["To"] = _mailbox(str(smtp["to"]))
    mail["Date"] = format_datetime(when)
    host = urlsplit(settings.site_url).hostname or "papershelf.invalid"
    mail["Message-ID"] = f"<{mark}@{host}>"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"papershelf-{mark}")
    return mail


def _moment(day: str, epoch: str) -> datetime:
    if not epoch:
        return datetime.fromisoformat(f"{day}T00:00:00+00:00")
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UserError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch}") from None


def _mailbox(text: str, settings: Settings | None = None) -> Address:
    name, address = parseaddr(_line(text))
    try:
        mailbox = Address(
            name or (_line(settings.site_name) if settings else ""), addr_spec=address
        )
    except (HeaderParseError, ValueError, IndexError):
        mailbox = Address()
    if not mailbox.username or not mailbox.domain:
        raise UserError(f"smtp: '{_line(text)}' is no e-mail address")
    return mailbox
