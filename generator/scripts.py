"""The browser's scripts -> the few files a page loads: one round trip, not fifteen.

The source files stay small and are joined when a site is built. A joined file is a classic script
as its parts are, so it runs on http and from disk, and its parts run in their order also where
Material swaps pages, which runs the scripts of a page in any order.
"""

from __future__ import annotations

import re
from collections.abc import Callable

FOLDER = "assets/papershelf"
START = "search-start.js"  # on every page; it loads the joined files when somebody searches
BUNDLES = {
    "engine.js": (
        "search-terms", "search-stems", "search-query", "search-unpacking", "search-data",
        "search-index", "search-rank", "search-meaning", "search-closeness", "search-facets",
        "search-snippets", "search-engine",
    ),
    "interface.js": (
        "search-strings", "search-math", "search-view", "search-recent", "search-box",
        "search-address", "search-filters", "search-page",
    ),
    "basket.js": (
        "copy-save", "basket-ids", "basket-citations", "basket-notes", "basket-rows",
        "basket-drag", "basket-lists", "basket-exports", "basket-incoming", "basket-page",
    ),
    "cite.js": ("copy-save", "cite-box"),
}  # fmt: skip
SEARCHING = ("engine.js", "interface.js")  # the bundles that the search is made of
"""The parts of each joined file, in the order they need each other."""

_COMMENT = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)[ \t]*\n", re.MULTILINE | re.DOTALL
)
_STRICT = '"use strict";\n'


def part_path(part: str) -> str:
    """The path of a source file below the theme's folder."""
    return f"{FOLDER}/{part}.js"


def join_scripts(bundle: str, read: Callable[[str], str]) -> str:
    """Join the parts of a bundle; `read` gives the text of a path below the theme's folder.

    Comments that have lines of their own stay behind. Each part is an expression that ends with a
    semicolon, so that strict mode, which is said once, and the names of each part keep their scope.
    """
    texts = (_COMMENT.sub("", read(part_path(part))) for part in BUNDLES[bundle])
    joined = "".join(text.replace(_STRICT, "", 1).strip() + "\n" for text in texts)
    return f"// Papershelf, MIT License; joined from its scripts.\n{_STRICT}{joined}"
