"""Not our client: whom the company cannot serve or chooses not to, why, and what a seller says and does then."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from playbook.diagnostics import _
from playbook.model.base import Noun, listed, optional, required
from playbook.model.criterion import Criteria
from playbook.model.entity import Entity
from playbook.model.mistake import mistake
from playbook.model.reference import RoleRef
from playbook.model.text import MarkdownText
from playbook.model.value import Line


class ClientException(Noun):
    """Who is ours all the same."""

    criteria: Criteria = optional("Criteria: who is excepted.", {})
    approved_by: RoleRef | None = optional("Approved by: the role that decides.")


class NotOurClient(Entity):
    """An item of the section `not_our_clients`."""

    kind: Literal["cannot", "will-not"] = optional(
        "Kind: cannot (we are unable to serve them) or will-not (we choose not to).", "will-not"
    )
    criteria: Criteria | None = optional("Criteria: who is not ours; with signs, among whom the signs decide.")
    signs: tuple[Line, ...] = listed("Signs: what a seller notices when no attribute tells.")
    reason: MarkdownText = required("Reason: why they are not ours.")
    action: MarkdownText = required("Action: what to say and do.")
    redirect_to: MarkdownText | None = optional("Send to: where they are better served.")
    exceptions: tuple[ClientException, ...] = listed("Exceptions: a client who meets one is ours.")

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        if self.criteria is None and not self.signs:
            hint = _("Write criteria, if attributes tell who is meant, or signs that a seller notices.")
            raise mistake(_("Neither “criteria” nor “signs” say who is not ours here."), hint)
        return self
