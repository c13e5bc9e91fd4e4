#!/usr/bin/env bash
# Brings the catalogues in playbook/locale in step with the texts in playbook/ and templates/, and compiles them.
# New texts come out untranslated, changed ones marked as fuzzy: translate both in the .po, then run it again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
template=$work/playbook.pot

# gettext and ngettext are what Jinja makes of {% trans %}. File names without line numbers: a moved line is no change.
.venv/bin/pybabel --quiet extract --mapping pyproject.toml --no-default-keywords \
    --keywords _:1 --keywords _n:1,2 --keywords gettext:1 --keywords ngettext:1,2 \
    --add-location file --sort-by-file --omit-header --output "$template" .
for language in ru en; do
    catalogue=playbook/locale/$language/LC_MESSAGES/playbook.po
    if [ -f "$catalogue" ]; then
        .venv/bin/pybabel --quiet update --domain playbook --input-file "$template" --output-dir playbook/locale \
            --locale "$language" --ignore-obsolete --ignore-pot-creation-date
    else
        .venv/bin/pybabel --quiet init --domain playbook --input-file "$template" --output-dir playbook/locale \
            --locale "$language"
    fi
done
.venv/bin/pybabel compile --statistics --domain playbook --directory playbook/locale
