"""Where the tool's own things are: templates, theme, styles and the engine's settings, shipped or beside the user's `mkdocs.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_ROOM = Path(__file__).resolve().parent
_SHIPPED = _ROOM / "_shipped" if (_ROOM / "_shipped").is_dir() else _ROOM.parent


@dataclass(frozen=True, slots=True)
class Workshop:
    """The engine's settings (`mkdocs.yml`) and the folders of templates, of which the first that has a name wins."""

    settings: Path
    templates: tuple[Path, ...]

    def find(self, name: str) -> Path:
        """A folder or file among the templates, such as `theme` or `assets/print`."""
        return next((folder / name for folder in self.templates if (folder / name).exists()), self.templates[-1] / name)


def open_workshop(settings: Path | None = None, templates: Path | None = None) -> Workshop:
    """The workshop with the user's own settings and templates where they are given; a folder `templates` beside the settings counts as given."""
    own = templates or (settings.parent / "templates" if settings else None)
    shipped = _SHIPPED / "templates"
    folders = [own] if own is not None and own.is_dir() and own.resolve() != shipped else []
    return Workshop(settings or _SHIPPED / "mkdocs.yml", (*folders, shipped))
