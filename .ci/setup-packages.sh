#!/usr/bin/env bash
# Installs one lock file and the checkout itself into .venv: `setup-packages.sh requirements/dev.lock`.
# The registry is whatever pip is set up to use; each file must have a hash of the lock.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
# A name set for the user or machine, which pip would obey although it is not ours.
unset PYTHONPATH PYTHONHOME PIP_USER PIP_TARGET PIP_PREFIX

echo "Installing the packages of $1 …" >&2
.venv/bin/python -m pip install --quiet --require-hashes --requirement "$1"
# The build backend is in the lock, so this asks nobody for anything.
.venv/bin/python -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .
