"""A folder in; a zip file with the same bytes for the same files out."""

from __future__ import annotations

import os
import tempfile
import zipfile
from pathlib import Path
from typing import BinaryIO

from playbook.diagnostics import PlaybookError, _

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file can tell
_READABLE = 0o100644 << 16
_UNIX = 3


def write_archive(folder: Path, target: Path) -> Path:
    """`target`, with the files of a folder in the order of their names; whoever opens it finds the old file or the whole new one.

    Raises: PlaybookError, if it cannot be written.
    """
    draft: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        draft = Path(name)
        with os.fdopen(handle, "wb") as file:
            _pack(folder, file)
        draft.chmod(0o644)  # a temporary file is for its owner alone
        draft.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlaybookError(_("{path} cannot be written: {reason}.", path=str(target), reason=reason)) from error
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)
    return target


def _pack(folder: Path, file: BinaryIO) -> None:
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            about = zipfile.ZipInfo(name, _BEGINNING)
            about.create_system, about.external_attr = _UNIX, _READABLE
            archive.writestr(about, (folder / name).read_bytes(), zipfile.ZIP_DEFLATED, 9)
