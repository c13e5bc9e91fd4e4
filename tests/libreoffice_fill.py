"""Run by the system's own Python, which knows LibreOffice: opens a workbook in it, types into cells, and saves it as .xlsx.

    python3 libreoffice_fill.py FOLDER SOURCE TARGET '{"I5": 5000000, "I6": "1 250 000,50", "I7": "=1+1"}'

The folder is for LibreOffice's own settings. A text is typed as a person types it: LibreOffice makes of it what it takes it for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_PATIENCE = 60.0  # seconds that LibreOffice may take to start


def main(folder: str, source: str, target: str, cells: str) -> None:
    """Fills the cells of the first sheet."""
    pipe = f"playbook{os.getpid()}"
    words = ["soffice", "--headless", "--norestore", "--nologo", "--nodefault", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen([*words, f"-env:UserInstallation={Path(folder).absolute().as_uri()}"]) as office:
        try:
            desktop = _connected(pipe)
            hidden = _named(name="Hidden", value=True)
            book = desktop.loadComponentFromURL(Path(source).absolute().as_uri(), "_blank", 0, (hidden,))
            page = book.Sheets.getByIndex(0)
            for address, value in json.loads(cells).items():
                cell = page.getCellRangeByName(address)
                if isinstance(value, str):
                    cell.setFormula(value)
                else:
                    cell.setValue(value)
            book.storeToURL(Path(target).absolute().as_uri(), (_named("FilterName", "Calc MS Excel 2007 XML"),))
            book.close(True)  # noqa: FBT003 - as above
            desktop.terminate()
            office.wait(_PATIENCE)
        finally:
            office.kill()


def _connected(pipe: str) -> Any:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
    return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)


def _named(name: str, value: object) -> PropertyValue:
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
