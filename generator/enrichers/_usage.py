"""All texts -> how each word that looks like a name is used: by how many, as what, meaning what.

From this follow the names that many papers speak of and none here introduces: they are used as the
name of one thing (seldom in the plural), not as a data set ("on X", "the X data set"), and are not
what the papers themselves spell out as a term.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.enrichers._claims import is_common
from generator.enrichers._name_index import barred_spans
from generator.enrichers._settle import Uses
from generator.model.paper import Paper
from generator.text.definitions import definitions
from generator.text.name_tokens import TOKEN, is_name_shaped, name_key, singular
from generator.text.spans import Spans

LEAST_PAPERS = 3
PLURAL_SHARE = 0.2  # above it a word is a class of things: "LLMs", "SAEs"
DATA_SHARE = 0.4
SPELT_OUT_SHARE = 0.3  # of its papers: above it the papers explain a term, not name a method
_DATA_AFTER = re.compile(
    r"s?[\"”’']?\s+(?:[a-z-]+\s+)?(?:data ?sets?|benchmarks?|corpus|corpora|leaderboard|scores?\b)"
)
_DATA_BEFORE = re.compile(r"\b(?:data ?sets?|benchmarks?)\b[^.]{0,40}$|\bon\s+(?:the\s+)?$")
_METHOD_AFTER = re.compile(
    r"[\"”’']?(?:-based|-style|-like)?\s+(?:models?|methods?|framework|algorithm|architecture|features|"
    r"embeddings|encoders?|backbones?|pre-?train\w*|loss|activations)\b"
)

# Names everybody uses for one method, although papers often spell them out or count them.
_KNOWN = frozenset(
    """
    MAE BERT RoBERTa GPT-2 GPT-3 GPT-4 CLIP DINO DINOv2 DINOv3 LoRA QLoRA SimCLR MoCo BYOL SwAV
    VICReg SimSiam ResNet U-Net UNet UMAP t-SNE JEPA I-JEPA V-JEPA BEiT VQGAN StyleGAN CycleGAN
    AlphaFold Swin DeiT T5 BART XGBoost LightGBM YOLO DETR SAM SAM2 Word2Vec word2vec GloVe
    FastText ELMo LLaVA LLaMA ChatGPT CodeBERT ColBERT SBERT PointNet WaveNet HuBERT wav2vec
    FlashAttention GPTQ AWQ MAML AdamW SHAP LIME GraphSAGE DBSCAN HDBSCAN DeepSeek-R1 GRPO SDXL
    ControlNet PixelCNN RealNVP
    """.split()
)
_KNOWN_KEYS = frozenset(name_key(name) for name in _KNOWN)


@dataclass(slots=True)
class _Use:
    papers: set[str] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)
    plurals: int = 0
    data: int = 0
    methods: int = 0
    count: int = 0


@dataclass(slots=True)
class Usage:
    """What the texts of a corpus say; `long_forms` is by key, then by paper id."""

    words: dict[str, _Use] = field(default_factory=dict)
    long_forms: dict[str, dict[str, str]] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)

    def uses(self) -> Uses:
        """The figures that settle who introduces a name."""
        papers = {key: len(use.papers) for key, use in self.words.items()}
        return Uses(papers, self.long_forms, self.dates)


def survey(papers: Iterable[Paper]) -> Usage:
    """Read every title and abstract once."""
    usage = Usage()
    for paper in papers:
        usage.dates[paper.id] = paper.date
        for text in (paper.title, paper.abstract):
            _note_words(text, paper.id, usage)
            for found in definitions(text):
                usage.long_forms.setdefault(name_key(found.name), {})[paper.id] = found.long_form
    return usage


def _note_words(text: str, paper_id: str, usage: Usage) -> None:
    barred: Spans | None = None
    for match in TOKEN.finditer(text):
        token, end = match.group(), match.end()
        if token.islower() and token.isalpha():
            continue
        if not is_name_shaped(token):
            token = token.split("-", 1)[0]  # the "CLIP" of "CLIP-based"
            end = match.start() + len(token)
            if len(token) < 3 or not is_name_shaped(token):
                continue
        barred = barred_spans(text) if barred is None else barred
        if not barred.touch(match.start(), end):
            use = usage.words.setdefault(name_key(token), _Use())
            _note(use, token, text, match.start(), end, paper_id)


def _note(use: _Use, token: str, text: str, start: int, end: int, paper_id: str) -> None:
    use.papers.add(paper_id)
    use.spellings[singular(token)] += 1
    use.count += 1
    use.plurals += token != singular(token)
    if _METHOD_AFTER.match(text, end):
        use.methods += 1
    elif _DATA_AFTER.match(text, end) or _DATA_BEFORE.search(text, max(0, start - 80), start):
        use.data += 1


def names_without_paper(
    usage: Usage, owned: Iterable[str], stop: Iterable[str]
) -> Mapping[str, str]:
    """Key to spelling of the names that at least LEAST_PAPERS papers use and none introduces."""
    barred = {*owned, *(name_key(name) for name in stop)}
    return {
        key: _usual(use.spellings)
        for key, use in sorted(usage.words.items())
        if len(use.papers) >= LEAST_PAPERS and key not in barred and _is_method(key, use, usage)
    }


def _usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


def _is_method(key: str, use: _Use, usage: Usage) -> bool:
    name = _usual(use.spellings)
    if is_common(name) or len(name) < 3 or name.isdigit() or is_common(name.split("-")[0]):
        return False
    if use.data > DATA_SHARE * use.count:
        return False
    if key in _KNOWN_KEYS:
        return True
    spelt_out = len(usage.long_forms.get(key, {}))
    return (
        use.plurals <= PLURAL_SHARE * use.count
        and spelt_out <= SPELT_OUT_SHARE * len(use.papers)
        and not (name.isupper() and name.isalpha() and use.methods == 0 and len(use.papers) < 5)
    )
