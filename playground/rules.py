"""What Discord refuses in a message although its published description lets it through.

Sources: Discord's developer documentation (resources/message, components/reference); each rule names its limit
in ``constants``. ``command_rules`` and ``modal_rules`` do the same for commands and modals.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground import constants
from playground.constants import SELECTS, V2_COMPONENTS, ButtonStyle, ComponentType, MessageFlag
from playground.errors import Mistake, empty_message, invalid_form
from playground.payloads import walk_components

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

JSON = dict[str, Any]
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Draft:
    """A message as it would be after the request: every field present, files by name.

    ``flags`` are those asked for; ``was_v2`` tells that the message being edited already uses components V2.
    """

    content: str
    embeds: list[JSON]
    components: list[JSON]
    filenames: tuple[str, ...]
    flags: MessageFlag = MessageFlag.NONE
    was_v2: bool = False
    has_poll: bool = False
    has_stickers: bool = False
    is_edit: bool = False

    @property
    def is_v2(self) -> bool:
        """Whether the message is made of components alone."""
        return self.was_v2 or bool(self.flags & MessageFlag.IS_COMPONENTS_V2)


def check_message(draft: Draft, prefix: Path = ()) -> None:
    """Refuse what Discord would refuse in a message.

    Args:
        draft: the message as it would become.
        prefix: where the message is in the request body: ``("data",)`` in an interaction callback.

    Raises:
        DiscordError: with every mistake that was found.
    """
    mistakes = [mistake for rule in _RULES for mistake in rule(draft)]
    if mistakes:
        raise invalid_form(*(Mistake(prefix + one.path, one.code, one.message) for one in mistakes))
    something = draft.content.strip() or draft.embeds or draft.components or draft.filenames
    if not (something or draft.has_poll or draft.has_stickers):
        raise empty_message()


def _content_length(draft: Draft) -> Iterator[Mistake]:
    if len(draft.content) > constants.CONTENT_CHARACTERS:
        limit = constants.CONTENT_CHARACTERS
        yield Mistake(("content",), "BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length.")


def _embed_texts(draft: Draft) -> Iterator[Mistake]:
    total = sum(_embed_length(one) for one in draft.embeds)
    if total > constants.EMBED_TOTAL_CHARACTERS:
        limit = constants.EMBED_TOTAL_CHARACTERS
        yield Mistake(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {limit}")
    for at, embed in enumerate(draft.embeds):
        for place, one in enumerate(embed.get("fields") or ()):
            for key in ("name", "value"):
                if not str(one.get(key) or "").strip():
                    yield Mistake(("embeds", at, "fields", place, key), "BASE_TYPE_REQUIRED", "This field is required")
        shown = ("title", "description", "fields", "image", "thumbnail", "author", "footer", "video", "url")
        if not any(embed.get(key) for key in shown):
            yield Mistake(("embeds", at, "description"), "BASE_TYPE_REQUIRED", "This field is required")


def _embed_length(embed: JSON) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for one in embed.get("fields") or ():
        texts += [one.get("name"), one.get("value")]
    return sum(len((text or "").strip()) for text in texts)


def _attachment_urls(draft: Draft) -> Iterator[Mistake]:
    for at, embed in enumerate(draft.embeds):
        for key in ("image", "thumbnail"):
            yield from _attachment_url(embed.get(key), ("embeds", at, key), draft)
        for key in ("author", "footer"):
            icon = embed.get(key) or {}
            if icon.get("icon_url"):
                yield from _attachment_url({"url": icon["icon_url"]}, ("embeds", at, key), draft)
    for path, component in walk_paths(draft.components, ("components",)):
        for key in ("media", "file"):
            yield from _attachment_url(component.get(key), (*path, key), draft)
        for at, item in enumerate(component.get("items") or ()):
            yield from _attachment_url(item.get("media"), (*path, "items", at, "media"), draft)


def _attachment_url(media: JSON | None, path: Path, draft: Draft) -> Iterator[Mistake]:
    url = (media or {}).get("url") or ""
    if url.startswith("attachment://"):
        if url.removeprefix("attachment://") not in draft.filenames:
            yield Mistake((*path, "url"), "REFERENCED_ATTACHMENT_NOT_FOUND", f"No attachment is called {url[13:]!r}.")
    elif url and not url.startswith(("http://", "https://")):
        sentence = 'Scheme must be one of ("http", "https", "attachment").'
        yield Mistake((*path, "url"), "URL_TYPE_INVALID_SCHEME", sentence)


def _file_count(draft: Draft) -> Iterator[Mistake]:
    if len(draft.filenames) > constants.FILES_PER_MESSAGE:
        limit = constants.FILES_PER_MESSAGE
        yield Mistake(("attachments",), "BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length.")


def _v2_exclusions(draft: Draft) -> Iterator[Mistake]:
    if draft.is_v2:
        shown = {
            "content": draft.content,
            "embeds": draft.embeds,
            "poll": draft.has_poll,
            "sticker_ids": draft.has_stickers,
        }
        for name in (name for name, value in shown.items() if value):
            sentence = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            yield Mistake((name,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", sentence)
        return
    for at, component in enumerate(draft.components):
        if component["type"] in V2_COMPONENTS:
            sentence = 'Value of field "type" must be one of (1,).'
            yield Mistake(("components", at), "UNION_TYPE_CHOICES", sentence)


def _component_counts(draft: Draft) -> Iterator[Mistake]:
    every = list(walk_components(draft.components))
    if draft.is_v2:
        if len(every) > constants.COMPONENTS_TOTAL:
            limit = constants.COMPONENTS_TOTAL
            yield Mistake(("components",), "COMPONENT_MAX_TOTAL", f"At most {limit} components, nested ones included.")
        total = sum(len(one["content"]) for one in every if one["type"] == ComponentType.TEXT_DISPLAY)
        if total > constants.TEXT_DISPLAY_TOTAL_CHARACTERS:
            limit = constants.TEXT_DISPLAY_TOTAL_CHARACTERS
            sentence = f"The texts of all text displays exceed {limit} characters."
            yield Mistake(("components",), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", sentence)
    elif len(draft.components) > constants.ACTION_ROWS:
        limit = constants.ACTION_ROWS
        yield Mistake(("components",), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {limit} in length.")
    for path, component in walk_paths(draft.components, ("components",)):
        if component["type"] == ComponentType.ACTION_ROW:
            yield from _row_contents(path, component["components"])


def _row_contents(path: Path, inner: list[JSON]) -> Iterator[Mistake]:
    if len(inner) > 1 and any(one["type"] in SELECTS for one in inner):
        yield Mistake((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select takes a whole row.")


def _buttons(draft: Draft) -> Iterator[Mistake]:
    for path, component in walk_paths(draft.components, ("components",)):
        if component["type"] == ComponentType.BUTTON and component["style"] != ButtonStyle.PREMIUM:
            yield from (
                _link_button(component, path) if component["style"] == ButtonStyle.LINK else _button(component, path)
            )
            if not (component.get("label") or component.get("emoji")):
                yield Mistake((*path, "label"), "BUTTON_COMPONENT_INVALID", "A label or an emoji is required")


def _link_button(component: JSON, path: Path) -> Iterator[Mistake]:
    if not component.get("url"):
        yield Mistake((*path, "url"), "BASE_TYPE_REQUIRED", "A url is required")
    elif not component["url"].startswith(("http://", "https://", "discord://")):
        sentence = 'Scheme must be one of ("http", "https", "discord").'
        yield Mistake((*path, "url"), "URL_TYPE_INVALID_SCHEME", sentence)
    if component.get("custom_id"):
        sentence = "A custom id and url cannot both be specified"
        yield Mistake((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", sentence)


def _button(component: JSON, path: Path) -> Iterator[Mistake]:
    if not component.get("custom_id"):
        yield Mistake((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
    if component.get("url"):
        yield Mistake((*path, "url"), "BUTTON_COMPONENT_URL_NOT_ALLOWED", "Only a link button has a url")


def _selects(draft: Draft) -> Iterator[Mistake]:
    for path, component in walk_paths(draft.components, ("components",)):
        if component["type"] == ComponentType.STRING_SELECT:
            yield from select_mistakes(component, path)


def select_mistakes(component: JSON, path: Path) -> Iterator[Mistake]:
    """Check a string select, of a message or a modal."""
    options = component["options"]
    for value, count in Counter(one["value"] for one in options).items():
        if count > 1:
            sentence = f"The specified option value is already used: {value}"
            yield Mistake((*path, "options"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", sentence)
    low, high = component.get("min_values"), component.get("max_values")
    low, high = 1 if low is None else low, 1 if high is None else high
    if low > high or high > len(options):
        yield Mistake((*path, "max_values"), "BASE_TYPE_BAD_LENGTH", "Fewer options than values to be picked.")
    if sum(bool(one.get("default")) for one in options) > high:
        yield Mistake((*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "More defaults than max_values.")


def _duplicate_ids(draft: Draft) -> Iterator[Mistake]:
    yield from duplicate_id_mistakes(draft.components)


def duplicate_id_mistakes(components: list[JSON]) -> Iterator[Mistake]:
    """Check that no two components share a custom_id."""
    seen: set[str] = set()
    for path, component in walk_paths(components, ("components",)):
        custom_id = component.get("custom_id")
        if custom_id in seen:
            sentence = "Component custom id cannot be duplicated"
            yield Mistake((*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", sentence)
        if custom_id:
            seen.add(custom_id)


def walk_paths(components: list[JSON], prefix: Path) -> Iterator[tuple[Path, JSON]]:
    """Every component with its place in the body."""
    for at, component in enumerate(components):
        path = (*prefix, at)
        yield path, component
        yield from walk_paths(component.get("components") or [], (*path, "components"))
        for key in ("accessory", "component"):
            if component.get(key):
                yield (*path, key), component[key]


_RULES: tuple[Callable[[Draft], Iterator[Mistake]], ...] = (
    _content_length,
    _embed_texts,
    _attachment_urls,
    _file_count,
    _v2_exclusions,
    _component_counts,
    _buttons,
    _selects,
    _duplicate_ids,
)


def poll_mistakes(poll: JSON | None) -> Iterator[Mistake]:
    """Check a poll's answers, whose length the description leaves open."""
    for at, answer in enumerate((poll or {}).get("answers") or ()):
        text = (answer.get("poll_media") or {}).get("text") or ""
        if len(text) > constants.POLL_ANSWER_CHARACTERS:
            limit = constants.POLL_ANSWER_CHARACTERS
            sentence = f"Must be {limit} or fewer in length."
            yield Mistake(("poll", "answers", at, "poll_media", "text"), "BASE_TYPE_MAX_LENGTH", sentence)
