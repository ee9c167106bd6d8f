"""The main function of a worker process."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any

from .work import Job, work

#: What a worker sends: ("ready", None), ("done", Done) for each chunk, or ("broken", message) if it
#: cannot work at all.
READY, DONE, BROKEN = "ready", "done", "broken"


def main(connection: Connection, at: Any, job: Job) -> None:
    """Clean chunks until the other side of the connection is closed.

    Args:
        connection: brings chunks and takes results.
        at: shared integer; says which document of the chunk is being worked on.
        job: what to do.
    """
    # Ctrl-C reaches the whole group of processes; the one that started the others decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()

    def began(index: int) -> None:
        at.value = index

    try:
        pipe = job.spec.build()
    except Exception as error:
        connection.send((BROKEN, f"{type(error).__name__}: {error}"))
        return
    connection.send((READY, None))
    while True:
        try:
            raws = connection.recv()
            connection.send((DONE, work(raws, job, pipe, began)))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def _follow_parent() -> None:
    # A worker must not outlive a killed parent, not even while a document keeps it busy.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
