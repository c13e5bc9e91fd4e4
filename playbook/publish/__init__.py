"""Text in, files out: the site, the printed book and the folder they stand in.

`playbook.publish.pdf` is imported where a book is printed: WeasyPrint costs half a second, which a site does without.
"""

from playbook.publish.folder import CONTENTS, other_title, publish_folder
from playbook.publish.site import publish_site
from playbook.publish.site_engine import SiteEngine, site_engine

__all__ = ["CONTENTS", "SiteEngine", "other_title", "publish_folder", "publish_site", "site_engine"]
