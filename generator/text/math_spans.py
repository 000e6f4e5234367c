"""Math in running text: `$…$` by the rule Markdown writers know from pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The opening dollar touches what follows, the closing one what precedes and no digit follows it:
# "$5 and $10" is money.
MATH = re.compile(r"\$(?<![\\$]\$)(?P<tex>(?=[^\s$`])[^$\n`]*?[^\s$\\`])\$(?![\d$])")


def find_math(text: str) -> Iterator[re.Match[str]]:
    """The math of a text in order, at once where there is no dollar.

    >>> [match["tex"] for match in find_math("$5 or $x$")]
    ['x']
    """
    return MATH.finditer(text) if "$" in text else iter(())
