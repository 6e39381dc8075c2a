"""Fills an empty database with a class of made-up learners, to measure and to show what a busy one is like.

The same arguments give the same rows. Nobody in it exists: ids are small numbers, which Discord never gives.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, text

from bot.core.days import DEFAULT_ZONE, Calendar, find_day, start_calendar
from bot.core.points import count_points
from bot.store.schema import (
    LearnerRow,
    MembershipRow,
    SolveRow,
    StreakDayRow,
    SubmissionRow,
    ZoneRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.store.schema import Base
    from bot.store.store import Store

SAMPLE_GUILD = 1
GUILD_SHARE = 0.5
"""How many of the learners are in the sample's server."""
HIDDEN_SHARE = 0.05
HISTORY_DAYS = 365
VERDICTS = ("ACCEPTED", "ACCEPTED", "ERROR", "WRONG_VALUE", "WRONG_STRUCTURE", "WRONG_SHAPE", "INFRA")
SOURCE = "import jax.numpy as jnp\nfrom flax import nnx\n\n\n" + "def solve(x):\n    return x  # a line of code\n" * 10
CHUNK_ROWS = 5_000


@dataclass(slots=True)
class Sample:
    """Rows by table, in the order in which they must be inserted."""

    learners: list[dict[str, Any]] = field(default_factory=list)
    zones: list[dict[str, Any]] = field(default_factory=list)
    memberships: list[dict[str, Any]] = field(default_factory=list)
    submissions: list[dict[str, Any]] = field(default_factory=list)
    solves: list[dict[str, Any]] = field(default_factory=list)
    streak_days: list[dict[str, Any]] = field(default_factory=list)

    def tables(self) -> Iterator[tuple[type[Base], list[dict[str, Any]]]]:
        """Give each table's rows."""
        yield LearnerRow, self.learners
        yield ZoneRow, self.zones
        yield MembershipRow, self.memberships
        yield SubmissionRow, self.submissions
        yield SolveRow, self.solves
        yield StreakDayRow, self.streak_days


async def fill_sample(
    store: Store, *, learners: int, submissions: int, problem_ids: Sequence[str], now: datetime, seed: int = 0
) -> None:
    """Fill a fresh database in one transaction.

    Args:
        store: Open, and empty.
        learners: How many; their ids are 1, 2, 3...
        submissions: How many in all, spread over the year before ``now``; every one is judged and answered.
        problem_ids: The problems that are attempted.
        now: The newest possible submission's instant.
        seed: Another one gives other rows.
    """
    sample = make_sample(learners, submissions, problem_ids, now, seed)
    async with store.write("fill a sample") as session:
        for table, rows in sample.tables():
            for start in range(0, len(rows), CHUNK_ROWS):
                await session.execute(insert(table), rows[start : start + CHUNK_ROWS])
        if session.get_bind().dialect.name == "postgresql":
            # The rows brought their own numbers, so PostgreSQL still thinks that the next one is 1.
            await session.execute(
                text("SELECT setval(pg_get_serial_sequence('submissions', 'id'), :last)"), {"last": submissions}
            )


def make_sample(learners: int, submissions: int, problem_ids: Sequence[str], now: datetime, seed: int) -> Sample:
    """Make all rows."""
    random_numbers = random.Random(seed)  # noqa: S311 (made-up rows, not secrets)
    begin = now - timedelta(days=HISTORY_DAYS)
    calendar = start_calendar(DEFAULT_ZONE, begin)
    sample = Sample()
    # The busiest learner has many times the median's submissions, as in any class.
    weights = [random_numbers.paretovariate(2) for _ in range(learners)]
    owners = Counter(random_numbers.choices(range(1, learners + 1), weights, k=submissions))
    for learner_id in range(1, learners + 1):
        add_learner(sample, learner_id, calendar, random_numbers, begin)
        moments = sorted(random_numbers.uniform(0, HISTORY_DAYS) for _ in range(owners[learner_id]))
        instants = [begin + timedelta(days=days) for days in moments]
        add_submissions(sample, learner_id, instants, problem_ids, calendar, random_numbers)
    return sample


def add_learner(
    sample: Sample, learner_id: int, calendar: Calendar, random_numbers: random.Random, begin: datetime
) -> None:
    """Add a learner with their zone and server."""
    name = f"Learner {learner_id}"
    sample.learners.append(
        {
            "id": learner_id,
            "display_name": name,
            "is_visible": random_numbers.random() >= HIDDEN_SHARE,
            "points": 0,
            "solves": 0,
            "created_at": begin,
        }
    )
    (period,) = calendar.periods
    sample.zones.append(
        {"learner_id": learner_id, "zone": period.zone, "from_utc": period.from_utc, "from_day": period.from_day}
    )
    if random_numbers.random() < GUILD_SHARE:
        sample.memberships.append(
            {"guild_id": SAMPLE_GUILD, "learner_id": learner_id, "display_name": name, "last_seen_at": begin}
        )


def add_submissions(  # noqa: PLR0917 (private to this module, and called once)
    sample: Sample,
    learner_id: int,
    instants: Sequence[datetime],
    problem_ids: Sequence[str],
    calendar: Calendar,
    random_numbers: random.Random,
) -> None:
    """Add a learner's submissions in order, and the solves and streak days that follow from them."""
    solved: set[str] = set()
    days: Counter[int] = Counter()
    learner = sample.learners[-1]
    for instant in instants:
        problem_id = random_numbers.choice(problem_ids)
        verdict = random_numbers.choice(VERDICTS)
        row = make_submission(len(sample.submissions) + 1, learner_id, problem_id, verdict, instant)
        sample.submissions.append(row)
        if verdict != "ACCEPTED" or problem_id in solved:
            continue
        solved.add(problem_id)
        day = find_day(calendar, instant)
        days[day] += 1
        points = count_points("easy", random_numbers.randrange(3), was_revealed=False)
        learner["points"] += points
        learner["solves"] += 1
        sample.solves.append(
            {
                "learner_id": learner_id,
                "problem_id": problem_id,
                "submission_id": row["id"],
                "points": points,
                "hints_taken": 0,
                "was_revealed": False,
                "day": day,
                "solved_at": instant,
            }
        )
    sample.streak_days.extend({"learner_id": learner_id, "day": day, "solves": solves} for day, solves in days.items())


def make_submission(
    submission_id: int, learner_id: int, problem_id: str, verdict: str, instant: datetime
) -> dict[str, Any]:
    """Make the row of a submission that is judged and answered."""
    report: dict[str, Any] = {
        "problem_id": problem_id, "verdict": verdict, "headline": "A sentence about what was observed. " * 4,
        "diagnoses": [], "cases": [], "error": None, "stdout": "", "stdout_cut": False, "total_ms": 90, "box_ms": 30,
        "backend": "process", "incident": "",
    }  # fmt: skip
    settlement = {
        "points_awarded": 0, "is_first_solve": False, "streak_days": 0, "streak_grew": False, "attempts": 1,
        "hints_taken": 0, "was_revealed": False,
    }  # fmt: skip
    return {
        "id": submission_id,
        "learner_id": learner_id,
        "problem_id": problem_id,
        "why": "active",
        "source": SOURCE,
        "notes": "[]",
        "bank_version": "sample",
        "origin_kind": "interaction",
        "guild_id": SAMPLE_GUILD,
        "channel_id": SAMPLE_GUILD,
        "status": "done",
        "judge_runs": 1,
        "verdict": verdict,
        "diagnoses": "[]",
        "report": json.dumps(report),
        "settlement": json.dumps(settlement),
        "created_at": instant,
        "judging_at": instant,
        "judged_at": instant,
        "answered_at": instant,
    }
