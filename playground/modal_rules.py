"""What Discord refuses in modals, autocomplete choices and deferrals although its description lets it through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import constants
from playground.constants import ComponentType, MessageFlag
from playground.errors import Mistake, invalid_form
from playground.rules import duplicate_id_mistakes, select_mistakes, walk_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON = dict[str, Any]
Path = tuple[str | int, ...]


def check_modal(modal: JSON) -> None:
    """Refuse what Discord would refuse in a modal, the ``data`` of a type 9 callback.

    Raises:
        DiscordError: with every mistake; the places start with ``data``.
    """
    mistakes = tuple(_modal(modal))
    if mistakes:
        raise invalid_form(*(Mistake(("data", *one.path), one.code, one.message) for one in mistakes))


def _modal(modal: JSON) -> Iterator[Mistake]:
    components = modal["components"]
    if len(components) > constants.MODAL_COMPONENTS:
        sentence = f"Must be between 1 and {constants.MODAL_COMPONENTS} in length."
        yield Mistake(("components",), "BASE_TYPE_BAD_LENGTH", sentence)
    yield from duplicate_id_mistakes(components)
    for path, component in walk_paths(components, ("components",)):
        if component["type"] == ComponentType.STRING_SELECT:
            yield from select_mistakes(component, path)
        elif component["type"] == ComponentType.TEXT_INPUT:
            yield from _text_input(component, path)
        elif component["type"] == ComponentType.ACTION_ROW and len(component["components"]) > 1:
            yield Mistake((*path, "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 1 in length.")


def _text_input(component: JSON, path: Path) -> Iterator[Mistake]:
    in_label = path[-1] == "component"
    if in_label and component.get("label"):
        sentence = "A text input inside a label has no label of its own"
        yield Mistake((*path, "label"), "TEXT_INPUT_LABEL_NOT_ALLOWED", sentence)
    if not in_label and not component.get("label"):
        yield Mistake((*path, "label"), "BASE_TYPE_REQUIRED", "This field is required")
    low, high = component.get("min_length"), component.get("max_length")
    if low is not None and high is not None and low > high:
        yield Mistake((*path, "min_length"), "NUMBER_TYPE_MAX", "min_length is greater than max_length.")
    value = component.get("value") or ""
    if value and high is not None and len(value) > high:
        yield Mistake((*path, "value"), "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")


def check_choices(data: JSON) -> None:
    """Refuse what Discord would refuse in autocomplete choices, the ``data`` of a type 8 callback.

    Raises:
        DiscordError: with every mistake.
    """
    mistakes = [
        Mistake(("data", "choices", at, key), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")
        for at, choice in enumerate(data.get("choices") or ())
        for key in ("name", "value")
        if isinstance(choice[key], str) and not 1 <= len(choice[key]) <= constants.CHOICE_CHARACTERS
    ]
    if mistakes:
        raise invalid_form(*mistakes)


def check_deferral(data: JSON | None) -> None:
    """Refuse what Discord would refuse in a type 5 callback: it may say ephemeral, and nothing else.

    Raises:
        DiscordError: the flags hold more than that.
    """
    if MessageFlag((data or {}).get("flags") or 0) & ~MessageFlag.EPHEMERAL:
        raise invalid_form(Mistake(("data", "flags"), "BASE_TYPE_CHOICES", "Only EPHEMERAL may be set on a deferral."))
