"""Graphs go in, inline SVG comes out: the same picture for site and print."""

from playbook.diagrams.draw import draw

__all__ = ["draw"]
