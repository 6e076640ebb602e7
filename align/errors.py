"""The error tree.

AlignError                  our mistake or the machine's; exit code 1
├── TranslationError        an engine broke while it was working
├── StorageError            the disk or the project file failed us
└── UserError               something the user can put right; exit code 2
    ├── InputError          a document cannot be read
    ├── SettingsError       a setting or an option is wrong
    ├── GlossaryError       a term base is malformed
    ├── RulesError          a file of segmentation rules is malformed
    ├── EngineError         an engine is unknown, incomplete or not installed
    ├── ProjectError        a project file cannot be used
    └── OutputError         a result cannot be written

Every message is one sentence: where, what, and what to do about it.
"""


class AlignError(Exception):
    """Say what went wrong, where, and the way out.

    Args:
        what: the fact, without a full stop.
        where: file, line or unit it happened in.
        hint: what the reader can do, as an imperative clause.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what = what
        self.where = where
        self.hint = hint
        message = f"{where}: {what}" if where else what
        super().__init__(f"{message}; {hint}" if hint else message)


class TranslationError(AlignError):
    """An engine broke while it was working."""


class StorageError(AlignError):
    """The disk or the project file failed us."""


class UserError(AlignError):
    """Something the user can put right."""

    exit_code = 2


class InputError(UserError):
    """A document cannot be read."""


class SettingsError(UserError):
    """A setting or an option is wrong."""


class GlossaryError(UserError):
    """A term base is malformed."""


class RulesError(UserError):
    """A file of segmentation rules is malformed."""


class EngineError(UserError):
    """An engine is unknown, incomplete or not installed."""


class ProjectError(UserError):
    """A project file cannot be used."""


class OutputError(UserError):
    """A result cannot be written."""
