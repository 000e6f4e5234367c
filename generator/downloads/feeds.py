"""Every list of papers as an Atom feed and a JSON feed, and one OPML that names them all.

Atom 1.0 (RFC 4287), JSON Feed 1.1, OPML 2.0. An entry's id is made of the paper's id and never
changes; its `updated` is a date that a source states, so that a rebuild re-fires nothing. A paper
without a date is in no feed, and a list without dated papers has none.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr

from generator import urls
from generator.formats._parts import best_url
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.paper_lists import PaperList, paper_lists
from generator.settings import Settings

ENTRIES = 50  # newest papers in a feed
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def feed_files(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    """Yield `<list>.atom`, `<list>.feed.json` for every list with dated papers, and the OPML."""
    followed: list[PaperList] = []
    for each in paper_lists(corpus):
        newest = newest_dated(each.papers)
        if newest:
            followed.append(each)
            yield OutputFile(f"{each.stem}.atom", _atom(each, newest, corpus, settings))
            yield OutputFile(f"{each.stem}.feed.json", _json_feed(each, newest, corpus, settings))
    if followed:
        yield OutputFile(urls.OPML, _opml(followed, settings))


def newest_dated(papers: Sequence[Paper]) -> list[Paper]:
    """The papers that a feed of a list holds, newest first; empty where none has a date."""
    dated = sorted((paper for paper in papers if paper.date), key=lambda paper: paper.id)
    return sorted(dated, key=_updated, reverse=True)[:ENTRIES]


def _updated(paper: Paper) -> str:
    """When a paper last changed, by what sources state, to the second (RFC 3339)."""
    date = max(paper.date, *(paper.dates.get(name, "") for name in ("updated", "shown")))
    padded = f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]
    return f"{padded}T00:00:00Z"


def _id(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'papershelf:{name}')}"


def _address(path: str, settings: Settings) -> str:
    """The address of a file of the site: absolute where the site's is known."""
    return urljoin(settings.site_url, path) if settings.site_url else path


def _page(page: str, settings: Settings) -> str:
    url = urls.html_url(page, use_directory_urls=settings.use_directory_urls)
    return _address(url, settings)


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))


def _feed_title(each: PaperList, settings: Settings) -> str:
    return f"{settings.site_name}: {each.title}"


def _atom(each: PaperList, newest: Sequence[Paper], corpus: Corpus, settings: Settings) -> str:
    own = _attribute(_address(f"{each.stem}.atom", settings))
    page = _attribute(_page(each.page, settings))
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{_id(each.stem)}</id>\n<title>{_xml(_feed_title(each, settings))}</title>\n"
        f"<updated>{_updated(newest[0])}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href={own}/>\n'
        f'<link rel="alternate" type="text/html" href={page}/>\n'
        f"<author><name>{_xml(settings.site_name)}</name></author>\n"
        "<generator>Papershelf</generator>\n"
    )
    return "".join([head, *(_entry(paper, corpus, settings) for paper in newest), "</feed>\n"])


def _entry(paper: Paper, corpus: Corpus, settings: Settings) -> str:
    names = "".join(f"<author><name>{_xml(a.name)}</name></author>" for a in paper.authors)
    tags = "".join(
        f"<category term={_attribute(tag.id)} label={_attribute(tag.label)}/>"
        for tag in corpus.tags_of(paper)
    )
    summary = corpus.notes(paper).summary
    source = best_url(paper)
    return (
        f"<entry>\n<id>{_id(paper.id)}</id>\n<title>{_xml(paper.title)}</title>\n"
        f"<updated>{_updated(paper)}</updated>\n"
        f"<link rel=\"alternate\" type=\"text/html\" href="
        f"{_attribute(_page(urls.paper_path(paper.id), settings))}/>\n"
        + (f'<link rel="related" href={_attribute(source)}/>\n' if source else "")
        + names + tags
        + (f"<summary>{_xml(summary.text)}</summary>\n" if summary else "")
        + (f"<content>{_xml(paper.abstract)}</content>\n" if paper.abstract else "")
        + "</entry>\n"
    )  # fmt: skip


def _json_feed(each: PaperList, newest: Sequence[Paper], corpus: Corpus, settings: Settings) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _feed_title(each, settings),
        "home_page_url": _page(each.page, settings),
        "feed_url": _address(f"{each.stem}.feed.json", settings),
        "items": [_item(paper, corpus, settings) for paper in newest],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(paper: Paper, corpus: Corpus, settings: Settings) -> dict[str, Any]:
    summary = corpus.notes(paper).summary
    stated = {
        "url": _page(urls.paper_path(paper.id), settings),
        "external_url": best_url(paper),
        "title": paper.title,
        "summary": summary.text if summary else "",
        "authors": [{"name": author.name} for author in paper.authors],
        "tags": [tag.label for tag in corpus.tags_of(paper)],
    }
    return {
        "id": _id(paper.id),
        "content_text": paper.abstract or paper.title,
        "date_published": _updated(paper),
        **{name: value for name, value in stated.items() if value},
    }


def _opml(followed: Sequence[PaperList], settings: Settings) -> str:
    lines = "".join(
        f"<outline type=\"rss\" text={_attribute(_feed_title(each, settings))} "
        f"xmlUrl={_attribute(_address(f'{each.stem}.atom', settings))} "
        f"htmlUrl={_attribute(_page(each.page, settings))}/>\n"
        for each in followed
    )  # fmt: skip
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n'
        f"<head><title>{_xml(settings.site_name)}</title></head>\n<body>\n{lines}</body>\n</opml>\n"
    )
