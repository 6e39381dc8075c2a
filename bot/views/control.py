"""What a button, a select or a form asks for, carried in its custom id.

A custom id holds everything that is needed to act on it, so that a button pressed after a restart, or years later,
works: nothing about messages is kept in memory. The first field is the version of this format; a control of another
version, or of a kind that is gone, is told apart from a broken one and answered with a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from bot.core.errors import TutorError
from bot.views.discord_limits import CUSTOM_ID_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = "1"
_FIELDS = re.compile(
    rf"{VERSION}:(?P<action>[a-z_]+):(?P<subject>[a-z0-9._-]*):(?P<number>\d{{1,20}}):(?P<owner>\d{{1,20}})", re.ASCII
)


class ReadControlError(TutorError):
    """The pressed button belongs to another version of the bot."""


class Action(StrEnum):
    """What to do. ``subject`` is a problem's id unless said otherwise."""

    OPEN = "open"  # fetch the problem
    PAGE = "page"  # turn the statement to page `number`
    STARTER = "starter"  # show the starter code
    SUBMIT = "submit"  # open the form; without a subject for any problem; `number`: submission to preset it with, or 0
    FORM = "form"  # the form itself, sent; `number` is the interaction that opened it
    RETRY = "retry"  # judge submission `number` once more
    HINT = "hint"  # take the next hint
    SOLUTION = "solution"  # show the solution, or ask first
    REVEAL = "reveal"  # show the solution: asked and confirmed
    KEEP = "keep"  # rather not see the solution
    THREAD = "thread"  # open a thread for the problem
    LESSON = "lesson"  # turn the lesson `subject` to page `number`
    READ = "read"  # read the problem's first lesson
    TRACKS = "tracks"  # the map of all tracks; `owner` is whose message it is
    TRACK = "track"  # a select: which track to list; the rest as for TRACKS
    PICK = "pick"  # a select: which problem to fetch
    BOARD = "board"  # leaderboard `subject` ("guild.week"), page `number`; `owner` is whose card is above it
    SCOPE = "scope"  # a select: whose points; the rest as for BOARD
    PERIOD = "period"  # a select: which time; the rest as for BOARD
    PROGRESS = "progress"  # the presser's own progress
    VISIBILITY = "visibility"  # show (`number` 1) or hide (0) the presser on boards
    EXPORT = "export"  # everything stored about the presser, as a file
    FORGET = "forget"  # ask before deleting it
    FORGET_ALL = "forget_all"  # delete it: asked and confirmed
    HELP = "help"  # how everything works


OF_PROBLEM = frozenset(
    {
        Action.OPEN,
        Action.PAGE,
        Action.STARTER,
        Action.SUBMIT,
        Action.RETRY,
        Action.HINT,
        Action.SOLUTION,
        Action.REVEAL,
        Action.KEEP,
        Action.THREAD,
        Action.READ,
    }
)
"""Actions whose subject is a problem's id: one of them on a message says which problem the message is about."""


@dataclass(frozen=True, slots=True)
class Control:
    """A custom id, read.

    Attributes:
        action: What to do.
        subject: A problem's or lesson's id, or what the action says.
        number: A page, a submission, a flag: what the action says.
        owner: Id of the person whose message this is, 0 if it is nobody's in particular.
    """

    action: Action
    subject: str = ""
    number: int = 0
    owner: int = 0

    @property
    def custom_id(self) -> str:
        """The text that Discord keeps."""
        text = f"{VERSION}:{self.action}:{self.subject}:{self.number}:{self.owner}"
        if _FIELDS.fullmatch(text) is None or len(text) > CUSTOM_ID_UNITS:
            raise ValueError(f"{text!r} is not a custom id that could be read again")
        return text

    def at(self, number: int) -> Self:
        """Give the same control with another number."""
        return replace(self, number=number)


def read_control(custom_id: str) -> Control:
    """Read a custom id.

    Raises:
        ReadControlError: It is of another version, or its action is not known here.
    """
    match = _FIELDS.fullmatch(custom_id)
    if match is None or match["action"] not in set(Action):
        raise ReadControlError(
            "That button is from an older version of me, and I no longer know what it did. "
            "Type /problem to go on from where you are."
        )
    return Control(Action(match["action"]), match["subject"], int(match["number"]), int(match["owner"]))


def find_problem_id(custom_ids: Iterable[str]) -> str | None:
    """Give the id of the problem that a message's controls are about, or None where they do not agree on one."""
    found = set[str]()
    for custom_id in custom_ids:
        try:
            control = read_control(custom_id)
        except ReadControlError:
            continue
        # "Next problem" stands on the verdict of another one, and "Submit code" below a sentence is for any.
        if control.subject and control.action in OF_PROBLEM - {Action.OPEN}:
            found.add(control.subject)
    return found.pop() if len(found) == 1 else None
