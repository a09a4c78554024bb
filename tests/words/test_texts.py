from outcomes.words import texts

LONG = "We act. " + "We do what we said we would do, and we say when it was done, by whom, and what came of it. " * 3


def test_a_long_text_is_its_first_sentence_and_the_rest_word_for_word():
    first, rest = texts.opened(LONG)
    assert first == "We act."
    assert f"{first} {rest}" == LONG
    assert texts.opened("We act. We tell.") == ("We act. We tell.", "")
    assert texts.opened("We act. We tell.", whole=0) == ("We act.", "We tell.")


def test_a_sentence_ends_behind_its_quotation_mark_and_at_a_line_and_not_in_a_short_form():
    assert texts.opened("Asked 'did it help?' It did.", whole=0) == ("Asked 'did it help?'", "It did.")
    assert texts.opened("Each plan will:\nbe clear\nbe timed", whole=0) == ("Each plan will:", "be clear\nbe timed")
    assert texts.opened("Agencies, e.g. the police, took part.", whole=0)[1] == ""
