"""What the build knows -> files for machines: the input manifest, the schema, a parted sitemap."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from generator import __version__, urls
from generator.output import OutputFile
from generator.sources.paths import source_name
from generator.sources.source_file import SourceFile

SCHEMA = Path(__file__).parent / "data" / urls.PAPERS_SCHEMA
SITEMAP_LIMIT = 50_000  # addresses in one file, https://www.sitemaps.org/protocol.html
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def input_manifest(root: Path, paths: Iterable[Path], files: Sequence[SourceFile]) -> OutputFile:
    """The files that a site was made of: path, SHA-256, bytes, and what was read of each.

    An archive's members are listed below it, with the format and the records of each.
    """
    by_name = {file.path: file for file in files}
    names = {source_name(root, path): path for path in paths}
    members: dict[str, list[SourceFile]] = {}
    for file in files:
        if file.path not in names:
            folders = (str(parent) for parent in reversed(Path(file.path).parents))
            archive = next((folder for folder in folders if folder in names), "")
            members.setdefault(archive, []).append(file)
    inputs = []
    for name, path in sorted(names.items()):  # by name: the order of sources is no change
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        told: dict[str, object] = {
            "path": name, "sha256": digest, "bytes": path.stat().st_size
        }  # fmt: skip
        if name in by_name:
            told |= _read_of(by_name[name])
        if name in members:
            told["members"] = [
                {"path": each.path, "bytes": each.size} | _read_of(each) for each in members[name]
            ]
        inputs.append(told)
    manifest = {"generator": f"papershelf {__version__}", "inputs": inputs}
    return OutputFile(
        urls.INPUT_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    )


def _read_of(file: SourceFile) -> dict[str, object]:
    return {"format": file.format or None, "records": len(file.records) or file.record_count}


def papers_schema() -> OutputFile:
    """The JSON Schema of the objects in `papers.jsonl`."""
    return OutputFile(urls.PAPERS_SCHEMA, SCHEMA.read_text(encoding="utf-8"))


def drop_empty_sitemap(site: Path) -> None:
    """Delete the sitemap of a site without an address: it names no page, and must name one."""
    path = site / urls.SITEMAP
    if path.is_file() and "<loc>" not in path.read_text(encoding="utf-8"):
        path.unlink()


def split_sitemap(site: Path, site_url: str, limit: int = SITEMAP_LIMIT) -> Iterator[OutputFile]:
    """Yield an index and its parts where a site's sitemap holds more than `limit` addresses."""
    path = site / urls.SITEMAP
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    addresses = re.findall(r"<url>.*?</url>", text, re.S)
    if len(addresses) <= limit:
        return
    parts: list[str] = []
    for start in range(0, len(addresses), limit):
        name = f"sitemap-{len(parts) + 1}.xml"
        parts.append(name)
        lines = "\n".join(addresses[start : start + limit])
        yield OutputFile(name, f"{_HEAD}<urlset {_SITEMAP}>\n{lines}\n</urlset>\n")
    listed = "\n".join(
        f"<sitemap><loc>{escape(urljoin(site_url, name))}</loc></sitemap>" for name in parts
    )
    yield OutputFile(urls.SITEMAP, f"{_HEAD}<sitemapindex {_SITEMAP}>\n{listed}\n</sitemapindex>\n")
