"""Export: what was found, as files that other programs read."""

from rashomon.export.folder import check_folder, write_folder
from rashomon.export.schema import schemas

__all__ = ["check_folder", "schemas", "write_folder"]
