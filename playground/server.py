"""The playground itself: one loopback server that is Discord's REST API, its gateway, its CDN and the chat page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.faults import Faults
    from playground.person import Person

DEFAULT_GUILDS: Mapping[str, Sequence[str]] = {"JAX Club": ("general", "problems")}


class Playground:
    """An async context manager: a loopback Discord with one application (the tutor) in it.

    Args:
        host: only a loopback address is accepted.
        port: 0 picks a free one.
        bot_name: what the application's user is called.
        guilds: server names and their text channels, in order; the bot and every person are members of all.
        message_content: whether the application may use the privileged message-content intent;
            when False a bot that asks for it is closed with 4014, as on Discord.
        respond_within_seconds: how long a bot has for its first answer to an interaction.
        token_lives_seconds: how long an interaction token is good for.

    Raises:
        StartPlaygroundError: the host is not a loopback address, or the port is taken.
    """

    faults: Faults
    token: str
    application_id: int

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        bot_name: str = "Tutor",
        guilds: Mapping[str, Sequence[str]] = DEFAULT_GUILDS,
        message_content: bool = True,
        respond_within_seconds: float = 3.0,
        token_lives_seconds: float = 900.0,
    ) -> None:
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        raise NotImplementedError

    async def __aexit__(self, *_: object) -> None:
        raise NotImplementedError

    @property
    def page_url(self) -> str:
        """Where the chat page is: ``http://127.0.0.1:PORT/``."""
        raise NotImplementedError

    @property
    def api_url(self) -> str:
        """For ``discord.http.Route.BASE``: ``http://127.0.0.1:PORT/api/v10``."""
        raise NotImplementedError

    @property
    def gateway_url(self) -> str:
        """For ``DiscordWebSocket.DEFAULT_GATEWAY``: ``ws://127.0.0.1:PORT/``."""
        raise NotImplementedError

    @property
    def bot_is_online(self) -> bool:
        """Whether a bot is connected to the gateway and has identified itself."""
        raise NotImplementedError

    async def wait_for_bot(self, *, timeout_seconds: float = 10) -> None:
        """Wait until a bot is connected and has registered at least one command."""
        raise NotImplementedError

    async def person(self, name: str) -> Person:
        """The person of this name, made on first use; the same name gives the same account again."""
        raise NotImplementedError
