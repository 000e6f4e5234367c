"""What the repository holds and what it leaves out."""

from __future__ import annotations

from generator.exports import EXPORTS
from generator.model.corpus import Corpus
from generator.pages import PAGES
from generator.settings import Settings
from tests.conftest import ROOT


def test_no_generated_page_is_kept_in_the_repository(sample_corpus: Corpus) -> None:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = tuple(line for line in lines if line.startswith("/site_src/"))
    settings = Settings(root=ROOT, docs_dir=ROOT / "site_src", site_dir=ROOT / "site",
                        site_url="https://toys.example.org/")  # fmt: skip
    made = [file.path for produce in (*PAGES.values(), *EXPORTS.values())
            for file in produce(sample_corpus, settings, ())]  # fmt: skip
    assert len(made) > 500
    assert [path for path in made if not f"/site_src/{path}".startswith(ignored)] == []
