"""Word lists that tell where a noun phrase of an abstract begins and ends.

They take the place of a part-of-speech tagger: abstracts are written with few hundred verbs, and a
wrong guess costs one candidate phrase. A word belongs here when it stands in no good keyphrase, at
the place that the list is for.
"""

from __future__ import annotations


def _forms(bases: str) -> frozenset[str]:
    """Verbs with their -s, -ed and -ing forms; a trailing "*" leaves the -ing form out."""
    found: set[str] = set()
    for each in bases.split():
        base = each.rstrip("*")
        stem = base.removesuffix("e")
        ends_in_y = base.endswith("y") and base[-2] not in "aeo"
        if ends_in_y:
            found |= {base, base[:-1] + "ies", base[:-1] + "ied"}
        else:
            found |= {base, base + "s", stem + "ed"}
        if not each.endswith("*"):
            found.add(stem + "ing")
    return frozenset(found)


# No noun phrase holds these. The ones with "*" are nouns in -ing: "learning", "processing".
VERBS = _forms(
    """
    achieve adapt* address admit adopt aim alleviate allocate allow analyse analyze apply
    argue arise assess assume attain attempt avoid become begin behave believe belong boast
    bring broaden build capture cast casts cause characterise characterize choose combine
    compare compete complete compute concern conduct confirm consider consist construct
    contain contend contribute converge* convert* correspond create deal decide define
    demonstrate denote depend derive describe designate determine develop devise differ
    discover discuss emerge employ enable encode* encompass encounter encourage enhance enjoy
    ensure equip establish evaluate evolve examine exceed excel exclude exhibit exist expect
    explain exploit explore extend extract* facilitate fail find fit focus follow formulate
    foster generalize* generate* get give grow guarantee* handle happen help hinder hold
    hypothesize identify ignore illustrate implement imply improve include incorporate
    increase incur indicate induce inform inherit initialize initiate inspire integrate
    interpret* introduce investigate involve justify keep know lack lead* learn* leverage
    limit* locate lose maintain make manifest maximize mean meet minimize mitigate modify
    motivate need observe obtain occur offer omit operate optimize* outline outperform
    overcome overlook own parameterize participate pay perceive perform permit perturb plug
    pose possess predict* prefer prepare present preserve prevent produce prohibit promise
    promote propose prove provide pursue quantify raise reach realize receive recognize reduce
    reflect regard relate relax rely remain remedy remove render replace report represent*
    require reside resolve restrict result retain reveal review* revisit run satisfy save see*
    seek select* separate* serve share* shed show simplify simulate* solve specify speed spend
    spread start stem strengthen strive struggle study suffer suggest support* surpass sustain
    synthesise synthesize tackle take tend think train train* translate* treat try turn
    uncover undergo underlie understand* unify update* use utilise utilize validate vary*
    verify violate visit want wish witness work* write yield
    absorb add advise alter ask* carry* announce appear arrange assemble assert assist blame contend
    declare deduce deliver detect* discard discourage dissolve elicit eliminate endow err
    fool gather* happen hypothesise insert invent lend merge* necessitate normalise notice
    overtake penalise penalize persist pick postulate presume proceed put recover* refine*
    rewrite* seem sit stay suffice suit surround tell vanish* weigh win*
    """
) | frozenset(
    """
    achieves allowing arises based became began built came chosen come comes done drawn driven
    existing found gave given gone got held including kept known learned learnt led let lets
    leveraging lie lies lying made makes making outperforms proven put ran saw seeing seen
    sent shed sheds shown shows studies taken taking thought understood used uses using
    written wrote
    felt forgot grew kept lent met overtook rewrote rose sat sent spoke stood told took went won
    """.split()
)
# Nor these.
FUNCTION_WORDS = frozenset(
    """
    a able about above according across addition after again against ago al all almost alone
    along already also although always am among amount an and another any are around as aside
    at available away b be because been before being below beside besides between beyond both
    but by can cannot case concerning contrast could d days de despite did do does doing down
    due during e.g e.g. each eg either else et etc even ever every fact facto few first for
    former from further furthermore had has have having he hence her here hereby herein
    hitherto how however i i.e i.e. ie if in indeed instead into is it its itself just kind
    last later latter least less let like lot many may maybe me means meanwhile might more
    moreover most much must my namely near neither never nevertheless next no none nonetheless
    nor not nothing now number of off often on once one ones only onto or order other others
    otherwise ought our ours out over overall own particular per perhaps range rather
    regarding respect respectively s same second set several shall she should since so some
    such t terms than that the their theirs them themselves then there thereby therefore these
    they third this those though three through throughout thus till to today together too
    toward towards two type types under unless unlike until up up-to-date upon us variety
    versus very via viz vs w was we well were what whatever when whenever where whereas
    whereby wherein whether which while who whom whose why will with within without would year
    years yet you your
    ahead aside beforehand author authors co-author co-authors far onwards seldom sometimes
    soon twice
    """.split()
)
# Any other word in -ly is an adverb and parts phrases.
NOUNS_IN_LY = frozenset(
    """
    ally anomaly assembly butterfly early family italy poly reply supply
    """.split()
)
# No phrase begins or ends with these: it says as much without.
WEAK_ADJECTIVES = frozenset(
    """
    able additional aforementioned appropriate available average best better big billion broad
    called certain challenging common comparable competitive complex complicated comprehensive
    considerable conventional corresponding critical crucial current desirable different
    difficult diverse downstream dozens easy effective eight elaborate emerging empirical
    entire essential ever-growing existing experimental extensive final first five four full
    fundamental further general given good great growing hard high higher higher-quality huge
    hundreds important impressive increasing inherent insightful interesting intriguing key
    large larger last least less little long low lower main major many million more most
    multiple necessary new newly next nice nine notable novel numerous open optimal original
    overall particular popular possible potential powerful practical previous prior prominent
    promising proper proposed publicly recent remarkable respective resulting rich same second
    seven several short significant similar simple single six small smaller so-called sota
    specific standard state-of-the-art strong substantial successful such sufficient suitable
    superior surprising ten theoretical third thorough thousands total traditional typical
    ubiquitous underlying unprecedented useful valuable various varying vast well-established
    well-known whole wide widely-used
    """.split()
)
# No phrase ends in these; "method" may: "power method".
WEAK_NOUNS = frozenset(
    """
    abilities ability advance advances advantage advantages algorithms alternative
    alternatives amount application applications approaches area areas art article aspect
    aspects assumption assumptions author authors baseline baselines benchmarks capabilities
    capability case cases challenge challenges characteristic characteristics choice choices
    code codes community comparison component components concerns condition conditions
    contribution contributions counterpart counterparts degree development developments
    difference differences dilemmas drawback drawbacks effect effectiveness effects effort
    efforts evidence example examples experiment experiments extent factor factors field
    fields finding findings form forms gain gains gap gaps goal goals hope idea ideas impact
    importance improvement improvements influence insight insights issue issues kind kinds
    knowledge level levels limitation limitations literature lot manner name names nature need
    needs number observation observations order others page paper papers part parts
    performance perspective practice problems procedures process progress properties property
    proposals purpose question questions range reason reasons research researchers result
    results role scenario scenarios set sets settings solution solutions stage step steps
    studies study success superiority tasks techniques term terms time times type types
    understanding usage use variety way ways website work works year years
    """.split()
)
# A word that ends in a hyphen and one of these is an adjective: "pre-trained".
HYPHENATED_ADJECTIVES = frozenset(
    """
    agnostic art aware based dimensional domain driven effective efficient end fly free
    grained known label level like linear of order quality rich right scale shelf shot source
    specific supervised tailed term time trained view wise world
    """.split()
)
# Adjectives that no ending shows.
PLAIN_ADJECTIVES = frozenset(
    """
    deep dense human linear modern neural nonlinear random robust similar smooth sparse visual
    """.split()
)
# Nouns with the ending of an adjective.
NOUNS_LIKE_ADJECTIVES = frozenset(
    """
    absent accent accident additive adjustment aesthetic agent alignment alternative animal
    approval archive argument arithmetic arrival arsenic ascent assessment assistant
    attachment attention bed boundary breed cable capital category cement channel
    characteristic client clinic coefficient comment component consent constant consultant
    content control covariant crystal current deployment descent detergent determinant
    development dictionary differential directory discriminant disentanglement displacement
    dive document drive dynamic element embodiment enable enhancement ensemble entertainment
    environment epidemic event experiment exponent exponential extent fabric factory fanatic
    feed fragment functional glossary goal government gradient heuristic history improvement
    incentive incident ingredient integral intent interval invariant inventory investment
    journal judgment kernel kinetic label laboratory level library logic magic management
    manual material measurement mechanic memory metal metric model moment mosaic movement
    music narrative need objective optic orient panic parent participant patent patient
    payment percent perspective pixel placement plant polynomial pool portal potential present
    proposal protocol quadrant quant quotient recall referral refinement reinforcement removal
    replacement repository requirement residual restaurant retrieval reward robotic rodent
    rubric seed segment semantic shed signal skill speed statistic student summary survival
    symbol table talent theory tool topic traffic trajectory transient treatment trial
    variable variant vocabulary
    """.split()
)
# Words in -ing that name a task or a thing; any other is a verb.
GERUND_NOUNS = frozenset(
    """
    ageing aging annealing averaging backpropagating bagging banking beamforming binning
    blending boosting bootstrapping caching captioning clustering coding computing counting
    crowdsourcing deblurring debugging decision-making decoding dehazing denoising deraining
    distilling downsampling drawing driving dropping editing embedding encoding engineering
    filtering fine-tuning finetuning forecasting forgetting gaming grounding hashing hearing
    housing imaging indexing inpainting king labeling labelling learning lighting making
    manipulating manufacturing mapping masking matching merging meshing messaging mining
    mixing modeling modelling monitoring morphing networking outpainting outsourcing padding
    painting pairing parsing planning pooling pre-training pretraining pricing printing
    processing profiling programming prompting pruning ranking rating reading reasoning
    reckoning registering rendering reprogramming resampling rescaling reweighting ring
    routing sampling scaling scheduling scripting searching sensing shading singing skinning
    smoothing speaking splitting spotting spring stacking stitching streaming string
    summarizing super-resolving tagging testing thresholding tracking trading training tuning
    understanding unlearning upsampling warping weighting wing writing
    """.split()
)
ADJECTIVE_ENDINGS = (
    "ed", "ive", "able", "ible", "ous", "ful", "less", "al", "ic", "ary", "ory", "ent", "ant",
)  # fmt: skip
