"""The name of a venue as sources write it -> the name it is known by, without year and ordinal.

"Advances in Neural Information Processing Systems 30", "NIPS 2017" and "Proc. of the 31st
International Conference on Neural Information Processing Systems (NIPS'17)" are one. A workshop at
a conference, its findings and its journal track are not that conference.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ALIASES = {
    "NeurIPS": "nips; neural information processing systems; conference on neural information "
    "processing systems; annual conference on neural information processing systems; "
    "advances in neural information processing systems; "
    "international conference on neural information processing systems",
    "ICML": "international conference on machine learning; international conference on machine "
    "learning icml",
    "ICLR": "international conference on learning representations",
    "CVPR": "conference on computer vision and pattern recognition; "
    "computer vision and pattern recognition; ieee cvf conference on computer vision and pattern "
    "recognition; ieee conference on computer vision and pattern recognition; ieee computer "
    "society conference on computer vision and pattern recognition; cvf conference on computer "
    "vision and pattern recognition",
    "ICCV": "international conference on computer vision; ieee international conference on "
    "computer vision; ieee cvf international conference on computer vision",
    "ECCV": "european conference on computer vision; computer vision eccv",
    "ACL": "annual meeting of the association for computational linguistics; "
    "meeting of the association for computational linguistics; "
    "annual meeting on association for computational linguistics; "
    "association for computational linguistics",
    "EMNLP": "conference on empirical methods in natural language processing; "
    "empirical methods in natural language processing",
    "NAACL": "conference of the north american chapter of the association for computational "
    "linguistics human language technologies; conference of the north american chapter of the "
    "association for computational linguistics; north american chapter of the association for "
    "computational linguistics; naacl hlt; nations of the americas chapter of the association for "
    "computational linguistics; conference of the nations of the americas chapter of the "
    "association for computational linguistics human language technologies",
    "EACL": "conference of the european chapter of the association for computational linguistics",
    "COLING": "international conference on computational linguistics",
    "TACL": "transactions of the association for computational linguistics",
    "AAAI": "aaai conference on artificial intelligence; "
    "national conference on artificial intelligence",
    "IJCAI": "international joint conference on artificial intelligence; "
    "international joint conferences on artificial intelligence",
    "AISTATS": "international conference on artificial intelligence and statistics",
    "UAI": "conference on uncertainty in artificial intelligence; "
    "uncertainty in artificial intelligence",
    "COLT": "conference on learning theory; annual conference on learning theory; "
    "annual conference on computational learning theory",
    "KDD": "acm sigkdd international conference on knowledge discovery and data mining; "
    "acm sigkdd conference on knowledge discovery and data mining; sigkdd; "
    "international conference on knowledge discovery and data mining; "
    "acm sigkdd international conference on knowledge discovery data mining",
    "SIGIR": "international acm sigir conference on research and development in information "
    "retrieval; annual international acm sigir conference on research and development in "
    "information retrieval; acm sigir conference on research and development in information "
    "retrieval",
    "WWW": "international world wide web conference; international conference on world wide web; "
    "the web conference; acm web conference; web conference; world wide web conference",
    "ICASSP": "international conference on acoustics speech and signal processing; ieee "
    "international conference on acoustics speech and signal processing",
    "Interspeech": "annual conference of the international speech communication association",
    "ICRA": "international conference on robotics and automation; ieee international conference on "
    "robotics and automation",
    "IROS": "ieee rsj international conference on intelligent robots and systems; international "
    "conference on intelligent robots and systems",
    "CoRL": "conference on robot learning",
    "WACV": "winter conference on applications of computer vision; ieee cvf winter conference on "
    "applications of computer vision",
    "MICCAI": "medical image computing and computer assisted intervention; international "
    "conference on medical image computing and computer assisted intervention",
    "CHI": "chi conference on human factors in computing systems; acm conference on human factors "
    "in computing systems; sigchi conference on human factors in computing systems",
    "JMLR": "journal of machine learning research; j mach learn res",
    "TMLR": "transactions on machine learning research",
    "TPAMI": "ieee transactions on pattern analysis and machine intelligence; pami; ieee tpami; "
    "ieee trans pattern anal mach intell",
    "PNAS": "proceedings of the national academy of sciences; proceedings of the national academy "
    "of sciences of the united states of america; national academy of sciences; "
    "proc natl acad sci u s a; proc natl acad sci usa",
    "SIGMOD": "acm sigmod international conference on management of data; "
    "international conference on management of data",
    "VLDB": "international conference on very large data bases; very large data bases",
    "PVLDB": "proceedings of the vldb endowment; vldb endowment; proc vldb endow",
    "arXiv": "corr; arxiv preprint; arxiv e prints; arxiv org; arxiv cornell university; "
    "computing research repository",
    "bioRxiv": "biorxiv preprint; biorxiv the preprint server for biology",
    "OSDI": "usenix symposium on operating systems design and implementation; "
    "symposium on operating systems design and implementation",
    "STOC": "annual acm symposium on theory of computing; acm symposium on theory of computing; "
    "symposium on theory of computing",
    "FOCS": "annual symposium on foundations of computer science; ieee symposium on foundations of "
    "computer science; annual ieee symposium on foundations of computer science; "
    "symposium on foundations of computer science",
}  # fmt: skip
_ORDINAL = (
    r"\d{1,3}(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ]?)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|"
    r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth"
)
_LEAD = re.compile(r"^(?:in\s*:\s*|in\s+(?=proc))?(?:(?:conference\s+)?proceedings|proc\.?)"
                   r"\s+(?:of|on)?\s*(?:the\s+)?", re.I)  # fmt: skip
_YEAR = re.compile(r"(?<![\w.])(?:19|20)\d\d(?![\w:-])|['’]\d\d\b|(?<=[A-Za-z])(?:19|20)\d\d\b")
_NUMBERED = re.compile(rf"\b(?:the\s+)?(?:{_ORDINAL})\b", re.I)
_TRACK = re.compile(
    r"[,:(\s–-]+(?:vol(?:ume|\.)?\s*\d+.*|part\s+[ivx\d]+.*|\(?\d{1,2}\)|"
    r"(?:main|conference) track\)?|(?:long |short )?papers\)?|(?:long|short|main|oral|poster|"
    r"spotlight|(?:submitted|withdrawn) .*)\)?)$",
    re.I,
)
_MEETING = re.compile(
    r"\b(?:conference|workshop|symposium|meeting|congress|colloquium|seminar|convention|school|"
    r"session|forum|challenge|track|summit)s?\b", re.I
)  # fmt: skip
_APART = re.compile(
    r"\b(?:workshops?|findings|demonstrations?|tutorials?|student|industry|companion|track|"
    r"competition|challenge|satellite|doctoral|adjunct|extended abstracts)\b", re.I
)  # fmt: skip
_ARXIV = re.compile(
    r"\barxiv\b.{0,200}?(?:\d{4}\.\d{4,5}|[a-z-]{1,20}/\d{7})|\barxiv\s*\[[\w.-]+\]$", re.I
)
_ACRONYM = re.compile(r"\s*\(([^()]{2,20})\)\s*$")
_AT_NIPS = re.compile(r"(advances in neural information processing systems)\s+\d{1,2}", re.I)


@lru_cache(maxsize=50_000)
def venue_name(text: str) -> str:
    """The name that a venue is known by; empty where the text holds none.

    >>> venue_name("Advances in Neural Information Processing Systems 30"), venue_name("NIPS'17")
    ('NeurIPS', 'NeurIPS')
    >>> venue_name("Proceedings of the 3rd Workshop on Toys, 2019")
    'Workshop on Toys'
    """
    text = " ".join(text.split()).strip(" .,;:")
    if _ARXIV.search(text):
        return "arXiv"
    if known := _KNOWN.get(venue_key(text)):
        return known
    bare = _bare(text)
    acronym = _ACRONYM.search(bare)
    unbracketed = bare[: acronym.start()] if acronym else bare
    candidates = [bare, unbracketed, _TRACK.sub("", unbracketed)]
    if not _APART.search(bare):  # "…: Annual Conference on …, Long Beach"
        candidates.append(re.split(r"[:,]", unbracketed)[0])
    for candidate in candidates:
        if known := _KNOWN.get(venue_key(candidate)):
            return known
    return (unbracketed if acronym and acronym[1].isupper() else bare) or text


def _bare(text: str) -> str:
    """The text without year, ordinal and, where a meeting is meant, "Proceedings of the"."""
    led = _LEAD.sub("", text)
    names_a_meeting = _MEETING.search(led) or _NUMBERED.search(led) or _YEAR.search(led)
    if names_a_meeting or venue_key(_tidied(led)) in _KNOWN:
        return _tidied(led)
    return _tidied(text)  # "Proceedings of the IEEE" is a journal


def _tidied(text: str) -> str:
    text = _AT_NIPS.sub(r"\1", text)
    text = _NUMBERED.sub(" ", _YEAR.sub(" ", text))
    text = re.sub(r"\(\s*\)|\[\s*\]", " ", text)
    text = re.sub(r"\s+([,;:.)])", r"\1", " ".join(text.split()))
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    return re.sub(r"^(?:the|of|on)\s+", "", text.strip(" .,;:-–"), flags=re.I)


def venue_key(name: str) -> str:
    """What names of venues are compared by: folded words.

    >>> venue_key("The J. of Toys & Games")
    'j of toys games'
    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    words = re.findall(r"\w+", plain.replace("'", "").replace("’", ""))
    if words[:1] == ["the"]:
        words = words[1:]
    return " ".join(word for word in words if word != "and" or len(words) < 2)


_KNOWN = {
    venue_key(alias): name
    for name, aliases in ALIASES.items() for alias in (name, *aliases.split(";"))
}  # fmt: skip
