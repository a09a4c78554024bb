"""The first catalogue of another authority."""

from outcomes.catalogue import load as catalogue
from outcomes.importing import starter


def test_it_is_written_once_and_never_over_an_officers_own(tmp_path):
    file = starter.write(tmp_path)
    assert file == tmp_path / "community_health" / "dataset.yaml"
    file.write_text("mine", encoding="utf-8")
    assert starter.write(tmp_path) is None
    assert file.read_text(encoding="utf-8") == "mine"


def test_it_says_of_each_indicator_what_the_shipped_catalogue_says(tmp_path, board):
    starter.write(tmp_path)
    (made,) = catalogue.load(tmp_path).values()
    ours = board.datasets[made.id]
    fields = ("title", "theme", "unit", "decimals", "polarity", "interval_method", "aggregation", "role", "imports")
    for name, entry in made.indicators.items():
        for field in fields:
            assert getattr(entry, field) == getattr(ours.indicators[name], field), (name, field)
    assert made.sources.items() <= ours.sources.items()


def test_it_holds_what_the_publishers_files_can_fill(tmp_path, board):
    starter.write(tmp_path)
    (made,) = catalogue.load(tmp_path).values()
    assert set(made.indicators) == {name for name, entry in board.indicators.items() if entry.imports}
