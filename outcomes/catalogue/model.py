"""Records of the catalogue: what a dataset says of itself and of its indicators."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from outcomes import periods

# How an indicator's figures of small areas make the figure of a larger one.
SUM, RATIO, MEAN = "sum", "ratio_of_sums", "population_weighted_mean"
# In which group of the menu a dataset stands. The Board's own papers fill the overview; official series stand beside them.
PAPERS, PLACES, OFFICIAL = "papers", "places", "official"
# What the program needs to know an indicator for, whatever its id (decision 59): the people of an area; the score that
# orders localities from most to least deprived; the share of people aged 65 and over. One indicator has each.
ROLE_POPULATION, ROLE_DEPRIVATION, ROLE_OLDER_PEOPLE = "population", "deprivation", "older_people"


@dataclass(frozen=True)
class Source:
    """A published document or file, as it must be cited. ``places`` say on which page a part of it stands, by how its locators begin."""

    id: str
    title: str
    publisher: str
    published: str
    licence: str
    url: str
    pages: str
    places: tuple[tuple[str, str], ...] = ()

    def page_of(self, locator: str) -> str:
        """On which page a place is, where the document itself says so; else ""."""
        return next((page for start, page in self.places if locator.startswith(f"{start},")), "")


@dataclass(frozen=True)
class Scheme:
    """Named grades from the worst to the best, and the step in which their edges are printed."""

    id: str
    grades: tuple[str, ...]
    step: float = 1


@dataclass(frozen=True)
class Bands:
    """The grades of an indicator from a period on.

    ``ranges`` are the grades that are printed, worst to best, each with its lowest and highest value inclusive (None is
    open). With a ``tolerance`` instead, grades lie around the plan: the best meets it, the next misses it by at most so
    many per cent of it.
    """

    scheme: Scheme
    holds_from: str
    ranges: tuple[tuple[str, float | None, float | None], ...] = ()
    tolerance: float | None = None


@dataclass(frozen=True)
class Plan:
    """A planned value, the period from which it holds, and how it was read."""

    holds_from: str
    value: float
    basis: str


@dataclass(frozen=True)
class Imports:
    """Where an importer finds an indicator's figures: the layout of a publisher's file, and its column or measure."""

    layout: str
    column: str


@dataclass(frozen=True)
class Indicator:
    """One thing that is measured, and everything a reader needs to understand its figure.

    ``near`` names indicators of other datasets that measure something close, ``difference`` says how they differ.
    ``same_as`` names indicators of the very same thing, each with the reason that the documents give for another figure.
    ``printed`` is the title in the document where ours is put in plainer words.
    """

    id: str
    dataset: str
    title: str
    theme: str
    unit: str
    decimals: int
    polarity: str
    period_kind: str
    interval_method: str
    disclosure: str
    question: str = ""
    definition: str = ""
    measure: str = ""
    printed: str = ""
    numerator: str = ""
    denominator: str = ""
    number: int | None = None
    aggregation: str = ""
    caveats: str = ""
    bands: tuple[Bands, ...] = ()
    plan: Plan | None = None
    near: tuple[str, ...] = ()
    difference: str = ""
    same_as: tuple[tuple[str, str], ...] = ()
    role: str = ""
    imports: Imports | None = None
    # What else readers call it, for a search.
    search: tuple[str, ...] = ()
    # Of a directly standardised rate: the weight of each age band, by its group in the table.
    standard: tuple[tuple[str, float], ...] = ()

    @property
    def numbered(self) -> str:
        """The title, with the number that the document gives it."""
        return self.title if self.number is None else f"{self.number}. {self.title}"


@dataclass(frozen=True)
class Section:
    """A part of a dataset's page: what kind of answer it is, and about which indicators.

    ``under`` names the section in whose tab it stands; ``key`` its choice in the link, ``label`` the words of that choice,
    ``open`` what is chosen first, ``strip`` what every title of the choice begins with. ``by`` is the group that tells the
    parts of a whole apart, ``grades`` are those parts from the worst to the best; ``whole`` names the whole in a sentence,
    ``without`` are areas that are left out; ``stages`` are indicators drawn one after another, as what is left of the first. ``says`` are the kinds of texts that it shows (see ``store.words``). ``begun``
    counts a period as reached once it has begun. ``sentences`` are headlines by theme ("" for all) that name figures in
    braces; see ``words.template``.
    """

    id: str
    dataset: str
    kind: str
    title: str
    under: str = ""
    key: str = ""
    label: str = ""
    open: str = ""
    strip: str = ""
    by: str = ""
    grades: tuple[str, ...] = ()
    whole: str = ""
    begun: bool = False
    themes: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()

    def sentence(self, theme: str = "") -> str:
        """The headline declared for a theme, or the one for all; "" for none."""
        held = dict(self.sentences)
        return held.get(theme) or held.get("", "")


@dataclass(frozen=True)
class Note:
    """Something a reader must know: on a section, theme or indicator, from and until a period where that is said."""

    on: str
    text: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Pairs:
    """Two views that the same people gave of the same statements: what the choice is called, what the views are called,
    and each statement with the item of each view."""

    title: str
    views: tuple[str, str]
    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Survey:
    """How the waves of a survey are to be read.

    ``themes`` hold its items, ``groups`` those who answered: the first stands for the survey on the overview, and to it
    alone belong ``margin``, the one that the report prints in percentage points, and ``asked``, the indicators with how
    many could answer and how many did. ``compared`` says what the design allows to be said of causes. ``paired`` is true
    where the same people answered each time. ``pairs`` are items that are read beside each other.
    """

    waves: tuple[str, ...]
    themes: tuple[str, ...]
    area: str
    groups: tuple[str, ...] = ("",)
    margin: float | None = None
    asked: tuple[str, str] | None = None
    compared: str = ""
    paired: bool = False
    pairs: Pairs | None = None


@dataclass(frozen=True)
class Priorities:
    """Which priorities of the board's strategy a paper says it is about, id to title, where it says so, and what of that cannot be read."""

    of: Mapping[str, str]
    locator: str
    unclear: str = ""


@dataclass(frozen=True)
class Returned:
    """Where a figure stands in a return that an officer fills in for somebody else: the sheet, the label after which its part
    begins, and the label of its own row. ``times`` turns it into the indicator's unit. ``commentary`` is a text instead."""

    indicator: str
    sheet: str
    label: str
    after: str = ""
    statistic: str = "value"
    times: float = 1.0
    commentary: bool = False


@dataclass(frozen=True)
class Screen:
    """A screen for a room: a section of the dataset under a title of its own; ``pick`` is its choice."""

    id: str
    title: str
    section: str
    pick: str = ""


@dataclass(frozen=True)
class Page:
    """Where a dataset stands: its title there, its address, its group of the menu, and the key of its sections."""

    title: str
    address: str
    menu: str = PAPERS
    link: str = "section"


@dataclass(frozen=True)
class Dataset:
    """A folder of the catalogue: its sources, themes, waves, indicators, and how it is read."""

    id: str
    title: str
    summary: str
    owner_role: str
    next_update: str
    sources: Mapping[str, Source]
    themes: Mapping[str, str]
    indicators: Mapping[str, Indicator]
    waves: Mapping[str, periods.Wave] = field(default_factory=dict)
    page: Page = Page("", "")
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    survey: Survey | None = None
    screens: tuple[Screen, ...] = ()
    priorities: Priorities | None = None
    returns: tuple[Returned, ...] = ()

    def of_theme(self, *themes: str) -> list[Indicator]:
        """Indicators of the themes given, in declared order."""
        return [entry for entry in self.indicators.values() if entry.theme in themes]

    def of(self, section: Section) -> list[Indicator]:
        """Indicators of a section: those of its themes in the order of the themes, then those it names; all when it names none."""
        if not section.themes and not section.indicators:
            return list(self.indicators.values())
        by_theme = [entry for theme in section.themes for entry in self.of_theme(theme)]
        return [*by_theme, *(self.indicators[name] for name in section.indicators)]

    def period(self, period: str) -> periods.Period:
        """A period of this dataset, waves included."""
        return periods.parse(period, self.waves)

    def earlier(self, period: str, among: Iterable[str]) -> list[str]:
        """Those of some periods that are of the same kind as a period and before it, in order."""
        asked, held = self.period(period), {name: self.period(name) for name in among}
        found = [name for name, each in held.items() if each.kind == asked.kind and each.key < asked.key]
        return sorted(found, key=lambda name: held[name].key)

    @property
    def official(self) -> bool:
        """Whether it holds official series that stand beside the Board's own papers."""
        return self.page.menu == OFFICIAL
