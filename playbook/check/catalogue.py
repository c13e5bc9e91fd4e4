"""The catalogue: every rule there is, found by where its file stands."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from playbook.check import rules
from playbook.check.rule import Rule


@cache
def catalogue_of_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    found = [module.RULE for module in _modules(rules) if hasattr(module, "RULE")]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(found.name)
        yield module
        if found.ispkg:
            yield from _modules(module)
