"""`CITATION.cff`: how to cite the shelf itself (Citation File Format 1.2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator import urls
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.settings import Settings

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def citation_cff_files(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    """Yield `CITATION.cff`; its date is the newest day that a source states, if any does."""
    name = " ".join(settings.site_name.split()) or "Papershelf"
    stated: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this collection, please cite it as below.",
        "type": "dataset",
        "title": name,
        "authors": [{"name": " ".join(settings.site_author.split()) or name}],
    }
    if settings.site_url.startswith(("http://", "https://")):
        stated["url"] = settings.site_url
    if settings.repo_url.startswith(("http://", "https://")):
        stated["repository-code"] = settings.repo_url
    if day := _newest_day(corpus):
        stated["date-released"] = day
    text = yaml.safe_dump(stated, sort_keys=False, allow_unicode=True, width=100)
    yield OutputFile(urls.CITATION_CFF, text)


def _newest_day(corpus: Corpus) -> str:
    days = (date for paper in corpus for date in (paper.date, *paper.dates.values()))
    return max((day for day in days if _DAY.fullmatch(day)), default="")
