from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import make_shelf
from tests.test_site import run

PAGE = "".join(
    f"A Study of Toy {name}\nWe study toy {name} with a diffusion model and propose {name}Net, a "
    f"network that folds the {name} of children better than any adult can, on ten data sets. "
    "Results show large gains over strong baselines in every setting that was tried.\n"
    for name in ("Cranes", "Swans", "Geese")
)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    make_shelf(tmp_path, {"page.txt": PAGE})
    return tmp_path


def test_a_whole_shelf_goes_to_standard_output(shelf: Path) -> None:
    seen = run("export", "--format", "jsonl", cwd=shelf)
    assert seen.returncode == 0, seen.stderr
    titles = [json.loads(line)["title"] for line in seen.stdout.splitlines()]
    assert sorted(titles) == ["A Study of Toy Cranes", "A Study of Toy Geese",
                              "A Study of Toy Swans"]  # fmt: skip
    assert not (shelf / "site_src" / "papers").exists()


def test_a_selection_by_ids_says_what_is_missing(shelf: Path) -> None:
    (shelf / "ids.txt").write_text(r"\cite{studytoycranes} \cite{nobody}", encoding="utf-8")
    seen = run("export", "--format", "bibtex", "--ids", "ids.txt", "-o", "out.bib", cwd=shelf)
    assert seen.returncode == 1
    assert "not in this shelf: 'nobody'" in seen.stderr
    assert (shelf / "out.bib").read_text(encoding="utf-8").count("@misc") == 1


def test_styles_are_text_and_abstracts_can_stay_behind(shelf: Path) -> None:
    (shelf / "ids.txt").write_text("studytoycranes studytoyswans", encoding="utf-8")
    seen = run("export", "--format", "chicago", "--ids", "ids.txt", cwd=shelf)
    assert seen.stdout == "“A Study of Toy Cranes.”\n“A Study of Toy Swans.”\n"
    whole, short = (
        run("export", "--format", "bibtex", *words, cwd=shelf).stdout
        for words in ([], ["--no-abstracts"])
    )
    assert whole.count("abstract ") == 3
    assert short == "".join(line for line in whole.splitlines(True) if "abstract " not in line)


def test_a_selection_by_tag_and_by_query(shelf: Path) -> None:
    tagged = run("export", "--format", "md", "--tag", "diffusion model", cwd=shelf)
    assert tagged.stdout.count("\n") == 3
    misspelt = run("export", "--format", "md", "--tag", "difusion model", cwd=shelf)
    assert misspelt.returncode == 2
    assert "did you mean 'diffusion model'" in misspelt.stderr
    assert run("build", "-q", cwd=shelf).returncode == 0
    found = run("export", "--format", "md", "--query", "swans", cwd=shelf)
    assert found.stdout.startswith("- A Study of Toy Swans")


def test_a_query_takes_no_paper_along_that_lacks_a_part_of_it(shelf: Path) -> None:
    assert run("build", "-q", cwd=shelf).returncode == 0
    for query, reason in {
        "tag:nope": "nothing is filed under 'tag:nope'",
        "swans year:1800": "nothing is filed under 'year:1800'",
        '"toy study swans"': "no paper has this phrase",
        "swans aeroplanes": "no paper has 'aeroplanes'",
        "swnas": "no paper has all that",
    }.items():
        seen = run("export", "--format", "md", "--query", query, cwd=shelf)
        assert (seen.returncode, seen.stdout) == (2, ""), query
        assert reason in seen.stderr, query
    seen = run("search", "swnas tag:nope", cwd=shelf)
    assert "A Study of Toy Swans" in seen.stdout
    assert "nothing is filed under 'tag:nope', so that filter was left out" in seen.stderr
    assert "read as swans" in seen.stderr


def test_wrong_requests_are_one_line_and_write_nothing(shelf: Path) -> None:
    for wrong in (["--format", "sqlite"], ["--format", "bibtx"],
                  ["--format", "md", "--tag", "x", "--query", "y"],
                  ["--format", "md", "--ids", "nowhere.txt"]):  # fmt: skip
        seen = run("export", *wrong, cwd=shelf)
        assert seen.returncode == 2, wrong
        assert seen.stdout == ""
        assert seen.stderr.count("\n") == 1
