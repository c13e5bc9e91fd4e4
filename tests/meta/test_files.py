"""No file of the project tells where it was written."""

from __future__ import annotations

import re

# Hostile books name such places on purpose.
EXEMPT = {"tests/hostile", "tests/books"}


def test_no_file_names_a_place_on_somebodys_machine(root, project_files):
    looked_at, guilty = 0, []
    place = _place_of_a_machine(str(root))
    for path in project_files:
        name = path.relative_to(root).as_posix()
        content = path.read_bytes()
        if b"\0" in content or any(name.startswith(folder) for folder in EXEMPT) or path.name == "test_files.py":
            continue
        looked_at += 1
        guilty += [f"{name}: {found.decode()}" for found in place.findall(content)]

    assert looked_at
    assert guilty == []


def _place_of_a_machine(checkout: str) -> re.Pattern[bytes]:
    homes = [r"/home/[a-z][\w.-]*/", r"/Users/[A-Za-z][\w.-]*/", r"/root/"]
    # A checkout right under / may be called like any path of an address, such as /site.
    own = [re.escape(checkout) + r"\b"] if checkout.count("/") > 1 else []
    return re.compile(rf"(?<![\w.-])(?:{'|'.join([*homes, *own])})".encode())
