"""Words in which officers speak of a figure: of its direction, its plan, chance, another time, another subject."""

import re


def _words(*stems: str) -> re.Pattern[str]:
    # "drop-in" is no drop.
    return re.compile(rf"\b(?:{'|'.join(stems)})\b(?!-)", re.I)


AMOUNT = r"(?:slightly |well |sharply |again |also |a little |markedly |still )*"
# "Set up" and "put down to" are no directions.
AFTER = r"(?=by |from |on |again|slightly|\d|this quarter|since|compared|to \d|a |an |sharply|markedly|significantly)"
# "More children were seen than in the last quarter"; more of something alone says nothing of the figure.
THAN = r"(?:(?=(?:\w+\W+){1,12}?than (?:in |during |at )?(?:the )?(?:last|previous|preceding|prior|quarter))|(?=(?:\w+\W+){1,9}?this quarter\b))"
RISES = _words(
    "rose", "risen", "rises?", "rising", r"increas\w*", "(?:went|gone|going|crept|edged|moved|moving) up", f"(?:is|are|was|were) {AMOUNT}up", f"up (?:{AFTER})", "grew", "grown",
    "growing", r"climb\w*", "higher", "upwards?", "jumped", "uplift", "lengthened", "longer", f"(?:more|greater|larger|bigger) (?:{THAN})",
)  # fmt: skip
FALLS = _words(
    "fell", "fallen", "falls?(?! short| at home| prevention| admissions| team| clinic| service|-related| related| in older)", "falling", r"drop\w*", r"decreas\w*", "(?:went|gone|going|come|came) down", "down", "lower", r"\d+ fewer", "shortened", "shorter", "rarer", f"(?:fewer|less|smaller) (?:{THAN})",
    r"reduc\w*", "downwards?", "dipped", "dip(?! sampl)", "shrank", r"declin\w*",
)  # fmt: skip
STAYS = _words(
    "unchanged", "no (?:real )?change", "at the same level", "stable", "static", "the same as", "steady", "flat", "level with", "(?:has|have) not (?:changed|moved)",
    "did not (?:change|move)", "no movement(?: whatsoever)?", "(?:stayed|remained?|remains|held) (?:the same|constant|level)",
)  # fmt: skip
IMPROVES = _words(
    r"improv(?:e[ds]?|ing|ement|ements)", "better(?! placed)", r"(?:increase|rise|growth|uplift) in performance", "stronger", "strengthened", "good progress", "progress(?:ed)?", "encouraging",
    "recovered", "moving in the right direction", "right direction",
)  # fmt: skip
WORSENS = _words(
    r"deteriorat\w*", r"(?:decline|drop|fall|dip|reduction|decrease) in performance", r"wors(?:e|ened|ening)", "slipped", "weaker", "weakened", "poorer", "wrong direction", "disappointing", "setback",
    "gone backwards",
)  # fmt: skip
PLANNED = r"(?:the |our |its |this |that |agreed |national |local |quarterly |planned )*(?:planned (?:level|number|ceiling|maximum|figure)|plan(?:ned)?|target|ambition|ceiling|trajectory|standard|goal|(?:level|number|figure) planned)"
MEETS = re.compile(
    rf"\b(?:on (?:target|track|plan|course)|(?:met|meets|meet|meeting|achiev\w+|attain\w*|reach\w*|hit|hits|hitting|beat|beaten) {PLANNED}|"
    rf"{PLANNED} (?:[^\s,;]+ ){{0,8}}?(?:met|achieved|attained|reached|hit)|ahead of {PLANNED}|within {PLANNED}|"
    rf"(?:better|quicker|faster) than (?:{PLANNED}|planned)|in line with {PLANNED}|delivered {PLANNED})\b",
    re.I,
)
MISSES = re.compile(
    rf"\b(?:off (?:target|track|plan|course)|(?:miss(?:ed|es|ing)?) {PLANNED}|{PLANNED} (?:[^\s,;]+ ){{0,8}}?missed|"
    rf"behind {PLANNED}|short of (?:what was )?{PLANNED}|adrift of {PLANNED}|outside {PLANNED}|(?:worse|slower) than (?:{PLANNED}|planned))\b",
    re.I,
)
OVER = re.compile(
    rf"\b(?:(?:exceed\w*|surpass\w*|in excess of|above|over|higher than|more than) (?:{PLANNED}|planned)|"
    rf"{PLANNED} (?:[^\s,;]+ ){{0,8}}?(?:exceeded|surpassed))\b",
    re.I,
)
UNDER = re.compile(rf"\b(?:below|under|lower than|fewer than|less than|beneath) (?:{PLANNED}|planned)\b", re.I)
LARGE = _words(
    r"significant(?:ly)?", r"marked(?:ly)?", r"substantial(?:ly)?", r"considerabl[ey]", r"dramatic(?:ally)?", r"sharp(?:ly)?",
    r"clear(?:ly)?", r"notabl[ey]", "steep(?:ly)?", "major",
)  # fmt: skip
NOT = re.compile(
    r"\b(?:not|no|never|without|failed to|fails to|failing to|unable to|yet to|nor|neither|cannot|hardly|rather than|no longer|"
    r"struggled to|fell short of|did little to|(?<!a )little)\b|n't\b",
    re.I,
)
HOPES = re.compile(
    r"\b(?:will|would|should(?! be (?:noted|welcomed|thanked|congratulated|read|seen|said))|could|may|might|shall|aim(?:s|ed|ing)?|expect(?:s|ing)?|(?:is|are|was|were|be) expected|hope(?:s|d|ful)?|looked for|not regard|intend(?:s|ed)?|anticipate\w*|"
    r"forecast|predict\w*|want(?:s)?|wish|seek(?:s|ing)?|need(?:s)?|if|until|unless|once(?! more| again)|in order to|so that|going to|working to|work to|"
    r"designed to|planning to|plans? to|likely|ahead of us|next (?:quarter|year|month)|agreed to|committed to|helps? to|efforts? to|"
    r"support(?:s|ing)? (?:\w+ )?to|action plan|(?:in place|under ?way|begun|started|asked|put in) to|(?<!continued )(?<!continues )(?<!continue )to (?:improve|reduce|increase|raise|lower|bring|"
    r"drive|meet|reach|achieve|hit|cut|get|keep|halt|reverse))\b",
    re.I,
)
ELSEWHEN = re.compile(
    r"\b(?:last year|year before|previous year|year ago|years? ago|year on year|year-on-year|(?:past|last) (?:\w+ )?(?:years|months|quarters)|"
    r"over the (?:year|longer term|long term)|since (?:19|20)\d\d|in (?:19|20)\d\d|(?:19|20)\d\d[/-]\d\d|since (?:january|february|march|april|"
    r"may|june|july|august|september|october|november|december|the start|the pilot|the project)|historic\w*|(?:past|last|over|for) (?:two|three|four|five|six|several|many) quarters|over (?:\w+ )?(?:years|decade)|earlier in the year|(?:last|in|in the) (?:winter|spring|summer|autumn)|"
    r"month)\b",
    re.I,
)
ELSEWHERE = _words(
    "england", "national(?:ly)?", "neighbours?", "north west", "region(?:al)?", "statistical", "other (?:councils|authorities|areas|boroughs)",
    "elsewhere", "london", r"\w+ average (?:went|rose|fell|is|was|has)", "ofsted",
)  # fmt: skip
# A part of what the figure counts.
PARTS = _words(
    "among (?:boys|girls|younger|older|teenagers|those)", "those", "in (?:two|three|four|some|most|one) of", "in the (?:north|south|east|west)", "girls", "boys", "(?:north|south|east|west) (?:seeing|saw|had)", "unlike", "grade", "such",
)  # fmt: skip
# Nouns that commentaries speak of beside their figure; a title may hold them, and then they are the figure.
OTHERS = set(
    [
        "staff",
        "staffing",
        "sickness",
        "births",
        "invitations",
        "notifications",
        "notices",
        "deaths",
        "vacancies",
        "vacancy",
        "recruitment",
        "turnover",
        "caseload",
        "caseloads",
        "demand",
        "complexity",
        "funding",
        "backlog",
        "training",
        "morale",
        "workload",
        "capacity",
        "agency",
        "budget",
        "weather",
        "flu",
        "complaints",
        "absence",
        "attendance",
        "requests",
        "contacts",
        "referrals",
        "posts",
        "workers",
        "practitioners",
        "managers",
        "supervision",
        "confidence",
        "quality",
        "feedback",
        "recording",
        "relationships",
        "partnership",
        "partners",
        "engagement",
        "understanding",
        "pressure",
        "pressures",
        "waiting",
        "satisfaction",
    ]
)
OF_ANOTHER = re.compile(rf"\s+(?:in|of)\s+(?:\w+\s+){{0,2}}?({'|'.join(sorted(OTHERS))})\b", re.I)
CLAUSES = re.compile(
    r"(?<!\d)[.](?!\d)|(?<=\d)[.](?=\s|$)|[;:!?()]|,? \b(?:but|although|though|however|despite|whilst|while|whereas|because|since (?=\w+ (?:was|were|has|have|is|are)\b)|"
    r"due to|owing to|as a result of|which|following|even though|even so|as (?=(?:the|a|an|our|we|two|three|several|some|more|few|fewer)\b)|that (?=we\b)|follows|caused by|prompted by|driven by|linked to|reflects|nonetheless|nevertheless|reflecting|so)\b|"
    r",? and (?=(?:it|this|we|the|is|was|remains|has|now|performance|still|expect|hope|aim|will|plan|intend|are)\b)|, (?=\w+\b)| – | - ",
    re.I,
)
# What follows is no verb: "the increased focus", "with better recording".
RESULT = re.compile(
    r"\s*(?:share|proportion|percentage|stability|timeliness|result|position|performance|figure|quarter|picture|outcome|rate|number|level|set of|decline|fall|drop|rise)",
    re.I,
)
ADJECTIVE = re.compile(
    r"\b(?:a|an|the|this|that|these|its|our|their|of|for|with|by|from|through|despite|more|some)\s+$", re.I
)
# What an officer says has not come about, in a form that hopes for nothing.
NOT_YET = re.compile(
    r"\b(?:(?:is |are |has |have )?(?:yet|still) to|(?:has |have |was |were )?(?:failed|unable|not able|not managed) to|did not manage to|could not) "
    r"(?=(?:meet|reach|achieve|hit|improve|increase|reduce|rise|fall|recover))",
    re.I,
)
LAST_QUARTER = re.compile(r"\b(?:last|previous|preceding) quarter(?:'s|’s)?\b", re.I)
OF_LAST_QUARTER = re.compile(
    r"\b(?:last|previous|preceding) quarter(?:'s|’s) (?=(?:\w+ )?(?:decline|fall|drop|dip|rise|increase|gain|improvement|deterioration|reduction))",
    re.I,
)
AT_MOST = re.compile(r"\bno (?:more|fewer|less|later|higher|lower) than\b", re.I)
CHANGES = _words("change", "shift", "step")
BENCHMARK = _words("england", "london", "nationally", r"(?:national|regional|\w+) average", "ofsted")
# A share of something, told beside a count.
OF_A_SHARE = _words("proportion", "share", "percentage", "rate")
