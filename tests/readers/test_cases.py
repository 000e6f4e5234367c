"""Every YAML case of every format: what a file's text gives, in every encoding and line end.

A case has `input`, `records` (the line of each, and any field to compare), `problems` (code and
line) and, for a list of identifiers, `picks`. The folder is named after the reader that
must know the text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.model.names import Author
from generator.model.record import SourceRecord
from generator.readers import READERS
from generator.sources import read_bytes
from tests.conftest import yaml_cases

HERE = Path(__file__).parent
FORMATS = sorted(path.name for path in HERE.iterdir() if any(path.glob("*.yml")))
CASES = [
    pytest.param(name, *case.values, id=f"{name}/{case.id}")
    for name in FORMATS
    for case in yaml_cases(HERE / name)
]


def test_every_reader_has_cases() -> None:
    assert set(READERS) <= set(FORMATS)


@pytest.mark.parametrize(("name", "case"), CASES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_case(name: str, case: dict[str, Any], encoding: str, end: str) -> None:
    file = read_bytes("toys.txt", _encode(case["input"].replace("\n", end), encoding))
    assert file.is_balanced
    assert file.format == name or not case["records"]
    assert [(p.code, p.origin.line) for p in file.problems] == [
        (p["code"], p["line"]) for p in case["problems"]
    ]
    found = [record.origin.line for record in file.records]
    assert found == [expected["line"] for expected in case["records"]]
    assert [(pick.origin.line, pick.scheme, pick.value) for pick in file.picks] == [
        (pick["line"], pick["scheme"], pick["value"]) for pick in case.get("picks", ())
    ]
    for record, expected in zip(file.records, case["records"], strict=True):
        stated = {field: _plain(record, field) for field in expected if field != "line"}
        assert stated == {field: value for field, value in expected.items() if field != "line"}


def _encode(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode()


def _plain(record: SourceRecord, field: str) -> Any:
    """A field as a YAML case writes it; a part of the authors' names as a field."""
    if field in Author.__dataclass_fields__:
        return [getattr(author, field) for author in record.authors]
    value = getattr(record, field)
    if field == "authors":
        return [author.name for author in value]
    if field == "links":
        return [f"{link.kind.value} {link.url}" for link in value]
    if field == "summaries":
        return {summary.kind: summary.text for summary in value}
    if field == "publication":
        return {name: part for name in value.__slots__ if (part := getattr(value, name))}
    return list(value) if isinstance(value, tuple) else value
