"""The methods in plain English, as How sure are we? explains them."""

TITLES = {
    "intervals": "Intervals: what a figure from few people can mean",
    "comparison": "Better, similar or worse: comparing with a benchmark",
    "change": "Did it change? Two periods or waves",
    "many-items": "Many items at once: false alarms",
    "too-few-points": "Too few points to judge change over time",
    "process-limits": "Process limits: ordinary variation and special cause",
    "recent-direction": "Recent direction: the last five years",
    "means": "Averages and their intervals",
    "similar-places": "Among similar places and among all: rank and funnel",
    "inequality": "Gaps and slopes: how unequal",
    "disclosure": "Small numbers that are hidden",
}


SAME_FOR_ALL = "This explanation is the same for every quarter and locality"


TEXTS = {
    "intervals": (
        "A percentage from 4 cases can jump from 25% to 75% when one or two cases differ. The 95% interval shows the values "
        "that the figure is compatible with: made again and again from as many cases, 95 of 100 such intervals would hold the "
        "true value. Fewer cases give a wider interval.",
        "Shares have Wilson's interval; counts and rates have Byar's, exact below 10 events. Where a document prints a percentage and the number of people but no count, we "
        "rebuild the count and say so. Where a survey asked a known population, its margin of error is corrected for it.",
        "Sources: Wilson 1927; Newcombe 1998; Breslow and Day 1987; Office for Health Improvement and "
        "Disparities, technical guidance.",
    ),
    "comparison": (
        "An area is called better or worse than the benchmark (the whole authority or England) only when the benchmark's figure lies "
        "outside the area's own 95% interval; otherwise it is similar, which does not mean the same. Where neither high nor low "
        "is better, we say higher or lower. Without a count there is no interval, and nothing is compared.",
        "Colour, sign and word always come together: ✔ better is blue, ✖ worse is orange, ≈ similar is grey, ▲ higher and "
        "▼ lower are purple.",
        "Source: Fingertips technical guidance.",
    ),
    "change": (
        "Between two surveys or quarters, we give the difference with its 95% interval. When the interval holds no zero, the "
        "change is more than chance would give; when it holds zero, chance alone could have made it.",
        "That says nothing of the cause. Without a comparison group nobody can say what made a figure change, and when other "
        "people answered, the change may be a change of people.",
        "Source: Newcombe 1998, method 10, for shares.",
    ),
    "many-items": (
        "Test 30 items at 95% and one or two will be flagged even when nothing has changed. So we always say how many items were "
        "tested and how many false alarms to expect, and how many remain after allowing for that.",
        "Source: Holm 1979.",
    ),
    "too-few-points": (
        "With 2 to 4 points we draw dots and say that they are too few. With 5 to 11 we draw the line and its median, and no "
        "process limits: with 7 quarters, a real and lasting change would be caught about one time in fourteen, so finding no "
        "signal says nothing. From 12 points there are trial limits, from 20 full ones.",
        "Source: NHS England, Making Data Count; our simulation of 6,000 steady series.",
    ),
    "process-limits": (
        "From 12 points on, an XmR chart shows the mean and process limits at 2.66 average moving ranges. A point outside, 7 on "
        "one side of the mean, 7 that all rise or all fall, or 2 of 3 near a limit are special cause: worth asking why. Anything "
        "else is ordinary variation, and reacting to it wastes effort.",
        "Limits are never recalculated without a date, a reason and a name. A series with fewer points says so on its page.",
        "Source: NHS England, Making Data Count; Wheeler 2000.",
    ),
    "means": (
        "An average comes with an interval from the number of people and the spread of their answers (Student's t). Five people "
        "give a very wide one. When other people answer the second time, the difference has an interval too (Welch 1947). When the "
        "same people answer twice, only their own changes can be tested, and those are not published here.",
    ),
    "recent-direction": (
        "For yearly figures with counts we ask whether the last five rise or fall by more than chance would give, with little room "
        "for error (99.8%), and whether they still do when any one year is left out. Years that are pooled share people with the "
        "year before, and are not tested.",
        "Source: Office for Health Improvement and Disparities, Fingertips technical guidance, recent trends.",
    ),
    "similar-places": (
        "An official figure of the authority stands among the authorities that a publisher reckons most like it, counted from the "
        "better end. A rank alone says little: places that hardly differ have ranks too, so each keeps its interval.",
        "Where counts are published, a funnel says which places lie further from their common average than chance would take a place "
        "of that size (99.8%). When more than a third do, the spread is wider than chance, and no single place is named.",
        "Source: Spiegelhalter 2005.",
    ),
    "inequality": (
        "The gap is the highest less the lowest locality, with its interval. The slope index uses all localities: it is the "
        "difference between the most and the least deprived end of a line through them, weighted by population.",
        "Source: Low and Low 2004; Office for Health Improvement and Disparities.",
    ),
    "disclosure": (
        "Counts from very few people can identify somebody. Where a figure is ours to publish, counts under the threshold of its "
        "indicator are hidden together with their rate and interval, and so is whatever would give them away by subtraction: the "
        "other localities, the other groups, the other quarters, and what an earlier version showed of them. The total stays where it can.",
        "All figures here today were published by their sources and are shown as they were published. Hidden is not zero: it "
        'reads "Suppressed".',
    ),
}
