"""Words in which officers speak of something else than the figure as it is: hopes, other times, places, parts; and where clauses end."""

import re


def listed(words: str) -> frozenset[str]:
    """Words given with blanks between them."""
    return frozenset(words.split())


def words_of(*stems: str) -> re.Pattern[str]:
    """A pattern of whole words, in any case."""
    # "drop-in" is no drop, "step-down" not down.
    return re.compile(rf"(?<!-)\b(?:{'|'.join(stems)})\b(?!-)", re.I)


NOT = re.compile(
    r"\b(?:not(?! knowns?\b)|(?<!with )no|never|nobody|without|lack of|failed to|fails to|failing to|unable to|yet to|still to be|nor|neither|cannot|hardly|rather than|no longer|"
    r"struggled to|fell short of|did little to|(?<!a )little(?! different| change))\b|n't\b",
    re.I,
)
HOPES = re.compile(
    r"\b(?:will(?! (?:be (?:glad|pleased|aware|delighted|relieved|sorry|disappointed|concerned|happy)|note|see from))|(?<!as one )(?<!as we )(?<!as you )would|should(?! note| be (?:aware|noted|welcomed|thanked|congratulated|read|seen|said))|could|may|might|shall|aim(?:s|ed|ing)?|(?<!as one would )(?<!as we would )(?<!as you would )expect(?:s|ing)?|confident of|(?:is|are|was|were|be) expected|hope(?:s|d|ful)?|looked for|not regard|intend(?:s|ed)?|anticipate\w*|"
    r"forecast|predict\w*|want(?:s)?|wish|seek(?:s|ing)?|(?<!in )need(?:s)?|next step|ambition is|if|until|unless|once(?! more| again)|in order to|so that|before (?:it|we|they) (?:reach|meet|get|can)\w*|going to|working to|work to|"
    r"designed to|planning to|plans? to|likely|ahead of us|next (?:quarter|year|month)|agreed to|committed to|helps? to|efforts? to|"
    r"support(?:s|ing)? (?:\w+ )?to|action plan|(?:in place|under ?way|begun|started|asked|put in) to|(?<!continued )(?<!continues )(?<!continue )to (?:improve|reduce|increase|raise|lower|bring|"
    r"drive|meet|reach|achieve|hit|cut|get|keep|halt|reverse))\b",
    re.I,
)
ELSEWHEN = re.compile(
    r"\b(?:last year|year before|previous year|year ago|years? ago|year on year|year-on-year|(?:past|last) (?:\w+ )?years|(?:past|last) (?!three )(?:\w+ )?months|(?:past|last) \w+ quarters|fortnight|"
    r"over the (?:full |whole )?(?:year|longer term|long term)|since (?:19|20)\d\d|in (?:19|20)\d\d|(?:19|20)\d\d[/-]\d\d|since (?:january|february|march|april|"
    r"may|june|july|august|september|october|november|december|the start|the pilot|the project)|historic\w*|(?:past|last|over|for) (?:two|three|four|five|six|several|many) quarters|over (?:\w+ )?(?:years|decade)|earlier in the year|(?:last|in|in the) (?:winter|spring|summer|autumn)|three-year|at that point|half of the year|each of the \w+ quarters|new year|pandemic|"
    r"month)\b",
    re.I,
)
ELSEWHERE = words_of(
    "england", "national(?:ly)?", "neighbours?", "north west", "region(?:al)?", "statistical", "other (?:councils|authorities|areas|boroughs)",
    "elsewhere", "neighbouring", "south east", "south west", "adult services", "bulletin", "across the (?:country|region|county)", "over the border", "london", r"\w+ average (?:went|rose|fell|is|was|has)", "ofsted",
)  # fmt: skip
# Some of the places or people that the figure counts.
SOME_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|some|most|half|several|many|few|\d+) (?:out )?of (?:the|our|them)\b|^(?:and )?(?:one|two|three|some|others?) (?:went|rose|fell|improved|dropped|moved|got)\b",
    re.I,
)
# What is aimed at, as the subject of a sentence.
AIMED_AT = re.compile(
    r"(?:improving|increasing|reducing|raising|lowering|cutting|growing)\b.*\b(?:is|are|remains?|was)\b", re.I
)
# A part of what the figure counts.
PARTS = words_of(
    "among (?:boys|girls|younger|older|teenagers|those|the)", "those", "in (?:two|three|four|some|most|one) of", "in the (?:north|south|east|west)", "girls", "boys", "(?:north|south|east|west) (?:seeing|saw|had)", "unlike", "grade", "such", "(?:position|picture|outlook) for (?!the )",
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
    r"\b(?:(?:is |are |has |have )?(?:yet|still) to|(?:has |have |was |were )?(?:failed|unable|not able|not managed|failing) to|did not manage to|could not) "
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
BENCHMARK = words_of(
    "england",
    "london",
    "nationally",
    r"neighbours(?:'|’)? (?:at|average|figure|rate)",
    r"(?:national|regional|borough|county|peer|group|family|northern|southern) average",
    "by contrast",
    "ofsted",
)
# A share of something, told beside a count.
OF_A_SHARE = words_of("proportion", "share", "percentage", "rate")
