#!/usr/bin/env bash
# What a reader of the code need not look for: format, lint, types, layers. All of them run; any failure is the result.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

failed=()
step() {
    local name=$1
    shift
    echo "── $name" >&2
    "$@" || failed+=("$name")
}

step format .venv/bin/ruff format --check --quiet .
step lint .venv/bin/ruff check --quiet .
step types .venv/bin/mypy --strict --no-error-summary playbook
step layers .venv/bin/lint-imports --no-logo --no-cache

if [ ${#failed[@]} -gt 0 ]; then
    echo "Failed: ${failed[*]}" >&2
    exit 1
fi
