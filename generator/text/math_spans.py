"""Math in running text: `$…$` by the rule Markdown writers know from pandoc."""

from __future__ import annotations

import re

# The opening dollar touches what follows, the closing one what precedes and no digit follows it:
# "$5 and $10" is money.
MATH = re.compile(r"(?<![\\$])\$(?P<tex>(?=[^\s$`])[^$\n`]*?[^\s$\\`])\$(?![\d$])")
