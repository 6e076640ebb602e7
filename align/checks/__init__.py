"""Checks: what a person should look at in a translation, and why."""

from align.checks.base import Across, Check, Finding, Pair, Setting, Severity
from align.checks.profiles import PROFILES, chosen
from align.checks.registry import check_names, described, surface_names
from align.checks.running import Found, cores, run

__all__ = [
    "PROFILES",
    "Across",
    "Check",
    "Finding",
    "Found",
    "Pair",
    "Setting",
    "Severity",
    "check_names",
    "chosen",
    "cores",
    "described",
    "run",
    "surface_names",
]
