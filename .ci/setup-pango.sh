#!/usr/bin/env bash
# Sees to it that Pango is there, which WeasyPrint sets the printed book with.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/debian.sh

packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)

pango_loads() {
    # Asked of the loader, since ldconfig is often not on the PATH and dpkg knows only packages.
    .venv/bin/python -c '
import ctypes
for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"):
    ctypes.CDLL(name)
' 2>/dev/null
}

# Elsewhere WeasyPrint itself finds its libraries, and says where to get them.
if [ "$(uname -s)" != Linux ] || pango_loads; then
    exit 0
fi
if can_install_packages; then
    install_packages "${packages[@]}"
else
    how_to_install "The PDF needs Pango, which is missing" "${packages[@]}"
    exit 1
fi
