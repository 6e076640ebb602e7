"""Scanned pages, read before anything else, with progress."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.documents import Document


def read_scans(document: "Document", *, quiet: bool) -> None:
    """Have the pages read that are pictures; what was read before an interruption is kept.

    Raises:
        InputError: a page cannot be read.
    """
    if pages := document.unread():
        from align.cli.console import progress

        with progress("reading scans", pages, "pages", quiet=quiet) as advance:
            document.prepare(advance)
