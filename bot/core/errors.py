"""Errors whose message a learner may read.

Two kinds of exception leave the core: a ``TutorError``, whose message is a sentence for the learner, and everything
else, which is our fault and is shown as such. The message is plain text: views escape it before Discord sees it.
"""

from __future__ import annotations


class TutorError(Exception):
    """An error that can be shown: ``str(error)`` says what was observed and what to do next."""


class ReadSourceError(TutorError):
    """What the learner sent holds no submission that could be judged."""


class GuessProblemError(TutorError):
    """The code does not say which problem it belongs to."""


class FindProblemError(TutorError):
    """No problem has the name that was typed."""


class QueueFullError(TutorError):
    """The learner has one submission in the judge and as many waiting as one learner may have."""


class RepeatSubmissionError(TutorError):
    """The same code for the same problem is being checked already, or the same message holds what it held before.

    Attributes:
        submission_id: The earlier submission.
    """

    def __init__(self, message: str, submission_id: int) -> None:
        super().__init__(message)
        self.submission_id = submission_id


class FindSubmissionError(TutorError):
    """There is no such submission of this learner (or it was deleted on request)."""


class SetTimeZoneError(TutorError):
    """The text names no time zone."""


class ShowProgressError(TutorError):
    """The learner keeps their progress to themselves."""


class StoreUnavailableError(TutorError):
    """The database cannot be reached or written; the cause is in the log, not in the message."""
