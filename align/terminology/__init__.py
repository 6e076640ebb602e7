"""Making an engine obey a term base, and saying for every occurrence whether it did."""

from align.terminology.enforce import Enforced, enforce

__all__ = ["Enforced", "enforce"]
