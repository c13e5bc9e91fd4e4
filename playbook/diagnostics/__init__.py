"""What a finding is, what it says and where it points: the language in which every room reports the author's mistakes."""

from playbook.diagnostics.address import Address
from playbook.diagnostics.diagnostic import Diagnostic, Place, RelatedPlace
from playbook.diagnostics.figure import Amount, Figure, Money, Percent
from playbook.diagnostics.finding import Finding, Related, Severity
from playbook.diagnostics.label import Label
from playbook.diagnostics.message import Message, _, _n
from playbook.diagnostics.nearest import nearest
from playbook.diagnostics.quoted import quoted
from playbook.diagnostics.trouble import PlaybookError

__all__ = [
    "Address",
    "Amount",
    "Diagnostic",
    "Figure",
    "Finding",
    "Label",
    "Message",
    "Money",
    "Percent",
    "Place",
    "PlaybookError",
    "Related",
    "RelatedPlace",
    "Severity",
    "_",
    "_n",
    "nearest",
    "quoted",
]
