"""The names by which other tests know `tests.source_code`."""

from tests.source_code import CHECKOUT, PACKAGES
from tests.source_code import SourceCode as House
from tests.source_code import is_inside as within

__all__ = ["CHECKOUT", "PACKAGES", "House", "within"]
