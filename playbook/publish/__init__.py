"""Text in, files out: the site, the printed book and the folder they stand in.

`playbook.publish.pdf` is imported where a book is printed: WeasyPrint costs half a second, which a site does without.
"""

from playbook.publish.edition_makers import EditionMakers, LeakedError
from playbook.publish.edition_run import (
    PARTS,
    PDF_NAME,
    EditionMade,
    EditionText,
    Part,
)
from playbook.publish.folder import CONTENTS, folders_of, other_title, publish_folders
from playbook.publish.leak_scan import Leak, scan
from playbook.publish.leak_told import tell_leaks
from playbook.publish.site import publish_site
from playbook.publish.site_engine import SiteEngine, site_engine

__all__ = [
    "CONTENTS",
    "PARTS",
    "PDF_NAME",
    "EditionMade",
    "EditionMakers",
    "EditionText",
    "Leak",
    "LeakedError",
    "Part",
    "SiteEngine",
    "folders_of",
    "other_title",
    "publish_folders",
    "publish_site",
    "scan",
    "site_engine",
    "tell_leaks",
]
