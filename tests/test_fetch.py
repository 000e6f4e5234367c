from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.commands.fetch_papers import Get, fetch
from generator.fetchers import FETCHERS
from generator.problems import UserError
from generator.sources import read_source
from generator.web_get import NoAnswerError, WebGet

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
            return ATOM.format(id=query["id_list"][0].split(",")[0]).encode()
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
    fetch(wishes, folder, limit=limit, say=said.append, gets=dict.fromkeys(FETCHERS, service))
    return service.asked, said


def failures(folder: Path, get: Get, *wishes: str, limit: int = 400) -> list[str]:
    """What could not be had of a service that answers so."""
    return fetch(wishes, folder, limit=limit, say=str, gets=dict.fromkeys(FETCHERS, get))


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
    nothing = b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>'
    (line,) = failures(tmp_path, lambda url: nothing, "1706.03762")
    assert "nothing kept: the answer holds no paper" in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "answer", [openalex_page("*", None)[:-9], b"<html>Busy", b"", b"\xff", b"["]
)
def test_half_an_answer_is_not_kept_for_it_would_never_be_asked_for_again(
    tmp_path: Path, answer: bytes
) -> None:
    (line,) = failures(tmp_path, lambda url: answer, "openalex:toys")
    assert "cut off" in line
    (line,) = failures(tmp_path, lambda url: ATOM.encode()[:-9], "1706.03762")
    assert "cut off" in line
    assert list(tmp_path.iterdir()) == []


def test_works_that_an_answer_lacks_are_named_in_every_run(tmp_path: Path) -> None:
    for _ in range(2):
        lines = failures(tmp_path, Service(), "1706.00001", "1706.00002", "10.1000/Gone")
        assert lines[0].endswith("not found: 1706.00002")
        assert lines[1].endswith("not found: 10.1000/gone")
    assert len(list(tmp_path.iterdir())) == 2, "what was found is kept"


def test_an_address_that_is_not_there_stops_nobody(tmp_path: Path) -> None:
    def get(url: str) -> bytes:
        if "gone" in url:
            raise NoAnswerError(f"cannot get {url}: it answers 404", is_of_address=True)
        return Service()(url)

    lines = failures(tmp_path, get, "10.1000/gone,1", "10.1000/gone,2", "hf:2024-05-01")
    assert ["404" in line for line in lines] == [True, True]
    assert [path.name for path in tmp_path.iterdir()] == ["hf-daily-2024-05-01.json"]


def test_a_service_that_is_down_is_asked_once_and_the_others_answer(tmp_path: Path) -> None:
    asked: list[str] = []

    def get(url: str) -> bytes:
        asked.append(url)
        if "arxiv" in url:
            raise NoAnswerError("cannot get it: timed out", is_of_address=False)
        return Service()(url)

    lines = failures(tmp_path, get, *(f"1706.{at:05}" for at in range(250)), "10.1000/toy")
    assert lines == ["cannot get it: timed out"]
    assert [urlsplit(url).hostname for url in asked] == ["export.arxiv.org", "api.crossref.org"]


def test_works_that_are_named_are_all_asked_for_whatever_the_limit(tmp_path: Path) -> None:
    asked, _ = run(tmp_path, *(f"1706.{at:05}" for at in range(250)), "10.1000/a", limit=5)
    assert sum(url.count("1706.") for url in asked) == 250


def test_a_larger_limit_goes_on_behind_what_is_there(tmp_path: Path) -> None:
    run(tmp_path, "openalex:toys", limit=2)
    asked, _ = run(tmp_path, "openalex:toys", limit=3)
    (query,) = [parse_qs(urlsplit(url).query) for url in asked]
    assert (query["cursor"], query["per_page"]) == (["second"], ["1"])


def test_pages_of_a_long_day_are_asked_for_until_one_is_not_full(tmp_path: Path) -> None:
    one = {
        "paper": {"id": "2405.00001", "title": "A toy", "summary": "About it."},
        "title": "A toy",
    }
    pages = {"": [one] * 100, "1": []}
    asked: list[str] = []

    def get(url: str) -> bytes:
        asked.append(url)
        return json.dumps(pages[parse_qs(urlsplit(url).query).get("p", [""])[0]]).encode()

    assert failures(tmp_path, get, "hf:2024-05-01") == [], "an empty page behind others is no fault"
    assert len(asked) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["hf-daily-2024-05-01.json"]


def test_a_page_asks_for_no_more_than_the_service_gives(tmp_path: Path) -> None:
    asked, _ = run(tmp_path, "openalex:toys", limit=5000)
    assert parse_qs(urlsplit(asked[0]).query)["per_page"] == ["100"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10.1000/a.b", "10.1000/a-b"),
        ("10.1000/a_b", "10.1000/ab"),
        (f"openalex:{'toys ' * 20} here", f"openalex:{'toys ' * 20} there"),
        ("openalex:toys", 'openalex:"toys"'),
    ],
)
def test_other_wishes_are_other_files(one: str, other: str) -> None:
    names = set()
    for wish in (one, other):
        fetcher = next(each for each in FETCHERS.values() if each.parse(wish))
        asked = fetcher.parse(wish)
        assert asked
        names.add(next(fetcher.orders([asked], 1)).name)
    assert len(names) == 2


def test_a_key_is_asked_for_where_a_service_wants_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def get(url: str) -> bytes:
        raise NoAnswerError(f"{url}: it answers 429", is_of_address=False)

    monkeypatch.delenv("OPENALEX_API_KEY", raising=False)
    (line,) = failures(tmp_path, get, "openalex:toys")
    assert "OPENALEX_API_KEY" in line
    monkeypatch.setenv("OPENALEX_API_KEY", "k")
    assert failures(tmp_path, get, "openalex:toys")[0].endswith("429")


def test_what_could_not_be_had_is_said_and_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(get: WebGet, url: str) -> bytes:
        del get
        raise NoAnswerError(f"cannot get {url}: timed out", is_of_address=False)

    monkeypatch.setattr(WebGet, "__call__", nobody)
    asked = ["fetch", "-q", "1706.03762", "hf:2024-05-01", "-f", str(tmp_path / "mkdocs.yml")]
    done = CliRunner().invoke(cli, asked)
    assert done.exit_code == 1
    assert done.stderr.count("papershelf: error: cannot get https://") == 2
    assert not (tmp_path / "sources").exists()


@pytest.mark.parametrize(
    "option", [["--limit", "0"], ["--mailto", "me"], ["--mailto", "a@b\nc: d"]]
)
def test_options_that_say_nothing_are_refused(tmp_path: Path, option: list[str]) -> None:
    asked = ["fetch", "openalex:toys", "-f", str(tmp_path / "mkdocs.yml"), *option]
    assert CliRunner().invoke(cli, asked).exit_code == 2


def test_a_wish_that_nobody_fulfils_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    service = Service()
    with pytest.raises(UserError, match="cannot fetch 'hf:2024-02-31'"):
        fetch(["1706.03762", "hf:2024-02-31"], tmp_path, limit=9, say=print,
              gets=dict.fromkeys(FETCHERS, service))  # fmt: skip
    assert service.asked == []


def test_every_example_is_a_wish_of_its_own_service() -> None:
    for fetcher in FETCHERS.values():
        assert fetcher.parse(fetcher.example)
