"""Words in which officers say that a figure moved, got better or worse, and that this is more than chance."""

import re

from outcomes.words.commentary.lexicon import words_of

AMOUNT = r"(?:slightly |well |sharply |again |also |a little |markedly |still )*"
# "Set up" and "put down to" are no directions.
AFTER = r"(?=by |from |on |again|slightly|\d|this quarter|since|compared|to \d|a |an |sharply|markedly|significantly)"
# "More children were seen than in the last quarter"; more of something alone says nothing of the figure.
THAN = r"(?:(?=(?:\w+\W+){1,12}?than (?:\w+ ){0,7}?(?:last|previous|preceding|prior|quarter))|(?=(?:\w+\W+){1,9}?this quarter\b))"
RISES = words_of(
    "rose", "risen", "rises?", "rising", r"increas\w*", "(?:went|gone|going|crept|edged|moved|moving) up", f"(?:is|are|was|were) (?:{AMOUNT}|significantly |sharply |markedly )up", f"up (?:{AFTER})", "grew", "grown",
    "growing", r"climb\w*", "higher", "upwards?", "jump(?:ed)?", "leapt", "swelled", "soared", "surged?", "upturn", "mounted", "uplift(?= in)", "lengthened", "(?<!no )longer(?! than (?!last|in|it))", "picked up", "growth", "expanded", f"(?:more|greater|larger|bigger) (?:{THAN})",
)  # fmt: skip
FALLS = words_of(
    "fell", "fallen", "falls?(?! short| at home| prevention| admissions| team| clinic| service|-related| related| in older)", "falling", r"drop\w*", r"decreas\w*", "(?:went|gone|going|come|came) down", "down", "lower", r"\d+ fewer", "shortened", "shorter", "rarer", f"(?:fewer|less|smaller) (?:{THAN})",
    r"reduc\w*", "downwards?", "dipped", "dip(?! sampl)", "shrank", "shrunk", "slid", "tumbled", "sank", "plunged", "eased", "downturn", "lessened", "diminished", r"declin\w*", "coming down", "a smaller",
)  # fmt: skip
STAYS = words_of(
    "unchanged", "no (?:real )?change", "at the same level", "stable", "static", "the same as", "steady", "flat", "level with", "(?:has|have) not (?:changed|moved)",
    "did not (?:change|move)", "about the same", "exactly the same", "(?:exactly |just )?where it (?:was|stood)", "no different", "no movement(?: whatsoever)?", "(?:stayed|remained?|remains|held) (?:the same|constant|level)",
)  # fmt: skip
IMPROVES = words_of(
    "bettered", "right way", "positive direction", "a better one", "more favourable",
    r"improv(?:e[ds]?|ing|ement|ements)", "better(?! placed)", r"(?:increase|rise|growth|uplift) in performance", "stronger", "strengthened", "good progress", "progress(?:ed)?", "encouraging",
    "recovered", "moving in the right direction", "right direction", "good news", "(?:a |much )?healthier", "gains?", "turn for the better", "turned (?:a|the) corner", "brighter", "welcome (?:news|rise|fall|drop|increase|reduction|change)",
    "encouragingly", "(?:good|pleasing|strong|excellent) (?:quarter|result)", "step forwards?", "(?:gone|went|going) forwards?", "heartening", "success",
)  # fmt: skip
WORSENS = words_of(
    r"deteriorat\w*", r"(?:decline|drop|fall|dip|reduction|decrease) in performance", r"wors(?:e|ened|ening)", "slipped", "weaker", "weakened", "poorer", "wrong direction", "disappointing", "setback",
    "(?:gone|went|going|slid|slipped) backwards", "steps? backwards?", "the wrong way", "(?:bad|poor|difficult|hard) quarter", "bad news", "unwelcome", "regrettabl[ey]", "less good", "bleaker", "(?:has|have) cost us", "turn for the worse", "struggling", "lost ground", "worrying",
)  # fmt: skip
LARGE = words_of(
    r"significant(?:ly)?", r"marked(?:ly)?", r"substantial(?:ly)?", r"considerabl[ey]", r"dramatic(?:ally)?", r"sharp(?:ly)?",
    r"clear(?:ly)?", r"notabl[ey]", "steep(?:ly)?", "major", "pronounced", "leapt", "genuine(?:ly)?", "definite(?:ly)?", "statistically (?:robust|meaningful|sound|real)", "undoubted(?:ly)?", "unquestionabl[ey]",
    "real (?:drop|fall|rise|increase|decrease|change|shift|improvement|decline|gain|difference|movement|reduction|one)", "true (?:shift|change|rise|fall|improvement|drop|increase|reduction)", "really (?:has|have) (?:fallen|risen|improved|dropped|changed|increased|gone)",
)  # fmt: skip
# That a change is more than chance, in a phrase of its own.
CERTAIN = re.compile(
    r"\b(?:(?:beyond|outside|more than|greater than|larger than|bigger than|not|rather than|above) (?:[^\s,;]+ ){0,9}?(?:chance|luck|random\w*|variation|fluctuation\w*|noise|wobble|statistical doubt|coincidence)|"
    r"clear evidence(?:, \w+,)? (?:of|that)|(?:cannot|can't) be dismissed as \w+|confident that (?:the|this) \w+ is real|(?:and )?significantly so|(?:cannot|can't) be put down to (?:who|which)|"
    r"too (?:big|large|great|marked|strong|steep|sharp) to be (?:[^\s,;]+ ){0,3}?(?:chance|luck|random\w*|variation|fluctuation|noise|coincidence)|"
    r"(?:cannot|can't|could not) be (?:put down to|explained by|due to) (?:[^\s,;]+ ){0,3}?(?:chance|luck|random\w*|variation|fluctuation|noise))\b",
    re.I,
)
DOUBTED = re.compile(
    r"\b(?:no evidence|not evidence|cannot (?:say|tell|claim|be sure|rule)|can't (?:say|tell|be sure)|too (?:early|soon|small|few)|whether|nobody|no one|may (?:well )?be|might be|could be|not yet|hardly|"
    r"(?:is|was|are|were) not|not (?:more|larger|bigger|greater|beyond|outside|significant\w*|statistically)|no (?:more|larger|bigger|greater|such|real|significant|clear|statistically)|within|nothing|neither|isn't|wasn't|does not|do not|did not|rather than a (?:real|true|genuine))\b",
    re.I,
)
CHANGES = words_of("change", "shift", "step", "more", "fewer", "less", "so", "up", "down")
