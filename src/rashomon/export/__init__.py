"""Export: what was found, as files that other programs read."""

from rashomon.export.folder import check_folder, write_files, write_folder
from rashomon.export.jsonl import json_lines
from rashomon.export.parquet import check_parquet, parquet_files
from rashomon.export.schema import schemas
from rashomon.export.tables import TABLES

__all__ = ["TABLES", "check_folder", "check_parquet", "json_lines", "parquet_files", "schemas", "write_files", "write_folder"]
