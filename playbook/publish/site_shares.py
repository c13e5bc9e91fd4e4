"""Shares of a site, each in a folder of its own, in; the whole site in the first of these folders out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

_INDEX = "search/search_index.json"
_SCRIPT = "search/search_index.js"  # the same for a site that is read without a server


def join_shares(folders: Sequence[Path]) -> None:
    """Move into the first folder what only the others have; their entries in the search follow those of the first."""
    whole, *others = folders
    _join_indexes(whole, others)
    for folder in others:
        for file in sorted(folder.rglob("*")):
            target = whole / file.relative_to(folder)
            if not file.is_dir() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                file.rename(target)


def _join_indexes(whole: Path, others: Sequence[Path]) -> None:
    indexes = [json.loads((folder / _INDEX).read_bytes()) for folder in (whole, *others) if (folder / _INDEX).is_file()]
    if len(indexes) > 1:
        entries = [entry for index in indexes for entry in index["docs"]]
        text = json.dumps(indexes[0] | {"docs": entries}, separators=(",", ":"))
        (whole / _INDEX).write_text(text, encoding="utf-8")
        if (whole / _SCRIPT).is_file():
            (whole / _SCRIPT).write_text(f"var __index = {text}", encoding="utf-8")
