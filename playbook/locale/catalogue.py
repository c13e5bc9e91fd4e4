"""Catalogues: a language in, its gettext translations out; read once per process."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    """Translations into a language; what it lacks stays in English, the language of the source."""
    return gettext.translation("playbook", Path(__file__).parent, [language], fallback=True)
