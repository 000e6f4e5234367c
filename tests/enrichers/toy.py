"""A toy taxonomy and a way to put papers on a shelf in one line."""

from __future__ import annotations

from pathlib import Path

from generator.enrichers import ENRICHERS
from generator.model.corpus import Corpus, order_corpus
from generator.model.paper import Annotations, Paper
from generator.model.record import Link, LinkKind, Origin
from generator.model.taxonomy import parse_taxonomy
from generator.settings import Settings
from generator.text.slugs import slug

TAXONOMY = parse_taxonomy(
    {
        "facets": {
            "task": {
                "Clustering": {"aliases": ["clustering", "k means"]},
                "Captioning": {"aliases": ["image captioning", "captioning"]},
                "Translation": {"aliases": ["machine translation", "translation"], "min_hits": 2},
            },
            "method": {
                "PCA": {"aliases": ["principal component analysis"], "acronyms": ["PCA"]},
                "Sparse PCA": {"aliases": ["sparse pca"], "parent": "PCA"},
                "Boosting": {"aliases": ["boosting", "gradient boosting"], "acronyms": ["XGBoost"]},
                "Prompting": {"aliases": ["prompt", "prompting"]},
                "Masked image modeling": {"aliases": ["masked modeling"], "acronyms": ["MIM"]},
            },
            "data": {"MNIST": {"acronyms": ["MNIST"]}},
            "property": {"Robustness": {"aliases": ["robustness", "sturdy"]}},
            "type": {
                "Benchmark": {"aliases": ["introduce … dataset", "new benchmark"], "min_hits": 2}
            },
        }
    },
    slug,
)
SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path(), related=3)


def paper(
    number: int, title: str, abstract: str = "", keywords: tuple[str, ...] = (), code: str = ""
) -> Paper:
    links = (Link(LinkKind.CODE, code),) if code else ()
    return Paper(
        id=f"p{number:03}",
        title=title,
        abstract=abstract,
        origins=(Origin("toy", number),),
        keywords=keywords,
        links=links,
    )


def shelf(*papers: Paper) -> Corpus:
    """The papers with every annotation."""
    corpus = order_corpus(papers, TAXONOMY)
    for enrich in ENRICHERS.values():
        corpus = enrich(corpus, SETTINGS)
    return corpus


def notes(title: str, abstract: str = "", keywords: tuple[str, ...] = ()) -> Annotations:
    """The annotations of a paper that stands alone on its shelf."""
    only = paper(1, title, abstract, keywords)
    return shelf(only).notes(only)
