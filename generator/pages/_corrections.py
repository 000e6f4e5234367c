"""A correction to copy: a piece of the curator's file, and an issue that is already filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import yaml

from generator.settings import Settings

BODY_LIMIT = 1500  # characters; addresses longer than about 8,000 are refused by servers


def correction(paper_id: str, fields: Mapping[str, Any]) -> str:
    """The entry of a paper in the file of corrections, as YAML.

    >>> correction("1706.03762", {"date": "2017"})
    "'1706.03762':\\n  date: '2017'\\n"
    """
    entry = {paper_id: dict(fields)}
    return yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, width=10_000)


def issue_link(settings: Settings, title: str, snippet: str) -> str:
    """The address of a new issue on the shelf's repository; empty when it has none.

    GitHub, and Gitea after it, read `title` and `body`; GitLab reads them of `issue`.
    """
    parts = urlsplit(settings.repo_url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    fence = "~~~" if "```" in snippet else "```"
    file = settings.overrides or "overrides.yml"
    body = f"For `{file}`:\n\n{fence}yaml\n{snippet[:BODY_LIMIT]}{fence}\n"
    base = settings.repo_url.rstrip("/").removesuffix(".git")
    title, body = quote(title[:200], safe=""), quote(body, safe="")
    if "gitlab" in parts.netloc.lower():
        return f"{base}/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}"
    return f"{base}/issues/new?title={title}&body={body}"
