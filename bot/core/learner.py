"""Who is learning: identity as Discord gives it, and the settings a learner chooses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Learner:
    """A person, as seen in one interaction or message.

    Attributes:
        id: Discord's snowflake.
        display_name: The name shown where they wrote; never escaped here.
        guild_id: The server, or None in a direct message.
    """

    id: int
    display_name: str
    guild_id: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a learner has chosen.

    Attributes:
        time_zone: IANA name of the zone that decides today's date.
        next_time_zone: The zone that a change has asked for and that is not in force yet, or None.
        next_time_zone_hours: Whole hours (rounded up) until it is, 0 without one.
        is_visible: Whether others see them on leaderboards and may look at their progress.
    """

    time_zone: str
    next_time_zone: str | None
    next_time_zone_hours: int
    is_visible: bool
