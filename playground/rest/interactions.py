"""The first answer to an interaction: once, in time, and of a kind that fits."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, Any

from playground.bodies import Body
from playground.constants import CallbackType, InteractionType, MessageFlag, MessageType
from playground.errors import Mistake, already_acknowledged, invalid_form, unknown_interaction
from playground.modal_rules import check_choices, check_deferral, check_modal
from playground.payloads import is_loading, message_payload
from playground.rest.api import Endpoint
from playground.world import Message

if TYPE_CHECKING:
    from playground.rest.api import Call
    from playground.world import Interaction

JSON = dict[str, Any]

_FROM_COMMAND = frozenset({CallbackType.MESSAGE, CallbackType.DEFERRED_MESSAGE, CallbackType.MODAL})
_FROM_COMPONENT = _FROM_COMMAND | {CallbackType.DEFERRED_UPDATE, CallbackType.UPDATE}
_FITTING = {
    InteractionType.APPLICATION_COMMAND: _FROM_COMMAND,
    InteractionType.MESSAGE_COMPONENT: _FROM_COMPONENT,
    InteractionType.AUTOCOMPLETE: frozenset({CallbackType.AUTOCOMPLETE}),
    InteractionType.MODAL_SUBMIT: _FROM_COMPONENT - {CallbackType.MODAL},
}


def _callback(call: Call) -> JSON | None:
    interaction = _the_interaction(call)
    kind = CallbackType(call.body.data["type"])
    if not _fits(interaction, kind):
        sentence = f"A callback of type {int(kind)} does not answer an interaction of type {int(interaction.type)}."
        raise invalid_form(Mistake(("type",), "INTERACTION_CALLBACK_TYPE_INVALID", sentence))
    carried = _ANSWERS[kind](call, interaction)
    interaction.answer.set_result((kind, carried))
    if call.query.get("with_response") not in {"1", "true", "True"}:
        return None
    return _response(call, interaction, kind, carried)


def _the_interaction(call: Call) -> Interaction:
    interaction = call.context.world.interactions.get(call.snowflake("interaction_id"))
    if interaction is None or not secrets.compare_digest(interaction.token, call.path["interaction_token"]):
        raise unknown_interaction()
    if interaction.answer.done():
        raise already_acknowledged()
    if interaction.expired or time.monotonic() - interaction.started > call.context.respond_within_seconds:
        raise unknown_interaction()
    return interaction


def _fits(interaction: Interaction, kind: CallbackType) -> bool:
    if kind in {CallbackType.DEFERRED_UPDATE, CallbackType.UPDATE} and interaction.source_message_id is None:
        return False
    return kind in _FITTING[interaction.type]


def _below(call: Call) -> Body:
    """The message inside the callback, with the request's files."""
    return Body(call.body.data.get("data") or {}, call.body.uploads)


def _message_kind(interaction: Interaction) -> tuple[MessageType, tuple[int, int] | None]:
    """What an answer looks like: a command's answer, or a reply to the message with the button."""
    if interaction.type is InteractionType.APPLICATION_COMMAND or interaction.source_message_id is None:
        by_menu = interaction.target_message_id is not None
        return (MessageType.CONTEXT_MENU_COMMAND if by_menu else MessageType.CHAT_INPUT_COMMAND), None
    return MessageType.REPLY, (interaction.channel_id, interaction.source_message_id)


def _answer_message(call: Call, interaction: Interaction) -> Message:
    channel = call.context.world.channel(interaction.channel_id)
    kind, reply_to = _message_kind(interaction)
    message = call.context.writer.create(
        channel, _below(call), interaction=interaction, message_type=kind, reply_to=reply_to, prefix=("data",)
    )
    interaction.original_id = message.id
    return message


def _answer_later(call: Call, interaction: Interaction) -> Message:
    world = call.context.world
    data = call.body.data.get("data")
    check_deferral(data)
    kind, reply_to = _message_kind(interaction)
    message = Message(world.new_id(), interaction.channel_id, world.bot.id, kind, flags=MessageFlag.LOADING)
    message.interaction = interaction
    message.reply_to = reply_to
    if MessageFlag((data or {}).get("flags") or 0) & MessageFlag.EPHEMERAL:
        message.flags |= MessageFlag.EPHEMERAL
        message.only_for = interaction.user_id
    interaction.original_id = message.id
    return world.add_message(message)


def _update_later(call: Call, interaction: Interaction) -> Message:
    source = call.context.world.message(interaction.channel_id, interaction.source_message_id or 0)
    interaction.original_id = source.id
    return source


def _update(call: Call, interaction: Interaction) -> Message:
    source = _update_later(call, interaction)
    return call.context.writer.edit(source, _below(call), prefix=("data",))


def _choices(call: Call, interaction: Interaction) -> list[JSON]:
    del interaction
    data = call.body.data["data"]
    check_choices(data)
    return list(data.get("choices") or ())


def _modal(call: Call, interaction: Interaction) -> JSON:
    modal: JSON = call.body.data["data"]
    check_modal(modal)
    call.context.world.modals[interaction.id] = modal
    return modal


def _response(call: Call, interaction: Interaction, kind: CallbackType, carried: object) -> JSON:
    told: JSON = {"id": str(interaction.id), "type": int(interaction.type)}
    response: JSON = {"interaction": told}
    if isinstance(carried, Message):
        told |= {
            "response_message_id": str(carried.id),
            "response_message_loading": is_loading(carried),
            "response_message_ephemeral": carried.only_for is not None,
        }
        if kind in {CallbackType.MESSAGE, CallbackType.UPDATE}:
            payload = message_payload(call.context.world, carried, call.context.origin)
            response["resource"] = {"type": int(kind), "message": payload}
    return response


_ANSWERS = {
    CallbackType.MESSAGE: _answer_message,
    CallbackType.DEFERRED_MESSAGE: _answer_later,
    CallbackType.DEFERRED_UPDATE: _update_later,
    CallbackType.UPDATE: _update,
    CallbackType.AUTOCOMPLETE: _choices,
    CallbackType.MODAL: _modal,
}

ENDPOINTS = (
    Endpoint("POST", "/interactions/{interaction_id}/{interaction_token}/callback", _callback, needs_token=False),
)
