"""Words in which officers say that a plan is met or missed."""

import re

PLANNED = r"(?:the |our |its |this |that |agreed |national |local |quarterly |planned |government |own |locally |jointly |revised |better care fund |annual |statutory )*(?:planned (?:level|number|ceiling|maximum|figure)|plan(?:ned)?|target|objective|aspiration|expectation|maximum|budget|ambition|ceiling|trajectory|standard|goal|threshold|limit|std|(?:level|number|figure) planned|level we planned(?: for)?)"
MEETS = re.compile(
    rf"\b(?:on (?:target|track|plan|course)|(?:met|meets|meet|meeting|achiev\w+|attain\w*|reach\w*|hit|hits|hitting|beat|beats|beaten|beating|cleared|get to|got to|fulfil\w*) {PLANNED}|"
    rf"{PLANNED} (?:[^\s,;]+ ){{0,8}}?(?:met|achieved|attained|reached|hit|beaten|cleared|fulfilled|satisfied)|ahead of {PLANNED}|(?:within|inside|well inside) {PLANNED}|at {PLANNED}|"
    rf"(?:better|quicker|faster) than (?:{PLANNED}|planned)|in line with {PLANNED}|deliver(?:s|ed) {PLANNED}|(?:got|get|brought|bring|come|came) (?:\w+ )?(?:down|up) to {PLANNED})\b",
    re.I,
)
MISSES = re.compile(
    rf"\b(?:off (?:target|track|plan|course)|(?:miss(?:ed|es|ing)?) (?:{PLANNED}|the mark)|undershot (?=again|by|this)|{PLANNED} (?:[^\s,;]+ ){{0,8}}?(?:missed|breached)|breached {PLANNED}|"
    rf"(?:longer|higher|more|slower|worse|later) than the plan allows|shy of {PLANNED}|shortfall against {PLANNED}|on the wrong side of {PLANNED}|behind {PLANNED}|short of (?:what was )?{PLANNED}|undershot {PLANNED}|adrift of {PLANNED}|outside {PLANNED}|(?:worse|slower) than (?:{PLANNED}|planned))\b",
    re.I,
)
OVER = re.compile(
    rf"\b(?:(?:exceed\w*|surpass\w*|in excess of|above|over|higher than|more than) (?:{PLANNED}|planned)|"
    rf"{PLANNED} (?:[^\s,;]+ ){{0,8}}?(?:exceeded|surpassed))\b",
    re.I,
)
UNDER = re.compile(rf"\b(?:below|under|lower than|fewer than|less than|beneath) (?:{PLANNED}|planned)\b", re.I)
# A plan and its being met said at length, each with the words that stand for it.
AT_LENGTH = (
    (
        re.compile(
            r"\bwhere (?:the|our) plan says (?:\w+ ){1,3}should be|\bwhere (?:we|it) (?:(?:were|was|are|is) (?:meant|supposed) to be|(?:planned|wanted|hoped|aimed) to be)",
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
