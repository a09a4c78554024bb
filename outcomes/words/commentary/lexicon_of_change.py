"""Words in which officers say that a figure moved, got better or worse, and that this is more than chance."""

import re

from outcomes.words.commentary.lexicon import words_of

AMOUNT = r"(?:slightly |well |sharply |again |also |a little |markedly |still )*"
# "Set up" and "put down to" are no directions.
AFTER = r"(?=by |from |on |again|slightly|\d|this quarter|since|compared|to \d[\d,.]*%?(?![\d,.%]| (?:miles|weeks|hours|days|years|months|minutes)\b)|a |an |sharply|markedly|significantly)"
# "More children were seen than in the last quarter"; more of something alone says nothing of the figure.
THAN = r"(?:(?=(?:\w+\W+){1,12}?than (?:\w+ ){0,7}?(?:last|previous|preceding|prior|quarter))|(?=(?:\w+\W+){1,9}?this quarter\b))"
RISES = words_of(
    "rose", "risen", "rises?", "rising", r"increas\w*", "(?:went|gone|going|crept|edged|moved|moving) up", f"(?:is|are|was|were) (?:{AMOUNT}|significantly |sharply |markedly )up", f"up (?:{AFTER})", "grew", "grown",
    "growing", r"climb\w*", "higher(?! than (?:that|those) )", "upwards?", "jump(?:ed)?", "leapt", "swelled", "soared", "surged?", "upturn", "mounted", "uplift(?= in)", "lengthened", "(?<!no )longer(?! than (?!last|in|it))", "picked up(?! the| on)", "growth", "expanded", f"(?:more|greater|larger|bigger) (?:{THAN})",
)  # fmt: skip
FALLS = words_of(
    "fell(?! short| through| over| ill| out| behind)", "fallen(?! short)", "fall(?! short| within| inside| at home| prevention)", "falls(?= (?:by|from|to|again|back|slightly|sharply|further|below|for|this|in (?:the|both|all|line))\b)", "falling(?! short| within| inside)", r"drop\w*", r"decreas\w*", "(?:went|gone|going|come|came) down", "(?<!put it )(?<!put this )(?<!put that )(?<!writing it )(?<!write it )down", "lower", r"\d+ fewer", "shortened", "shorter", "rarer", f"(?:fewer|less|smaller) (?:{THAN})",
    r"reduc\w*", "downwards?", "dipped", "dip(?! sampl)", "shrank", "shrunk", "slid", "tumbled", "sank", "plunged", "eased", "downturn", "lessened", "diminished", "dwindled", r"declin\w*(?! (?:tests?|offers?|invit\w+|to)\b)", "coming down", "a smaller",
)  # fmt: skip
STAYS = words_of(
    "unchanged", "(?<!from )no (?:real )?change", "at the same level", "stable", "static", "the same as", "steady", "flat", "level with", "(?:has|have) not (?:changed|moved)(?! in(?:to)?| on| out)",
    "did not (?:change|move)", "(?:has|have)(?:n't| not) budged", "neither better nor worse", "treading water", "(?:similar to|maintained at|sustained at|level with) (?:the |its )?(?:level reported )?(?:last|previous)", "about the same", "exactly the same", "(?:exactly |just )?where it (?:was|stood)", "no different", "no movement(?: whatsoever)?", "(?:stayed|remained?|remains|held) (?:the same|constant|level)",
)  # fmt: skip
IMPROVES = words_of(
    "bettered", "right way", "positive direction", "a better one", "more favourable",
    r"improv(?:e[ds]?|ing|ement|ements)", "(?<!or )(?<!neither )better(?! placed)", "(?:more quickly|quicker|faster|more promptly|prompter) than (?:last|it was|they were|before|in the)", r"(?:increase|rise|growth|uplift) in performance", "stronger", "strengthened", "good progress", "progress(?:ed)?", "encouraging",
    "recovered", "moving in the right direction", "right direction", "good news", "(?:a |much )?healthier", "gains?", "turn for the better", "turned (?:a|the) corner", "brighter", "welcome (?:news|rise|fall|drop|increase|reduction|change)",
    "encouragingly", "(?:good|pleasing|strong|excellent) (?:quarter|result)", "step forwards?", "(?:gone|went|going) forwards?", "heartening", "success",
)  # fmt: skip
WORSENS = words_of(
    r"deteriorat\w*", r"(?:decline|drop|fall|dip|reduction|decrease) in performance", r"(?<!nor )wors(?:e|ened|ening)", "(?:more slowly|slower|less promptly|less quickly) than (?:last|it was|they were|before|in the)", "regressed", "slipped", "weaker", "weakened", "poorer", "wrong direction", "disappointing", "setback",
    "(?:gone|went|going|slid|slipped) backwards", "steps? backwards?", "the wrong way", "(?:bad|poor|difficult|hard) quarter", "bad news", "unwelcome", "regrettabl[ey]", "less good", "bleaker", "(?:has|have) cost us", "turn for the worse", "struggling", "lost ground", "worrying",
)  # fmt: skip
LARGE = words_of(
    r"significant(?:ly)?", r"marked(?:ly)?", r"substantial(?:ly)?", r"considerabl[ey]", r"dramatic(?:ally)?", r"sharp(?:ly)?",
    r"clear(?:ly)?", r"notabl[ey]", "steep(?:ly)?", "major", "pronounced", "leapt", "genuine(?:ly)?", "definite(?:ly)?", "statistically (?:robust|meaningful|sound|real)", "undoubted(?:ly)?", "unquestionabl[ey]",
    "real (?:drop|fall|rise|increase|decrease|change|shift|improvement|decline|gain|difference|movement|reduction|one)", "true (?:shift|change|rise|fall|improvement|drop|increase|reduction)", "really (?:is |are )?(?:up|down|better|worse|lower|higher)", "really (?:has|have) (?:fallen|risen|improved|dropped|changed|increased|gone)",
)  # fmt: skip
# That a change is more than chance, in a phrase of its own.
CERTAIN = re.compile(
    r"\b(?:(?:beyond|outside|(?<!no )(?:more|greater|larger|bigger) than|not(?! beyond| outside| more| greater| larger| bigger)|rather than|above) (?:[^\s,;]+ ){0,9}?(?:chance|luck|random\w*|variation|fluctuation\w*|noise|wobble|statistical doubt|coincidence)|"
    r"clear evidence(?:, \w+,)? (?:of|that)|(?:cannot|can't) be dismissed as \w+|confident that (?:the|this) \w+ is real|(?<!not )(?:and )?(?<!not )significantly so|(?:cannot|can't) be put down to (?:who|which)|"
    r"too (?:big|large|great|marked|strong|steep|sharp) to be (?:[^\s,;]+ ){0,3}?(?:chance|luck|random\w*|variation|fluctuation|noise|coincidence)|"
    r"(?:cannot|can't|could not) be (?:put down to|explained by|due to) (?:[^\s,;]+ ){0,3}?(?:chance|luck|random\w*|variation|fluctuation|noise))\b",
    re.I,
)
# That a change may be chance.
CHANCE = re.compile(
    r"(?:\b(?:not|no|nor|without)\b|n't\b)(?: [^\s,;.]+){0,3} significan\w+|\b(?:only|just|merely|no more than|nothing (?:but|more than)) (?:random|chance|noise|normal|natural|ordinary)\b",
    re.I,
)
DOUBTED = re.compile(
    r"\b(?:no evidence|not evidence|cannot (?:say|tell|claim|be sure|rule)|can't (?:say|tell|be sure)|too (?:early|soon|small|few)|whether|nobody|no one|may (?:well )?be|might be|could be|not yet|hardly|"
    r"(?:is|was|are|were) not|not (?:more|larger|bigger|greater|beyond|outside|significant\w*|statistically)|no (?:more|larger|bigger|greater|such|real|significant|clear|statistically)|within|nothing|neither|isn't|wasn't|does not|do not|did not|rather than a (?:real|true|genuine))\b",
    re.I,
)
CHANGES = words_of("uplift", "gain(?:ed)?", "change", "shift", "step", "more", "fewer", "less", "so", "up", "down")
