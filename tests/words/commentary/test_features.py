from outcomes.words.commentary.features import features


def test_numbers_are_all_one_and_which_way_they_run_is_kept():
    assert features("It fell from 52% to 48%.", "neutral")[:3] == ["it", "fell", "fromto_down"]
    assert features("From 9 to 1,200", "neutral")[0] == "fromto_up"
    assert features("31 in Q3 of 2016/17", "neutral")[:5] == ["nn", "in", "qq", "of", "yyyy"]


def test_words_run_together_stand_apart_begin_and_take_sides():
    seen = features("Well above planned", "lower_is_better")
    assert seen == [
        *("well", "above", "planned"),
        *("well_above", "above_planned"),
        "well_above_planned",
        "well~planned",
        "s:plann",
        *("lo:above", "lo:above_planned"),
    ]


def test_a_word_without_an_end_is_read_to_its_end():
    # A pattern that could divide it in many ways would not come back.
    assert features("from 1 " + "a" * 20_000, "neutral")[:2] == ["from", "nn"]
