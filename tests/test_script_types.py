"""The types that the scripts state in comments hold: `tsc --checkJs`, where npm can get it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

TYPESCRIPT = "typescript@5.9.3"
CACHE = ROOT / ".cache/typescript"
OPTIONS = (
    "--noEmit --allowJs --checkJs --strict --target es2022 --lib es2022,dom,dom.iterable"
).split()
SHARED_TYPES = ("tests/search/page.d.ts", "tests/browser/page.d.ts")


@pytest.fixture(scope="module")
def tsc() -> Path:
    """TypeScript's compiler, fetched once; a development tool that no shelf needs."""
    program = CACHE / "node_modules/typescript/bin/tsc"
    if not program.is_file():
        npm = shutil.which("npm")
        if not npm or not shutil.which("node"):
            pytest.skip("no npm on this machine to get TypeScript with")
        CACHE.mkdir(parents=True, exist_ok=True)
        words = [npm, "install", "--no-save", "--silent", "--no-audit", "--no-fund", TYPESCRIPT]
        try:
            fetched = subprocess.run(words, cwd=CACHE, check=False, timeout=60).returncode == 0
        except subprocess.TimeoutExpired:
            fetched = False
        if not fetched or not program.is_file():
            pytest.skip("npm cannot get TypeScript from here")
    return program


def check(tsc: Path, *scripts: Path) -> subprocess.CompletedProcess[str]:
    files = (*(ROOT / path for path in SHARED_TYPES), *scripts)
    return subprocess.run(
        ["node", str(tsc), *OPTIONS, *map(str, files)],
        cwd=CACHE, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_the_scripts_have_the_types_they_state(tsc: Path) -> None:
    scripts = sorted((ROOT / "theme_overrides/assets/papershelf").glob("*.js"))
    assert len(scripts) > 10
    checked = check(tsc, *scripts)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_a_wrong_type_is_found(tsc: Path, tmp_path: Path) -> None:
    script = tmp_path / "wrong.js"
    script.write_text("/** @type {number} */\nconst count = 'two';\n", encoding="utf-8")
    assert "error TS2322" in check(tsc, script).stdout
