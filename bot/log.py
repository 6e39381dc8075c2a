"""Logging: one stream for ours (structlog) and the libraries' (standard logging), for people or for machines."""

from __future__ import annotations

import logging
import sys
import unicodedata
from typing import TYPE_CHECKING, Literal

import structlog

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor

LIBRARY_LEVELS = {"discord": logging.WARNING, "aiohttp": logging.WARNING, "alembic": logging.WARNING}
"""Libraries that tell more than an operator needs at the level the operator asked for."""


def configure_logging(level: str, style: Literal["text", "json"]) -> None:
    """Send every log line to standard error.

    Args:
        level: The lowest level shown, as ``logging`` names it, in any case.
        style: ``text`` for a terminal, ``json`` for one object a line.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    # Tracebacks without local variables: a frame may hold the token, or what a learner wrote.
    plain = structlog.dev.plain_traceback
    dictionary = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    final: list[Processor] = (
        [structlog.processors.ExceptionRenderer(dictionary), structlog.processors.JSONRenderer()]
        if style == "json"
        else [spell_out_controls, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *final],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name, least in LIBRARY_LEVELS.items():
        logging.getLogger(name).setLevel(max(least, root.level))


def spell_out_controls(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Write control and format characters as escapes: some of what is logged was written by a learner's program.

    Raw, they would clear the operator's terminal, rename it, forge lines, or turn them around.
    """
    for name, value in event.items():
        if isinstance(value, str) and name != "exception":
            event[name] = "".join(
                character.encode("unicode_escape").decode("ascii")
                if unicodedata.category(character) in {"Cc", "Cf"}
                else character
                for character in value
            )
    return event
