"""Checks request bodies against Discord's published description of its API, and reports as Discord does.

The description is ``openapi.json``. It is adjusted in two ways for requests:
snowflakes may be integers (the real API takes them, and discord.py sends them),
and objects are closed, so that a misspelt field is a mistake instead of nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from playground.errors import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.exceptions import ValidationError

_UNLISTED_FIELDS = {
    "ApplicationCommandCreateRequest": {"nsfw": {"type": ["boolean", "null"]}},
    "ApplicationCommandUpdateRequest": {"nsfw": {"type": ["boolean", "null"]}},
    "ApplicationCommandPatchRequestPartial": {"nsfw": {"type": ["boolean", "null"]}},
    "RichEmbed": {"flags": {"type": ["integer", "null"]}},
    "MessageEditRequestPartial": {"tts": {"type": ["boolean", "null"]}},
    "IncomingWebhookUpdateRequestPartial": {"tts": {"type": ["boolean", "null"]}},
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {"tts": {"type": ["boolean", "null"]}},
    "CreateTextThreadWithoutMessageRequest": {"location": {"type": ["string", "null"]}},
    "CreateTextThreadWithMessageRequest": {"location": {"type": ["string", "null"]}},
}
"""Fields that Discord takes and its description leaves out; all but the last are sent by discord.py."""


def request_mistakes(route: str, method: str, body: object) -> tuple[Mistake, ...]:
    """What is wrong with a request body; nothing if the description asks for none there.

    Args:
        route: the path as the description writes it, such as ``/channels/{channel_id}/messages``.
        method: in capitals.
        body: the decoded JSON.
    """
    validator = _validator("request", route, method, "requestBody")
    if validator is None:
        return ()
    return tuple(dict.fromkeys(_mistakes(validator.iter_errors(body))))


def response_mistakes(route: str, method: str, status: int, body: object) -> tuple[Mistake, ...]:
    """What is wrong with an answer of ours, by the description's response side."""
    validator = _validator("response", route, method, "responses", str(status))
    return () if validator is None else tuple(_mistakes(validator.iter_errors(body)))


def is_described(route: str, method: str) -> bool:
    """Whether the description knows a route."""
    return method.lower() in _document("response")["paths"].get(route, {})


@cache
def _document(side: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(files("playground").joinpath("openapi.json").read_text(encoding="utf-8"))
    schemas = document["components"]["schemas"]
    schemas["SnowflakeType"]["type"] = ["string", "integer"]
    # The description types a field error's code as an integer; the documentation shows words.
    schemas["InnerErrors"]["properties"]["_errors"]["items"] = {"type": "object"}
    if side == "request":
        for name, schema in schemas.items():
            schema.get("properties", {}).update(_UNLISTED_FIELDS.get(name, {}))
            if "properties" in schema and "allOf" not in schema:
                schema.setdefault("additionalProperties", False)
    return document


@cache
def _registry(side: str) -> Registry[Any]:
    registry: Registry[Any] = Registry()
    whole: Registry[Any] = registry.with_resource("d", DRAFT202012.create_resource(_document(side)))
    return whole


@cache
def _validator(side: str, route: str, method: str, *place: str) -> Draft202012Validator | None:
    node: Any = _document(side)["paths"].get(route, {}).get(method.lower(), {})
    for key in (*place, "content", "application/json", "schema"):
        node = node.get(key)
        if node is None:
            return None
    pointer = "/".join(
        one.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
        for one in ("paths", route, method.lower(), *place, "content", "application/json", "schema")
    )
    return Draft202012Validator({"$ref": f"d#/{pointer}"}, registry=_registry(side))


def _mistakes(errors: Iterator[ValidationError] | list[ValidationError]) -> Iterator[Mistake]:
    for error in errors:
        if error.validator in {"oneOf", "anyOf"}:
            yield from _branch_mistakes(error)
        elif error.validator == "additionalProperties":
            yield from _unknown_fields(error)
        elif error.validator == "required":
            yield from _missing_fields(error)
        else:
            code, message = _describe(error)
            yield Mistake(tuple(error.absolute_path), code, message)


def _branch_mistakes(error: ValidationError) -> Iterator[Mistake]:
    """Report the branch of a union that was meant: the one whose ``type`` agrees, or else the nearest."""
    branches: dict[int, list[ValidationError]] = {}
    for one in error.context or ():
        branches.setdefault(int(one.schema_path[0]), []).append(one)
    if not branches:
        # More than one branch of a oneOf fits: ambiguous in the description, and fine for Discord.
        return
    place = tuple(error.absolute_path)
    candidates = [one for one in branches.values() if not any(_is_other_kind(error, err) for err in one)]
    if not candidates:
        yield Mistake(place, "UNION_TYPE_CHOICES", 'Value of field "type" is not one of those allowed here.')
        return
    yield from _mistakes(min(candidates, key=lambda one: (len(one), -max(len(err.absolute_path) for err in one))))


def _is_other_kind(union: ValidationError, error: ValidationError) -> bool:
    """Whether an error shows that its branch is of another kind than the value: another ``type``, or null."""
    depth = len(union.absolute_path)
    below = tuple(error.absolute_path)[depth:]
    if below == ("type",) and error.validator in {"enum", "const"}:
        return True
    return not below and error.validator == "type" and union.instance is not None


def _unknown_fields(error: ValidationError) -> Iterator[Mistake]:
    known = error.schema["properties"] if isinstance(error.schema, Mapping) else {}
    for name in sorted(set(_object(error)) - set(known)):
        yield Mistake((*error.absolute_path, name), "UNKNOWN_FIELD", f"No field is called {name!r} here.")


def _missing_fields(error: ValidationError) -> Iterator[Mistake]:
    required = error.validator_value
    for name in required if isinstance(required, list) else ():
        if name not in _object(error):
            yield Mistake((*error.absolute_path, name), "BASE_TYPE_REQUIRED", "This field is required")


def _object(error: ValidationError) -> Mapping[str, Any]:
    return error.instance if isinstance(error.instance, Mapping) else {}


def _describe(error: ValidationError) -> tuple[str, str]:
    limit, schema = error.validator_value, error.schema
    bounds: dict[str, Any] = dict(schema) if isinstance(schema, Mapping) else {}
    match error.validator:
        case "maxLength" | "minLength":
            return _length_sentence(bounds.get("minLength", 0), bounds.get("maxLength"))
        case "maxItems" | "minItems":
            return _length_sentence(bounds.get("minItems", 0), bounds.get("maxItems"))
        case "enum" | "const":
            sentence = "BASE_TYPE_CHOICES", f"Value must be one of {limit}."
        case "maximum":
            sentence = "NUMBER_TYPE_MAX", f"Value must be less than or equal to {limit}."
        case "minimum":
            sentence = "NUMBER_TYPE_MIN", f"Value must be greater than or equal to {limit}."
        case "type":
            sentence = "BASE_TYPE_BAD_TYPE", f"Value must be of type {limit}."
        case "uniqueItems":
            sentence = "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value."
        case _:
            sentence = "BASE_TYPE_INVALID", "Value is not what this field takes."
    return sentence


def _length_sentence(low: int, high: int | None) -> tuple[str, str]:
    if high is None:
        return "BASE_TYPE_MIN_LENGTH", f"Must be {low} or more in length."
    if low:
        return "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length."
    return "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length."
