"""What follows the first answer of an interaction: further messages, and edits of all of them, for fifteen minutes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from playground.constants import MessageType
from playground.errors import invalid_webhook_token, unknown_message, unknown_webhook
from playground.payloads import is_loading, message_payload
from playground.rest.api import Endpoint

if TYPE_CHECKING:
    from playground.rest.api import Call
    from playground.world import Interaction, Message

JSON = dict[str, Any]


def _the_interaction(call: Call) -> Interaction:
    world = call.context.world
    if call.snowflake("webhook_id") != world.bot.id:
        raise unknown_webhook()
    interaction = world.interaction_by_token(call.path["webhook_token"])
    if interaction is None:
        raise invalid_webhook_token()
    if interaction.expired or time.monotonic() - interaction.started > call.context.token_lives_seconds:
        raise invalid_webhook_token()
    if not interaction.answer.done() or interaction.answer.cancelled():
        raise unknown_webhook()
    return interaction


def _the_message(call: Call) -> Message:
    interaction = _the_interaction(call)
    channel = call.context.world.channel(interaction.channel_id)
    if "message_id" in call.path:
        message = channel.messages.get(call.snowflake("message_id"))
        if message is not None and message.interaction is not interaction and message.id != interaction.original_id:
            message = None
    else:
        message = channel.messages.get(interaction.original_id or 0)
    if message is None:
        raise unknown_message()
    return message


def _payload(call: Call, message: Message) -> JSON:
    return message_payload(call.context.world, message, call.context.origin)


def _follow_up(call: Call) -> JSON | None:
    interaction = _the_interaction(call)
    channel = call.context.world.channel(interaction.channel_id)
    original = channel.messages.get(interaction.original_id or 0)
    if original is not None and is_loading(original):
        # As on Discord: the first follow-up after a deferral fills the placeholder.
        message = call.context.writer.edit(original, call.body, is_first=True)
    else:
        reply_to = (channel.id, original.id) if original is not None else None
        message = call.context.writer.create(
            channel, call.body, interaction=interaction, message_type=MessageType.REPLY, reply_to=reply_to
        )
    return _payload(call, message) if call.query.get("wait") in {"1", "true", "True"} else None


def _get(call: Call) -> JSON:
    return _payload(call, _the_message(call))


def _edit(call: Call) -> JSON:
    message = _the_message(call)
    return _payload(call, call.context.writer.edit(message, call.body, is_first=is_loading(message)))


def _delete(call: Call) -> None:
    call.context.world.remove_message(_the_message(call))


_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"

ENDPOINTS = (
    Endpoint("POST", _WEBHOOK, _follow_up, needs_token=False),
    *(
        Endpoint(method, f"{_WEBHOOK}/messages/{which}", handle, needs_token=False)
        for which in ("@original", "{message_id}")
        for method, handle in (("GET", _get), ("PATCH", _edit), ("DELETE", _delete))
    ),
)
