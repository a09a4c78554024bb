"""Cut the type of packs from a variable Source Sans 3: ``python -m outcomes.draw.fonts.cut SourceSans3VF-Upright.woff2``."""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY, WEIGHTS = "Outcomes Sans", {"Regular": 400, "Bold": 700}
# Signs that the font lacks, drawn as their nearest letter; no two that stand in one key are drawn alike.
ALIKE = {"✖": "✘", "✚": "+", "∿": "~", "★": "◆", "◐": "○"}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
BOLD, REGULAR, EITHER = 0x20, 0x40, 0x61


def cut(source: Path, folder: Path) -> None:
    """Write a file a weight: one weight of the variable font, without hints, under our name."""
    for style, weight in WEIGHTS.items():
        font = instancer.instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": weight})
        drawn = font.getBestCmap()
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap.update({ord(sign): drawn[ord(letter)] for sign, letter in ALIKE.items()})
        options = subset.Options(layout_features=FEATURES, name_IDs=[0, 13, 14], hinting=False, recalc_timestamp=False)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=list(font.getBestCmap()))
        cutter.subset(font)
        name = f"{FAMILY} {style}"
        for place, text in (
            (1, FAMILY),
            (2, style),
            (3, name),
            (4, name),
            (6, name.replace(" ", "", 1).replace(" ", "-")),
        ):
            font["name"].setName(text, place, 3, 1, 0x409)
        font["OS/2"].usWeightClass = weight
        font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~EITHER | (BOLD if style == "Bold" else REGULAR)
        font["head"].macStyle = int(style == "Bold")
        if "STAT" in font:
            del font["STAT"]
        font.flavor = None
        font.save(folder / f"{name.replace(' ', '', 1).replace(' ', '-')}.ttf")


if __name__ == "__main__":
    cut(Path(sys.argv[1]), Path(__file__).parent)
