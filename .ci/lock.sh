#!/usr/bin/env bash
# Resolves the dependencies of pyproject.toml for every platform and pins each file by its hash.
# No registry's address is written: the locks work with whatever registry pip is set up to use.
# Pins that still fit are kept; `bash .ci/lock.sh --upgrade` takes the newest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

lock() {
    local target=$1
    shift
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        "$@" --output-file "$target"
}

mkdir -p requirements
lock requirements/run.lock pyproject.toml --group build "$@"
lock requirements/dev.lock pyproject.toml --group dev --constraints requirements/run.lock "$@"
