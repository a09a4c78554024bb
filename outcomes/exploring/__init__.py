"""What the explorer sends to a browser: every series of a board, with the words and judgements that go with it."""

from outcomes.exploring.answered import answers
from outcomes.exploring.course import LETTER
from outcomes.exploring.parcel import VIEWS, behind, packed, parcel, rules, year

__all__ = ["LETTER", "VIEWS", "answers", "behind", "packed", "parcel", "rules", "year"]
