"""Words in which officers speak of a figure: of its direction, its plan, chance, another time, another subject."""

import re


def listed(words: str) -> frozenset[str]:
    """Words given with blanks between them."""
    return frozenset(words.split())


def _words(*stems: str) -> re.Pattern[str]:
    # "drop-in" is no drop.
    return re.compile(rf"\b(?:{'|'.join(stems)})\b(?!-)", re.I)


AMOUNT = r"(?:slightly |well |sharply |again |also |a little |markedly |still )*"
# "Set up" and "put down to" are no directions.
AFTER = r"(?=by |from |on |again|slightly|\d|this quarter|since|compared|to \d|a |an |sharply|markedly|significantly)"
# "More children were seen than in the last quarter"; more of something alone says nothing of the figure.
THAN = r"(?:(?=(?:\w+\W+){1,12}?than (?:\w+ ){0,7}?(?:last|previous|preceding|prior|quarter))|(?=(?:\w+\W+){1,9}?this quarter\b))"
RISES = _words(
    "rose", "risen", "rises?", "rising", r"increas\w*", "(?:went|gone|going|crept|edged|moved|moving) up", f"(?:is|are|was|were) (?:{AMOUNT}|significantly |sharply |markedly )up", f"up (?:{AFTER})", "grew", "grown",
    "growing", r"climb\w*", "higher", "upwards?", "jump(?:ed)?", "leapt", "swelled", "soared", "surged?", "upturn", "mounted", "uplift(?= in)", "lengthened", "longer(?! than)", "growth", "expanded", f"(?:more|greater|larger|bigger) (?:{THAN})",
)  # fmt: skip
FALLS = _words(
    "fell", "fallen", "falls?(?! short| at home| prevention| admissions| team| clinic| service|-related| related| in older)", "falling", r"drop\w*", r"decreas\w*", "(?:went|gone|going|come|came) down", "down", "lower", r"\d+ fewer", "shortened", "shorter", "rarer", f"(?:fewer|less|smaller) (?:{THAN})",
    r"reduc\w*", "downwards?", "dipped", "dip(?! sampl)", "shrank", "shrunk", "slid", "tumbled", "sank", "plunged", "eased", "downturn", "lessened", "diminished", r"declin\w*", "coming down", "a smaller",
)  # fmt: skip
STAYS = _words(
    "unchanged", "no (?:real )?change", "at the same level", "stable", "static", "the same as", "steady", "flat", "level with", "(?:has|have) not (?:changed|moved)",
    "did not (?:change|move)", "about the same", "exactly the same", "(?:exactly |just )?where it (?:was|stood)", "no different", "no movement(?: whatsoever)?", "(?:stayed|remained?|remains|held) (?:the same|constant|level)",
)  # fmt: skip
IMPROVES = _words(
    "bettered", "more favourable",
    r"improv(?:e[ds]?|ing|ement|ements)", "better(?! placed)", r"(?:increase|rise|growth|uplift) in performance", "stronger", "strengthened", "good progress", "progress(?:ed)?", "encouraging",
    "recovered", "moving in the right direction", "right direction", "good news", "(?:a |much )?healthier", "gains?", "turn for the better", "turned (?:a|the) corner", "brighter", "welcome (?:news|rise|fall|drop|increase|reduction|change)",
    "encouragingly", "(?:good|pleasing|strong|excellent) (?:quarter|result)", "step forwards?", "(?:gone|went|going) forwards?", "heartening", "success",
)  # fmt: skip
WORSENS = _words(
    r"deteriorat\w*", r"(?:decline|drop|fall|dip|reduction|decrease) in performance", r"wors(?:e|ened|ening)", "slipped", "weaker", "weakened", "poorer", "wrong direction", "disappointing", "setback",
    "(?:gone|went|going|slid|slipped) backwards", "steps? backwards?", "the wrong way", "(?:bad|poor|difficult|hard) quarter", "bad news", "unwelcome", "regrettabl[ey]", "less good", "turn for the worse", "struggling", "lost ground", "worrying",
)  # fmt: skip
PLANNED = r"(?:the |our |its |this |that |agreed |national |local |quarterly |planned |government |own |locally |jointly |revised |annual |statutory )*(?:planned (?:level|number|ceiling|maximum|figure)|plan(?:ned)?|target|ambition|ceiling|trajectory|standard|goal|threshold|limit|(?:level|number|figure) planned)"
MEETS = re.compile(
    rf"\b(?:on (?:target|track|plan|course)|(?:met|meets|meet|meeting|achiev\w+|attain\w*|reach\w*|hit|hits|hitting|beat|beats|beaten|beating|cleared|get to|got to|fulfil\w*) {PLANNED}|"
    rf"{PLANNED} (?:[^\s,;]+ ){{0,8}}?(?:met|achieved|attained|reached|hit|beaten|cleared|fulfilled|satisfied)|ahead of {PLANNED}|(?:within|inside|well inside) {PLANNED}|at {PLANNED}|"
    rf"(?:better|quicker|faster) than (?:{PLANNED}|planned)|in line with {PLANNED}|delivered {PLANNED})\b",
    re.I,
)
MISSES = re.compile(
    rf"\b(?:off (?:target|track|plan|course)|(?:miss(?:ed|es|ing)?) {PLANNED}|{PLANNED} (?:[^\s,;]+ ){{0,8}}?missed|"
    rf"(?:longer|higher|more|slower|worse|later) than the plan allows|shy of {PLANNED}|shortfall against {PLANNED}|on the wrong side of {PLANNED}|behind {PLANNED}|short of (?:what was )?{PLANNED}|undershot {PLANNED}|adrift of {PLANNED}|outside {PLANNED}|(?:worse|slower) than (?:{PLANNED}|planned))\b",
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
    r"clear(?:ly)?", r"notabl[ey]", "steep(?:ly)?", "major", "pronounced", "leapt", "genuine(?:ly)?", "definite(?:ly)?", "statistically (?:robust|meaningful|sound|real)", "undoubted(?:ly)?", "unquestionabl[ey]",
    "real (?:drop|fall|rise|increase|decrease|change|shift|improvement|decline|gain|difference|movement|reduction|one)", "true (?:shift|change|rise|fall|improvement|drop|increase|reduction)", "really (?:has|have) (?:fallen|risen|improved|dropped|changed|increased|gone)",
)  # fmt: skip
# That a change is more than chance, in a phrase of its own.
CERTAIN = re.compile(
    r"\b(?:(?:beyond|outside|more than|greater than|larger than|bigger than|not|rather than|above) (?:[^\s,;]+ ){0,5}?(?:chance|luck|random\w*|variation|fluctuation\w*|noise|wobble|statistical doubt|coincidence)|"
    r"clear evidence(?:, \w+,)? (?:of|that)|(?:and )?significantly so|(?:cannot|can't) be put down to (?:who|which)|"
    r"too (?:big|large|great|marked|strong|steep|sharp) to be (?:[^\s,;]+ ){0,3}?(?:chance|luck|random\w*|variation|fluctuation|noise|coincidence)|"
    r"(?:cannot|can't|could not) be (?:put down to|explained by|due to) (?:[^\s,;]+ ){0,3}?(?:chance|luck|random\w*|variation|fluctuation|noise))\b",
    re.I,
)
DOUBTED = re.compile(
    r"\b(?:no evidence|not evidence|cannot (?:say|tell|claim|be sure|rule)|can't (?:say|tell|be sure)|too (?:early|soon|small|few)|whether|nobody|no one|may (?:well )?be|might be|could be|not yet|hardly|"
    r"(?:is|was|are|were) not|not (?:more|larger|bigger|greater|beyond|outside|significant\w*|statistically)|no (?:more|larger|bigger|greater|such|real|significant|clear|statistically)|within|nothing|neither|isn't|wasn't|does not|do not|did not|rather than a (?:real|true|genuine))\b",
    re.I,
)
NOT = re.compile(
    r"\b(?:not|no|never|nobody|without|lack of|failed to|fails to|failing to|unable to|yet to|nor|neither|cannot|hardly|rather than|no longer|"
    r"struggled to|fell short of|did little to|(?<!a )little)\b|n't\b",
    re.I,
)
HOPES = re.compile(
    r"\b(?:will(?! (?:be (?:glad|pleased|aware|delighted|relieved|sorry|disappointed|concerned|happy)|note|see from))|would|should(?! note| be (?:aware|noted|welcomed|thanked|congratulated|read|seen|said))|could|may|might|shall|aim(?:s|ed|ing)?|expect(?:s|ing)?|confident of|(?:is|are|was|were|be) expected|hope(?:s|d|ful)?|looked for|not regard|intend(?:s|ed)?|anticipate\w*|"
    r"forecast|predict\w*|want(?:s)?|wish|seek(?:s|ing)?|(?<!in )need(?:s)?|next step|if|until|unless|once(?! more| again)|in order to|so that|going to|working to|work to|"
    r"designed to|planning to|plans? to|likely|ahead of us|next (?:quarter|year|month)|agreed to|committed to|helps? to|efforts? to|"
    r"support(?:s|ing)? (?:\w+ )?to|action plan|(?:in place|under ?way|begun|started|asked|put in) to|(?<!continued )(?<!continues )(?<!continue )to (?:improve|reduce|increase|raise|lower|bring|"
    r"drive|meet|reach|achieve|hit|cut|get|keep|halt|reverse))\b",
    re.I,
)
ELSEWHEN = re.compile(
    r"\b(?:last year|year before|previous year|year ago|years? ago|year on year|year-on-year|(?:past|last) (?:\w+ )?years|(?:past|last) (?!three )(?:\w+ )?months|(?:past|last) \w+ quarters|fortnight|"
    r"over the (?:year|longer term|long term)|since (?:19|20)\d\d|in (?:19|20)\d\d|(?:19|20)\d\d[/-]\d\d|since (?:january|february|march|april|"
    r"may|june|july|august|september|october|november|december|the start|the pilot|the project)|historic\w*|(?:past|last|over|for) (?:two|three|four|five|six|several|many) quarters|over (?:\w+ )?(?:years|decade)|earlier in the year|(?:last|in|in the) (?:winter|spring|summer|autumn)|three-year|at that point|half of the year|each of the \w+ quarters|new year|pandemic|"
    r"month)\b",
    re.I,
)
ELSEWHERE = _words(
    "england", "national(?:ly)?", "neighbours?", "north west", "region(?:al)?", "statistical", "other (?:councils|authorities|areas|boroughs)",
    "elsewhere", "neighbouring", "south east", "south west", "adult services", "bulletin", "across the (?:country|region|county)", "over the border", "london", r"\w+ average (?:went|rose|fell|is|was|has)", "ofsted",
)  # fmt: skip
# Some of the places or people that the figure counts.
SOME_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|some|most|half|several|many|few|\d+) (?:out )?of (?:the|our)\b", re.I
)
# What is aimed at, as the subject of a sentence.
AIMED_AT = re.compile(
    r"(?:improving|increasing|reducing|raising|lowering|cutting|growing)\b.*\b(?:is|are|remains?|was)\b", re.I
)
# A part of what the figure counts.
PARTS = _words(
    "among (?:boys|girls|younger|older|teenagers|those|the)", "those", "in (?:two|three|four|some|most|one) of", "in the (?:north|south|east|west)", "girls", "boys", "(?:north|south|east|west) (?:seeing|saw|had)", "unlike", "grade", "such",
)  # fmt: skip
# Nouns that commentaries speak of beside their figure; a title may hold them, and then they are the figure.
OTHERS = listed(
    """
    staff staffing sickness births invitations notifications notices deaths vacancies vacancy recruitment turnover
    caseload caseloads demand complexity funding backlog training morale workload capacity agency budget weather flu
    complaints absence attendance requests contacts referrals posts workers practitioners managers supervision confidence
    quality feedback recording relationships partnership partners engagement understanding pressure pressures waiting
    satisfaction
    """
)
OF_ANOTHER = re.compile(rf"\s+(?:in|of)\s+(?:\w+\s+){{0,2}}?({'|'.join(sorted(OTHERS))})\b", re.I)
CLAUSES = re.compile(
    r"(?<!\d)[.](?!\d)|(?<=\d)[.](?=\s|$)|[;:!?()]|,? \b(?:but|although|though|however|despite|whilst|while|whereas|because|since (?=\w+ (?:was|were|has|have|is|are)\b)|"
    r"due to|owing to|as a result of|which|following|even though|even so|as (?=(?:the|a|an|our|we|two|three|several|some|more|few|fewer)\b)|that (?=we\b)|follows|caused by|prompted by|driven by|linked to|reflects|nonetheless|nevertheless|reflecting|so)\b|"
    r",? and (?=not\b)|,? and (?=(?:a|an|the|our|its|his|her|their|two|three|\w+) (?:\w+ ){0,3}(?:will|would|should|is to|are to|has been|have been|is being|are being|is (?:planned|under)|breathing)\b)|,? and (?=(?:it|this|we|the|is|was|remains|has|now|performance|still|expect|hope|aim|will|plan|intend|are)\b)|, (?=\w+\b)| – | - ",
    re.I,
)
# What follows is no verb: "the increased focus", "with better recording".
RESULT = re.compile(
    r"\s*(?:share|proportion|percentage|stability|timeliness|result|position|performance|figure|quarter|picture|outcome|rate|number|level|set of|decline|fall|drop|rise)",
    re.I,
)
ADJECTIVE = re.compile(
    r"\b(?:a|an|the|this|that|these|its|our|their|of|for|with|by|from|through|despite|more|some)\s+$|^$", re.I
)
# What an officer says has not come about, in a form that hopes for nothing.
NOT_YET = re.compile(
    r"\b(?:(?:is |are |has |have )?(?:yet|still) to|(?:has |have |was |were )?(?:failed|unable|not able|not managed) to|did not manage to|could not) "
    r"(?=(?:meet|reach|achieve|hit|improve|increase|reduce|rise|fall|recover))",
    re.I,
)
LAST_QUARTER = re.compile(
    r"(?<!than )(?<!than the )(?<!on )(?<!on the )(?<!since )(?<!since the )(?<!with )(?<!with the )\b(?:last|previous|preceding) quarter(?:'s|’s)?\b",
    re.I,
)
OF_LAST_QUARTER = re.compile(
    r"\b(?:last|previous|preceding) quarter(?:'s|’s) (?=(?:\w+ )?(?:decline|fall|drop|dip|rise|increase|gain|improvement|deterioration|reduction))",
    re.I,
)
AT_MOST = re.compile(r"\bno (?:more|fewer|less|later|higher|lower) than\b", re.I)
CHANGES = _words("change", "shift", "step", "more", "fewer", "less", "so", "up", "down")
BENCHMARK = _words(
    "england",
    "london",
    "nationally",
    r"(?:national|regional|borough|county|peer|group|family|northern|southern) average",
    "by contrast",
    "ofsted",
)
# A share of something, told beside a count.
OF_A_SHARE = _words("proportion", "share", "percentage", "rate")
# A plan and its being met said at length, each with the words that stand for it.
AT_LENGTH = (
    (
        re.compile(
            r"\bwhere (?:the|our) plan says (?:\w+ ){1,3}should be|\bwhere (?:we|it) (?:planned|wanted|hoped|aimed) to be",
            re.I,
        ),
        "on target",
    ),
    (
        re.compile(
            r"\bwhat (?:was|we were|it was|had been|it had been) (?:planned|asked|wanted|agreed)(?: to do| of us)?",
            re.I,
        ),
        "the target",
    ),
)
