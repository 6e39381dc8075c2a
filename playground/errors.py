"""Refusals in Discord's own shape: a status, a code, a sentence and, for a form, the place of every mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class StartPlaygroundError(Exception):
    """The playground cannot start here; the message says why and what to do."""


@dataclass(frozen=True)
class Mistake:
    """One thing wrong with a request body: where (keys and indexes), Discord's code word, and a sentence."""

    path: tuple[str | int, ...]
    code: str
    message: str


class DiscordError(Exception):
    """A request that Discord would refuse; the server turns it into the answer.

    Args:
        status: the HTTP status.
        code: Discord's numeric error code.
        message: Discord's sentence for that code.
        mistakes: for code 50035, what is wrong where.
    """

    def __init__(self, status: int, code: int, message: str, mistakes: tuple[Mistake, ...] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.mistakes = mistakes

    def payload(self) -> dict[str, Any]:
        """The body of the answer."""
        payload: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.mistakes:
            payload["errors"] = nest_mistakes(self.mistakes)
        return payload


def nest_mistakes(mistakes: tuple[Mistake, ...]) -> dict[str, Any]:
    """Arrange mistakes as Discord does: nested by key, indexes as strings, a list ``_errors`` at each place."""
    root: dict[str, Any] = {}
    for mistake in mistakes:
        node = root
        for key in mistake.path:
            node = node.setdefault(str(key), {})
        node.setdefault("_errors", []).append({"code": mistake.code, "message": mistake.message})
    return root


def invalid_form(*mistakes: Mistake) -> DiscordError:
    """A body that is well-formed JSON and not what the endpoint takes."""
    return DiscordError(400, 50035, "Invalid Form Body", mistakes)


def invalid_json() -> DiscordError:
    """A body that is not JSON, or not an object where one is due."""
    return DiscordError(400, 50109, "The request body contains invalid JSON.")


def unauthorized() -> DiscordError:
    """No token, or one that is not the application's."""
    return DiscordError(401, 0, "401: Unauthorized")


def not_found() -> DiscordError:
    """No such route."""
    return DiscordError(404, 0, "404: Not Found")


def unknown_channel() -> DiscordError:
    """No such channel, or none the application sees."""
    return DiscordError(404, 10003, "Unknown Channel")


def unknown_guild() -> DiscordError:
    """No such guild."""
    return DiscordError(404, 10004, "Unknown Guild")


def unknown_member() -> DiscordError:
    """No such member in the guild."""
    return DiscordError(404, 10007, "Unknown Member")


def unknown_message() -> DiscordError:
    """No such message in the channel, or it was deleted."""
    return DiscordError(404, 10008, "Unknown Message")


def unknown_user() -> DiscordError:
    """No such user."""
    return DiscordError(404, 10013, "Unknown User")


def unknown_webhook() -> DiscordError:
    """The webhook id is not the application's."""
    return DiscordError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> DiscordError:
    """The interaction does not exist, or its first answer came too late."""
    return DiscordError(404, 10062, "Unknown interaction")


def unknown_command() -> DiscordError:
    """No such application command."""
    return DiscordError(404, 10063, "Unknown application command")


def already_acknowledged() -> DiscordError:
    """A second first answer."""
    return DiscordError(400, 40060, "Interaction has already been acknowledged.")


def request_too_large() -> DiscordError:
    """A file or a request over the limit."""
    return DiscordError(413, 40005, "Request entity too large")


def missing_access() -> DiscordError:
    """The application may not go there."""
    return DiscordError(403, 50001, "Missing Access")


def not_own_message() -> DiscordError:
    """An edit of somebody else's message."""
    return DiscordError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> DiscordError:
    """A message with nothing in it."""
    return DiscordError(400, 50006, "Cannot send an empty message")


def missing_permissions() -> DiscordError:
    """The application is there and may not do that."""
    return DiscordError(403, 50013, "Missing Permissions")


def invalid_webhook_token() -> DiscordError:
    """The interaction's token is wrong or fifteen minutes old."""
    return DiscordError(401, 50027, "Invalid Webhook Token")


def thread_exists() -> DiscordError:
    """A second thread on one message."""
    return DiscordError(400, 160004, "A thread has already been created for this message")
