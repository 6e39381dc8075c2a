"""Planned misbehaviour: what Discord does on a bad day, on demand.

A test plans a fault, the playground misbehaves exactly that often, and the bot under test has to live with it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


@dataclass
class Fault:
    """A planned answer to the next requests that match; ``hits`` says how often it happened."""

    status: int
    method: str
    path: str
    left: int
    retry_after_seconds: float
    hits: int = 0
    used_up: asyncio.Event = field(default_factory=asyncio.Event)

    def matches(self, method: str, path: str) -> bool:
        """Whether this fault wants a request; ``path`` starts after ``/api/v10``."""
        return self.left > 0 and fnmatchcase(method, self.method) and fnmatchcase(path, self.path)


class Faults:
    """What a test can make go wrong; reached as ``playground.faults``."""

    def __init__(self, drop_gateway: Callable[[int, bool], Awaitable[None]], expire_tokens: Callable[[], None]) -> None:
        self._planned: list[Fault] = []
        self._drop_gateway = drop_gateway
        self._expire_tokens = expire_tokens

    def answer(
        self,
        status: int,
        *,
        times: int = 1,
        method: str = "*",
        path: str = "*",
        retry_after_seconds: float = 0.05,
    ) -> Fault:
        """Answer the next ``times`` matching REST requests of the bot with an error instead of handling them.

        Args:
            status: 429 (with ``Via``, ``retry_after`` and rate-limit headers), or any 4xx or 5xx.
            times: how many requests it hits.
            method: ``"POST"``, ``"PATCH"``... or ``"*"``.
            path: a shell pattern over the path after ``/api/v10``, such as ``"/interactions/*/callback"``.
            retry_after_seconds: what a 429 tells the bot to wait.
        """
        fault = Fault(status, method, path, times, retry_after_seconds)
        self._planned.append(fault)
        return fault

    async def drop_gateway(self, *, code: int = 4000, resumable: bool = True) -> None:
        """Cut every gateway connection; what happens meanwhile is replayed on resume.

        Without ``resumable`` the session is forgotten: the resume meets INVALID_SESSION, the bot identifies anew.
        """
        await self._drop_gateway(code, resumable)

    def expire_tokens(self) -> None:
        """Make every interaction token issued so far invalid, as after fifteen minutes."""
        self._expire_tokens()

    def take(self, method: str, path: str) -> Fault | None:
        """Use up one hit of the first fault that matches; called by the server for each REST request."""
        for fault in self._planned:
            if fault.matches(method, path):
                fault.left -= 1
                fault.hits += 1
                if not fault.left:
                    self._planned.remove(fault)
                    fault.used_up.set()
                return fault
        return None
