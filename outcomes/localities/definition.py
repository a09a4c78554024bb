"""Own localities: groups of small areas that somebody defines, from a file, a page or a link.

A definition holds no figure and no person; it is checked whenever it comes in, because files and links
can be written by anyone.
"""

import base64
import binascii
import csv
import io
import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outcomes.areas import ENGLAND, Areas
from outcomes.errors import OutcomesError, visible

CODE = re.compile(r"[EW]0[15]\d{6}")
NAME = re.compile(r"[^\W_][\w '&,.()/-]{0,59}")
# Letters that show as nothing, and what a page would turn into a link.
INVISIBLE = re.compile("[\u115f\u1160\u3164\uffa0]")
# Scripts that share the shapes of letters.
ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
ADDRESS = re.compile(r"www\.|//", re.I)
MOST_GROUPS = 40
MOST_BYTES = 200_000
MOST_LINES = 5_000
MOST_LINK = 8_000
SHOWN_FAULTS = 8
HEADER = ["code", "group"]


@dataclass(frozen=True)
class Definition:
    """Named groups of LSOAs; no LSOA is in two."""

    groups: tuple[tuple[str, frozenset[str]], ...]

    @property
    def names(self) -> list[str]:
        """Names of the groups in order."""
        return [name for name, _ in self.groups]

    @property
    def lsoas(self) -> frozenset[str]:
        """Every LSOA that is in a group."""
        return frozenset().union(*(lsoas for _, lsoas in self.groups))


@dataclass(frozen=True)
class Read:
    """What came in: the definition, and what its author should know of it."""

    definition: Definition
    remarks: tuple[str, ...]


def wards(areas: Areas) -> dict[str, frozenset[str]]:
    """LSOAs of each ward, by best fit."""
    members = areas.members[areas.members["ward_code"] != ""]
    return {str(code): frozenset(part) for code, part in members.groupby("ward_code")["lsoa11cd"]}


def define(lines: Iterable[tuple[str, str, str]], areas: Areas) -> Read:
    """A definition from lines of place (for messages), code and group name; all faults in one message.

    A code is an LSOA or a ward of this authority. A line for an LSOA wins over the line of its ward.
    Raises OutcomesError for unknown codes, codes in two groups, names that cannot stand in a heading, and
    more groups than fit a page.
    """
    known, by_ward = frozenset(areas.members["lsoa11cd"]), wards(areas)
    single: dict[str, str] = {}
    whole: dict[str, str] = {}
    names: dict[str, str] = {}
    faults = []
    for place, code, name in lines:
        where = f"{place}: " if place else ""
        held = single if code in known else whole if code in by_ward else None
        if held is None:
            kind = (
                "code of an LSOA or ward"
                if CODE.fullmatch(code)
                else f"code (they look like {min(known)} or {min(by_ward, default='a ward')})"
            )
            faults.append(f"{where}'{visible(code)[:20]}' is no {kind} of {areas.authority.name}")
            continue
        # Letters that look alike become the same letter, so that no two names look the same.
        name = " ".join(unicodedata.normalize("NFKC", name).split()) if name.isprintable() else name
        if fault := _name_fault(name, areas):
            faults.append(f"{where}the group name '{visible(name)[:70]}' {fault}")
            continue
        name = names.setdefault(_skeleton(name), name)
        if held.setdefault(code, name) != name:
            faults.append(f"{where}{code} is in '{name}' and in '{held[code]}'; keep it in one")
    if len(names) > MOST_GROUPS:
        faults.append(f"{len(names)} groups are more than the {MOST_GROUPS} that fit a page")
    if faults:
        more = f" And {len(faults) - SHOWN_FAULTS} more." if len(faults) > SHOWN_FAULTS else ""
        raise OutcomesError("; ".join(faults[:SHOWN_FAULTS]) + "." + more)
    if not names:
        raise OutcomesError(
            f"No locality is defined: each line needs a code and a group, for example {min(known)},North."
        )
    spread = {lsoa: name for ward, name in whole.items() for lsoa in by_ward[ward]}
    moved = sorted(lsoa for lsoa, name in single.items() if spread.get(lsoa, name) != name)
    spread.update(single)
    groups = {name: frozenset(lsoa for lsoa, own in spread.items() if own == name) for name in names.values()}
    if empty := [name for name, lsoas in groups.items() if not lsoas]:
        raise OutcomesError(
            f"'{empty[0]}' holds no LSOA: each one of its ward is put into another group by its own line."
        )
    remarks = []
    if moved:
        remarks.append(
            f"{len(moved)} LSOA{'s are' if len(moved) > 1 else ' is'} taken out of "
            f"{'their' if len(moved) > 1 else 'its'} ward's group by a line of {'their' if len(moved) > 1 else 'its'} own."
        )
    left = len(known) - len(spread)
    if left:
        remarks.append(
            f"{left} of {len(known)} small areas are in no group. They belong to no locality here, and "
            f"{areas.authority.name} still holds them."
        )
    ordered = tuple(sorted(groups.items(), key=lambda item: item[0].casefold()))
    return Read(Definition(ordered), tuple(remarks))


def _name_fault(name: str, areas: Areas) -> str:
    """Why a name cannot stand on a page; "" when it can."""
    if not NAME.fullmatch(name) or INVISIBLE.search(name):
        return "must begin with a letter or digit and have at most 60 letters, digits, spaces or , . ' & ( ) / -"
    if ADDRESS.search(name):
        return "looks like a web address; leave out 'www.' and '//'"
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in name if letter.isalpha()} & ALIKE
    if len(scripts) > 1:
        return f"mixes letters that look alike ({', '.join(sorted(scripts)).lower()}); write it in one script"
    whole = (area for area in (areas.authority.id, ENGLAND) if area in areas.areas)
    taken = next((area for area in whole if _skeleton(areas.name(area)) == _skeleton(name)), "")
    return f"is the name of {areas.name(taken)} as a whole; choose another" if taken else ""


def _skeleton(name: str) -> str:
    """What of a name tells it from another: letters and digits, whatever their case, spaces and signs."""
    return re.sub(r"[\W_]", "", name.casefold())


def read_csv(content: bytes, areas: Areas) -> Read:
    """A definition from a two-column CSV: code, group. A heading line may stand first."""
    if len(content) > MOST_BYTES:
        raise OutcomesError(f"The file has {len(content):,} bytes; a definition has at most {MOST_BYTES:,}.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise OutcomesError("The file is not text in UTF-8. In Excel, save it as 'CSV UTF-8'.") from fault
    if "\0" in text:
        raise OutcomesError("The file is not a CSV: it holds binary data. In Excel, save it as 'CSV UTF-8'.")
    first = text.lstrip().split("\n", 1)[0]
    separator = next((mark for mark in (",", ";", "\t") if mark in first), ",")
    lines: list[tuple[str, str, str]] = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator, strict=True), 1):
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if len(lines) == 0 and number == 1 and not CODE.fullmatch(cells[0]) and not re.search(r"\d{5}", cells[0]):
                continue
            if len(cells) < 2 or any(cells[2:]):
                raise OutcomesError(f"Line {number} has {len(cells)} columns; each line has two: code, group.")
            if number > MOST_LINES:
                raise OutcomesError(f"The file has more than {MOST_LINES:,} lines.")
            lines.append((f"line {number}", cells[0].upper(), cells[1]))
    except csv.Error as fault:
        raise OutcomesError(f"The file cannot be read as CSV: {fault}.") from fault
    return define(lines, areas)


def to_csv(definition: Definition) -> bytes:
    """The definition as the CSV that ``read_csv`` reads: one line an LSOA."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows((lsoa, name) for name, lsoas in definition.groups for lsoa in sorted(lsoas))
    return out.getvalue().encode("utf-8-sig")


def to_link(definition: Definition, areas: Areas) -> str:
    """The definition as text for a link: whole wards by their code, compressed, letters and digits only.

    Raises OutcomesError when it is longer than ``from_link`` reads.
    """
    by_ward = wards(areas)
    short: dict[str, list[str]] = {}
    for name, lsoas in definition.groups:
        inside = sorted(ward for ward, own in by_ward.items() if own <= lsoas)
        rest = lsoas - frozenset().union(*(by_ward[ward] for ward in inside)) if inside else lsoas
        short[name] = [*inside, *sorted(rest)]
    packed = zlib.compress(json.dumps(short, separators=(",", ":"), ensure_ascii=False).encode(), 9)
    link = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(link) > MOST_LINK:
        raise OutcomesError("These localities do not fit into a link; give them shorter names, or use fewer of them.")
    return link


def from_link(text: str, areas: Areas) -> Read:
    """A definition from a link. Raises OutcomesError when it is cut, altered or too large."""
    broken = "The link's own localities cannot be read; it may have been cut. Ask for it again, or use the CSV."
    if len(text) > MOST_LINK or not re.fullmatch(r"[A-Za-z0-9_-]+", text):
        raise OutcomesError(broken)
    try:
        unpacker = zlib.decompressobj()
        raw = unpacker.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), MOST_BYTES)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise OutcomesError(broken)
        given = json.loads(raw)
    except (zlib.error, binascii.Error, ValueError, RecursionError) as fault:
        raise OutcomesError(broken) from fault
    if not isinstance(given, Mapping) or not all(
        isinstance(codes, list) and all(isinstance(code, str) for code in codes) for codes in given.values()
    ):
        raise OutcomesError(broken)
    return define((("", code, name) for name, codes in given.items() for code in codes), areas)
