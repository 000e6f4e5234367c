"""Running text -> phrases that look like nouns, without a tagger.

Text is cut at punctuation, function words, adverbs and the verbs that abstracts are written with;
what stands between are chunks ("truncated power method"), and every part of a chunk that neither
begins nor ends with a weak word is a candidate. Lists, so that there is no model to download.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.text.links import find_urls
from generator.text.math_spans import MATH
from generator.text.tokens import fold_word

LONGEST = 5  # words
# A word keeps its hyphens, inner dots, pluses and apostrophes: "rate-distortion", "PCME++", "N:M".
_TOKEN = re.compile(r"[^\W_](?:[\w+#]|[-‐–'’./:](?=[^\W_]))*|[^\s\w]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A candidate as it is spelt, its folded words, and whether it is a chunk of its own."""

    text: str
    words: tuple[str, ...]
    is_whole: bool


def noun_phrases(text: str, known: Container[tuple[str, ...]] = ()) -> Iterator[Phrase]:
    """Yield the candidates of a text from left to right, the parts of a chunk after each other.

    `known` phrases may begin with a weak word: "large language model", but not "large gains".

    >>> [each.text for each in noun_phrases("We study the truncated power method.") if each.is_whole]
    ['truncated power method']
    """
    for chunk in _chunks(text):
        first = next((at for at, token in enumerate(chunk) if not is_weak_start(token)), len(chunk))
        for start in range(len(chunk)):
            for end in range(start + 1, min(len(chunk), start + LONGEST) + 1):
                part = chunk[start:end]
                words = tuple(folded for token in part for folded in fold_parts(token))
                is_known = words in known
                if is_weak_end(part[-1]) or (is_weak_start(part[0]) and not is_known):
                    continue
                if 0 < len(words) <= LONGEST + 2:
                    whole = start <= first and end == len(chunk)
                    yield Phrase(" ".join(part), words, whole or is_known)


def _chunks(text: str) -> Iterator[list[str]]:
    """Yield runs of words that nothing parts, without the words at their end that say nothing."""
    blanked = list(text)
    for start, end in [
        *((span.start, span.end) for span in find_urls(text)),
        *(match.span() for match in MATH.finditer(text)),
    ]:
        blanked[start:end] = "," * (end - start)
    chunk: list[str] = []
    for token in (*_TOKEN.findall("".join(blanked)), "."):
        spelt = re.sub(r"['’]s?$", "", token)
        if spelt and not is_break(spelt):
            chunk.append(spelt)
        if spelt != token or is_break(token):
            while chunk and is_weak_end(chunk[-1]):
                chunk = chunk[:-1]
            if chunk:
                yield chunk
            chunk = []


@lru_cache(maxsize=100_000)
def fold_parts(token: str) -> tuple[str, ...]:
    """The folded words of a token; a hyphen parts words as a blank does."""
    return tuple(fold_word(part) for part in re.split(r"[-‐–'’/:]", token) if part)


@lru_cache(maxsize=100_000)
def is_break(token: str) -> bool:
    """Whether a token stands in no noun phrase: punctuation, a function word, a verb, an adverb."""
    if not (token[0].isalnum()):
        return True
    low = token.casefold()
    if token.isupper() and len(token) > 1:
        return False
    return low in _FUNCTION or low in _VERBS or (low.endswith("ly") and low not in _NOUNS_IN_LY)


@lru_cache(maxsize=100_000)
def is_weak_start(token: str) -> bool:
    """Whether a phrase that begins with this word says no more than without it."""
    low = token.casefold()
    return low in _WEAK_ADJECTIVES or bool(_NUMBER.fullmatch(low)) or len(low) == 1


@lru_cache(maxsize=100_000)
def is_weak_end(token: str) -> bool:
    """Whether no noun phrase ends in this word: an adjective, a number, a word for anything."""
    low = token.casefold()
    if low in _WEAK_ADJECTIVES or low in _WEAK_NOUNS or _NUMBER.fullmatch(low):
        return True
    last = low.rsplit("-", 1)[-1]
    if any(char.isupper() for char in token[1:]) or last in _NOUNS_LIKE_ADJECTIVES:
        return False
    if "-" in low and last in _HYPHENATED_ADJECTIVES:
        return True
    if last.endswith("ing"):
        return last not in _GERUND_NOUNS
    return last.endswith(_ADJECTIVE_ENDINGS) or last in _PLAIN_ADJECTIVES


@lru_cache(maxsize=100_000)
def is_gerund(token: str) -> bool:
    """Whether a word in -ing is more often a verb than the name of a task."""
    low = token.casefold().rsplit("-", 1)[-1]
    return low.endswith("ing") and len(low) > 5 and low not in _GERUND_NOUNS


_NUMBER = re.compile(r"[\d.,%×x]+[kmb]?")


def _forms(bases: str) -> frozenset[str]:
    """Verbs with their -s, -ed and -ing forms; a trailing "*" leaves the -ing form out."""
    found: set[str] = set()
    for each in bases.split():
        base = each.rstrip("*")
        stem = base.removesuffix("e")
        third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeo" else base + "s"
        past = base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeo" else stem + "ed"
        found |= {base, third, past} | (set() if each.endswith("*") else {stem + "ing"})
    return frozenset(found)


_VERBS = _forms(
    """achieve adopt aim allow alleviate analyze analyse apply argue assess assume attempt avoid
    believe bring capture cause characterize choose combine compare compute conduct confirm consider
    consist construct contain contribute create deal decide define demonstrate denote depend derive
    describe determine develop devise discover discuss encourage enable encounter encompass enhance
    ensure establish evaluate examine exceed exhibit exist explain exploit explore extend facilitate
    fail find follow formulate generalize* get give handle help identify illustrate implement imply
    improve include incorporate increase indicate induce integrate introduce investigate involve
    keep know lack lead* learn* leverage limit* maintain make maximize minimize motivate need observe
    obtain offer operate outperform overcome overlook perform permit pose possess predict* present
    preserve prevent produce promote propose prove provide reach receive recognize reduce rely remain
    report require resolve restrict result reveal satisfy seek serve show share* simplify solve
    speed start strive study suffer suggest surpass tackle take tend try understand* utilize validate
    vary* verify want yield adapt* address allocate attain benefit boast broaden build contend convert*
    correspond designate design* employ enjoy equip estimate* evolve expect foster gain generate*
    ground grow guarantee* happen hinder hypothesize incur inspire interpret* justify mitigate
    optimize* outline parameterize perceive project* quantify release remove replace represent* review*
    select* simulate* specify start stem struggle support* synthesize synthesise train* transform*
    treat translate* unify use utilise view* visit witness work* characterise realize treat
    extract* encode* admit arise become begin behave belong compete complete concern converge*
    differ emerge excel exclude fit focus form hold ignore inform inherit initialize introduce
    locate lose manifest match* mean measure* meet modify obtain occur omit own participate
    pay perturb plug point possess prefer prepare process* prohibit promise pursue raise reflect
    regard relate relax remedy render retain revisit reside run save search* separate* set shed
    solve spend spread state store* strengthen sustain think turn uncover underlie undergo update*
    violate wish write casts cast allow* aid* test* train"""
) | frozenset(
    """shown found made given known taken done seen held kept led built chosen drawn driven led
    lies lie arises became began came comes come gave gone got makes proven put ran saw sent sets
    shows studies thought understood written wrote sheds shed understood achieves outperforms
    learnt learned uses used using based leveraging making taking let lets allowing
    including existing""".split()
)  # fmt: skip
_FUNCTION = frozenset(
    """a about above according across after again against all almost alone along already also although
    always am among an and another any are around as aside at available away be because been before
    being below beside besides between beyond both but by can cannot case concerning could de despite did
    do does doing down due during each either else et etc even ever every few first for former from further
    furthermore had has have having he hence her here hereby herein hitherto how however i if in indeed
    instead into is it its itself just last later latter least less let like many may maybe me means
    meanwhile might more moreover most much must my namely near neither never nevertheless next no
    none nonetheless nor not nothing now of off often on once one ones only onto or other others
    otherwise ought our ours out over overall own per perhaps rather regarding respect s same second
    several shall she should since so some such than that the their theirs them themselves then there thereby
    therefore these they third this those though three through throughout thus till to together too
    toward towards two under unless unlike until up upon us versus very via viz vs was we well were what whatever
    when whenever where whereas whereby wherein whether which while who whom whose why will with
    within without would yet you your e.g i.e e.g. i.e. al ie eg up-to-date de facto t d b w
    able order addition contrast particular fact terms amount number variety range set lot kind
    type types respectively today ago days years year""".split()
)
_NOUNS_IN_LY = frozenset(
    "anomaly assembly family supply ally italy butterfly reply poly early".split()
)
_WEAK_ADJECTIVES = frozenset(
    """novel new newly proposed existing recent previous prior current certain different various
    diverse many simple effective efficient-yet powerful promising significant substantial
    considerable remarkable impressive superior strong better best good great important essential
    crucial critical key main major fundamental challenging difficult hard easy extensive
    comprehensive thorough experimental empirical additional further general overall specific
    particular respective similar same comparable competitive such state-of-the-art sota popular
    common conventional traditional typical standard widely-used well-known original entire whole
    full various multiple numerous several single first second third last final next high low large
    small higher lower larger smaller big long short higher-quality great wide broad rich
    unprecedented notable potential possible necessary sufficient appropriate suitable desirable
    useful valuable practical theoretical proper optimal available downstream underlying resulting
    corresponding aforementioned called so-called well-established ubiquitous elaborate
    varying increasing growing emerging ever-growing average total given more less most least
    intriguing interesting surprising insightful able successful complex complicated
    four five six seven eight nine ten dozens hundreds thousands million billion little
publicly open respective inherent prominent huge vast considerable nice""".split()
)
_WEAK_NOUNS = frozenset(
    """paper papers work works study studies article approaches techniques problems issue issues
    challenge challenges result results experiment experiments performance art way ways aspect
    aspects idea ideas insight insights advantage advantages limitation limitations drawback
    drawbacks contribution contributions gap gaps success ability abilities capability
    capabilities effect effects effectiveness superiority importance case cases example
    examples number amount variety range lot part parts step steps stage use usage order
    term terms form forms kind kinds type types level levels time times year years researchers
    literature community field fields area areas code codes page website comparison
    improvement improvements gain gains advances advance progress development developments
    understanding knowledge goal goals purpose need needs question questions solution
    solutions settings scenario scenarios tasks application applications condition conditions
    assumption assumptions property properties characteristic characteristics factor factors
    set sets process procedures role perspective findings finding evidence observation
    observations alternative alternatives choice choices difference differences extent degree
    manner impact influence research nature name names author authors concerns baseline baselines
    counterpart counterparts benchmarks effort efforts practice reason reasons hope works
    algorithms proposals components component dilemmas others""".split()
)
_HYPHENATED_ADJECTIVES = frozenset(
    """supervised trained tailed shot based aware specific domain wise driven free efficient label
    level scale world art time quality source end fly grained view dimensional linear agnostic
    effective like rich term known of order shelf right""".split()
)
_ADJECTIVE_ENDINGS = (
    "ed",
    "ive",
    "able",
    "ible",
    "ous",
    "ful",
    "less",
    "al",
    "ical",
    "ic",
    "ary",
    "ory",
    "ent",
    "ant",
)
_PLAIN_ADJECTIVES = frozenset(
    "sparse dense deep robust linear nonlinear modern human neural visual smooth random similar".split()
)
_NOUNS_LIKE_ADJECTIVES = frozenset(
    """objective perspective alternative adjective archive drive dive additive narrative incentive
    variable table cable enable ensemble signal retrieval removal interval proposal goal
    potential functional differential integral material manual approval survival arrival trial
    journal portal crystal metal animal capital referral polynomial exponential residual
    logic topic metric music fabric clinic mosaic traffic arithmetic magic characteristic
    heuristic statistic semantic mechanic dictionary library boundary vocabulary summary glossary
    category memory theory history trajectory directory factory inventory laboratory repository
    agent content gradient coefficient component element environment alignment segment event
    measurement movement treatment experiment assessment deployment document comment moment
    adjustment placement argument fragment payment investment patient client talent transient
    accent quotient exponent ingredient entertainment management measurement adjacent-matrix tent
    constant variant invariant quadrant determinant plant participant assistant consultant quant
    discriminant covariant restaurant feed speed seed need breed bed shed reward retrieval
    control model label pixel kernel channel level skill recall tool pool protocol symbol
    disentanglement refinement enhancement improvement reinforcement displacement requirement
    attachment replacement embodiment government judgment development moving basic rubric epidemic
    robotic optic panic graphic-card arsenic attention dynamic kinetic aesthetic fanatic
    entropic-not parent accident incident current percent descent patent latent-not intent extent
    dement cement ascent student present absent consent rodent orient client detergent""".split()
)
_GERUND_NOUNS = frozenset(
    """learning training tuning clustering matching encoding coding modeling modelling sampling
    embedding hashing pruning scaling mixing masking denoising reasoning planning mining processing
    computing routing rendering imaging bootstrapping forgetting forecasting labeling labelling
    captioning understanding grounding prompting engineering decoding sensing monitoring pooling
    boosting bagging stacking blending smoothing filtering ranking indexing caching scheduling
    testing pricing trading banking manufacturing printing painting drawing writing reading
    speaking singing hearing driving parsing tagging summarizing inpainting outpainting editing
    stitching registering tracking mapping rating spring string king ring wing searching pairing
    averaging splitting merging weighting reweighting thresholding binning padding dropping
    decision-making making finetuning fine-tuning pretraining pre-training unlearning distilling
    profiling debugging programming scripting networking messaging streaming gaming housing
    aging ageing lighting shading meshing morphing warping skinning backpropagating annealing
    reprogramming rescaling resampling upsampling downsampling super-resolving deblurring deraining
    dehazing counting reckoning spotting crowdsourcing outsourcing manipulating beamforming""".split()
)
