"""The fonts of print: pinned packages in, a Fontconfig file with no others and the characters they have out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

# In the order of preference: what Fira Sans lacks (boxes, ticks, arrows both ways) comes from Source Sans.
PACKAGES = {"fontpkg_fira_sans": "Fira Sans", "fontpkg_source_sans_3": "Source Sans 3"}

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
<cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="append_last">{families}</edit></match>
</fontconfig>
"""


def write_font_configuration(folder: Path) -> Path:
    """A Fontconfig file in a folder that is there, naming our fonts and none of the machine's."""
    target = folder / "fonts.conf"
    text = _CONFIGURATION.format(
        folders="\n".join(f"<dir>{escape(str(_folder(package)))}</dir>" for package in PACKAGES),
        cache=escape(str(folder / "fontconfig")),
        families="".join(f"<string>{family}</string>" for family in PACKAGES.values()),
    )
    target.write_text(text, encoding="utf-8")
    return target


@cache
def known_characters() -> frozenset[int]:
    """Code points that some font has in all its styles, so that a word stays legible in bold and italic too."""
    return frozenset().union(*(_characters_in_all_styles(package) for package in PACKAGES))


def _folder(package: str) -> Path:
    return Path(str(files(package) / "files"))


def _characters_in_all_styles(package: str) -> frozenset[int]:
    characters: list[frozenset[int]] = []
    for path in sorted(_folder(package).glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            characters.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*characters)
