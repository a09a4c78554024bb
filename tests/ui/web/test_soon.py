"""The files that a page needs soon are those that the installed Streamlit has, each once."""

import re

import pytest

from outcomes.ui.web import site, soon

FOLDER = site.STATIC / "static" / "js"
NAMED = re.compile(r'href="\./static/js/([^"]+)"')


@pytest.mark.parametrize("name", [*soon.FRAME, *soon.CHART])
def test_the_installed_streamlit_has_one_file_of_each_kind(name):
    assert len(soon.kinds(FOLDER, name)) == 1


def test_links_name_files_that_exist_once_and_none_that_the_index_names():
    index = (site.STATIC / "index.html").read_text(encoding="utf-8")
    frame, charts = (NAMED.findall(soon.links(site.STATIC, charts)) for charts in (False, True))
    for names in (frame, charts):
        assert len(names) == len(set(names))
        assert all((FOLDER / name).is_file() and name not in index for name in names)
    assert set(frame) < set(charts)
    assert any(name.startswith("Selectbox.") for name in frame)
    assert any(name.startswith("embed.") for name in set(charts) - set(frame))


def test_what_a_file_imports_comes_with_it_and_a_kind_that_is_gone_is_left_out(tmp_path, monkeypatch):
    folder = tmp_path / "static" / "js"
    folder.mkdir(parents=True)
    (tmp_path / "index.html").write_text('<script src="./static/js/known.1.js">', encoding="utf-8")
    (folder / "A.1.js").write_text(
        'import{a}from"./b.1.js";import"./known.1.js";import"./lost.1.js";', encoding="utf-8"
    )
    (folder / "b.1.js").write_text('import"./A.1.js";', encoding="utf-8")
    (folder / "known.1.js").write_text("", encoding="utf-8")
    monkeypatch.setattr(soon, "FRAME", ("A", "Gone"))
    assert NAMED.findall(soon.links(tmp_path, charts=False)) == ["A.1.js", "b.1.js"]
