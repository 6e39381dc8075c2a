"""A person at the playground, driven by a program: what a test does instead of a hand on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playground.seen import Choice, Response, SeenAttachment, SeenMessage, SeenModal

DM = "@me"
"""Where to write to the bot alone, as the ``where`` of every method below."""


class InteractionFailedError(Exception):
    """The page would show "This interaction failed": no answer within three seconds, or an answer was refused."""


class RefuseActionError(Exception):
    """The playground refused what the person tried, as Discord's client would; the message is its sentence."""


class Person:
    """One person, over the same HTTP endpoints and websocket that the page uses.

    Made by ``await playground.person("Ada")``; closed with the playground.
    ``where`` is a channel's name in the person's first server (``"general"``), a channel or thread id,
    or ``DM`` for the direct messages with the bot.
    """

    id: int
    name: str

    async def send(
        self,
        content: str = "",
        *,
        where: str | int = "general",
        files: Mapping[str, bytes] | None = None,
        reply_to: SeenMessage | None = None,
    ) -> SeenMessage:
        """Write a message; ``files`` maps file names to contents; ``<@id>`` in the content mentions somebody."""
        raise NotImplementedError

    async def edit(self, message: SeenMessage, content: str) -> SeenMessage:
        """Edit one's own message."""
        raise NotImplementedError

    async def delete(self, message: SeenMessage) -> None:
        """Delete one's own message."""
        raise NotImplementedError

    async def slash(
        self, command: str, options: Mapping[str, object] | None = None, *, where: str | int = "general"
    ) -> Response:
        """Run a slash command (``"problem"``, or ``"group sub"``) and return the bot's first answer.

        ``options`` maps option names to values: str, int, float, bool; a ``Person`` or a user id for a user option;
        ``(filename, bytes)`` for an attachment option.

        Raises:
            InteractionFailedError: as the page's "This interaction failed" / "The application did not respond".
            RefuseActionError: no such command here, a missing or malformed option.
        """
        raise NotImplementedError

    async def complete(
        self,
        command: str,
        option: str,
        typed: str,
        options: Mapping[str, object] | None = None,
        *,
        where: str | int = "general",
    ) -> tuple[Choice, ...]:
        """Type ``typed`` into an option with autocomplete and return the suggestions."""
        raise NotImplementedError

    async def message_command(self, command: str, message: SeenMessage) -> Response:
        """Choose Apps → ``command`` in the context menu of a message."""
        raise NotImplementedError

    async def click(self, message: SeenMessage, label: str | None = None, *, custom_id: str | None = None) -> Response:
        """Click a button, found by its label or its custom_id; a disabled button is refused."""
        raise NotImplementedError

    async def pick(self, message: SeenMessage, *values: str, custom_id: str | None = None) -> Response:
        """Pick options (by value or label) in the message's only string select, or in the one with ``custom_id``."""
        raise NotImplementedError

    async def submit(
        self, modal: SeenModal, values: Mapping[str, str | Sequence[str] | Mapping[str, bytes]]
    ) -> Response:
        """Fill in a modal and submit it.

        ``values`` maps labels (or custom_ids) to: text for a text input, a list of values for a select,
        ``{filename: bytes}`` for a file upload. What is not named keeps its preset value.
        """
        raise NotImplementedError

    def messages(self, where: str | int = "general") -> tuple[SeenMessage, ...]:
        """Everything this person sees in a channel right now, oldest first, own ephemeral messages included."""
        raise NotImplementedError

    async def wait_for(
        self,
        predicate: Callable[[SeenMessage], bool],
        *,
        where: str | int | None = None,
        after: SeenMessage | None = None,
        timeout_seconds: float = 10,
    ) -> SeenMessage:
        """Return the first message for which ``predicate`` holds, now or within ``timeout_seconds``.

        Looks at what is there already, then at every new message and every edit.
        ``where`` None means anywhere. ``after`` leaves out that message and older ones.

        Raises:
            TimeoutError: naming what was seen instead.
        """
        raise NotImplementedError

    async def wait_for_edit(
        self,
        message: SeenMessage,
        predicate: Callable[[SeenMessage], bool] | None = None,
        *,
        timeout_seconds: float = 10,
    ) -> SeenMessage:
        """Return the state of a message that differs from ``message`` and satisfies ``predicate``, now or soon."""
        raise NotImplementedError

    async def download(self, attachment: SeenAttachment) -> bytes:
        """Fetch a file."""
        raise NotImplementedError
