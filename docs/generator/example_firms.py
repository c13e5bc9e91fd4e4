"""Names of firms that nobody has: a seed in; as many different names as are asked for out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from random import Random

_WHAT_KIND = (
    "Берёзовый", "Дубовый", "Старый", "Новый", "Белый", "Красный", "Тёплый", "Светлый", "Каменный", "Медный", "Речной", "Лесной",
    "Заречный", "Северный", "Южный", "Ясный", "Тихий", "Янтарный", "Садовый", "Луговой", "Озёрный", "Кленовый", "Ольховый",
    "Липовый", "Рябиновый", "Ореховый", "Серебряный", "Солнечный", "Парадный", "Гончарный", "Изразцовый", "Шекснинский",
    "Которосльский", "Сельский", "Городской", "Уездный", "Полевой", "Снежный", "Войлочный", "Лоскутный", "Ситцевый", "Пряничный",
)  # fmt: skip
_HE = (
    "двор", "причал", "порог", "амбар", "терем", "мост", "колодец", "сад", "угол", "очаг", "кров", "свод", "карниз", "цоколь", "маяк",
    "перекат", "родник", "погреб", "бор", "лад", "фонарь", "ковш", "узор", "подоконник",
)  # fmt: skip
_SHE = (
    "печь", "горница", "пристань", "лавка", "стена", "глазурь", "кладка", "веранда", "усадьба", "лестница", "околица", "роща", "поляна",
    "арка", "мозаика", "терраса", "крынка", "заслонка", "вьюшка", "беседка",
)  # fmt: skip


def firm_names(seed: str, taken: Collection[str]) -> Iterator[str]:
    """Different names, none of those that are taken."""
    names = [f"{kind} {he}" for kind in _WHAT_KIND for he in _HE]
    names += [f"{kind[:-2]}ая {she}" for kind in _WHAT_KIND for she in _SHE]
    Random(seed).shuffle(names)  # noqa: S311 - names, no secrets
    return (name for name in names if name not in taken)
