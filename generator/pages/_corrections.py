"""A correction to copy: a piece of the curator's file, and an issue that is already filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

import yaml

from generator.model.names import Author, parse_name
from generator.model.paper import Paper
from generator.settings import Settings

LONGEST = 6000  # characters of a correction in an address; servers refuse them beyond about 8,000


def correction(paper_id: str, fields: Mapping[str, Any]) -> str:
    """The entry of a paper in the file of corrections, as YAML.

    >>> correction("1706.03762", {"date": "2017"})
    "'1706.03762':\\n  date: '2017'\\n"
    """
    entry = {paper_id: dict(fields)}
    return yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, width=10_000)


def stated_authors(paper: Paper, *, without: str = "") -> list[str | dict[str, str]]:
    """The authors as a correction states them, so that reading it gives the same again.

    What an ORCID with a wrong digit was is left out, and so is the ORCID `without`.
    """
    authors = [
        replace(author, orcid="") if without and author.orcid == without else author
        for author in paper.authors
    ]
    stated = [_stated_author(author) for author in authors]
    return [*stated, "et al."] if paper.has_more_authors else stated


def _stated_author(author: Author) -> str | dict[str, str]:
    """A name where it says all, else its parts too."""
    name = f"{author.name} {author.dblp}" if author.dblp else author.name
    read = parse_name(name) or Author(name)
    parts = {
        part: getattr(author, part)
        for part in ("given", "family", "suffix", "orcid", "affiliation")
        if getattr(author, part) != getattr(read, part)
    }
    return {"name": name, **parts} if parts else name


def issue_link(settings: Settings, title: str, snippet: str) -> str:
    """The address of a new issue on the shelf's repository; empty when it has none.

    GitHub, and Gitea after it, read `title` and `body`; GitLab reads them of `issue`.
    """
    parts = urlsplit(settings.repo_url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    fence = "~~~" if "```" in snippet else "```"
    file = settings.overrides or "overrides.yml"
    body = f"For `{file}`:\n\n{fence}yaml\n{snippet}{fence}\n"
    if len(quote(body, safe="")) > LONGEST:  # half of a text is a correction that harms
        body = f"For `{file}`: please copy the correction here from the page on quality.\n"
    base = settings.repo_url.rstrip("/").removesuffix(".git")
    title, body = quote(title[:200], safe=""), quote(body, safe="")
    if "gitlab" in parts.netloc.lower():
        return f"{base}/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}"
    return f"{base}/issues/new?title={title}&body={body}"
