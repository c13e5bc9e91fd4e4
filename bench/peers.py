"""The floor and the peer that have no command of their own, each as a process: `yaml FOLDER`, `pdf FOLDER`; and `pages FILE`."""

from __future__ import annotations

import sys
from pathlib import Path


def read_yaml(folder: Path) -> None:
    """Read every file of a book with PyYAML's fast loader, and do nothing with what it says."""
    import yaml  # noqa: PLC0415  # each peer pays for its own imports only

    for path in sorted(folder.rglob("*.yml")):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


def write_pdf(folder: Path) -> None:
    """Lay out `book.html` as WeasyPrint does by itself, and write `book.pdf` beside it."""
    from weasyprint import CSS, HTML  # noqa: PLC0415  # as above
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    style = CSS(filename=folder / "book.css", font_config=fonts)
    html = HTML(filename=folder / "book.html")
    html.write_pdf(folder / "book.pdf", stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")


def count_pages(file: Path) -> None:
    """Tell how many pages a PDF has."""
    from pypdf import PdfReader  # noqa: PLC0415  # as above

    print(len(PdfReader(file).pages))


if __name__ == "__main__":
    {"yaml": read_yaml, "pdf": write_pdf, "pages": count_pages}[sys.argv[1]](Path(sys.argv[2]))
