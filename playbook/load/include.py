"""Texts from files: the path an author wrote in; the Markdown of that file out, never from outside the book."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from playbook.diagnostics import Message, _, nearest
from playbook.load.files import MAX_BYTES, BookFiles
from playbook.model.mistake import mistake
from playbook.model.text import Text


class OutsideError(ValueError):
    """A path that leads out of the book."""


def inside(folder: str, path: str) -> str:
    """A path relative to the book, from one relative to a folder of it; `OutsideError` if it leads out."""
    joined = posixpath.normpath(posixpath.join(folder, path.strip()))
    if joined.startswith(("../", "/")) or joined == ".." or "\0" in joined:
        raise OutsideError(path)
    return joined


@dataclass(slots=True)
class Includer:
    """Reads the Markdown files of a book, each once; `texts` keeps them by path."""

    files: BookFiles
    texts: dict[str, str]

    def include(self, folder: str, path: str) -> Text:
        """The text of a file named in a YAML file of `folder`.

        Reports: F002 no such file, F010 not UTF-8, F011 a path or link out of the book or a file past the limit.
        """
        try:
            inner = inside(folder, path)
        except OutsideError:
            raise _refused("F011", _("The path “{path}” leads out of the book's folder.", path=path), _COPY_IT) from None
        if inner in self.files.leading_out:
            raise _refused("F011", _("The link “{path}” leads out of the book's folder.", path=path), _COPY_IT)
        if inner not in self.texts:
            self.texts[inner] = self._read(inner, path)
        return Text(self.texts[inner], posixpath.dirname(inner))

    def _read(self, inner: str, path: str) -> str:
        if inner not in self.files.others and inner not in self.files.yaml:
            near = nearest(inner, self.files.others)
            raise _refused("F002", _("There is no file “{path}” in the book.", path=path), _("Did you mean “{near}”?", near=near) if near else None)
        file = self.files.folder / inner
        if file.stat().st_size > MAX_BYTES:
            raise _refused("F011", _("The file “{path}” is larger than {limit} bytes.", path=path, limit=MAX_BYTES))
        try:
            return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            raise _refused("F010", _("The file “{path}” is not UTF-8.", path=path), _("Save it anew as UTF-8.")) from None


_COPY_IT = _("Copy the file into the book's folder.")


def _refused(code: str, message: Message, hint: Message | None = None) -> Exception:
    return mistake(message, hint, code=code)
