"""Words by which a clause is read: words for figures, words between a noun and its verb, other things that officers speak of."""

from outcomes.words.commentary.lexicon import listed

# Words for a figure, whatever it counts; and words that stand for what was said before.
GENERIC = listed(
    """
    it this that they we which there figure figures rate rates number numbers count total totals percentage proportion
    share performance position result results measure indicator metric level levels volume picture outcome outcomes
    quarter timeliness coverage uptake take-up completion completions average score standard standards service services
    borough council team you i one what trend overall data story stability all progress latest pleasingly sadly place
    places people children pupils cases thing activity statistic value here ours things situation percentages proportions
    volumes both again than but and delays waits population
    """
)
# Words between a noun and its verb.
BETWEEN = listed(
    """
    has have had been was were is are be being not no never also again still now then just further slightly sharply only
    all both well much rather quite very too a an the this have to did does do since continued continues continue once
    more steadily already even got getting doing seen saw shows show showed showing report reported reports see once
    """
)
PREPOSITIONS = listed(
    """
    of in for about due by from among across with at to on within into over under between after involving aged who that
    where while so
    """
)
PART_OF = listed(
    """
    for due among from involving by about
    """
)
