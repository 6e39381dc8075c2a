"""The composition root: the only place that builds the real objects out of the settings."""

from __future__ import annotations

import os
import secrets
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from runner.judge import open_judge

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.settings import Settings
    from problems.bank import Bank
    from runner.judge import Backend, Judge

SECRET_BYTES = 32


def read_secret(folder: Path) -> bytes:
    """Read the secret that hidden inputs are drawn from; made the first time, and readable by its owner only."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret"
    if not path.exists():
        draft = folder / f"secret.{os.getpid()}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(SECRET_BYTES))
        try:
            # Linking refuses where renaming would replace: of two processes that start at once, one secret stays.
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()


@asynccontextmanager
async def opened_judge(settings: Settings, bank: Bank, backend: Backend | None = None) -> AsyncIterator[Judge]:
    """Open the judge that the settings describe (or the same with another backend), and close it.

    Raises:
        OpenJudgeError: When that backend is not usable here.
    """
    judge = await open_judge(
        backend or settings.backend,
        bank,
        cache_folder=settings.cache,
        secret=read_secret(settings.data),
        slots=settings.slots,
        image=settings.docker_image,
        box_python=settings.box_python,
        docker_runtime=settings.docker_runtime,
        submissions_per_box=settings.submissions_per_box,
    )
    try:
        yield judge
    finally:
        await judge.close()
