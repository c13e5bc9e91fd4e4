"""Text in, files out: the site, the printed book and the folder they stand in.

`playbook.publish.pdf` is imported where a book is printed: WeasyPrint costs half a second, which a site does without.
"""

from playbook.publish.folder import CONTENTS, publish_folder
from playbook.publish.site import publish_site

__all__ = ["CONTENTS", "publish_folder", "publish_site"]
