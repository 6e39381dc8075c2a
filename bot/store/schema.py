"""The tables. Constraint names follow one convention, so that migrations can name what they change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, Integer, MetaData, String, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from bot.core.submission import Status

if TYPE_CHECKING:
    from sqlalchemy import Dialect

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
NAME_CHARS = 100
UNFINISHED = "status IN ('pending', 'judging')"
UNANSWERED = "answered_at IS NULL"


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware going in, UTC in the database, aware and UTC coming out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (the signature is SQLAlchemy's)
        """Refuse a naive datetime, which could mean any instant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("a datetime without a time zone is not an instant")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (the signature is SQLAlchemy's)
        """Say UTC where the database cannot (SQLite)."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads the plain attribute)
        datetime: UtcDateTime,
        # SQLite numbers rows by itself only in a column that is exactly INTEGER; it holds 64 bits all the same.
        int: BigInteger().with_variant(Integer, "sqlite"),
    }


def learner_key(*, primary: bool = True) -> Mapped[int]:
    """Make the column that ties a row to its learner, and deletes it with them."""
    return mapped_column(ForeignKey("learners.id", ondelete="CASCADE"), primary_key=primary)


class LearnerRow(Base):
    """A person. ``points`` and ``solves`` are sums over their solves, kept in the transaction that adds one."""

    __tablename__ = "learners"
    # Enough for the all-time board to be ranked from the index alone.
    __table_args__ = (Index(None, "points", "is_visible", "solves"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    display_name: Mapped[str] = mapped_column(String(NAME_CHARS))
    active_problem_id: Mapped[str | None] = mapped_column(String(NAME_CHARS))
    is_visible: Mapped[bool] = mapped_column(default=True)
    points: Mapped[int] = mapped_column(default=0)
    solves: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]


class ZoneRow(Base):
    """One period of a learner's history of time zones; see `bot.core.days`."""

    __tablename__ = "zone_periods"

    learner_id: Mapped[int] = learner_key()
    from_utc: Mapped[datetime] = mapped_column(primary_key=True)
    zone: Mapped[str] = mapped_column(String(NAME_CHARS))
    from_day: Mapped[int]


class MembershipRow(Base):
    """A learner was seen in a server, under a name."""

    __tablename__ = "memberships"

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    learner_id: Mapped[int] = learner_key()
    display_name: Mapped[str] = mapped_column(String(NAME_CHARS))
    last_seen_at: Mapped[datetime]


class SubmissionRow(Base):
    """A submission, from before it is a job until after it is answered; texts in JSON are ASCII."""

    __tablename__ = "submissions"
    __table_args__ = (
        CheckConstraint(f"status IN ({', '.join(repr(str(one)) for one in Status)})", name="status"),
        CheckConstraint("(status = 'done') = (verdict IS NOT NULL)", name="verdict_when_done"),
        Index(None, "learner_id", "problem_id", "verdict"),
        Index(
            None,
            "message_id",
            sqlite_where=text("message_id IS NOT NULL"),
            postgresql_where=text("message_id IS NOT NULL"),
        ),
        Index(
            "ix_submissions_unfinished", "learner_id", sqlite_where=text(UNFINISHED), postgresql_where=text(UNFINISHED)
        ),
        Index("ix_submissions_unanswered", "id", sqlite_where=text(UNANSWERED), postgresql_where=text(UNANSWERED)),
        # Ids say the order of arrival: those of deleted rows are not given again.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = learner_key(primary=False)
    problem_id: Mapped[str] = mapped_column(String(NAME_CHARS))
    why: Mapped[str] = mapped_column(String(16))
    source: Mapped[str] = mapped_column(Text)
    notes: Mapped[str] = mapped_column(Text)
    bank_version: Mapped[str] = mapped_column(String(NAME_CHARS))

    origin_kind: Mapped[str] = mapped_column(String(16))
    guild_id: Mapped[int | None]
    channel_id: Mapped[int]
    message_id: Mapped[int | None]
    interaction_token: Mapped[str | None] = mapped_column(Text)
    application_id: Mapped[int | None]
    answer_message_id: Mapped[int | None]

    status: Mapped[str] = mapped_column(String(16), default=Status.PENDING)
    replaced_by: Mapped[int | None]
    judge_runs: Mapped[int] = mapped_column(default=0)
    verdict: Mapped[str | None] = mapped_column(String(32))
    diagnoses: Mapped[str | None] = mapped_column(Text)
    report: Mapped[str | None] = mapped_column(Text)
    settlement: Mapped[str | None] = mapped_column(Text)

    created_at: Mapped[datetime]
    judging_at: Mapped[datetime | None]
    judged_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]


class SolveRow(Base):
    """A learner solved a problem for the first time. ``day`` is the learner's; ``solved_at`` when they sent it."""

    __tablename__ = "solves"
    # Enough for a board to be counted from the index alone.
    __table_args__ = (Index(None, "solved_at", "learner_id", "points"),)

    learner_id: Mapped[int] = learner_key()
    problem_id: Mapped[str] = mapped_column(String(NAME_CHARS), primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"), unique=True)
    points: Mapped[int]
    hints_taken: Mapped[int]
    was_revealed: Mapped[bool]
    day: Mapped[int]
    solved_at: Mapped[datetime]


class HintRow(Base):
    """A learner took a rung of a problem's hint ladder, 1 first."""

    __tablename__ = "hint_uses"

    learner_id: Mapped[int] = learner_key()
    problem_id: Mapped[str] = mapped_column(String(NAME_CHARS), primary_key=True)
    rung: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    taken_at: Mapped[datetime]


class RevealRow(Base):
    """A learner was shown the solution of a problem that they had not solved."""

    __tablename__ = "reveals"

    learner_id: Mapped[int] = learner_key()
    problem_id: Mapped[str] = mapped_column(String(NAME_CHARS), primary_key=True)
    revealed_at: Mapped[datetime]


class StreakDayRow(Base):
    """A day of a learner that counts, with the new solves that make it count."""

    __tablename__ = "streak_days"

    learner_id: Mapped[int] = learner_key()
    day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    solves: Mapped[int]
