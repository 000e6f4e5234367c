"""MiniSearch and lunr on the same papers, where Node and npm can fetch them; development only."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.model.corpus import Corpus

HERE = Path(__file__).parent
PACKAGES = {"minisearch": "minisearch@7.1.2", "lunr": "lunr@2.3.9"}


class CannotRunError(Exception):
    """A rival cannot be run here; the message is the reason."""


def rival_answers(name: str, corpus: Corpus, queries: Sequence[str], cache: Path) -> dict[str, Any]:
    """Its ids for each query, milliseconds, packed bytes, seconds to build, and megabytes."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise CannotRunError("no Node here")
    cache.mkdir(parents=True, exist_ok=True)
    if not (cache / "node_modules" / name).is_dir():
        fetched = subprocess.run(
            ["npm", "install", "--no-save", "--silent", *PACKAGES.values()],
            cwd=cache, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        if fetched.returncode:
            raise CannotRunError("npm could not fetch it")
    papers = [
        {"id": paper.id, "title": paper.title, "text": paper.abstract,
         "tags": " ".join(tag.label for tag in corpus.tags_of(paper))}
        for paper in corpus
    ]  # fmt: skip
    done = subprocess.run(
        ["node", "--max-old-space-size=6000", str(HERE / "rivals.mjs"), name],
        input=json.dumps({"papers": papers, "queries": list(queries)}),
        cwd=cache, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    if done.returncode:
        raise CannotRunError(done.stderr.strip().splitlines()[-1] if done.stderr else "it failed")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
