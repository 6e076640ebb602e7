"""Connecting to a Ray cluster, or starting one on this machine, without its taking over."""

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from align.errors import SettingsError

_STORE = 100 * 1024 * 1024
"""Bytes of shared memory for objects; ours are a few hundred bytes each."""
_LOCAL = "local"
_KNOCK = 5.0
"""Seconds that a cluster may take to open the door."""


@contextmanager
def connected(address: str, cores: int) -> Iterator[int]:
    """Connect to Ray and yield the cores that it has.

    A cluster that was joined before is used and left as it is; one that is started here ends here.

    Args:
        address: ``HOST:PORT``, ``auto`` for the one that runs on this machine, or
            ``ray://HOST:PORT``; empty takes ``RAY_ADDRESS`` of the environment, or starts one.
        cores: that one started here has to offer.

    Raises:
        SettingsError: there is no cluster at the address.
    """
    import ray

    if ray.is_initialized():
        yield _cores()
        return
    address = address or os.environ.get("RAY_ADDRESS", "") or _LOCAL
    try:
        with _own_signals():
            _start(address, cores)
        yield _cores()
    finally:
        with _own_signals():
            ray.shutdown()


def _start(address: str, cores: int) -> None:
    import ray

    try:
        if address != _LOCAL:
            _knock(address)
            ray.init(address=address, log_to_driver=False, logging_level="ERROR")
            return
        # It would report on its use to its makers.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        ray.init(
            address=_LOCAL,
            num_cpus=cores,
            include_dashboard=False,
            object_store_memory=_STORE,
            log_to_driver=False,
            logging_level="ERROR",
        )
    except (OSError, RuntimeError, ValueError) as error:
        said = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
        raise SettingsError(
            f"there is no Ray at {address} ({said})",
            hint="correct --address, or leave it out to start one here",
        ) from error


def _knock(address: str) -> None:
    """See whether anybody answers: Ray itself would try for minutes."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if host and port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), _KNOCK).close()


def _cores() -> int:
    import ray

    return int(ray.cluster_resources().get("CPU", 1))


@contextmanager
def _own_signals() -> Iterator[None]:
    """Keep our handling of SIGTERM, in whose place Ray puts its own."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
