"""Every internal link leads to a file of the site, and every anchor to an id in it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from generator.checks._built_site import Checked
from generator.model.record import Origin
from generator.problems import Problem

_SCHEMES = {"http", "https", "ftp", "mailto", "tel"}


def check_links(checked: Checked) -> Iterator[Problem]:
    """Yield a Problem for each link into nowhere."""
    root = urlsplit(checked.settings.site_url).path.strip("/")
    for page in checked.pages.values():
        for reference in page.references:
            if reference.is_loaded and reference.url.startswith("data:"):
                continue
            if reference.is_own:
                wrong = _wrong_here(checked, reference.url)
            else:
                wrong = _wrong(checked, page.path, reference.url, root)
            if wrong:
                yield Problem(
                    Origin(page.path, reference.line),
                    "broken-link",
                    f"'{reference.url}' {wrong}",
                    "build again; if it stays, mend the page that holds the link",
                )


def _wrong_here(checked: Checked, url: str) -> str:
    """What is wrong with a full address of the site; empty when it is right."""
    site = checked.settings.site_url
    is_right = not site or not url.startswith(site) or unquote(url[len(site) :]) in checked.files
    return "" if is_right else "leads to no file of the site"


def _wrong(checked: Checked, page: str, url: str, root: str) -> str:
    """What is wrong with a link from a page; empty when it is right or leads out of the site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "is not an address"
    if parts.scheme and parts.scheme.lower() not in _SCHEMES:
        return f"is no link but a {parts.scheme.lower()}: address"
    if parts.scheme or parts.netloc:
        return ""
    path = unquote(parts.path)
    if path.startswith(
        "/"
    ):  # only the error page, which may be shown anywhere, links from the root
        target = path.lstrip("/").removeprefix(f"{root}/" if root else "")
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if target in ("", ".") or path.endswith("/"):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target not in checked.files:
        return "leads to no file of the site"
    anchor = unquote(parts.fragment)
    if anchor and target in checked.pages and anchor not in checked.pages[target].anchors:
        return f"leads to no anchor in {target}"
    return ""
