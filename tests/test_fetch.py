from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.fetch_command import fetch
from generator.fetchers import FETCHERS
from generator.problems import UserError
from generator.sources import read_source

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>
<entry><id>http://arxiv.org/abs/{id}v1</id><published>2017-06-12T17:57:34Z</published>
<title>A toy on {id}</title><summary>About a toy.</summary>
<author><name>Ann Toy</name></author></entry></feed>
"""


def openalex_page(cursor: str, next_cursor: str | None) -> bytes:
    works = [
        {"id": f"https://openalex.org/W{number}", "title": f"Toy {number}",
         "display_name": f"Toy {number}", "publication_year": 2020, "authorships": [], "ids": {}}
        for number in (1000 + len(cursor), 2000 + len(cursor))
    ]  # fmt: skip
    return json.dumps({"meta": {"next_cursor": next_cursor}, "results": works}).encode()


class Service:
    """Recorded answers in place of the network."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, url: str) -> bytes:
        self.asked.append(url)
        query = parse_qs(urlsplit(url).query)
        if "arxiv" in url:
            return ATOM.format(id=query["id_list"][0]).encode()
        if "openalex" in url:
            cursor = query["cursor"][0]
            return openalex_page(cursor, {"*": "second", "second": None}[cursor])
        if "crossref" in url:
            work = {"DOI": "10.1000/toy", "title": ["A toy"], "type": "journal-article",
                    "issued": {"date-parts": [[2020]]}}  # fmt: skip
            return json.dumps({"message": {"items": [work]}}).encode()
        paper = {"id": "2405.00001", "title": "A daily toy", "summary": "About it.", "upvotes": 1,
                 "authors": [{"name": "Ann Toy"}]}  # fmt: skip
        return json.dumps([{"paper": paper, "title": "A daily toy"}]).encode()


def run(folder: Path, *wishes: str, limit: int = 400) -> tuple[list[str], list[str]]:
    service = Service()
    said: list[str] = []
    gets = dict.fromkeys(FETCHERS, service)
    fetch(wishes, folder, limit=limit, say=said.append, gets=gets)
    return service.asked, said


@pytest.mark.parametrize(
    ("wish", "titles"),
    [
        ("arXiv:1706.03762v5", ["A toy on 1706.03762"]),
        ("https://doi.org/10.1000/TOY", ["A toy"]),
        ("hf:2024-05-01", ["A daily toy"]),
        ("openalex: toys", ["Toy 1001", "Toy 2001", "Toy 1006", "Toy 2006"]),
    ],
)
def test_each_service_gives_files_that_the_readers_know(
    tmp_path: Path, wish: str, titles: list[str]
) -> None:
    run(tmp_path, wish)
    files = [read_source(path.name, path) for path in sorted(tmp_path.iterdir())]
    assert [record.title for file in files for record in file.records] == titles


def test_what_is_there_is_not_asked_for_again_and_a_cut_off_run_goes_on(tmp_path: Path) -> None:
    first, _ = run(tmp_path, "openalex:toys")
    (tmp_path / "openalex-toys-002.json").unlink()
    second, said = run(tmp_path, "openalex:toys")
    assert len(first) == 2
    assert second == first[1:]
    assert "already here" in said[0]


def test_many_ids_are_asked_for_together(tmp_path: Path) -> None:
    asked, _ = run(tmp_path, *(f"1706.{number:05}" for number in range(250)))
    assert len(asked) == 3
    assert asked[0].count("1706.") == 100


def test_wishes_are_fulfilled_once_and_an_arxiv_doi_is_an_arxiv_id(tmp_path: Path) -> None:
    asked, _ = run(tmp_path, "1706.03762", "10.48550/arXiv.1706.03762", "arxiv:1706.03762v2")
    assert len(asked) == 1


def test_an_answer_without_papers_is_said_and_not_kept(tmp_path: Path) -> None:
    said: list[str] = []
    fetch(["1706.03762"], tmp_path, limit=9, say=said.append, gets={"arxiv": lambda url: b"{}"})
    assert "nothing kept" in said[0]
    assert list(tmp_path.iterdir()) == []


def test_a_wish_that_nobody_fulfils_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    service = Service()
    with pytest.raises(UserError, match="cannot fetch 'hf:2024-02-31'"):
        fetch(["1706.03762", "hf:2024-02-31"], tmp_path, limit=9, say=print,
              gets=dict.fromkeys(FETCHERS, service))  # fmt: skip
    assert service.asked == []


def test_every_example_is_a_wish_of_its_own_service() -> None:
    for fetcher in FETCHERS.values():
        assert fetcher.parse(fetcher.example)
