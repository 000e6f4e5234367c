"""Papers -> a digest as Markdown, HTML and an e-mail (RFC 5322) that tell the same.

Nothing in it depends on when or where it is made: the date is that of the newest paper or
SOURCE_DATE_EPOCH, the message id and the boundary are made of the content.

The HTML has what every mail program shows alike: blocks with inline styles in a column of 600 px,
no picture, no address but of papers and the site. It names no colour of text or ground: a program
puts its own, in a light and in a dark mode. Gmail cuts a body off at 102 kB, so that of the mail
stays below and says how many papers it leaves to the site.
"""

from __future__ import annotations

import hashlib
import quopri
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses
from itertools import accumulate
from urllib.parse import urljoin, urlsplit

from generator import urls
from generator.digests import RULE, digest_date
from generator.formats._parts import best_url
from generator.markup import escape_html, render_link, render_text
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.pages._listing import snippet
from generator.problems import UserError, quote
from generator.settings import Settings

BODY_LIMIT = 98_000  # bytes of an encoded body; Gmail shows 102 kB
_BODY = (
    "font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.45;"
    "max-width:600px;margin:0 auto;padding:8px"
)
_FINE = "font-size:14px;opacity:.75"  # of the program's own colour, which suits its ground
_NOTHING = "Nothing is new."


@dataclass(frozen=True, slots=True)
class Item:
    """What a digest says of a paper; `url` is the site's page, else the paper's own address."""

    title: str
    url: str
    about: str
    gist: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A digest: its title, its papers, and the address of all digests, empty where unknown.

    `left_out` are papers that the site has and the letter has no room for.
    """

    title: str
    items: Sequence[Item]
    site: str = ""
    left_out: int = 0


def write_letter(title: str, papers: Sequence[Paper], corpus: Corpus, settings: Settings) -> Letter:
    """The digest of papers, in their order."""
    items = [
        Item(
            snippet(_line(paper.title)),
            _address(paper, settings),
            snippet(_about(paper)),
            snippet(_line(summary.text if (summary := corpus.notes(paper).summary) else "")),
        )
        for paper in papers
    ]
    return Letter(_line(title), items, _page(urls.DIGESTS, settings) if items else "")


def _address(paper: Paper, settings: Settings) -> str:
    url = _page(urls.paper_path(paper.id), settings) or best_url(paper)
    return url if url.startswith(("http://", "https://")) else ""


def _page(path: str, settings: Settings) -> str:
    """The full address of a page of the site, empty where the site's is not known."""
    if not settings.site_url:
        return ""
    url = urls.html_url(path, use_directory_urls=settings.use_directory_urls)
    return urljoin(settings.site_url, url)


def _about(paper: Paper) -> str:
    names = ", ".join(author.name for author in paper.authors[:4])
    if names and (len(paper.authors) > 4 or paper.has_more_authors):
        names += " and others"
    votes = paper.counts.get("upvotes")
    told = f"{votes:,} upvote{'' if votes == 1 else 's'}" if votes is not None else ""
    return " · ".join(_line(each) for each in (names, digest_date(paper), told) if each)


def _line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode().split())


def render_digest_markdown(letter: Letter) -> str:
    """The digest as Markdown."""
    parts = [f"# {render_text(letter.title, links=False)}", RULE if letter.items else _NOTHING]
    for each in letter.items:
        title = render_link(each.title, each.url) if each.url else render_text(each.title)
        told = (render_text(text, links=False) for text in (each.about, each.gist) if text)
        parts.append("  \n  ".join([f"- **{title}**", *told]))
    if letter.site:
        parts.append(render_link("All digests on the site", letter.site))
    return "\n\n".join(parts) + "\n"


def render_digest_text(letter: Letter) -> str:
    """The digest as plain text, for those who read their mail as such."""
    parts = [letter.title, RULE if letter.items else _NOTHING]
    for number, each in enumerate(letter.items, start=1):
        told = (text for text in (each.about, each.gist, each.url) if text)
        parts.append("\n   ".join([f"{number}. {each.title}", *told]))
    if more := _more(letter):
        parts.append(more)
    if letter.site:
        parts.append(f"All digests on the site: {letter.site}")
    return "\n\n".join(parts) + "\n"


def _more(letter: Letter) -> str:
    return f"… and {letter.left_out:,} more on the site." if letter.left_out else ""


def render_digest_html(letter: Letter) -> str:
    """The digest as HTML with inline styles, as mail programs want it."""
    head = escape_html(letter.title)
    rule = RULE if letter.items else _NOTHING
    foot = [escape_html(_more(letter))]
    if letter.site:
        foot.append(f'<a href="{escape_html(letter.site)}">All digests on the site</a>')
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{head}</title></head>\n<body style="margin:0">\n<div style="{_BODY}">\n'
        f'<h1 dir="auto" style="font-size:22px;line-height:1.25">{head}</h1>\n'
        f'<p style="{_FINE}">{escape_html(rule)}</p>\n'
        f"{''.join(map(_render_item, letter.items))}"
        f"{''.join(f'<p>{line}</p>{chr(10)}' for line in foot if line)}"
        "</div>\n</body></html>\n"
    )


def _render_item(each: Item) -> str:
    title = escape_html(each.title)
    if each.url:
        title = f'<a href="{escape_html(each.url)}">{title}</a>'
    parts = [
        f'<h2 dir="auto" style="font-size:17px;line-height:1.3;margin:24px 0 4px">{title}</h2>\n'
    ]
    if each.about:
        parts.append(f'<p dir="auto" style="margin:4px 0;{_FINE}">{escape_html(each.about)}</p>\n')
    if each.gist:
        parts.append(f'<p dir="auto" style="margin:4px 0">{escape_html(each.gist)}</p>\n')
    return "".join(parts)


def digest_mail(letter: Letter, settings: Settings, day: str, epoch: str = "") -> EmailMessage:
    """The digest as an e-mail of two alternatives. Raises UserError on addresses that are none.

    `day` dates it, in ISO 8601, where `epoch`, seconds since 1970, says nothing.
    """
    letter = _shortened(letter)
    text, html = render_digest_text(letter), render_digest_html(letter)
    mark = hashlib.sha256(f"{letter.title}\n{html}".encode()).hexdigest()[:32]
    smtp = dict(settings.smtp)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = letter.title
    (sender,) = mailboxes(str(smtp.get("from", "")) or "digest@papershelf.invalid")[:1]
    if not sender.display_name:
        sender = Address(_line(settings.site_name), addr_spec=sender.addr_spec)
    mail["From"] = sender
    if smtp.get("to"):
        mail["To"] = mailboxes(str(smtp["to"]))
    mail["Date"] = format_datetime(_moment(day, epoch))
    host = urlsplit(settings.site_url).hostname or "papershelf.invalid"
    mail["Message-ID"] = f"<{mark}@{host}>"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"papershelf-{mark}")
    return mail


def _shortened(letter: Letter) -> Letter:
    """The letter with as many papers, from the first on, as every program shows whole."""
    around = _encoded_size(render_digest_html(Letter(letter.title, letter.items[:1], letter.site)))
    sizes = accumulate(_encoded_size(_render_item(each)) for each in letter.items)
    fitting = sum(size + around <= BODY_LIMIT for size in sizes)
    left_out = len(letter.items) - fitting
    return Letter(letter.title, letter.items[:fitting], letter.site, left_out)


def _encoded_size(text: str) -> int:
    """Bytes of a text in quoted-printable with the line ends of mail."""
    encoded = quopri.encodestring(text.encode())
    return len(encoded) + encoded.count(b"\n")


def _moment(day: str, epoch: str) -> datetime:
    if not epoch:
        return datetime.fromisoformat(f"{day}T00:00:00+00:00")
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UserError(f"SOURCE_DATE_EPOCH is no number of seconds: {quote(epoch)}") from None


def mailboxes(text: str) -> list[Address]:
    """The addresses in a text, parted by commas. Raises UserError where one is none."""
    found = []
    for name, address in getaddresses([_line(text)]) or [("", "")]:
        try:
            mailbox = Address(name, addr_spec=address)
        except (HeaderParseError, ValueError, IndexError):
            mailbox = Address()
        if not mailbox.username or not mailbox.domain or not mailbox.addr_spec.isascii():
            raise UserError(f"smtp: {quote(text)} is no e-mail address")
        found.append(mailbox)
    return found
