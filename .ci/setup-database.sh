#!/usr/bin/env bash
# Sees to PostgreSQL and to Java, which Spark runs on, for the tests of analytics. What stays missing is told in a sentence,
# and pytest skips by name the tests that need it; the exit status is 1 then, so that the next run looks again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/debian.sh

missing_packages() {
    # Debian keeps the programs of a server off the PATH.
    command -v initdb >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || echo postgresql
    # Asked to start, since a Java may be there that does not.
    java -version >/dev/null 2>&1 || echo default-jre-headless
}

mapfile -t missing < <(missing_packages)
if [ ${#missing[@]} -gt 0 ] && can_install_packages; then
    for package in "${missing[@]}"; do
        # One by one: each is wanted without the other.
        install_packages "$package" || echo "The package $package could not be installed." >&2
    done
    mapfile -t missing < <(missing_packages)
fi
if [ ${#missing[@]} -gt 0 ]; then
    how_to_install "The tests that need ${missing[*]} are skipped" "${missing[@]}"
    exit 1
fi
