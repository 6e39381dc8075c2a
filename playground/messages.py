"""Writes and edits the application's messages: merges a request with what is there, checks it, stores it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground import rules
from playground.bodies import Upload, make_file
from playground.constants import MessageFlag, MessageType
from playground.errors import Mistake, invalid_form, not_own_message, unknown_message
from playground.payloads import walk_components
from playground.stored import Keeper
from playground.world import File, Message

if TYPE_CHECKING:
    from playground.bodies import Body
    from playground.world import Channel, Interaction, World

JSON = dict[str, Any]

_SETTABLE_FLAGS = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.IS_COMPONENTS_V2


@dataclass(frozen=True)
class Writer:
    """Writes messages of the application into a world; ``origin`` is where files are served."""

    world: World
    origin: str

    def create(
        self,
        channel: Channel,
        body: Body,
        *,
        interaction: Interaction | None = None,
        message_type: MessageType = MessageType.DEFAULT,
        reply_to: tuple[int, int] | None = None,
        prefix: tuple[str, ...] = (),
    ) -> Message:
        """Add a message to a channel.

        Args:
            channel: where.
            body: what was asked for; with a prefix, ``data`` is the part below it.
            interaction: whose answer it is; makes the ephemeral flag count.
            message_type: why the message exists.
            reply_to: channel and message that it is shown to reply to.
            prefix: where ``data`` stood in the request, for the places of mistakes.

        Raises:
            DiscordError: what Discord would say.
        """
        data: JSON = body.data or {}
        repeated = self._same_nonce(channel, data)
        if repeated is not None:
            return repeated
        message = Message(self.world.new_id(), channel.id, self.world.bot.id, message_type)
        message.interaction = interaction
        message.reply_to = reply_to
        message.tts = bool(data.get("tts"))
        message.nonce = data.get("nonce")
        if reply_to is None and data.get("message_reference"):
            message.reply_to = self._reference(channel, data["message_reference"])
            message.type = MessageType.REPLY if message.reply_to else MessageType.DEFAULT
        flags = MessageFlag(data.get("flags") or 0)
        if interaction is not None and flags & MessageFlag.EPHEMERAL:
            message.only_for = interaction.user_id
            message.flags |= MessageFlag.EPHEMERAL
        self._fill(message, body, prefix, is_edit=False)
        if message.nonce is not None:
            channel.nonces[self.world.bot.id, message.nonce] = message.id
        return self.world.add_message(message)

    def edit(self, message: Message, body: Body, *, prefix: tuple[str, ...] = (), is_first: bool = False) -> Message:
        """Change one of the application's messages; ``is_first`` fills the placeholder of a deferred answer.

        Raises:
            DiscordError: what Discord would say; then nothing has changed.
        """
        if message.author_id != self.world.bot.id:
            raise not_own_message()
        self._fill(message, body, prefix, is_edit=not is_first)
        message.flags &= ~MessageFlag.LOADING
        self.world.touch_message(message, is_edit=not is_first)
        return message

    def _same_nonce(self, channel: Channel, data: JSON) -> Message | None:
        if not data.get("enforce_nonce") or data.get("nonce") is None:
            return None
        return channel.messages.get(channel.nonces.get((self.world.bot.id, data["nonce"]), 0))

    def _reference(self, channel: Channel, reference: JSON) -> tuple[int, int] | None:
        if reference.get("type"):
            mistake = Mistake(("message_reference", "type"), "UNSUPPORTED", "The playground cannot forward messages.")
            raise invalid_form(mistake)
        message_id = int(reference["message_id"])
        if message_id in channel.messages:
            return channel.id, message_id
        if reference.get("fail_if_not_exists") is False:
            return None
        sentence = "Unknown message"
        raise invalid_form(Mistake(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", sentence))

    def _fill(self, message: Message, body: Body, prefix: tuple[str, ...], *, is_edit: bool) -> None:
        """Give a message its new state, or raise and leave it as it was."""
        data: JSON = body.data or {}
        if data.get("poll"):
            mistakes = tuple(rules.poll_mistakes(data["poll"])) or (
                Mistake(("poll",), "UNSUPPORTED", "The playground has no polls."),
            )
            raise invalid_form(*mistakes)
        content = (data["content"] or "").strip() if "content" in data else message.content
        embeds = copy.deepcopy(data["embeds"] or []) if "embeds" in data else message.embeds
        components = copy.deepcopy(data["components"] or []) if "components" in data else message.components
        files = self._files(message, data, body.uploads, prefix)
        asked = MessageFlag(data.get("flags") or 0) & _SETTABLE_FLAGS
        draft = rules.Draft(
            content=content,
            embeds=embeds,
            components=components,
            filenames=tuple(one.filename for one in files),
            flags=asked,
            was_v2=bool(message.flags & MessageFlag.IS_COMPONENTS_V2),
            has_stickers=bool(data.get("sticker_ids")),
            is_edit=is_edit,
        )
        rules.check_message(draft, prefix)
        keeper = Keeper(self.world, self.origin, {f"attachment://{one.filename}": one for one in files})
        message.content = content
        message.embeds = [keeper.embed(one) for one in embeds]
        message.components = keeper.components(components) if "components" in data else components
        message.files = files
        message.flags |= asked
        for one in files:
            self.world.files[one.id] = one
        if "content" in data:
            message.mention_ids = self._mentions(message, data)

    def _files(self, message: Message, data: JSON, uploads: dict[int, Upload], prefix: tuple[str, ...]) -> list[File]:
        listed = data.get("attachments")
        if listed is None:
            kept = [] if "attachments" in data else list(message.files)
            fresh: dict[int, JSON] = {index: {} for index in uploads}
        else:
            by_id = {one.id: one for one in message.files}
            kept = [by_id[int(one["id"])] for one in listed if int(one["id"]) in by_id]
            fresh = {int(one["id"]): one for one in listed if int(one["id"]) not in by_id}
        for at, index in enumerate(fresh):
            if index not in uploads:
                mistake = Mistake(
                    (*prefix, "attachments", at, "id"), "ATTACHMENT_NOT_FOUND", f"No file has the number {index}."
                )
                raise invalid_form(mistake)
        return kept + [self._new_file(uploads[index], entry) for index, entry in fresh.items()]

    def _new_file(self, upload: Upload, entry: JSON) -> File:
        name = entry.get("filename") or upload.filename
        return make_file(self.world.new_id(), name, upload.content, entry.get("description"))

    def _mentions(self, message: Message, data: JSON) -> list[int]:
        allowed = data.get("allowed_mentions")
        texts = [message.content]
        texts += [one.get("content") or "" for one in walk_components(message.components)]
        found = self.world.mentioned("\n".join(texts))
        if allowed is not None and "users" not in (allowed.get("parse") or ()):
            named = {int(one) for one in allowed.get("users") or ()}
            found = [one for one in found if one in named]
        if message.type is MessageType.REPLY and message.reply_to and (allowed or {}).get("replied_user", True):
            channel_id, message_id = message.reply_to
            target = self.world.channel(channel_id).messages.get(message_id)
            if target is not None and target.author_id not in found and allowed is not None:
                found.append(target.author_id)
        return found


def find_own(world: World, channel_id: int, message_id: int) -> Message:
    """Find a message that the application may read over REST; ephemeral ones are only reached by their token.

    Raises:
        DiscordError: Unknown Channel or Unknown Message.
    """
    message = world.message(channel_id, message_id)
    if message.only_for is not None:
        raise unknown_message()
    return message
