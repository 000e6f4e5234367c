"""The corpus as files for other programs, one format a file. A new one is a line in EXPORTS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.exports.changes import changes_jsonl
from generator.exports.jsonl import papers_jsonl
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.settings import Settings
from generator.sources.source_file import SourceFile

EXPORTS: Mapping[str, Callable[[Corpus, Settings, Sequence[SourceFile]], Iterator[OutputFile]]] = {
    "jsonl": papers_jsonl,
    "changes": changes_jsonl,
}
