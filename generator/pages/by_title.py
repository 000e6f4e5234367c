"""All papers from A to Z, paginated, with a jump to each letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import urls
from generator.markup import render_front_matter, render_title_link
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.pages._listing import byline, paginate, plural, render_pager
from generator.settings import Settings
from generator.sources import SourceFile

OTHER = "#"  # the heading of titles that begin with no letter


def title_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield the A–Z index, `page_size` papers a page."""
    del sources
    ordered = sorted(corpus, key=title_key)
    chunks = list(paginate(ordered, settings.page_size))
    starts: dict[str, int] = {}
    for number, _, papers in chunks:
        for paper in papers:
            starts.setdefault(initial(paper.title), number)
    for number, pages, papers in chunks:
        path = urls.nth_page(urls.ALL_PAPERS, number)
        title = "All papers" if pages == 1 else f"All papers, page {number}"
        parts = [
            render_front_matter({"title": title, "kind": "titles", "hide": ["navigation", "toc"]}),
            f"# All papers\n\n{plural(len(corpus), 'paper')} from A to Z.\n",
            _jumps(starts, path),
            *_letters(papers, path),
            render_pager(urls.ALL_PAPERS, number, pages),
        ]
        yield OutputFile(path, "\n".join(part for part in parts if part))


def title_key(paper: Paper) -> tuple[bool, str, str, str]:
    """Order by title without case, accents and leading signs; other scripts after Latin."""
    letter = initial(paper.title)
    folded = _folded(paper.title)
    return (letter == OTHER, letter, folded, paper.id)


def initial(title: str) -> str:
    """The letter a title is filed under, `#` when it begins with a digit or holds no letter.

    >>> initial('"Principal Components" Enable'), initial("Éclair"), initial("3D")
    ('P', 'E', '#')
    """
    first = _folded(title)[:1]
    return first.upper() if first.isalpha() else OTHER


def _folded(title: str) -> str:
    decomposed = unicodedata.normalize("NFKD", title).casefold()
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    for index, char in enumerate(plain):
        if char.isalnum():
            return plain[index:]
    return ""


def _jumps(starts: dict[str, int], path: str) -> str:
    jumps = []
    for letter, number in starts.items():
        target = urls.nth_page(urls.ALL_PAPERS, number)
        anchor = _anchor(letter)
        link = f"#{anchor}" if target == path else urls.link(target, path, anchor)
        jumps.append(f"[{_shown(letter)}]({link})")
    return " ".join(jumps) + "\n"


def _letters(papers: Sequence[Paper], path: str) -> Iterator[str]:
    for letter, group in groupby(papers, key=lambda paper: initial(paper.title)):
        yield f"## {_shown(letter)} {{ #{_anchor(letter)} }}\n"
        for paper in group:
            link = render_title_link(paper.title, urls.link(urls.paper_path(paper.id), path))
            about = byline(paper)
            yield f"- {link}" + (f" *{about}*" if about else "")
        yield ""


def _shown(letter: str) -> str:
    return "0–9" if letter == OTHER else letter


def _anchor(letter: str) -> str:
    """The id of a letter's heading; `attr_list` takes ASCII only.

    >>> _anchor("A"), _anchor("#")
    ('letter-a', 'letter-other')
    """
    if letter == OTHER:
        return "letter-other"
    return "letter-" + (letter.lower() if letter.isascii() else f"{ord(letter[0]):x}")
