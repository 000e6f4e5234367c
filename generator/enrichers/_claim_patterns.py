"""The turns of phrase with which abstracts introduce a name, as patterns."""

from __future__ import annotations

import re

from generator.text.name_tokens import NAME_WORD

_VERB = (
    r"(?:propos(?:e|es|ed|ing)|present(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|develop(?:s|ed|ing)?|"
    r"design(?:s|ed|ing)?|devis(?:e|es|ed|ing)|describ(?:e|es|ed)|releas(?:e|es|ed|ing)|"
    r"buil[dt]s?|creat(?:e|es|ed|ing)|construct(?:s|ed)?|unveil(?:s|ed)?|contribut(?:e|es|ed)|"
    r"formulat(?:e|es|ed)|establish(?:es|ed)?|curat(?:e|es|ed)|offers?|provides?|put forward)"
)
_SUBJECT = (
    r"(?:\b[Ww]e\b|\b[Tt]h(?:is|e)(?:\s+(?:present|current))?\s+(?:paper|work|article|study|report|"
    r"manuscript|research|letter|authors?)\b|\b[Oo]ur\s+(?:paper|work|study)\b|\b[Ii]t\b)"
)
_ADVERBS = (
    r"(?:\s+(?:and|or|to|then|also|further|here|thus|hence|therefore|first|next|now|instead|will|"
    r"have|has|are|is|both|even|propose|introduce|present|design|develop|implement|study|[a-z]+ly)\b,?)*"
)
WORTH_READING = re.compile(
    rf"\b{_VERB}\b|\b(?:[Oo]ur|novel|new)\b|\b(?:call|term|dub|nam|coin|denot|refer)(?:s|ed|e|es)?\b"
)
# "we propose", "we study … and propose": the subject may stand some words before the verb.
PROPOSE = re.compile(
    rf"{_SUBJECT}(?:{_ADVERBS}|[^.;:()]{{0,90}}?\b(?:and|by|then|,)\s+(?:[a-z]+ly\s+)?)\s*\b{_VERB}\b"
)
_DETERMINER = r"(?:(?:a|an|the|our|two|three|its|such|another|this)\s+)"
_PRAISE = (
    r"(?:(?:novel|new|simple|efficient|effective|general|generic|scalable|powerful|first|unified|"
    r"improved|variant|so-called|called|and|yet|but|highly|open-source|lightweight|[a-z]+ly)\b,?\s+)"
)
OPENING = re.compile(
    rf"(?P<lead>(?:\s+(?:here|in this \w+|for the first time))?,?\s*)"
    rf"(?P<to_use>(?:to\s+(?:use|employ|utilize|apply|adopt|learn|build|leverage)\s+"
    rf"|(?:the\s+)?(?:use|concept|notion|idea)\s+of\s+)?)"
    rf"(?P<determiner>(?P<one>an?\s+|two\s+|three\s+)?{_DETERMINER}?{_PRAISE}*)"
)
DETERMINED = rf"{_DETERMINER}?{_PRAISE}*"
TASK = re.compile(r"\b(?:task|problem|setting|challenge|question)s?\b")
_QUOTE = "[\"“‘'`*]*"
_CAPITAL = r"[A-Z](?:[\w^]|-(?!an?\s))*\+*"
NAME_AT = re.compile(
    rf"{_QUOTE}(?=(?P<words>{_CAPITAL}(?:\s+(?:(?:of|for|and|the|in|with|to)\s+)?"
    rf"(?:{_CAPITAL}|[a-z]-[A-Z]\w*|\d[\w.]*)){{0,6}})?)(?P<token>{NAME_WORD})"
)
_CLASS = (
    r"(?:methods?|frameworks?|models?|approach(?:es)?|algorithms?|architectures?|networks?|techniques?|"
    r"data ?sets?|benchmarks?|systems?|strateg(?:y|ies)|mechanisms?|modules?|loss(?:es)?|losses|"
    r"functions?|metrics?|objectives?|regulari[sz]ers?|optimi[sz]ers?|librar(?:y|ies)|toolkits?|"
    r"tools?|packages?|pipelines?|paradigms?|schemes?|estimators?|layers?|blocks?|units?|variants?|"
    r"protocols?|platforms?|languages?|corpus|corpora|suites?|simulators?|environments?|agents?|"
    r"procedures?|measures?|instances?|encoders?|decoders?|autoencoders?|tokenizers?|classifiers?|"
    r"detectors?|generators?|solvers?|attacks?|defen[sc]es?|codecs?|solutions?|codes?|indexe?s?|famil(?:y|ies))"
)
CLASS_THEN_NAME = re.compile(
    rf"\b{_CLASS}\b,?\s+(?:[-–—:]\s*)?{_QUOTE}(?P<token>{NAME_WORD})"
    r"(?=[\"”’'`*]*\s*(?:[,.;:()—–]|$|(?:that|which|to|for|with|by|in|on|via|and|as|is|based|using)\b))"
)
# What may follow a name: punctuation, a relative clause, a preposition, or the class it is of.
ENDS_NAME = re.compile(
    r"[\"”’'`*]*\s*(?:$|[,.:;()\[—–]|[-—–]\s|-(?=an?\s)|(?:that|which|to|for|with|as|by|in|on|via|and|is|an?|based\s+on|"
    rf"using|where|who|whose|under|from|at|over|through|without|of|simply|{_CLASS})\b)"
)
# A phrase before a class ("anomaly detection systems") or a purpose is no name of its own.
ENDS_PHRASE = re.compile(
    r"[\"”’'`*]*\s*(?:$|[,.:;(—–]|(?:that|which|as|and|where|who|whose|is|are|an?)\b)"
)
SET_OFF = re.compile(r"[\"”’'`*]*\s*(?:,|\(|:|—|–|-(?=an?\s))")
# "referred to as the Sinkhorn divergence (Genevay et al.)": what is cited was there before.
IS_CITED = re.compile(r"(?:\s+[a-z-]+){0,3}\s*[(\[][^()]{0,60}\bet\s+al\b")
# A title that states something of a class of things: "Object-centric architectures enable …".
STATEMENT = re.compile(r"\s+(?:enable|can|meet|are|is)\s", re.IGNORECASE)
AND_NAME = re.compile(rf"\s*(?:,|,?\s+and)\s+{_QUOTE}(?P<token>{NAME_WORD})")
ONE_OF_CLASS = re.compile(rf"\s+{_CLASS}\b")
SHORT_FOLLOWS = re.compile(rf"\s*\({_QUOTE}(?P<token>{NAME_WORD})[\"”’'`*]*\)")
SELF = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Tt]his (?:paper|work|article|study))\b")
WE_CALL = re.compile(
    r"(?:\b(?:[Ww]e|and|authors)\s+(?:then\s+|also\s+|here\s+)?(?:call|term|name|dub|coin|christen|denote)|\brefer(?:red)?\s+to)"
    r"(?:\s+(?:it|this|these|them|our|the|such|an?|new|novel|proposed|resulting|overall|entire|whole"
    rf"|{_CLASS}))*(?:\s+(?:as|by))?\s*:?\s+(?:the\s+)?"
)
# "we contribute to both with NAME, a method": far from its verb, but set off as what is new.
WITH_NAME = re.compile(
    rf"\bwe\s+(?:contribute|address|tackle|answer|solve)\b[^.;:()]{{0,80}}?\b(?:with|by)\s+{_QUOTE}"
    rf"(?P<token>{NAME_WORD})(?=,\s+an?\s)",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"\b(?:called|named|dubbed|termed|coined|nicknamed|titled|entitled|denoted(?:\s+(?:as|by))?|"
    r"abbreviated(?:\s+(?:as|to))?|referred\s+to\s+as|(?<=,\s)namely|(?<=,\s)i\.e\.)\s*[,:]?\s+(?:the\s+|as\s+)?"
)
PROPOSES_BEFORE = re.compile(
    rf"(?<!the )(?<!our )(?<!The )(?<!Our )\b{_VERB}\b|\b[Oo]ur\s+(?!experiment|result|evaluation)|"
    r"\b(?:novel|new)\b|\b(?:leads?|leading|results?|resulting|arrives?|arriving)\s+(?:to|in|at)\b|"
    r"\b(?:yield|deriv|obtain|give|giving)\w*\b"
)
# Between "we propose" and "called NAME": the name is then of something that existed before.
TAKEN_OVER = re.compile(
    r"\b(?:pre-?trained|existing|well-known|popular|so-called|classical?|standard|recently|commonly|"
    r"widely|previous(?:ly)?|utili[sz]ing|using|employing|adopting|also)\b[^,;]*$|\b(?:also|commonly|often|"
    r"sometimes|usually|previously|hereby)\s+$"
)
# "our method, NAME" and "our proposed NAME" say whose it is; "our NAME" may be anybody's.
OUR_OWN = re.compile(
    rf"\b(?:[Oo]ur|[Tt]he\s+proposed|[Tt]he\s+resulting)\s+(?:proposed\s+|new\s+|novel\s+)?(?:[\w-]+\s+){{0,3}}?{_CLASS}"
    rf"(?:\s*[,:(]\s*(?:called\s+|named\s+|dubbed\s+|namely,?\s+)?|\s+(?:called|named|dubbed)\s+)(?={_QUOTE}[A-Za-z])"
    r"|\b(?:[Oo]ur|[Tt]he)\s+(?:newly\s+)?proposed\s+|\b[Tt]his (?:work|paper),\s+"
)
OUR = re.compile(
    rf"\b[Oo]ur\s+(?:new\s+|novel\s+)?(?:(?:[a-z-]+\s+){{0,3}}?{_CLASS}\s+)?(?={_QUOTE}[A-Za-z])"
)
IS_PROPOSED = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he)\s+(?:novel|new)\b[^.;:]{{0,120}}?\b(?:is|are)\s+{_VERB}\b"
)
NOVEL = re.compile(r"\b(?:a|an|our|the)\s+(?:novel|new)\b")
OBJECT = 600  # characters of a verb's object, a list of names among them
NEAR = 60  # characters, in which the word before a preposition stands
_BLOCK = re.compile(
    r"\b(?:to|for|that|which|using|via|with|based|by|in|on|under|from|where|when|through|against|over|"
    r"(?<!family )(?<!class )(?<!set )(?<!suite )(?<!series )(?<!classes )(?<!notion )(?<!type )of|"
    r"without|inspired|built|leveraging|combining|extending|within|across|as|while|so|because)\b"
)
TITLE_PREFIX = re.compile(r"(?P<name>[^:]{2,60}?)\s*(?::\s+|\s[–—-]\s)(?P<rest>.+)$")
# The rest of a title that speaks about what stands before the colon, not of something new.
ABOUT_OTHERS = re.compile(
    r"^(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,4}?(?:survey|review|tutorial|overview|introduction|primer|perspectives?|"
    r"case stud(?:y|ies)|comparison|retrospective|roadmap|what|why|how|when|where|"
    r"which|who|challenges|opportunities|lessons)\b|^(?:is|are|do|does|can|should)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"(?:an?|the)\s", re.IGNORECASE)
_VERB_AFTER = (
    rf"(?:\s+(?:[a-z]+ly|instead|then|thus))?\s+(?!{_CLASS}\b)(?:(?:learns|shows|trains|drops|does)\b"
    r"|[a-z]{2,}[a-rt-z]s\s+(?:that|the|a|an|this|these|those|each|every|all|both|its|how|two)\b)"
)
_FIRST_SUBJECT = re.compile(
    rf"(?:^|[.!?:]\s+)(?:The\s+(?P<method>{NAME_WORD})\s+(?:method|model)\s+(?!(?:is|was|has)\b)"
    rf"[a-z]+s\b|(?P<name>{NAME_WORD}){_VERB_AFTER})"
)
_STATED = re.compile(
    r"(?:\b(?:[Tt]he|[Tt]heir|[Oo]ur)\s+(?:answer|remedy|solution)\s+is\s+(?:the\s+)?"
    r"|\b[Rr]eleased\s+as\s+(?:the\s+)?"
    rf"|\b(?:[Tt]he\s+resulting|[Tt]his)\s+(?:[\w-]+\s+)?{_CLASS},?\s+(?:named|called|dubbed)\s+)"
    rf"(?P<name>{NAME_WORD})"
)
_PHRASE_END = re.compile(
    r"\s(?:for|via|in|with|of|using|are|is|enable|by|on|from|to|as|through|can|under|and|at|without|meet)\s|[:?,]",
    re.IGNORECASE,
)


def first_subjects(text: str) -> frozenset[str]:
    """The names with which, and a verb of its own, a sentence of a text's first half begins."""
    found = _FIRST_SUBJECT.finditer(text, 0, len(text) // 2 + 60)
    return frozenset(
        each["method"] or each["name"] for each in found if each.start() <= len(text) / 2
    )


def stated_names(text: str) -> frozenset[str]:
    """What a text says its result is: "released as NAME", "their answer is NAME"."""
    return frozenset(each["name"] for each in _STATED.finditer(text))


def object_end(sentence: str, start: int) -> int:
    """Where the object of a verb that ends before `start` ends: at the first preposition or clause.

    Long forms hold prepositions of their own in capitals' company ("Attention with Linear Biases"),
    so a preposition between two capitals does not end it. It is no longer than OBJECT.
    """
    end = min(len(sentence), start + OBJECT)
    for match in _BLOCK.finditer(sentence, start, end):
        before = sentence[max(start, match.start() - NEAR) : match.start()].split()
        after = sentence[match.end() : match.end() + 2].strip()
        if before and before[-1][0].isupper() and after.isupper():
            continue
        return match.start()
    return end


def leading_phrase(title: str) -> str:
    """The noun phrase a title begins with.

    >>> leading_phrase("Sequential Attention for Feature Selection")
    'Sequential Attention'
    """
    return _PHRASE_END.split(title, maxsplit=1)[0].strip()
