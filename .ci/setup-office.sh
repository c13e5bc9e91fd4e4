#!/usr/bin/env bash
# Sees to LibreOffice, and to the Python that can speak with it, for the test that fills in a sheet as a seller does. What
# stays missing is told in a sentence, and pytest skips that test by name; the exit status is 1 then, so that the next run
# looks again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/debian.sh

missing_packages() {
    command -v soffice >/dev/null || echo libreoffice-calc-nogui
    /usr/bin/python3 -c 'import uno' 2>/dev/null || echo python3-uno
}

mapfile -t missing < <(missing_packages)
if [ ${#missing[@]} -gt 0 ] && can_install_packages; then
    install_packages "${missing[@]}" || echo "The packages ${missing[*]} could not be installed." >&2
    mapfile -t missing < <(missing_packages)
fi
if [ ${#missing[@]} -gt 0 ]; then
    how_to_install "The test that needs ${missing[*]} is skipped" "${missing[@]}"
    exit 1
fi
