"""Events of other datasets (UCDP GED, ACLED), from the user's own download of them."""

from clashmap.intake.external.errors import ExternalError
from clashmap.intake.external.read import External, read_external

__all__ = ["External", "ExternalError", "read_external"]
