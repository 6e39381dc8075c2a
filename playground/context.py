"""What every part of the server shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from playground.faults import Faults
    from playground.gateway import Gateway
    from playground.messages import Writer
    from playground.page.hub import Hub
    from playground.world import World


@dataclass
class Context:
    """The parts of one playground; ``origin`` is ``http://127.0.0.1:PORT``."""

    world: World
    writer: Writer
    faults: Faults
    gateway: Gateway
    hub: Hub
    token: str
    origin: str
    message_content: bool
    respond_within_seconds: float
    token_lives_seconds: float
    typing_seconds: float = field(default=10.0)


CONTEXT = web.AppKey("CONTEXT", Context)
