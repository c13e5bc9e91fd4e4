"""The kinds of entities as readers call them."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.diagnostics import Message, _

KIND_WORDS: Mapping[str, Message] = {
    "line": _("line"),
    "role": _("role"),
    "attribute": _("attribute"),
    "segmentation": _("segmentation"),
    "segment": _("segment"),
    "not-our-client": _("not-our-client"),
    "portrait": _("portrait"),
    "touchpoint": _("touchpoint"),
    "pipeline": _("pipeline"),
    "state": _("state"),
    "handoff": _("handoff"),
    "status": _("status"),
    "cell": _("cell"),
    "programme": _("programme"),
    "product": _("product"),
    "document": _("document"),
    "objection": _("objection"),
    "competitor": _("competitor"),
    "terms": _("terms"),
    "authority": _("authority"),
    "situation": _("situation"),
    "case": _("case"),
    "path": _("onboarding path"),
    "edition": _("edition"),
    "term": _("term"),
    "page": _("page"),
}
