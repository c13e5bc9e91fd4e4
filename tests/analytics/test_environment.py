"""Names after $ in a source, and what of it may be shown."""

from __future__ import annotations

import pytest

from playbook.analytics.environment import place_of
from playbook.diagnostics import PlaybookError

SECRETS = {"PASSWORD": "p@ss:w/rd", "URL": "postgresql://u:secret@db/sales", "FOLDER": "/exports"}


@pytest.mark.parametrize(
    ("source", "address", "shown"),
    [
        ("data/ledger.csv", "data/ledger.csv", "data/ledger.csv"),
        ("${FOLDER}/*.csv", "/exports/*.csv", "${FOLDER}/*.csv"),
        ("${URL}", SECRETS["URL"], "${URL}"),
        ("postgresql://u:${PASSWORD}@db/sales", "postgresql://u:p%40ss%3Aw%2Frd@db/sales", "postgresql://db/sales"),
        ("postgresql://u:plain@db/sales?sslmode=x", "postgresql://u:plain@db/sales?sslmode=x", "postgresql://db/sales"),
    ],
)
def test_names_are_filled_in_and_secrets_never_shown(source, address, shown):
    place = place_of(source, SECRETS)

    assert (place.address, place.shown) == (address, shown)
    assert "secret" not in place.shown
    assert "secret" not in repr(place)


@pytest.mark.parametrize("password", ["plain", "se#same", "se/same", "se?same", "se@same", "se[same", "se:same"])
def test_a_password_in_the_book_is_shown_nowhere_whatever_marks_it_has(password):
    source = f"postgresql://reader:{password}@${{HOST}}/sales"
    with pytest.raises(PlaybookError) as trouble:
        place_of(source, {})
    place = place_of(source, {"HOST": "db"})

    assert (
        str(trouble.value)
        == "The environment has no HOST, which the source “postgresql://${HOST}/sales” of the book asks for."
    )
    assert place.shown == "postgresql://${HOST}/sales"
    assert place.covered(f"cannot cast 'same' of {password}") in {
        "cannot cast '•••' of •••",
        "cannot cast 'same' of •••",
    }


def test_pieces_of_a_password_that_was_filled_in_are_covered():
    place = place_of("${URL}", {"URL": "postgresql://reader:topsecret/same@db/sales"})

    assert (
        place.covered("Port could not be cast to integer value as 'topsecret'")
        == "Port could not be cast to integer value as '•••'"
    )


def test_a_name_that_the_environment_lacks_is_told():
    with pytest.raises(PlaybookError, match=r"The environment has no CRM_URL, which the source “\$\{CRM_URL\}”"):
        place_of("${CRM_URL}", {})


@pytest.mark.parametrize(
    ("source", "said", "covered"),
    [
        ("postgresql://u:${PASSWORD}@db/sales", "no entry for u p@ss:w/rd\n\tretry", "no entry for u ••• retry"),
        ("postgresql://u:${PASSWORD}@db/sales", "bad address u:p%40ss%3Aw%2Frd@db", "bad address u:•••@db"),
        ("${URL}", "cannot parse postgresql://u:secret@db/sales", "cannot parse •••"),
        ("${URL}", "refused secret", "refused •••"),
        ("postgresql://u:plain@db/sales", "refused plain", "refused •••"),
        ("data/ledger.csv", "refused plain", "refused plain"),
    ],
)
def test_in_words_of_others_every_secret_is_covered(source, said, covered):
    assert place_of(source, SECRETS).covered(said) == covered
