"""Turns an exception into one sentence: the tutor's own, or that it was our fault, with an id to find it in the log."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import structlog
from discord import app_commands

from bot.core.errors import TutorError
from bot.views.notice import show_fault, show_sentence

if TYPE_CHECKING:
    from bot.views.layout import Reply

log = structlog.stdlib.get_logger(__name__)


def explain_error(error: BaseException, *, asked: str) -> Reply:
    """Give what to show for an exception, and log it where it is our fault.

    Args:
        error: What was raised; discord.py's wrapper around a command's exception is taken off.
        asked: The command, control or event, for the log. Never what a learner typed.
    """
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, TutorError):
        return show_sentence(str(error))
    incident = secrets.token_hex(4)
    log.error("incident", incident=incident, asked=asked, exc_info=error)
    return show_fault(incident)
