"""`papershelf digest`: what is new since a day, as a mail and as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from generator.commands.export_papers import Selection, select, write_whole
from generator.digest_mail import (
    digest_mail,
    render_digest_html,
    render_digest_markdown,
    write_letter,
)
from generator.digests import digest_date, papers_since
from generator.model.corpus import Corpus
from generator.model.dates import first_day
from generator.model.paper import Paper
from generator.problems import UserError, quote
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class News:
    """What is new: how many papers, the mail, the files by suffix; `last` is the newest date."""

    count: int
    mail: EmailMessage
    files: Mapping[str, bytes]
    last: str


def parse_since(text: str) -> str:
    """A day as somebody typed it, in ISO 8601. Raises UserError."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UserError(f"--since {quote(text)} is no date: write 2024-05-31") from None


def make_digest(
    corpus: Corpus, settings: Settings, since: str, tag: str = "", epoch: str = ""
) -> News:
    """What is new since a day, all or of a tag. Raises UserError.

    `epoch` are the seconds since 1970 that date the mail, else its newest paper does.
    """
    since = parse_since(since)
    papers = papers_since(corpus, since)
    title = f"{' '.join(settings.site_name.split())}: new since {since}"
    if tag:
        tagged = {paper.id for paper in select(corpus, settings, Selection(tag=tag))[0]}
        papers = [paper for paper in papers if paper.id in tagged]
        title += f", {' '.join(tag.split())}"
    letter = write_letter(title, papers, corpus, settings)
    mail = digest_mail(letter, settings, _newest(papers) or since, epoch)
    files = {
        "eml": mail.as_bytes(),
        "html": render_digest_html(letter).encode(),
        "md": render_digest_markdown(letter).encode(),
    }
    return News(len(papers), mail, files, _newest(corpus.papers))


def _newest(papers: Sequence[Paper]) -> str:
    return max((first_day(digest_date(paper)) for paper in papers), default="")


def write_digest(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write `digest.eml`, `digest.html` and `digest.md` into a folder; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"digest.{suffix}" for suffix in files]
    for path, content in zip(paths, files.values(), strict=True):
        write_whole(path, content)
    return paths
