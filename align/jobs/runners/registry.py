"""The runners by name. Listing them loads none of the packages they run on."""

from importlib import import_module

from align.errors import SettingsError
from align.jobs.runners.base import Runner, RunnerOptions

_RUNNERS = {
    "local": "align.jobs.runners.local:LocalRunner",
    "slurm": "align.jobs.runners.slurm:SlurmRunner",
    "ray": "align.jobs.runners.ray:RayRunner",
}


def runner_names() -> tuple[str, ...]:
    """Return the names of all runners, the default first."""
    return tuple(_RUNNERS)


def create(name: str, options: RunnerOptions) -> Runner:
    """Make a runner.

    Raises:
        SettingsError: there is none of that name, or a package it needs is missing.
    """
    if name not in _RUNNERS:
        raise SettingsError(
            f"there is no runner called {name!r}", hint=f"choose one of {', '.join(_RUNNERS)}"
        )
    module, _, attribute = _RUNNERS[name].partition(":")
    made = getattr(import_module(module), attribute)(options)
    if not isinstance(made, Runner):
        raise TypeError(f"{_RUNNERS[name]} is not a Runner")
    return made
