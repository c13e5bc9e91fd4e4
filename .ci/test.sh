#!/usr/bin/env bash
# Checks and tests. A red check does not keep the tests from running; arguments go to pytest.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash .ci/check.sh
checks=$?
# A file stays with one process, so that what its tests share is built once.
.venv/bin/python -m pytest -n 2 --dist loadfile "$@"
tests=$?
if [ "$checks" -ne 0 ]; then
    exit "$checks"
fi
exit "$tests"
