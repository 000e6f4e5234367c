"""JSON of Hugging Face's papers -> records: lists, single papers, lines, camel or snake case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.problems import Problem
from generator.readers._hf_paper_object import is_hugging_face, is_paper_object, read_paper_object
from generator.readers._json_items import JsonItem, peek_objects, read_items

_OWN_NAMES = re.compile(
    r'"(submitted_?[oO]n_?[dD]aily_?(?:At|By|at|by)|discussion_?[iI]d|ai_summary|ai_keywords|'
    r'github_?[rR]epo|dailyPapers|isAuthorParticipating)"\s*:'
)


def is_hf_api(lines: Sequence[Line]) -> bool:
    """Say whether the first objects are papers as Hugging Face spells them, damaged ones too."""
    if any(is_hugging_face(value) for value in peek_objects(lines)):
        return True
    text = "\n".join(line.text for line in lines)
    is_json = text.lstrip(" \t\r\n\ufeff")[:1] in ("[", "{")
    return is_json and len(set(_OWN_NAMES.findall(text))) >= 2


def read_hf_api(path: str, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield a record for every paper object; what stands around them is skipped."""
    ends = _Ends()
    is_told = False
    for piece in read_items(path, ends.watch(lines), is_paper_object):
        if isinstance(piece, JsonItem):
            yield read_paper_object(piece.value, piece.origin, piece.size)
            continue
        is_told = is_told or (isinstance(piece, Problem) and piece.code == "json-cut-off")
        yield piece
    if ends.is_cut and not is_told:  # the last paper was whole, what it stands in is not
        yield Problem(Origin(path, ends.line), "json-cut-off", "the file ends inside of its list",
                      "export the file again", "warning")  # fmt: skip


class _Ends:
    """The first and the last sign of a file, seen while its lines pass by."""

    def __init__(self) -> None:
        self.first = self.last = ""
        self.line = 0

    def watch(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            if text := line.text.strip(" \t\ufeff"):
                self.first = self.first or text[0]
                self.last, self.line = text[-1], line.number
            yield line

    @property
    def is_cut(self) -> bool:
        """Whether what was opened first is not closed last."""
        return {"[": "]", "{": "}"}.get(self.first, self.last) != self.last
