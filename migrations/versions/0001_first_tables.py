"""First tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Spelled out here, not taken from the schema: a migration means the same for ever.
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "learners",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("display_name", sa.String(length=100), nullable=False),
        sa.Column("active_problem_id", sa.String(length=100), nullable=True),
        sa.Column("is_visible", sa.Boolean(), nullable=False),
        sa.Column("points", NUMBER, nullable=False),
        sa.Column("solves", NUMBER, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learners"),
    )
    op.create_index("ix_learners_points_is_visible_solves", "learners", ["points", "is_visible", "solves"])

    op.create_table(
        "hint_uses",
        sa.Column("learner_id", NUMBER, nullable=False),
        sa.Column("problem_id", sa.String(length=100), nullable=False),
        sa.Column("rung", NUMBER, autoincrement=False, nullable=False),
        sa.Column("taken_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_hint_uses_learner_id_learners", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "problem_id", "rung", name="pk_hint_uses"),
    )
    op.create_table(
        "memberships",
        sa.Column("guild_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("learner_id", NUMBER, nullable=False),
        sa.Column("display_name", sa.String(length=100), nullable=False),
        sa.Column("last_seen_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_memberships_learner_id_learners", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "learner_id", name="pk_memberships"),
    )
    op.create_table(
        "reveals",
        sa.Column("learner_id", NUMBER, nullable=False),
        sa.Column("problem_id", sa.String(length=100), nullable=False),
        sa.Column("revealed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_reveals_learner_id_learners", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "problem_id", name="pk_reveals"),
    )
    op.create_table(
        "streak_days",
        sa.Column("learner_id", NUMBER, nullable=False),
        sa.Column("day", NUMBER, autoincrement=False, nullable=False),
        sa.Column("solves", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_streak_days_learner_id_learners", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "day", name="pk_streak_days"),
    )
    op.create_table(
        "submissions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("learner_id", NUMBER, nullable=False),
        sa.Column("problem_id", sa.String(length=100), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("bank_version", sa.String(length=100), nullable=False),
        sa.Column("origin_kind", sa.String(length=16), nullable=False),
        sa.Column("guild_id", NUMBER, nullable=True),
        sa.Column("channel_id", NUMBER, nullable=False),
        sa.Column("message_id", NUMBER, nullable=True),
        sa.Column("interaction_token", sa.Text(), nullable=True),
        sa.Column("application_id", NUMBER, nullable=True),
        sa.Column("answer_message_id", NUMBER, nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("replaced_by", NUMBER, nullable=True),
        sa.Column("judge_runs", NUMBER, nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=True),
        sa.Column("diagnoses", sa.Text(), nullable=True),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("settlement", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("judging_at", INSTANT, nullable=True),
        sa.Column("judged_at", INSTANT, nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.CheckConstraint("(status = 'done') = (verdict IS NOT NULL)", name=op.f("ck_submissions_verdict_when_done")),
        sa.CheckConstraint("status IN ('pending', 'judging', 'done', 'replaced')", name=op.f("ck_submissions_status")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_submissions_learner_id_learners", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_submissions"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_submissions_learner_id_problem_id_verdict", "submissions", ["learner_id", "problem_id", "verdict"]
    )
    op.create_index(
        "ix_submissions_message_id",
        "submissions",
        ["message_id"],
        sqlite_where=sa.text("message_id IS NOT NULL"),
        postgresql_where=sa.text("message_id IS NOT NULL"),
    )
    op.create_index(
        "ix_submissions_unanswered",
        "submissions",
        ["id"],
        sqlite_where=sa.text("answered_at IS NULL"),
        postgresql_where=sa.text("answered_at IS NULL"),
    )
    op.create_index(
        "ix_submissions_unfinished",
        "submissions",
        ["learner_id"],
        sqlite_where=sa.text("status IN ('pending', 'judging')"),
        postgresql_where=sa.text("status IN ('pending', 'judging')"),
    )

    op.create_table(
        "zone_periods",
        sa.Column("learner_id", NUMBER, nullable=False),
        sa.Column("from_utc", INSTANT, nullable=False),
        sa.Column("zone", sa.String(length=100), nullable=False),
        sa.Column("from_day", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_zone_periods_learner_id_learners", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "from_utc", name="pk_zone_periods"),
    )
    op.create_table(
        "solves",
        sa.Column("learner_id", NUMBER, nullable=False),
        sa.Column("problem_id", sa.String(length=100), nullable=False),
        sa.Column("submission_id", NUMBER, nullable=False),
        sa.Column("points", NUMBER, nullable=False),
        sa.Column("hints_taken", NUMBER, nullable=False),
        sa.Column("was_revealed", sa.Boolean(), nullable=False),
        sa.Column("day", NUMBER, nullable=False),
        sa.Column("solved_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_solves_learner_id_learners", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_solves_submission_id_submissions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "problem_id", name="pk_solves"),
        sa.UniqueConstraint("submission_id", name="uq_solves_submission_id"),
    )
    op.create_index("ix_solves_solved_at_learner_id_points", "solves", ["solved_at", "learner_id", "points"])


def downgrade() -> None:
    """Go back to nothing."""
    for table in (
        "solves",
        "zone_periods",
        "submissions",
        "streak_days",
        "reveals",
        "memberships",
        "hint_uses",
        "learners",
    ):
        op.drop_table(table)
