"""What a message keeps of the embeds and components that were sent: as Discord would give them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground.constants import ComponentType
from playground.payloads import file_url, walk_components

if TYPE_CHECKING:
    from playground.world import File, World

JSON = dict[str, Any]

_DEFAULTS: dict[int, JSON] = {
    ComponentType.STRING_SELECT: {"min_values": 1, "max_values": 1},
    ComponentType.THUMBNAIL: {"description": None, "spoiler": False},
    ComponentType.FILE: {"spoiler": False},
    ComponentType.SEPARATOR: {"divider": True, "spacing": 1},
    ComponentType.CONTAINER: {"accent_color": None, "spoiler": False},
}
"""What Discord fills in where the application said nothing."""


@dataclass(frozen=True)
class Keeper:
    """Turns what was sent into what is kept; ``files`` are the message's files by ``attachment://`` address."""

    world: World
    origin: str
    files: dict[str, File]

    def embed(self, embed: JSON) -> JSON:
        """An embed with its pictures' real addresses."""
        stored: JSON = {"type": "rich"} | {key: value for key, value in embed.items() if value not in (None, [])}
        for key in ("image", "thumbnail"):
            if key in stored:
                stored[key] = self._media(stored[key]["url"])
        for key in ("author", "footer"):
            icon = self.files.get((stored.get(key) or {}).get("icon_url") or "")
            if icon is not None:
                stored[key]["icon_url"] = file_url(icon, self.origin)
        for one in stored.get("fields", ()):
            one["inline"] = bool(one.get("inline"))
        return stored

    def components(self, components: list[JSON]) -> list[JSON]:
        """Components with their numbers, their defaults and their pictures' real addresses."""
        stored: list[JSON] = [_without_none(one) for one in components]
        taken = {one["id"] for one in walk_components(stored) if one.get("id")}
        free = (number for number in range(1, 1000) if number not in taken)
        for one in walk_components(stored):
            one["id"] = one.get("id") or next(free)
            for key, value in _DEFAULTS.get(one["type"], {}).items():
                one.setdefault(key, value)
            if "media" in one:
                one["media"] = self._component_media(one["media"]["url"])
            if "file" in one:
                file = self.files.get(one["file"]["url"])
                one["file"] = self._component_media(one["file"]["url"])
                one["name"] = file.filename if file else "file"
                one["size"] = len(file.content) if file else 0
            for item in one.get("items", ()):
                item["media"] = self._component_media(item["media"]["url"])
                item.setdefault("description", None)
                item.setdefault("spoiler", False)
        return stored

    def _component_media(self, url: str) -> JSON:
        file = self.files.get(url)
        known = {"attachment_id": str(file.id)} if file else {}
        return self._media(url) | {"id": str(self.world.new_id())} | known

    def _media(self, url: str) -> JSON:
        file = self.files.get(url)
        if file is None:
            return {"url": url, "proxy_url": url, "width": 0, "height": 0}
        place = file_url(file, self.origin)
        media: JSON = {"url": place, "proxy_url": place, "content_type": file.content_type}
        return media | {"width": file.width or 0, "height": file.height or 0}


def _without_none(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {key: _without_none(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_none(inner) for inner in value]
    return value
