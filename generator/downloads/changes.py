"""What changed, for the browser: `changes/sets.js`, of which a page tells what a reader missed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator import urls
from generator.model.change import ChangeKind
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.settings import Settings


def change_files(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    """Yield a script with each set's id and its counts in order of kind, newest first.

    A file of its own, for else every page would change with every change; a script, for a page
    from disk may load nothing else.
    """
    if settings.changes:
        sets = [
            [each.id, *(each.counts.get(kind, 0) for kind in ChangeKind)] for each in corpus.changes
        ]
        told = json.dumps(sets, separators=(",", ":"))
        text = f"(window.papershelf = window.papershelf || {{}}).changeSets = {told};\n"
        yield OutputFile(urls.CHANGES_SCRIPT, text)
