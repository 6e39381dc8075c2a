"""One tutor per SQLite file: a second one would judge and answer everything twice."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

from bot.store.errors import OpenStoreError

if TYPE_CHECKING:
    from pathlib import Path


class FileLock:
    """A lock on ``<file>.lock`` that the kernel drops when this process ends, however it ends.

    Attributes:
        path: The lock's own file; it stays behind, and means nothing by itself.
    """

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + ".lock")
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            OpenStoreError: Another process has it, or the lock's file cannot be written.
        """
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise OpenStoreError(
                f"The database's folder cannot be written: {self.path}: {error.strerror}. "
                "Give this user the right to write there, or set another path."
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(descriptor, 32).decode("ascii", "replace").strip()
            os.close(descriptor)
            raise OpenStoreError(
                f"Another tutor is using this database{f' (process {holder})' if holder.isdigit() else ''}: "
                f"{self.path.with_suffix('')}. Stop it first, or set another database URL for this one."
            ) from None
        os.truncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        self._descriptor = descriptor

    def drop(self) -> None:
        """Give the lock back; without it, do nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
