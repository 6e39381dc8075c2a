"""The line in front of the judge. Pure: no clock, no tasks.

First come, first served, with one exception: a learner has one submission in the judge at most, so their next ones are
passed by until it is done and never hold up anybody else. They keep their place meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One submission in line."""

    submission_id: int
    learner_id: int


class Line:
    """Who waits and who is in the judge.

    Attributes:
        slots: How many may be in the judge at the same time.
    """

    def __init__(self, slots: int) -> None:
        self.slots = slots
        self._waiting: list[Entry] = []
        # Handed over, in order; True once a box has begun.
        self._handed: dict[Entry, bool] = {}

    def add(self, entry: Entry) -> None:
        """Put an entry at the end."""
        self._waiting.append(entry)

    def leave(self, submission_id: int) -> bool:
        """Take a waiting entry out; False if it does not wait (any more)."""
        before = len(self._waiting)
        self._waiting = [entry for entry in self._waiting if entry.submission_id != submission_id]
        return len(self._waiting) < before

    def hand_over(self) -> Entry | None:
        """Move the next entry into the judge, if a slot is free and somebody may go."""
        if len(self._handed) >= self.slots:
            return None
        busy = {entry.learner_id for entry in self._handed}
        found = next((entry for entry in self._waiting if entry.learner_id not in busy), None)
        if found is not None:
            self._waiting.remove(found)
            self._handed[found] = False
        return found

    def begin(self, entry: Entry) -> None:
        """Note that a box has begun with an entry."""
        self._handed[entry] = True

    def finish(self, entry: Entry) -> None:
        """Free an entry's slot."""
        del self._handed[entry]

    def find_position(self, submission_id: int) -> int:
        """Give an entry's place among those that no box has begun with: 1 is next. 0 for one that is not in line."""
        line = [entry for entry, begun in self._handed.items() if not begun] + self._waiting
        return next((place for place, entry in enumerate(line, 1) if entry.submission_id == submission_id), 0)
