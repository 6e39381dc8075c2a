"""The composition root: the only place that builds the real objects out of the settings."""

from __future__ import annotations

import os
import secrets
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

import discord
import structlog

from bot.client import run_bot
from bot.core.tutor import Tutor
from bot.store import open_store, upgrade_database
from playground.server import Playground
from runner.judge import open_judge

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from bot.client import TutorBot
    from bot.settings import Settings
    from problems.bank import Bank
    from runner.judge import Backend, Judge

SECRET_BYTES = 32

log = structlog.stdlib.get_logger(__name__)


class ServeError(Exception):
    """The bot cannot serve as the settings ask; the message is for the operator."""


@contextmanager
def naming_folder(setting: str, folder: Path) -> Iterator[None]:
    """Say which setting's folder it is that the system refuses to make, read or write.

    Raises:
        ServeError: It was refused.
    """
    try:
        yield
    except OSError as error:
        raise ServeError(
            f"The folder {folder} cannot be used: {error.strerror}. "
            f"Set {setting} to a folder that this user may write in."
        ) from error


def make_data_folder(settings: Settings) -> None:
    """Make the folder for the database and the secret.

    Raises:
        ServeError: It cannot be made.
    """
    with naming_folder("JAXTUTOR_DATA", settings.data):
        settings.data.mkdir(parents=True, exist_ok=True)


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
async def opened_judge(
    settings: Settings, bank: Bank, backend: Backend | None = None, *, serves_learners: bool = True
) -> AsyncIterator[Judge]:
    """Open the judge that the settings describe (or the same with another backend), and close it.

    Without ``serves_learners`` it prepares nothing ahead, for a command that judges a few files and ends.

    Raises:
        OpenJudgeError: When that backend is not usable here.
        ServeError: When a folder cannot be used.
    """
    with naming_folder("JAXTUTOR_DATA", settings.data):
        secret = read_secret(settings.data)
    with naming_folder("JAXTUTOR_CACHE", settings.cache):
        settings.cache.mkdir(parents=True, exist_ok=True)
    judge = await open_judge(
        backend or settings.backend,
        bank,
        cache_folder=settings.cache,
        secret=secret,
        slots=settings.slots,
        image=settings.docker_image,
        box_python=settings.box_python,
        docker_runtime=settings.docker_runtime,
        submissions_per_box=settings.submissions_per_box,
        serves_learners=serves_learners,
    )
    try:
        yield judge
    finally:
        await judge.close()


async def serve(
    settings: Settings,
    bank: Bank,
    *,
    announce: Callable[[str], None],
    stop: asyncio.Event | None = None,
    on_made: Callable[[TutorBot], None] | None = None,
) -> None:
    """Run the tutor until it is told to stop: on Discord with a token, in the playground without one.

    Args:
        settings: What the operator has set.
        bank: Problems and lessons.
        announce: Told in a sentence, once, where learners find the tutor.
        stop: Set it to stop; without one, SIGTERM and SIGINT do.
        on_made: Called with the bot before it connects.

    Raises:
        OpenJudgeError: No judge can be opened.
        OpenStoreError: The database cannot be opened.
        ServeError: The settings contradict each other, or Discord refuses the bot.
        StartPlaygroundError: The playground's port is taken.
    """
    check_destination(settings)
    make_data_folder(settings)
    async with AsyncExitStack() as stack:
        # What fails for reasons that an operator can mend comes first, before anything is visible to a learner.
        url = settings.resolved_database_url
        await upgrade_database(url)
        store = await stack.enter_async_context(await open_store(url))
        judge = await stack.enter_async_context(opened_judge(settings, bank))
        check_judge(settings, judge.backend)
        bank = bank.offered_on(judge.jax_version)
        tutor = await stack.enter_async_context(Tutor(store, bank, judge))
        api, gateway = settings.discord_api, settings.discord_gateway
        if settings.discord_token is None:
            playground = await stack.enter_async_context(Playground(port=settings.playground_port))
            token, api, gateway = playground.token, playground.api_url, playground.gateway_url
            announce(f"The playground is open: {playground.page_url}")
        else:
            token = settings.discord_token.get_secret_value()
            announce("Serving Discord. Learners begin with /problem.")
        try:
            await run_bot(
                tutor,
                bank,
                token,
                message_content=settings.message_content,
                api_url=api,
                gateway_url=gateway,
                stop=stop,
                on_made=on_made,
            )
        except discord.LoginFailure as error:
            raise ServeError(
                "Discord does not accept DISCORD_TOKEN. Copy it again from the developer portal."
            ) from error
        except discord.PrivilegedIntentsRequired as error:
            raise ServeError(
                "JAXTUTOR_MESSAGE_CONTENT is set, but the application may not read message content. "
                "Allow the intent in the developer portal, or unset it: the tutor works without."
            ) from error


def check_destination(settings: Settings) -> None:
    """Refuse another Discord without a token for it.

    Raises:
        ServeError: An address is set, but no token.
    """
    if settings.discord_token is None and (settings.discord_api or settings.discord_gateway):
        raise ServeError(
            "JAXTUTOR_DISCORD_API or JAXTUTOR_DISCORD_GATEWAY is set, but DISCORD_TOKEN is not. "
            "Set the token that this server gave you, or unset the addresses to open the playground."
        )


def check_judge(settings: Settings, backend: str) -> None:
    """Refuse to run strangers' code in a plain process, and say what a plain process means.

    Raises:
        ServeError: A real Discord is to be served with the ``process`` backend, and nobody has said that this is meant.
    """
    if backend != "process":
        return
    if settings.discord_token is not None and not settings.allow_process_on_discord:
        raise ServeError(
            "No Docker engine with the judge's image answers here, and the process backend is for your own code: "
            "anyone on the server could run programs on this machine. Start Docker and run `make image`, "
            "or, if you trust every learner with this machine, set "
            "JAXTUTOR_ALLOW_PROCESS_ON_DISCORD=i-trust-every-learner."
        )
    log.warning("submissions run in child processes of this machine: meant for your own code, see SECURITY.md")
