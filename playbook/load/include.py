"""Texts from files: the path an author wrote in; the Markdown of that file out, never from outside the book."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from playbook.diagnostics import Message, _, nearest
from playbook.load.files import BookFiles
from playbook.load.yaml_reader import MAX_SCALAR
from playbook.model.mistake import mistake
from playbook.model.text import Text

_MAX_BYTES = 4 * MAX_SCALAR  # the most that so many characters take in UTF-8


class OutsideError(ValueError):
    """A path that leads out of the book."""


def inside(folder: str, path: str) -> str:
    """A path relative to the book, from one relative to a folder of it; `OutsideError` if it leads out."""
    joined = posixpath.normpath(posixpath.join(folder, path.strip()))
    if joined.startswith(("../", "/")) or joined == "..":
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
        shown = path[:200]
        try:
            inner = inside(folder, path)
        except OutsideError:
            raise _refused(
                "F011", _("The path “{path}” leads out of the book's folder.", path=shown), _COPY_IT
            ) from None
        if inner in self.files.leading_out:
            raise _refused("F011", _("The link “{path}” leads out of the book's folder.", path=shown), _COPY_IT)
        if inner not in self.files.others and inner not in self.files.yaml:
            raise _refused("F002", _("There is no file “{path}” in the book.", path=shown), self._near(folder, inner))
        if inner not in self.texts:
            self.texts[inner] = self._read(inner, shown)
        return Text(self.texts[inner], posixpath.dirname(inner))

    def _near(self, folder: str, inner: str) -> Message:
        near = nearest(inner, self.files.others)
        if near is None:
            return _("A path is written from the folder of the file that names it.")
        return _("Did you mean “{near}”?", near=posixpath.relpath(near, folder or "."))

    def _read(self, inner: str, shown: str) -> str:
        try:
            with (self.files.folder / inner).open("rb") as file:
                data = file.read(_MAX_BYTES + 1)
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except OSError as error:
            message = _("The file “{path}” cannot be read: {reason}.", path=shown, reason=error.strerror or str(error))
            raise _refused("F010", message) from None
        except UnicodeDecodeError:
            if len(data) <= _MAX_BYTES:
                raise _refused("F010", _("The file “{path}” is not UTF-8.", path=shown), _SAVE_ANEW) from None
            text = ""
        if len(data) > _MAX_BYTES or len(text) > MAX_SCALAR:
            message = _("The file “{path}” is longer than {limit} characters.", path=shown, limit=MAX_SCALAR)
            raise _refused("F011", message, _("Divide it into several texts."))
        return text


_COPY_IT = _("Copy the file into the book's folder.")
_SAVE_ANEW = _("Save the file anew as UTF-8.")


def _refused(code: str, message: Message, hint: Message | None = None) -> Exception:
    return mistake(message, hint, code=code)
