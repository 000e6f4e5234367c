"""Good files of every format -> damaged ones, by chance that a seed settles."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

import yaml

from generator.pipeline import DATA
from generator.readers import READERS
from generator.sources import read_bytes

CASES = Path(__file__).parents[1] / "readers"
LARGE = 100_000  # bytes to which a piece is repeated
SMALL = 20_000  # bytes of an input that is not made large on purpose
EVIL = (
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xe2\x80\xa8", b"\x85", b"\x1c",
    b"\r", b"\n", b"\n\n", b"\\ud800", b"\\udc00", b"&#xD800;", b"&#0;", b"&amp;", b"<![CDATA[",
    b"]]>", b"<!--", b"-->", b"<", b">", b"</", b"/>", b"{", b"}", b"[", b"]", b'"', b"'", b"\\",
    b"$", b"$$", b"`", b"|", b"@", b"#", b"%", b",", b";", b":", b"=", b"(", b")", b"null",
    b"true", b"-1", b"1e999", b"NaN", b"99999999999999999999999", b"\xd9\xa3", b"\xc2\xb2",
    b"9" * 5000, b"0000-00-00", b"https://", b"https://[", b"http://a:b@[::1", b"10.1000/",
    b"javascript:alert(1)", b"---", b"- ", b"  - ", b"{{", b"{}", b"[]", b'""', b" and ", b"\t",
    b"TY  - ", b"ER  - ", b"PMID- ", b"@article{", b"<script>", b"\xe2\x80\xae", b"\xef\xbf\xbf",
)  # fmt: skip
NESTS = (
    (b"{", b"}"), (b"[", b"]"), (b"(", b")"), (b'{"a":', b"}"), (b'{"a":[', b"]}"),
    (b"<a>", b"</a>"), (b"<i>", b"</i>"), (b"\\textbf{", b"}"), (b"$", b"$"),
    (b"**", b"**"), (b"> ", b""),
    (b"[a](", b")"), (b"![", b"]"), (b"<!--", b"-->"), (b'"', b'"'),
)  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-be", "utf-16-le", "utf-8-sig", "cp1252", "latin-1", "utf-32")
_TOKEN = re.compile(rb"\w+|\s+|[^\w\s]")

Mutate = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def good_files() -> Mapping[str, list[bytes]]:
    """By format what its YAML cases hold, and the sample shelf's files that it reads."""
    found: dict[str, list[bytes]] = {name: [] for name in READERS}
    for name, files in found.items():
        for path in sorted((CASES / name).glob("*.yml")):
            case = yaml.safe_load(path.read_text(encoding="utf-8"))
            files.append(case["input"].encode())
    for path in sorted((DATA / "sample").iterdir()):
        data = path.read_bytes()
        if known := read_bytes(path.name, data).format:
            found[known].append(data[:SMALL])
    return found


def as_value(text: str, piece: str) -> str:
    """A piece as it stands inside of a value of a file: escaped where the file is JSON or XML."""
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return json.dumps(piece, ensure_ascii=False)[1:-1]
    return escape(piece) if start == "<" else piece


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    """A piece of the file: a line, a token, or anything up to a hundred bytes."""
    start = chance.randrange(len(data) + 1)
    kind = chance.random()
    if kind < 0.4:
        start = data.rfind(b"\n", 0, start) + 1
        end = data.find(b"\n", start)
        return start, len(data) if end < 0 else end + 1
    if kind < 0.8 and (token := _TOKEN.search(data, start)):
        return token.span()
    return start, min(len(data), start + chance.randrange(1, 100))


def _flip(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    del others
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _delete(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    del others
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def _duplicate(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    del others
    start, end = _span(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 50)) + data[end:]


def _insert(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    del others
    start, end = _span(chance, data)
    return data[:start] + chance.choice(EVIL) + data[chance.choice((start, end)) :]


def _splice(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other = chance.choice(others)
    start, end = _span(chance, data)
    first, last = _span(chance, other)
    return data[:start] + other[first : chance.choice((last, len(other)))] + data[end:]


def _cut(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    del others
    place = chance.randrange(len(data) + 1)
    return data[:place] if chance.random() < 0.7 else data[place:]


def _repeat(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A piece of the file, or a token that is known for trouble, up to a hundred kilobytes."""
    del others
    start, end = _span(chance, data)
    piece = data[start:end] if chance.random() < 0.6 else chance.choice(EVIL)
    if chance.random() < 0.3:
        piece += chance.choice(EVIL)
    count = max(1, LARGE // max(1, len(piece)))
    keep = chance.choice((start, end))
    return (data[:start] + piece * count + data[keep:])[: LARGE + SMALL]


def _nest(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    del others
    start, end = _span(chance, data)
    opener, closer = chance.choice(NESTS)
    depth = chance.choice((10, 500, 5000, LARGE // (len(opener) + len(closer))))
    inside = data[start:end] if chance.random() < 0.5 else b""
    closed = closer * depth if chance.random() < 0.5 else b""
    return data[:start] + opener * depth + inside + closed + data[end:]


def _encode(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    del others
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(ENCODINGS), "replace")


MUTATIONS: tuple[Mutate, ...] = (
    _flip, _delete, _delete, _duplicate, _duplicate, _insert, _insert, _insert, _splice, _cut
)  # fmt: skip
LARGE_MUTATIONS: tuple[Mutate, ...] = (_repeat, _repeat, _nest)


def damaged(chance: random.Random, own: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """A file of a format with one to eight things wrong with it; some are made large."""
    data = chance.choice(own)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        data = chance.choice(MUTATIONS)(chance, data, others)[: 2 * SMALL]
    if chance.random() < 0.08:
        data = chance.choice(LARGE_MUTATIONS)(chance, data, others)
    if chance.random() < 0.06:
        data = _encode(chance, data, others)
        if chance.random() < 0.3:
            data = _flip(chance, data, others)
    return data
