"""The kind of a node or edge goes in, how it looks on paper comes out; the site's dark scheme overrides it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from playbook.plan.graph import EdgeKind, NodeKind

TITLE_COLOUR: Final = "#1b2333"
SMALL_COLOUR: Final = "#566074"
PAPER: Final = "#ffffff"


@dataclass(frozen=True, slots=True)
class NodeLook:
    """Colours of a box, and the sign in its badge, so that a kind is told without colour too.

    `sign` is path data around (0, 0) within a circle of radius 9; it is filled, or drawn with a stroke.
    """

    accent: str
    surface: str
    border: str
    sign: str
    is_filled: bool = False


@dataclass(frozen=True, slots=True)
class EdgeLook:
    """Colour of an arrow and of its label, the dashes of its line, if any, and how much of the paper shows through a pale one."""

    colour: str
    dashes: str | None = None
    width: float = 1.5
    opacity: float = 1.0


NODE_LOOKS: Final[dict[NodeKind, NodeLook]] = {
    "start": NodeLook("#2563eb", "#eff5ff", "#b8cffa", "M-2.4,-4 L4.2,0 L-2.4,4 Z", is_filled=True),
    "work": NodeLook("#475569", "#f7f9fb", "#cad3de", "M-3.9,0 h0.4 M-0.2,0 h0.4 M3.5,0 h0.4"),
    "pause": NodeLook("#b45309", "#fff9ed", "#efd5a0", "M-2.1,-3.2 V3.2 M2.1,-3.2 V3.2"),
    "won": NodeLook("#15803d", "#f0fbf3", "#afdfbf", "M-3.8,0.3 L-1.2,3 L3.9,-2.7"),
    "lost": NodeLook("#b42318", "#fef4f3", "#f3c4be", "M-2.9,-2.9 L2.9,2.9 M2.9,-2.9 L-2.9,2.9"),
    "role": NodeLook(
        "#6d28d9",
        "#f7f4ff",
        "#d8cbfb",
        "M-2,-2.4 a2,2 0 1 0 4,0 a2,2 0 1 0 -4,0 Z M-4.1,4.4 C-4.1,1.7 -2.3,0.7 0,0.7 C2.3,0.7 4.1,1.7 4.1,4.4 Z",
        is_filled=True,
    ),
    "status": NodeLook("#0f766e", "#f0fbf9", "#abdfd7", "M-3.3,3.4 V0.8 M0,3.4 V-1.2 M3.3,3.4 V-3.4"),
    "unknown": NodeLook(
        "#a8145f", "#fdf3f8", "#eebfd7", "M-2.4,-2 C-2.4,-5.2 2.6,-5.2 2.6,-2 C2.6,0 0,-0.2 0,2 M0,4.3 V4.5"
    ),
}

EDGE_LOOKS: Final[dict[EdgeKind, EdgeLook]] = {
    "next": EdgeLook("#56627a"),
    "deadline": EdgeLook("#a84b08", dashes="5 4"),
    "handoff": EdgeLook("#6d28d9"),
    "movement": EdgeLook("#0f766e"),
    "elsewhere": EdgeLook("#667085", dashes="0.1 4.4", width=1.9),
    "real": EdgeLook("#3b4a63"),
    "unwritten": EdgeLook("#a8145f", dashes="7 4"),
    "idle": EdgeLook("#667085", dashes="2 4", width=1.2, opacity=0.55),
}
