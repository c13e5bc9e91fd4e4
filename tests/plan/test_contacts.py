from __future__ import annotations

import pytest

from playbook.model.masthead import Contact
from playbook.plan.contacts import contact_card


@pytest.mark.parametrize(("phone", "dial"), [("+7 (485) 200-00", "+748520000"), ("112", "112"), (None, "")])
def test_a_number_is_dialled_without_what_only_people_read(phone, dial):
    assert contact_card(Contact(phone=phone)).dial == dial
