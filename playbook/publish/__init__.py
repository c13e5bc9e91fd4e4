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
from playbook.publish.versions import VERSIONS, Shown, Stamp, add_version, folder_of, keep_version, write_versions

__all__ = [
    "CONTENTS",
    "PARTS",
    "PDF_NAME",
    "VERSIONS",
    "EditionMade",
    "EditionMakers",
    "EditionText",
    "Leak",
    "LeakedError",
    "Part",
    "Shown",
    "SiteEngine",
    "Stamp",
    "add_version",
    "folder_of",
    "folders_of",
    "keep_version",
    "other_title",
    "publish_folders",
    "publish_site",
    "scan",
    "site_engine",
    "tell_leaks",
    "write_versions",
]
