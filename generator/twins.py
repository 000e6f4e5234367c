"""A page's Markdown -> its twin in the built site, whose links lead to other twins.

In `site_src/` a link names the Markdown file of another page. Beside the built pages that file is
called otherwise, and lies elsewhere where pages have folders of their own: so links are spelt anew.
A search is a link to the page itself, for a program that reads Markdown cannot run it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

# The target of `[words](target "title")`, of `[name]: target` and of an attribute of HTML.
_TARGET = re.compile(
    r"((?<!\\)(?:\\\\)*\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|\b(?:href|src)=[\"'])"
    r"(?P<path>[^\s\"'<>()?#:]+)(?P<query>\?[^\s\"'<>()#]*)?(?=[\s\"'<>()#])",
    re.MULTILINE,
)


def twin_of(dest: str) -> str:
    """The path of the twin of a built page.

    >>> twin_of("papers/a.html")
    'papers/a.html.md'
    """
    return f"{dest}.md"


def render_twin(markdown: str, source: str, built: Mapping[str, str]) -> str:
    """The Markdown of a page with links as the built site has them.

    `source` is the page's path below docs_dir; `built` has the path in the site of every file.
    Links that lead to none of them stay.

    >>> render_twin("[A](../b.md#c)", "papers/a.md", {"papers/a.md": "papers/a.html",
    ...                                               "b.md": "b.html"})
    '[A](../b.html.md#c)'
    """
    folder = posixpath.dirname(source)
    own = posixpath.dirname(built[source])

    def spell(match: re.Match[str]) -> str:
        path, query = match["path"], match["query"] or ""
        dest = built.get(posixpath.normpath(posixpath.join(folder, unquote(path))))
        if dest is None:
            return match[0]
        target = twin_of(dest) if path.endswith(".md") and not query else dest
        return f"{match[1]}{quote(posixpath.relpath(target, own or '.'))}{query}"

    return _TARGET.sub(spell, markdown)
