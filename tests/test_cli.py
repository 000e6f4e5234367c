from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, SHELF_CONFIG, make_shelf
from tests.test_site import LONG, run


@pytest.mark.parametrize(
    "command", ["build", "generate", "serve", "inspect", "check", "import", "export"]
)
def test_every_command_helps_with_an_example(command: str, tmp_path: Path) -> None:
    helped = run(command, "--help", cwd=tmp_path)
    assert helped.returncode == 0
    assert "Example:\n    papershelf " in helped.stdout
    for option in ("--strict", "--quiet", "--verbose"):
        assert option in helped.stdout


def test_what_reads_the_configuration_loads_no_slow_library(tmp_path: Path) -> None:
    asked = "import sys, generator.mkdocs_plugin; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )  # fmt: skip
    assert not {"sklearn", "scipy", "networkx", "numpy"} & set(loaded.stdout.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["buidl"], "did you mean 'build'?"),
        (["build", "--strct"], "--strict"),
        (["build"], "there is no mkdocs.yml here"),
        (["check", "-f", "none.yml"], "there is no none.yml here"),
        (["inspect"], "Missing argument"),
        (["export", "--format", "bibtx"], "did you mean 'bibtex'?"),
    ],
)
def test_a_request_we_cannot_serve_is_one_line_and_exit_2(
    words: list[str], said: str, tmp_path: Path
) -> None:
    answered = run(*words, cwd=tmp_path)
    assert answered.returncode == 2
    assert len(answered.stderr.strip().splitlines()) == 1
    assert said in answered.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (SHELF_CONFIG.replace("- papershelf", "- papershelf: {sorces: [a]}"),
         "no such option (did you mean 'sources'?)"),
        (SHELF_CONFIG.replace("- papershelf", "- papershelf: {page_size: many}"), "page_size"),
        (SHELF_CONFIG.replace("- papershelf", "- papershelf: {page_size: 0}"), "0 is not"),
        (SHELF_CONFIG.replace("- papershelf", "- papershelf: {sources: ['none/*']}"), "none/*"),
        (SHELF_CONFIG.replace("- papershelf", "- search"), "does not list the plugin"),
        (SHELF_CONFIG.replace("material", "readthedocs"), "use `material`"),
        ("site_name: [unclosed", "mkdocs.yml"),
        ("", "site_name"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_one_line_that_names_it(config: str, said: str, tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\n"})
    (settings.root / "mkdocs.yml").write_text(config)
    answered = run("build", cwd=settings.root)
    assert answered.returncode == 2, answered.stderr
    lines = [line for line in answered.stderr.splitlines() if line.startswith("papershelf: error")]
    assert len(lines) == 1
    assert said in lines[0]
    assert not settings.site_dir.exists()


def test_inspect_prints_an_object_a_record_and_the_ledger_beside(tmp_path: Path) -> None:
    (tmp_path / "toys.txt").write_text(f"Toys\n{LONG}\nLonely\n", encoding="utf-8")
    seen = run("inspect", "--json", "toys.txt", cwd=tmp_path)
    assert seen.returncode == 0
    (record,) = [json.loads(line) for line in seen.stdout.splitlines()]
    assert record["title"] == "Toys"
    assert record["origin"] == {"path": "toys.txt", "line": 1}
    assert {"abstract", "authors", "date", "ids", "links"} <= set(record)
    assert "toys.txt: hf_papers (utf-8)" in seen.stderr
    assert "toys.txt:3: error:" in seen.stderr
    assert run("inspect", "--strict", "toys.txt", cwd=tmp_path).returncode == 1


def test_inspect_says_what_the_records_of_each_file_leave_open(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "title,year,abstract,url\nToys,1850,,https://example.org/x\nKites,2020,,\n",
        encoding="utf-8",
    )
    (tmp_path / "b.csv").write_text("title,abstract\nMarbles,They roll.\n", encoding="utf-8")
    seen = run("inspect", "-v", "a.csv", "b.csv", cwd=tmp_path)
    lines = [line for line in seen.stderr.splitlines() if "left open" in line]
    assert lines == ["  left open: doubtful links 1, missing abstracts 2, odd dates 1"]
    assert "left open" not in run("inspect", "a.csv", cwd=tmp_path).stderr


def test_inspect_reads_standard_input() -> None:
    piped = subprocess.run(
        [sys.executable, "-m", "generator", "inspect", "--json", "-q", "-"],
        input=f"Toys\n{LONG}\n".encode("utf-16"), capture_output=True, check=False,
    )  # fmt: skip
    assert json.loads(piped.stdout)["origin"] == {"path": "<stdin>", "line": 1}


def test_inspect_goes_on_after_a_file_that_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    seen = run("inspect", "none", "empty", ".", str(sorted(SAMPLE.glob("*.txt"))[0]), cwd=tmp_path)
    assert seen.returncode == 2  # for the file that is not there
    assert len(seen.stdout.splitlines()) > 20
    for said in ("none: error: cannot be read", "empty: error: the file is empty", "directory"):
        assert said in seen.stderr


def test_problems_fail_a_strict_build_only(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\nLonely\n"})
    relaxed = run("build", cwd=settings.root)
    assert relaxed.returncode == 0
    assert "sources/toys.txt:3: error: the title 'Lonely' has no abstract" in relaxed.stderr
    assert run("build", "--strict", cwd=settings.root).returncode == 1
    assert run("build", "--quiet", cwd=settings.root).stderr.startswith("sources/toys.txt:3")


def test_strict_counts_the_warnings_of_mkdocs(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\n"})
    (settings.docs_dir / "mine.md").write_text("[nowhere](nowhere.md)\n")
    assert run("build", "-q", cwd=settings.root).returncode == 0
    assert run("build", "-q", "--strict", cwd=settings.root).returncode == 1


def test_generate_writes_pages_and_no_site(tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"toys.txt": f"Toys\n{LONG}\n"})
    assert run("generate", cwd=settings.root).returncode == 0
    assert list((settings.docs_dir / "papers").glob("toys-*.md"))
    assert not settings.site_dir.exists()


def test_fields_without_a_place_are_named_by_inspect_and_never_published(tmp_path: Path) -> None:
    entry = "@misc{toys, title = {Toys of the engine}, file = {/x/secret.pdf}, owner = {ada}}"
    settings = make_shelf(tmp_path / "shelf", {"toys.bib": entry})
    seen = run("inspect", "--json", "sources/toys.bib", cwd=settings.root)
    assert json.loads(seen.stdout)["extra"] == {"file": "/x/secret.pdf", "owner": "ada"}
    assert "fields that the shelf does not show: 'file' (1), 'owner' (1)" in seen.stderr
    assert run("build", cwd=settings.root).returncode == 0
    for folder in (settings.docs_dir, settings.site_dir):
        texts = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
        assert any(b"Toys of the engine" in text for text in texts)
        assert not any(b"secret.pdf" in text for text in texts)


@pytest.mark.parametrize("name", ["overrides", "people", "papers"])
def test_a_schema_is_printed_as_it_ships(name: str, tmp_path: Path) -> None:
    printed = run("schema", name, cwd=tmp_path)
    assert printed.returncode == 0
    assert json.loads(printed.stdout)["$schema"].startswith("http")
    assert run("schema", "peple", cwd=tmp_path).returncode == 2


FINNISH = "Otsikko;Tekijä;Vuosi\nSyvä leikki;Ada Spiel;2024\n"
FIELDS = "{Otsikko: title, Tekijä: authors, Vuosi: year}"
NAMED = f"- papershelf: {{fields: {FIELDS}, formats: {{'*/x.txt': ris}}}}"


def test_files_are_inspected_and_imported_as_the_shelf_here_reads_them(tmp_path: Path) -> None:
    ris = "notes\n" * 9 + "TY  - JOUR\nTI  - Toys\nER  - \n"
    settings = make_shelf(tmp_path / "shelf", {"a.csv": FINNISH, "x.txt": ris, "y.txt": ris})
    root = settings.root
    config = root / "mkdocs.yml"
    names = ("sources/a.csv", "sources/x.txt", "sources/y.txt")
    assert run("inspect", *names, cwd=root).stdout == ""
    config.write_text(SHELF_CONFIG.replace("- papershelf", NAMED))
    assert run("inspect", *names, cwd=root).stdout == "Syvä leikki\nToys\n"
    seen = run("inspect", "-f", str(config), str(root / "sources/a.csv"), "-q", cwd=tmp_path)
    assert seen.stdout == "Syvä leikki\n"
    (tmp_path / "b.csv").write_text(FINNISH)
    assert "csv_table, 1 record " in run("import", "../b.csv", cwd=root).stdout


@pytest.mark.parametrize(
    ("config", "status", "said"),
    [
        ("plugins: [search]\n", 0, ""),
        ("plugins:\n  papershelf: {page_size: 5}\ndocs_dir: none\n", 0, ""),
        ("", 0, ""),
        ("plugins:\n- papershelf: {sorces: [a]}\n", 2, "did you mean 'sources'?"),
        ("plugins: [unclosed", 2, "mkdocs.yml: "),
        ("just words", 2, "mkdocs.yml: "),
    ],
)
def test_inspect_needs_no_whole_shelf(config: str, status: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(config)
    (tmp_path / "a.csv").write_text("Title,Year\nToys,2020\n")
    seen = run("inspect", "-q", "a.csv", cwd=tmp_path)
    assert seen.returncode == status
    assert said in seen.stderr
    assert len(seen.stderr.splitlines()) == bool(status)
