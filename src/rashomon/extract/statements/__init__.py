"""Statements: who says what, by which word, with what stance, and in whose words it stands."""

from rashomon.extract.statements.build import find_statements
from rashomon.extract.statements.surface import SurfaceStance, surface_stance
from rashomon.extract.statements.table import Chain, StatementTable

__all__ = ["Chain", "StatementTable", "SurfaceStance", "find_statements", "surface_stance"]
