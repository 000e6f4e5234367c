from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from generator.exports.jsonl import papers_jsonl
from generator.machine_files import input_manifest, papers_schema, split_sitemap
from generator.model.corpus import Corpus
from generator.settings import Settings
from generator.sources import read_sources
from generator.sources.source_file import SourceFile

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RIS = "TY  - JOUR\nTI  - Folding toys\nER  -\n"


def closed(schema: Any) -> Any:
    """The schema that also refuses every field it does not describe."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {name: closed(each) for name, each in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        shut.setdefault("additionalProperties", False)
    return shut


def test_the_schema_describes_every_field_of_every_paper(sample_corpus: Corpus) -> None:
    settings = Settings(root=Path(), docs_dir=Path(), site_dir=Path())
    (file,) = papers_jsonl(sample_corpus, settings, [])
    schema = closed(json.loads(papers_schema().text))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    lines = file.text.splitlines()
    assert len(lines) == len(sample_corpus)
    for line in lines:
        validator.validate(json.loads(line))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("date", "last May"), ("authors", [{"name": 3}]), ("origins", []), ("id", "")],
)
def test_the_schema_refuses_what_no_paper_is(
    sample_corpus: Corpus, field: str, wrong: object
) -> None:
    settings = Settings(root=Path(), docs_dir=Path(), site_dir=Path())
    (file,) = papers_jsonl(sample_corpus, settings, [])
    told = json.loads(file.text.splitlines()[0])
    validator = jsonschema.Draft202012Validator(json.loads(papers_schema().text))
    assert validator.is_valid(told)
    assert not validator.is_valid(told | {field: wrong})


def read(root: Path, path: Path) -> list[SourceFile]:
    return list(read_sources(path.relative_to(root).as_posix(), path))


def test_the_manifest_has_the_hash_and_the_ledger_of_every_input(tmp_path: Path) -> None:
    plain, packed, broken = (tmp_path / name for name in ("a.ris", "b.zip", "c.bin"))
    plain.write_text(RIS * 2, encoding="utf-8")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner/d.ris", RIS)
    broken.write_bytes(b"\x00\x01\x02" * 9)
    paths = [plain, packed, broken]
    files = [file for path in paths for file in read(tmp_path, path)]
    told = json.loads(input_manifest(tmp_path, paths, files).text)
    assert told["generator"].startswith("papershelf ")
    assert [each["path"] for each in told["inputs"]] == ["a.ris", "b.zip", "c.bin"]
    for each, path in zip(told["inputs"], paths, strict=True):
        assert each["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert each["bytes"] == path.stat().st_size
    assert (told["inputs"][0]["format"], told["inputs"][0]["records"]) == ("ris", 2)
    assert told["inputs"][1]["members"] == [
        {"path": "b.zip/inner/d.ris", "bytes": len(RIS), "format": "ris", "records": 1}
    ]
    assert told["inputs"][2]["records"] == 0


def sitemap(site: Path, count: int) -> None:
    urls = "".join(f"\n  <url><loc>https://a.example/{n}?a&amp;b</loc></url>" for n in range(count))
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">{urls}\n</urlset>\n'
    (site / "sitemap.xml").write_text(text, encoding="utf-8")


def test_a_long_sitemap_becomes_an_index_of_parts_with_every_address_once(tmp_path: Path) -> None:
    sitemap(tmp_path, 7)
    made = {f.path: f.text for f in split_sitemap(tmp_path, "https://a.example/", limit=3)}
    index = etree.fromstring(made.pop("sitemap.xml").encode())
    assert index.tag == f"{SITEMAP}sitemapindex"
    assert [loc.text for loc in index.iter(f"{SITEMAP}loc")] == [
        f"https://a.example/{name}" for name in made
    ]
    found = [
        [loc.text for loc in etree.fromstring(text.encode()).iter(f"{SITEMAP}loc")]
        for text in made.values()
    ]
    assert [len(part) for part in found] == [3, 3, 1]
    assert [address for part in found for address in part] == [
        f"https://a.example/{n}?a&b" for n in range(7)
    ]


def test_a_short_sitemap_and_none_at_all_stay_as_they_are(tmp_path: Path) -> None:
    assert list(split_sitemap(tmp_path, "")) == []
    sitemap(tmp_path, 3)
    assert list(split_sitemap(tmp_path, "https://a.example/", limit=3)) == []
