"""What Discord refuses in an application command although its published description lets it through."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from playground import constants
from playground.constants import CommandType, OptionType
from playground.errors import Mistake, invalid_form

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON = dict[str, Any]
Path = tuple[str | int, ...]

_NAME_CHARACTERS = 32
_DESCRIPTION_CHARACTERS = 100
_GROUPS = frozenset({OptionType.SUB_COMMAND, OptionType.SUB_COMMAND_GROUP})
_WITH_CHOICES = frozenset({OptionType.STRING, OptionType.INTEGER, OptionType.NUMBER})
# \p{L} and \p{N} are what Python's str.isalnum() means; the two scripts are added for their vowel signs.
_EXTRA_SCRIPTS = re.compile("[\u0900-\u097f\u0e00-\u0e7f]")


def check_commands(commands: list[JSON]) -> None:
    """Refuse what Discord would refuse in a bulk overwrite.

    Raises:
        DiscordError: with every mistake; its places start with the command's index.
    """
    mistakes = [one for at, command in enumerate(commands) for one in _command(command, (at,))]
    mistakes += _counts(commands)
    if mistakes:
        raise invalid_form(*mistakes)


def check_command(command: JSON) -> None:
    """Refuse what Discord would refuse in one command.

    Raises:
        DiscordError: with every mistake.
    """
    mistakes = tuple(_command(command, ()))
    if mistakes:
        raise invalid_form(*mistakes)


def _counts(commands: list[JSON]) -> Iterator[Mistake]:
    kinds = Counter(_kind(one) for one in commands)
    for kind, count in kinds.items():
        limit = constants.CHAT_COMMANDS if kind is CommandType.CHAT_INPUT else constants.CONTEXT_MENU_COMMANDS
        if count > limit:
            sentence = f"Maximum number of application commands of type {int(kind)} reached ({limit})"
            yield Mistake((), "APPLICATION_COMMAND_TOO_MANY", sentence)
    for (_, name), count in Counter((_kind(one), one["name"]) for one in commands).items():
        if count > 1:
            sentence = f"Application command names must be unique: {name}"
            yield Mistake((), "APPLICATION_COMMANDS_DUPLICATE_NAME", sentence)


def _kind(command: JSON) -> CommandType:
    return CommandType(command.get("type") or CommandType.CHAT_INPUT)


def _command(command: JSON, path: Path) -> Iterator[Mistake]:
    if _kind(command) is not CommandType.CHAT_INPUT:
        if command.get("description"):
            sentence = "Context menu commands cannot have description"
            yield Mistake((*path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", sentence)
        if command.get("options"):
            sentence = "Context menu commands cannot have options"
            yield Mistake((*path, "options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", sentence)
        return
    yield from _name_and_description(command, path)
    yield from _options(command.get("options") or [], (*path, "options"))
    total = _length(command)
    if total > constants.COMMAND_CHARACTERS:
        limit = constants.COMMAND_CHARACTERS
        sentence = f"Command exceeds maximum size of {limit}"
        yield Mistake(path, "APPLICATION_COMMAND_TOO_LARGE", sentence)


def _name_and_description(thing: JSON, path: Path) -> Iterator[Mistake]:
    if not is_command_name(thing["name"]):
        sentence = "Command name is invalid"
        yield Mistake((*path, "name"), "APPLICATION_COMMAND_INVALID_NAME", sentence)
    description = thing.get("description") or ""
    if not description:
        yield Mistake((*path, "description"), "BASE_TYPE_REQUIRED", "This field is required")
    elif len(description) > _DESCRIPTION_CHARACTERS:
        sentence = f"Must be between 1 and {_DESCRIPTION_CHARACTERS} in length."
        yield Mistake((*path, "description"), "BASE_TYPE_BAD_LENGTH", sentence)


def is_command_name(name: str) -> bool:
    r"""Whether a name matches ``^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`` and is lower case."""
    if not 1 <= len(name) <= _NAME_CHARACTERS or name != name.lower():
        return False
    return all(one in "-_'" or unicodedata.category(one)[0] in "LN" or _EXTRA_SCRIPTS.match(one) for one in name)


def _options(options: list[JSON], path: Path) -> Iterator[Mistake]:
    optional_seen = False
    for at, option in enumerate(options):
        place = (*path, at)
        yield from _name_and_description(option, place)
        if option["type"] in _GROUPS:
            yield from _options(option.get("options") or [], (*place, "options"))
            continue
        if option.get("required") and optional_seen:
            sentence = "Required options must be placed before non-required options"
            yield Mistake(place, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", sentence)
        optional_seen = optional_seen or not option.get("required")
        yield from _choices(option, place)
    for name, count in Counter(option["name"] for option in options).items():
        if count > 1:
            sentence = f"Option names must be unique: {name}"
            yield Mistake(path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", sentence)
    if len({option["type"] in _GROUPS for option in options}) > 1:
        sentence = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        yield Mistake(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", sentence)


def _choices(option: JSON, path: Path) -> Iterator[Mistake]:
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        sentence = "Autocomplete cannot be used together with choices"
        yield Mistake((*path, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", sentence)
    if option.get("autocomplete") and option["type"] not in _WITH_CHOICES:
        yield Mistake((*path, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_TYPE", "Not for this option type")
    for at, choice in enumerate(choices):
        for key in ("name", "value"):
            if isinstance(choice[key], str) and not 1 <= len(choice[key]) <= constants.CHOICE_CHARACTERS:
                sentence = f"Must be between 1 and {constants.CHOICE_CHARACTERS} in length."
                yield Mistake((*path, "choices", at, key), "BASE_TYPE_BAD_LENGTH", sentence)
    for name, count in Counter(choice["name"] for choice in choices).items():
        if count > 1:
            sentence = f"Option choice names must be unique: {name}"
            yield Mistake((*path, "choices"), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", sentence)


def _length(thing: JSON) -> int:
    total = len(thing.get("name") or "") + len(thing.get("description") or "")
    total += sum(len(one["name"]) + len(str(one["value"])) for one in thing.get("choices") or ())
    return total + sum(_length(one) for one in thing.get("options") or ())
