"""What a git server runs for a book: a server, the book's folder and language in, the file and where it belongs out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from playbook.locale import Language
from playbook.workshop import open_workshop

Server = Literal["github", "gitlab"]
SERVERS: Final[Mapping[Server, str]] = {"github": ".github/workflows/book.yml", "gitlab": ".gitlab-ci.yml"}
"""Where a git server looks for what to run, from the top of the repository."""
_BOOK = "  BOOK: .\n"


def flow(server: Server, folder: Path, language: Language) -> tuple[Path, str]:
    """The path of the file and its text, which names the book as seen from the top of the repository.

    Why: servers look there alone; where there is no repository yet, the book's folder will be one.
    """
    text = open_workshop().find(f"flows/{language}/{server}.yml").read_text(encoding="utf-8")
    top = _top_of_repository(folder)
    if top is None or top == folder.resolve():
        return folder / SERVERS[server], text
    book = json.dumps(folder.resolve().relative_to(top).as_posix(), ensure_ascii=False)
    return top / SERVERS[server], text.replace(_BOOK, f"  BOOK: {book}\n", 1)


def _top_of_repository(folder: Path) -> Path | None:
    """The top of the work tree that a folder, which need not be there yet, lies in; git itself is not asked."""
    here = folder.resolve()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), None)
