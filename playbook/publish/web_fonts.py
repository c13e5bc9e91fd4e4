"""The text face's font files in, the site's web fonts out: Latin, Cyrillic and the signs of trade, as WOFF2.

Making them takes four seconds, so they are committed with the style sheets. `python -m playbook.publish.web_fonts
FOLDER` writes them anew, and a test holds the committed files against this module.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from fontpkg_fira_sans import ROOT
from fontTools import subset
from fontTools.ttLib import TTFont

FACES = {
    "fira-sans-regular.woff2": "FiraSans-Regular.ttf",
    "fira-sans-italic.woff2": "FiraSans-Italic.ttf",
    "fira-sans-medium.woff2": "FiraSans-Medium.ttf",
    "fira-sans-bold.woff2": "FiraSans-Bold.ttf",
}

_RANGES = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x017F),
    (0x0400, 0x045F),  # Cyrillic
    (0x2013, 0x2026),  # dashes, quotation marks, bullets
    (0x2190, 0x2193),  # arrows
)
_SIGNS = "Ґґˆˇ‰‹›⁄€₽№™−×÷≈≠≤≥∞√∑◊"
# What Fira Sans lacks, by its nearest sign: hyphens, narrow spaces, primes.
_STAND_INS = {0x2010: 0x2D, 0x2011: 0x2D, 0x2009: 0x20, 0x202F: 0xA0, 0x2032: 0x27, 0x2033: 0x22}
_FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "case"]


def web_fonts() -> Mapping[str, bytes]:
    """Each web font by its file name; the same bytes each time."""
    return {name: _web_font(ROOT / "files" / face) for name, face in FACES.items()}


def _web_font(path: Path) -> bytes:
    options = subset.Options(hinting=False, layout_features=_FEATURES, name_IDs=[0, 1, 2, 4, 13, 14])
    font = TTFont(path, recalcTimestamp=False)
    for table in font["cmap"].tables:
        table.cmap.update({sign: table.cmap[other] for sign, other in _STAND_INS.items() if other in table.cmap})
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_wanted())
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _wanted() -> set[int]:
    ranges = {sign for first, last in _RANGES for sign in range(first, last + 1)}
    return ranges | {ord(sign) for sign in _SIGNS} | set(_STAND_INS)


def main() -> None:
    """Write the web fonts into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in web_fonts().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
