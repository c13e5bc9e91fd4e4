"""`python -m docs.generator`: writes the generated pages of the manual and the example's data; `--pictures` takes its pictures anew as well."""

from __future__ import annotations

import sys

from docs.generator.example_data import write_example_data
from docs.generator.pages import CHECKOUT, generated_pages
from docs.generator.pictures import take_pictures

_IMAGES = CHECKOUT / "docs" / "images"


def main(arguments: list[str]) -> int:
    """Writes what was asked for; 2 when that cannot be understood."""
    if arguments not in ([], ["--pictures"]):
        sys.stderr.write("Usage: python -m docs.generator [--pictures]\n")
        return 2
    for name, text in generated_pages().items():
        path = CHECKOUT / name
        path.write_text(text, encoding="utf-8", newline="\n")
    write_example_data(CHECKOUT)
    if arguments:
        take_pictures(_IMAGES)
    return 0


sys.exit(main(sys.argv[1:]))
