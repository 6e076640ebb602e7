"""``align`` with the fake engine: run as ``python -m tests.jobs.driver batch run JOB``.

Workers import the main module of their driver, so they know the engine as well.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from unittest import mock

from align.cli import app, batch
from align.exchange.atomic import fresh_file
from tests.jobs.fake import register

register()
if all(group.name != "batch" for group in app.app.registered_groups):
    app.app.add_typer(batch.app, name="batch")


@contextmanager
def full_disk(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """Write a result as long as there is no file that says the disk is full."""
    with fresh_file(path, force=force) as file:
        yield file
        if Path(os.environ["FULL_DISK"]).exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


if "FULL_DISK" in os.environ:
    mock.patch("align.jobs.shard.fresh_file", full_disk).start()

if __name__ == "__main__":
    app.main()
