#!/usr/bin/env bash
# Makes .venv from the newest suitable Python of the machine; does nothing when it is there and works.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/debian.sh

works() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The first Python that starts and is new enough; a shim on the PATH may do neither.
suitable_python() {
    local candidate
    for candidate in "${PYTHON:-python3}" python3 /usr/bin/python3 python3.13 python3.12 python3.11 python3.14; do
        if works "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

if works .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then
    exit 0
fi

if ! python=$(suitable_python); then
    if can_install_packages; then
        install_packages python3 python3-venv
    fi
    if ! python=$(suitable_python); then
        how_to_install "Python 3.11 or newer is missing" python3 python3-venv
        exit 1
    fi
fi

# Debian keeps ensurepip, and with it the making of environments, in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info.minor)')
    if can_install_packages; then
        install_packages "$package"
    else
        how_to_install "Python's module venv is missing" "$package"
        exit 1
    fi
fi

"$python" -m venv --clear .venv
