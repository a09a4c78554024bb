"""Choices and the link, on a page of two widgets: ids in, ids out, nonsense told and dropped."""

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.ui import link


def page():
    import streamlit as st

    from outcomes.ui import link as bound

    usual = st.session_state.get("made usual", "b")
    picked = bound.choose("Letter", {"a": "Letter A", "b": "Letter B", "c": "Letter C"}, "letter", usual)
    text = bound.search("Search", "words")
    st.markdown(f"{picked}|{text}")


def opened(**choices):
    app = AppTest.from_function(page)
    for key, value in choices.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def said(app):
    return app.markdown[0].value


def held(app):
    return {key: value if isinstance(value, str) else value[0] for key, value in dict(app.query_params).items()}


def test_what_is_usual_is_shown_and_not_written():
    app = opened()
    assert (said(app), held(app)) == ("b|", {})


@pytest.mark.parametrize("asked", ["c", "Letter C"])
def test_an_id_and_its_words_are_understood_and_the_id_is_written(asked):
    app = opened(letter=asked)
    assert (said(app), held(app)) == ("c|", {"letter": "c"})


def test_nonsense_is_told_and_dropped():
    app = opened(letter="<b>z</b>")
    assert (said(app), held(app)) == ("b|", {})
    assert "&lt;b&gt;z&lt;/b&gt;" in app.get("html")[0].proto.body


def test_a_choice_is_written_and_what_is_usual_is_taken_out_again():
    app = opened()
    app.selectbox[0].set_value("a").run()
    assert held(app) == {"letter": "a"}
    app.selectbox[0].set_value("b").run()
    assert held(app) == {}


def test_a_choice_that_nobody_made_follows_the_usual_one_and_a_made_one_stays():
    app = opened()
    app.session_state["made usual"] = "a"
    assert said(app.run()) == "a|"
    made = opened(letter="c")
    made.session_state["made usual"] = "a"
    assert said(made.run()) == "c|"


def test_a_search_is_cut_to_its_length():
    app = opened(words="x" * 500)
    assert said(app) == f"b|{'x' * link.MOST_SEARCHED}"


def test_where_there_is_nothing_to_choose_nothing_is_chosen():
    assert link.choose("Letter", {}, "letter") == ""
