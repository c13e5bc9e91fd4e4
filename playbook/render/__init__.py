"""Renders the plan: pages in, all the text of the site and of the printed book out."""

from playbook.render.drawings import draw_ahead
from playbook.render.environment import fragments_of
from playbook.render.print import render_print
from playbook.render.site import render_site
from playbook.render.sources import NavItem, PrintChapter, PrintSource, SiteSource

__all__ = [
    "NavItem",
    "PrintChapter",
    "PrintSource",
    "SiteSource",
    "draw_ahead",
    "fragments_of",
    "render_print",
    "render_site",
]
