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
    --keywords _:1 --keywords _n:1,2 --keywords required:1 --keywords optional:1 --keywords listed:1 --keywords gettext:1 --keywords ngettext:1,2 \
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

# Not `pybabel compile`: in “{value}% is” it takes “% i” for a placeholder that the translation lacks, and fails. What our
# placeholders are, tests/meta/test_translations.py knows.
.venv/bin/python - <<'PYTHON'
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

for path in sorted(Path("playbook/locale").glob("*/LC_MESSAGES/playbook.po")):
    with path.open("rb") as written:
        catalogue = read_po(written, locale=path.parts[2])
    with path.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalogue)
    if path.parts[2] != "en":  # English is the language of the sources: its catalogue may stay empty
        left = sum(message.fuzzy or not message.string or not all(message.string) for message in catalogue if message.id)
        print(f"{path}: {len(catalogue)} texts, {left} of them not translated")
PYTHON
