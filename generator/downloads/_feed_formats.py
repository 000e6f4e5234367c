"""A feed -> Atom 1.0 (RFC 4287) and JSON Feed 1.1; several feeds -> OPML 2.0."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr

from generator import urls
from generator.settings import Settings

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed tells: a paper, or what changed.

    `name` never changes, and the entry's id is made of it. `day` is ISO 8601. `page` is a Markdown
    page of the site, `source` another address. `tags` are pairs of id and label. The content is
    `text`, or `html` where there is such.
    """

    name: str
    title: str
    day: str
    page: str
    source: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    text: str = ""
    html: str = ""

    @property
    def updated(self) -> str:
        """When it last changed, to the second (RFC 3339)."""
        return f"{self.day}T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Feed:
    """A list that can be followed; `page` is its Markdown page, `stem` its files' path."""

    stem: str
    page: str
    title: str
    entries: tuple[Entry, ...] = ()


def address(path: str, settings: Settings) -> str:
    """The address of a file of the site: absolute where the site's is known."""
    return urljoin(settings.site_url, path) if settings.site_url else path


def page_address(page: str, settings: Settings) -> str:
    """The address of a Markdown page."""
    url = urls.html_url(page, use_directory_urls=settings.use_directory_urls)
    return address(url, settings)


def _id(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'papershelf:{name}')}"


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))


def _feed_title(feed: Feed, settings: Settings) -> str:
    return f"{settings.site_name}: {feed.title}"


def atom(feed: Feed, settings: Settings) -> str:
    """A feed, which has an entry at least, as Atom."""
    own = _attribute(address(f"{feed.stem}.atom", settings))
    page = _attribute(page_address(feed.page, settings))
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{_id(feed.stem)}</id>\n<title>{_xml(_feed_title(feed, settings))}</title>\n"
        f"<updated>{max(entry.updated for entry in feed.entries)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href={own}/>\n'
        f'<link rel="alternate" type="text/html" href={page}/>\n'
        f"<author><name>{_xml(settings.site_name)}</name></author>\n"
        "<generator>Papershelf</generator>\n"
    )
    return "".join([head, *(_atom_entry(entry, settings) for entry in feed.entries), "</feed>\n"])


def _atom_entry(entry: Entry, settings: Settings) -> str:
    names = "".join(f"<author><name>{_xml(name)}</name></author>" for name in entry.authors)
    tags = "".join(
        f"<category term={_attribute(tag)} label={_attribute(label)}/>" for tag, label in entry.tags
    )
    page = _attribute(page_address(entry.page, settings))
    content = f"<content>{_xml(entry.text)}</content>\n" if entry.text else ""
    if entry.html:
        content = f'<content type="html">{_xml(entry.html)}</content>\n'
    return (
        f"<entry>\n<id>{_id(entry.name)}</id>\n<title>{_xml(entry.title)}</title>\n"
        f"<updated>{entry.updated}</updated>\n"
        f'<link rel="alternate" type="text/html" href={page}/>\n'
        + (f'<link rel="related" href={_attribute(entry.source)}/>\n' if entry.source else "")
        + names + tags
        + (f"<summary>{_xml(entry.summary)}</summary>\n" if entry.summary else "")
        + content
        + "</entry>\n"
    )  # fmt: skip


def json_feed(feed: Feed, settings: Settings) -> str:
    """A feed as JSON Feed."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _feed_title(feed, settings),
        "home_page_url": page_address(feed.page, settings),
        "feed_url": address(f"{feed.stem}.feed.json", settings),
        "items": [_json_item(entry, settings) for entry in feed.entries],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _json_item(entry: Entry, settings: Settings) -> dict[str, Any]:
    content = (
        {"content_html": entry.html} if entry.html else {"content_text": entry.text or entry.title}
    )
    stated = {
        "url": page_address(entry.page, settings),
        "external_url": entry.source,
        "title": entry.title,
        "summary": entry.summary,
        "authors": [{"name": name} for name in entry.authors],
        "tags": [label for _, label in entry.tags],
    }
    return {
        "id": _id(entry.name),
        **content,
        "date_published": entry.updated,
        **{name: value for name, value in stated.items() if value},
    }


def opml(feeds: Iterable[Feed], settings: Settings) -> str:
    """Where feeds are, for a feed reader to take them all."""
    lines = "".join(
        f"<outline type=\"rss\" text={_attribute(_feed_title(feed, settings))} "
        f"xmlUrl={_attribute(address(f'{feed.stem}.atom', settings))} "
        f"htmlUrl={_attribute(page_address(feed.page, settings))}/>\n"
        for feed in feeds
    )  # fmt: skip
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n'
        f"<head><title>{_xml(settings.site_name)}</title></head>\n<body>\n{lines}</body>\n</opml>\n"
    )
