import re
from dataclasses import fields

from outcomes.draw import theme
from outcomes.draw.web import markup


def lightness(colour):
    return sum(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def luminance(colour):
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_both_modes_run_from_pale_to_deep():
    for ramp in (theme.LIGHT.ramp, theme.DARK.ramp, theme.EVEN):
        steps = [lightness(colour) for colour in ramp]
        assert steps == sorted(steps, reverse=True)


def test_text_reads_on_its_background_in_both_modes():
    for colours in (theme.LIGHT, theme.DARK):
        for text in (colours.text, colours.muted, colours.accent, colours.better, colours.worse, colours.neutral):
            assert contrast(text, colours.background) >= 4.5
        assert contrast(colours.text, colours.lower) >= 4.5
        # Higher and lower are told apart by their ground alone.
        assert contrast(colours.neutral, colours.lower) >= 3
        for text, band in zip(colours.band_text, colours.bands, strict=True):
            assert contrast(text, band) >= 4.5


def test_every_colour_is_a_variable_with_a_value_for_each_mode():
    said = theme.variables()
    assert "--oc-better:light-dark(#1f5fa8,#7db4f0);" in said
    assert "--oc-bands-0:light-dark(#b34700,#f5a15c);" in said
    for field in fields(theme.WEB):
        held = getattr(theme.WEB, field.name)
        for colour in [held] if isinstance(held, str) else held:
            name = re.fullmatch(r"var\((--oc-[a-z0-9-]+)\)", colour)[1]
            assert f"{name}:light-dark(#" in said


def test_the_style_names_no_variable_that_is_not_there():
    style = markup.style()
    for name in re.findall(r"var\((--oc-[a-z0-9-]+)\)", style):
        assert f"{name}:" in style, name


def test_type_and_marks_for_a_room_are_larger_only_where_there_is_room():
    small = {"mark": {"type": "text", "fontSize": 12, "size": 100}, "config": {"a": 1}, "datasets": {"a": [{"dx": 3}]}}
    large = theme.enlarged(small)
    assert large["mark"]["fontSize"] == {"expr": f"windowSize()[0] < 800 ? 12 : 12 * {theme.GROWS}"}
    # An area grows by the square.
    assert large["mark"]["size"] == {"expr": f"windowSize()[0] < 800 ? 100 : 100 * pow({theme.GROWS}, 2)"}
    assert large["config"] == {"a": 1, "axisQuantitative": {"tickCount": 6}}
    assert large["datasets"] == {"a": [{"dx": 3}]}
    assert small["mark"]["fontSize"] == 12


def test_a_chart_for_a_room_takes_the_height_it_is_given():
    params = [{"name": "area", "select": {}}, {"name": "height", "expr": "min(600, width)"}]
    large = theme.enlarged({"height": 600, "autosize": "fit-x", "params": params})
    assert large["autosize"] == {"type": "fit", "contains": "padding"}
    assert [param["name"] for param in large["params"]] == ["area"]
