"""The languages `playbook` speaks: gettext catalogues by language, English being the language of the source."""

from playbook.locale.catalogue import LANGUAGES, Language, catalogue

__all__ = ["LANGUAGES", "Language", "catalogue"]
