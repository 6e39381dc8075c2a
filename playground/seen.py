"""What a person sees: messages, buttons, selects and modals, read from the page's view of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground.constants import ComponentType, MessageFlag
from playground.payloads import walk_components

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class SeenButton:
    """A button on a message; ``url`` is set for a link button, which has no ``custom_id``."""

    label: str
    custom_id: str | None
    style: int
    disabled: bool
    url: str | None


@dataclass(frozen=True)
class SeenSelect:
    """A string select on a message; ``options`` maps each option's label to its value."""

    custom_id: str
    placeholder: str
    options: dict[str, str]
    disabled: bool


@dataclass(frozen=True)
class SeenAttachment:
    """A file on a message; ``url`` can be fetched with ``Person.download``."""

    id: int
    filename: str
    url: str
    size_bytes: int


@dataclass(frozen=True)
class SeenMessage:
    """One state of one message, as this person sees it.

    ``raw`` is Discord's message object, with the page's rendering beside it: every text that is Markdown
    has its safe HTML under a neighbouring key that starts with ``html``.
    An edit makes a new ``SeenMessage`` with the same ``id``; two states of a message are not equal.
    """

    raw: dict[str, Any]

    @property
    def id(self) -> int:
        """The message's snowflake."""
        return int(self.raw["id"])

    @property
    def channel_id(self) -> int:
        """The snowflake of the channel, thread or DM that holds the message."""
        return int(self.raw["channel_id"])

    @property
    def author_id(self) -> int:
        """Who wrote it."""
        return int(self.raw["author"]["id"])

    @property
    def author_name(self) -> str:
        """The name shown above the message."""
        return str(self.raw["author"].get("global_name") or self.raw["author"]["username"])

    @property
    def is_from_bot(self) -> bool:
        """Whether an application wrote it."""
        return bool(self.raw["author"].get("bot"))

    @property
    def content(self) -> str:
        """The message's own text, as Markdown source; embeds and components are not in it."""
        return str(self.raw["content"])

    @property
    def text(self) -> str:
        """Everything there is to read, as Markdown source: content, embeds, text components, labels of buttons."""
        return "\n".join(part for part in self._texts() if part)

    @property
    def embeds(self) -> tuple[dict[str, Any], ...]:
        """The embeds, as Discord's objects."""
        return tuple(self.raw["embeds"])

    @property
    def components(self) -> tuple[dict[str, Any], ...]:
        """The top-level components, as Discord's objects."""
        return tuple(self.raw["components"])

    @property
    def buttons(self) -> tuple[SeenButton, ...]:
        """Every button, from the top down, however deeply nested."""
        return tuple(
            SeenButton(
                label=component.get("label") or (component.get("emoji") or {}).get("name") or "",
                custom_id=component.get("custom_id"),
                style=component["style"],
                disabled=component.get("disabled", False),
                url=component.get("url"),
            )
            for component in walk_components(self.raw["components"])
            if component["type"] == ComponentType.BUTTON
        )

    @property
    def selects(self) -> tuple[SeenSelect, ...]:
        """Every string select, from the top down."""
        return tuple(
            SeenSelect(
                custom_id=component["custom_id"],
                placeholder=component.get("placeholder") or "",
                options={option["label"]: option["value"] for option in component["options"]},
                disabled=component.get("disabled", False),
            )
            for component in walk_components(self.raw["components"])
            if component["type"] == ComponentType.STRING_SELECT
        )

    @property
    def attachments(self) -> tuple[SeenAttachment, ...]:
        """The files on the message."""
        return tuple(
            SeenAttachment(int(one["id"]), one["filename"], one["url"], one["size"]) for one in self.raw["attachments"]
        )

    @property
    def is_ephemeral(self) -> bool:
        """Whether only this person sees it."""
        return bool(self.raw["flags"] & MessageFlag.EPHEMERAL)

    @property
    def is_thinking(self) -> bool:
        """Whether it is the placeholder of a deferred answer."""
        return bool(self.raw["flags"] & MessageFlag.LOADING)

    @property
    def is_edited(self) -> bool:
        """Whether the page marks it "(edited)"."""
        return self.raw["edited_timestamp"] is not None

    @property
    def reply_to_id(self) -> int | None:
        """The message that this one replies to, or None."""
        reference = self.raw.get("message_reference")
        return int(reference["message_id"]) if reference and reference.get("message_id") else None

    def _texts(self) -> Iterator[str]:
        yield self.content
        for embed in self.embeds:
            yield (embed.get("author") or {}).get("name", "")
            yield embed.get("title", "")
            yield embed.get("description", "")
            for field in embed.get("fields", ()):
                yield field["name"]
                yield field["value"]
            yield (embed.get("footer") or {}).get("text", "")
        for component in walk_components(self.raw["components"]):
            yield component.get("content", "")
            yield component.get("label", "") or ""


@dataclass(frozen=True)
class SeenModal:
    """A modal that the bot opened; ``raw`` is Discord's object: title, custom_id, components."""

    interaction_id: int
    channel_id: int
    raw: dict[str, Any]

    @property
    def title(self) -> str:
        """The modal's title."""
        return str(self.raw["title"])

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """The input components (text input, select, file upload...) by their label."""
        found: dict[str, dict[str, Any]] = {}
        for component in self.raw["components"]:
            if component["type"] == ComponentType.LABEL:
                found[component["label"]] = component["component"]
            elif component["type"] == ComponentType.ACTION_ROW:
                for inner in component["components"]:
                    found[inner.get("label") or inner["custom_id"]] = inner
        return found


@dataclass(frozen=True)
class Choice:
    """One suggestion of an autocomplete."""

    name: str
    value: str | int | float


@dataclass(frozen=True)
class Response:
    """How the bot answered an interaction at first.

    ``kind`` is ``"message"`` (a new message, in ``message``), ``"thinking"`` (deferred: ``message`` is the
    placeholder that a later edit fills), ``"update"`` (the clicked message was edited: ``message`` is its new state),
    ``"deferred update"`` (acknowledged, nothing shown yet) or ``"modal"`` (in ``modal``).
    """

    kind: str
    message: SeenMessage | None = None
    modal: SeenModal | None = None
