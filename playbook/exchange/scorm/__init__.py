"""A course in; a SCORM 1.2 package of it, which a learning management system can take in, out."""

from playbook.exchange.scorm.archive import write_archive
from playbook.exchange.scorm.chosen_path import (
    PathNotForRoleError,
    PathNotInEditionError,
    UnknownPathError,
    chosen_path,
    held_path,
)
from playbook.exchange.scorm.lost_in_course import lost_in_course
from playbook.exchange.scorm.manifest import MANIFEST, manifest_of
from playbook.exchange.scorm.package import write_package

__all__ = [
    "MANIFEST",
    "PathNotForRoleError",
    "PathNotInEditionError",
    "UnknownPathError",
    "chosen_path",
    "held_path",
    "lost_in_course",
    "manifest_of",
    "write_archive",
    "write_package",
]
