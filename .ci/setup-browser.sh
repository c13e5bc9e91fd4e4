#!/usr/bin/env bash
# Sees to Chromium, poppler and git for the tests. What stays missing is told in a sentence, and pytest skips by name the
# tests that need it; the exit status is 1 then, so that the next run looks again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/debian.sh

chromium_starts() {
    # Asked to start, since Ubuntu's chromium-browser is only a pointer to a snap.
    local name
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && "$name" --version >/dev/null 2>&1; then
            return
        fi
    done
    return 1
}

missing_packages() {
    command -v git >/dev/null || echo git
    command -v pdftotext >/dev/null || echo poppler-utils
    chromium_starts || echo chromium
}

mapfile -t missing < <(missing_packages)
if [ ${#missing[@]} -gt 0 ] && can_install_packages; then
    for package in "${missing[@]}"; do
        # One by one: Ubuntu has no Chromium of its own, and the others are wanted all the same.
        install_packages "$package" || echo "The package $package could not be installed." >&2
    done
    mapfile -t missing < <(missing_packages)
fi
if [ ${#missing[@]} -gt 0 ]; then
    how_to_install "The tests that need ${missing[*]} are skipped" "${missing[@]}"
    exit 1
fi
