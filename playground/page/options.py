"""Turns what a person filled in, for a slash command or a modal, into what Discord sends to the application."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playground.constants import SELECTS, ComponentType, OptionType
from playground.page.refusal import RefusalError
from playground.payloads import channel_payload, file_payload, member_payload, user_payload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.world import File, World

JSON = dict[str, Any]
_SHORTEST_TRUE = frozenset({"true", "yes", "1"})
_TEXT_CHARACTERS = 4000
_STRING_OPTION_CHARACTERS = 6000


@dataclass
class Resolver:
    """Collects the objects that ids in options and values stand for, as ``resolved``."""

    world: World
    origin: str
    in_guild: bool
    found: dict[str, JSON] = field(default_factory=dict)

    def user(self, user_id: int) -> str:
        """Resolve a person or the bot."""
        user = self.world.users.get(user_id)
        if user is None:
            raise RefusalError("There is nobody with that id here.")
        self._put("users", user.id, user_payload(user))
        if self.in_guild:
            self._put("members", user.id, member_payload(user, with_user=False, with_permissions=True))
        return str(user.id)

    def channel(self, channel_id: int) -> str:
        """Resolve a channel."""
        channel = self.world.channels.get(channel_id)
        if channel is None:
            raise RefusalError("There is no channel with that id here.")
        self._put("channels", channel.id, channel_payload(self.world, channel) | {"permissions": "0"})
        return str(channel.id)

    def file(self, file_id: int) -> str:
        """Resolve an uploaded file."""
        file: File | None = self.world.files.get(file_id)
        if file is None:
            raise RefusalError("That file was not uploaded. Choose it again.")
        self._put("attachments", file.id, file_payload(file, self.origin, is_ephemeral=True))
        return str(file.id)

    def _put(self, kind: str, number: int, payload: JSON) -> None:
        self.found.setdefault(kind, {})[str(number)] = payload


def command_options(
    command: JSON, words: list[str], given: Mapping[str, Any], resolver: Resolver, *, focused: str | None = None
) -> list[JSON]:
    """The ``options`` of a slash command.

    Args:
        command: the registered command.
        words: the names of sub-command group and sub-command, if any.
        given: option name to what was filled in.
        resolver: collects the objects behind ids.
        focused: for autocomplete, the option being typed in; then nothing is required.

    Raises:
        RefusalError: as Discord's client would refuse, with a sentence.
    """
    known: list[JSON] = command.get("options", [])
    if words:
        group = next(
            (one for one in known if one["name"] == words[0] and one["type"] <= OptionType.SUB_COMMAND_GROUP), None
        )
        if group is None:
            raise RefusalError(f"/{command['name']} has no sub-command {words[0]!r}.")
        inner = command_options(group, words[1:], given, resolver, focused=focused)
        return [{"type": group["type"], "name": group["name"], "options": inner}]
    if any(one["type"] <= OptionType.SUB_COMMAND_GROUP for one in known):
        raise RefusalError(f"Choose a sub-command of {command['name']}.")
    unknown = set(given) - {one["name"] for one in known}
    if unknown:
        raise RefusalError(f"/{command['name']} has no option {min(unknown)!r}.")
    filled: list[JSON] = []
    for option in known:
        name, value = option["name"], given.get(option["name"])
        if name == focused:
            filled.append({"type": option["type"], "name": name, "value": str(value or ""), "focused": True})
        elif value is not None and value != "":
            filled.append({"type": option["type"], "name": name, "value": _value(option, value, resolver)})
        elif option.get("required") and focused is None:
            raise RefusalError(f"The option {name} is required. Fill it in.")
    return filled


def _value(option: JSON, value: Any, resolver: Resolver) -> Any:  # noqa: ANN401 - one return a kind of option
    kind, name = option["type"], option["name"]
    if kind == OptionType.BOOLEAN:
        return value if isinstance(value, bool) else str(value).lower() in _SHORTEST_TRUE
    if kind in {OptionType.INTEGER, OptionType.NUMBER}:
        return _number(option, value)
    if kind in {OptionType.USER, OptionType.MENTIONABLE}:
        return resolver.user(_id(name, value))
    if kind == OptionType.CHANNEL:
        return resolver.channel(_id(name, value))
    if kind == OptionType.ATTACHMENT:
        return resolver.file(_id(name, value))
    if kind == OptionType.ROLE:
        raise RefusalError("The playground has no roles.")
    text = str(value)
    low, high = option.get("min_length") or 0, option.get("max_length") or _STRING_OPTION_CHARACTERS
    if not low <= len(text) <= high:
        raise RefusalError(f"The option {name} takes {low} to {high} characters.")
    return _choice(option, text)


def _number(option: JSON, value: Any) -> int | float:  # noqa: ANN401 - what a person typed
    name, whole = option["name"], option["type"] == OptionType.INTEGER
    try:
        number: int | float = int(value) if whole else float(value)
    except (TypeError, ValueError) as error:
        raise RefusalError(f"The option {name} takes a {'whole ' if whole else ''}number.") from error
    low, high = option.get("min_value"), option.get("max_value")
    if (low is not None and number < low) or (high is not None and number > high):
        raise RefusalError(f"The option {name} takes a number from {low} to {high}.")
    chosen: int | float = _choice(option, number)
    return chosen


def _choice(option: JSON, value: Any) -> Any:  # noqa: ANN401 - text or number
    choices = option.get("choices")
    if not choices:
        return value
    for one in choices:
        if value in (one["value"], one["name"]):
            return one["value"]
    raise RefusalError(f"Choose one of the listed values for {option['name']}.")


def _id(name: str, value: Any) -> int:  # noqa: ANN401 - what a person typed
    text = str(value).strip("<@!#>")
    if not text.isdecimal():
        raise RefusalError(f"The option {name} was not filled in with one of the suggestions.")
    return int(text)


def modal_components(modal: JSON, values: Mapping[str, Any], resolver: Resolver) -> list[JSON]:
    """The ``components`` of a modal's submission; ``values`` maps custom_ids to what was filled in.

    Raises:
        RefusalError: a required field is empty, or a value is too long, too short or not on offer.
    """
    filled: list[JSON] = []
    for number, component in enumerate(modal["components"], start=1):
        shell: JSON = {"type": component["type"], "id": component.get("id") or number}
        if component["type"] == ComponentType.LABEL:
            inner = component["component"]
            shell["component"] = _field(inner, component["label"], values.get(inner["custom_id"]), resolver)
        elif component["type"] == ComponentType.ACTION_ROW:
            shell["components"] = [
                _field(inner, inner.get("label") or "", values.get(inner["custom_id"]), resolver)
                for inner in component["components"]
            ]
        filled.append(shell)
    return filled


def _field(component: JSON, label: str, value: Any, resolver: Resolver) -> JSON:  # noqa: ANN401 - what was filled in
    kind = component["type"]
    shell: JSON = {"type": kind, "custom_id": component["custom_id"], "id": component.get("id") or 0}
    if kind == ComponentType.TEXT_INPUT:
        return shell | {"value": _text(component, label, component.get("value") if value is None else value)}
    if kind == ComponentType.CHECKBOX:
        return shell | {"value": bool(component.get("default") if value is None else value)}
    picked = _picked(component, label, value)
    if kind == ComponentType.RADIO_GROUP:
        return shell | {"value": picked[0] if picked else None}
    if kind == ComponentType.FILE_UPLOAD:
        picked = [resolver.file(_id(label, one)) for one in picked]
    elif kind in {ComponentType.USER_SELECT, ComponentType.MENTIONABLE_SELECT}:
        picked = [resolver.user(_id(label, one)) for one in picked]
    elif kind == ComponentType.CHANNEL_SELECT:
        picked = [resolver.channel(_id(label, one)) for one in picked]
    return shell | {"values": picked}


def _text(component: JSON, label: str, value: Any) -> str:  # noqa: ANN401 - what was filled in
    text = str(value or "").replace("\r\n", "\n")
    low, high = component.get("min_length") or 0, component.get("max_length") or _TEXT_CHARACTERS
    if not text and component.get("required") is not False:
        raise RefusalError(f"{label} is required. Fill it in.")
    if text and not low <= len(text) <= high:
        raise RefusalError(f"{label} takes {low} to {high} characters; this is {len(text)}.")
    return text


def _picked(component: JSON, label: str, value: Any) -> list[str]:  # noqa: ANN401 - what was filled in
    options: list[JSON] = component.get("options") or []
    if value is None:
        picked = [one["value"] for one in options if one.get("default")]
    else:
        picked = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    if options:
        picked = [_option_value(options, label, one) for one in picked]
    check_count(component, label, len(picked))
    return picked


def _option_value(options: list[JSON], label: str, picked: str) -> str:
    for one in options:
        if picked in (one["value"], one["label"]):
            return str(one["value"])
    raise RefusalError(f"{picked!r} is not one of the options of {label}.")


def check_count(component: JSON, label: str, count: int) -> None:
    """Check how many values were picked.

    Raises:
        RefusalError: too few or too many.
    """
    low, high = component.get("min_values"), component.get("max_values")
    low, high = 1 if low is None else low, 1 if high is None else high
    if component["type"] == ComponentType.RADIO_GROUP:
        low = high = 1
    optional = component["type"] not in SELECTS or component.get("required") is False
    if count == 0 and (component.get("required") is False or (optional and low == 0)):
        return
    if not low <= count <= high:
        raise RefusalError(f"Choose {low} to {high} for {label}." if low != high else f"Choose {low} for {label}.")
