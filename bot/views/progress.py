"""What ``/progress`` shows: the card as a picture, and the leaderboard below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.core.board import Period, Scope
from bot.views.card import describe_card
from bot.views.control import Action, Control
from bot.views.layout import BLUE, Reply, Upload, show_line, show_pages, show_panel, show_row, show_select, show_text
from bot.views.text import safe_name

if TYPE_CHECKING:
    from bot.core.board import Board, BoardRow
    from bot.core.progress import ProgressCard

PICTURE = "progress.png"
NAME_UNITS = 40
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
SCOPES = {Scope.GUILD: "This server", Scope.EVERYWHERE: "Everywhere"}
PERIODS = {Period.WEEK: "This week", Period.MONTH: "This month", Period.ALL: "All time"}


@dataclass(frozen=True, slots=True)
class BoardChoice:
    """What a leaderboard message shows, as its controls carry it.

    Attributes:
        scope: Whose points.
        period: Which time.
        page: From 1.
        caller: Who asked; only they change the message in place.
        member: Whose card is above the board.
    """

    scope: Scope
    period: Period
    page: int
    caller: int
    member: int

    def control(self, action: Action) -> Control:
        """Pack it into a control."""
        return Control(action, f"{self.scope}.{self.period}.{self.member}", self.page, self.caller)


def read_choice(control: Control) -> BoardChoice:
    """Unpack what ``BoardChoice.control`` packed.

    Raises:
        ValueError: It is not such a control.
    """
    scope, period, member = control.subject.split(".")
    return BoardChoice(Scope(scope), Period(period), control.number, control.owner, int(member))


def show_progress(card: ProgressCard, picture: bytes, board: Board, choice: BoardChoice, *, in_server: bool) -> Reply:
    """Show somebody's card and a leaderboard.

    Args:
        card: The numbers.
        picture: The card as a PNG.
        board: The page of the leaderboard to show.
        choice: Which board it is, for the controls.
        in_server: Whether there is a server to compare with.
    """
    name = safe_name(card.display_name, NAME_UNITS)
    whose = "Your progress" if card.learner_id == choice.caller else f"Progress of {name}"
    scopes = [(str(scope), label) for scope, label in SCOPES.items() if in_server or scope is not Scope.GUILD]
    periods = [(str(period), label) for period, label in PERIODS.items()]
    title = f"{SCOPES[board.scope].lower()}, {PERIODS[board.period].lower()}"
    return show_panel(
        show_text(f"## 📈 {whose}", f"-# {name} · {_tell_streak(card)}"),
        ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{PICTURE}", description=describe_card(card)[:256])),
        show_line(),
        show_text(f"### 🏆 Leaderboard: {title}", *_show_rows(board)),
        show_select(choice.control(Action.SCOPE), scopes, str(board.scope)) if len(scopes) > 1 else None,
        show_select(choice.control(Action.PERIOD), periods, str(board.period)),
        show_row(*show_pages(choice.control(Action.BOARD), board.page, board.pages)),
        colour=BLUE,
        uploads=(Upload(PICTURE, picture, describe_card(card)),),
    )


def _tell_streak(card: ProgressCard) -> str:
    if not card.streak_days:
        return "a new solve starts a streak"
    days = "1 day" if card.streak_days == 1 else f"{card.streak_days} days"
    if card.solved_today:
        return f"🔥 {days}, and today counts already"
    return f"🔥 {days}; a new solve before midnight keeps it ({safe_name(card.time_zone)})"


def _show_rows(board: Board) -> list[str]:
    if not board.rows:
        return ["Nobody has points here yet. The first solve takes the top."]
    lines = [_show_row(row) for row in board.rows]
    if not any(row.is_self for row in board.rows):
        lines += ["…", _show_row(board.own)]
    if board.pages > 1:
        lines.append(f"-# Page {board.page} of {board.pages}")
    return lines


def _show_row(row: BoardRow) -> str:
    name = safe_name(row.display_name, NAME_UNITS)
    if row.rank is None:
        return f"You ({name}): no points here yet"
    place = MEDALS.get(row.rank, f"{row.rank}\\.")
    solves = "1 solve" if row.solves == 1 else f"{row.solves} solves"
    line = f"{place} {name} · **{row.points}** points · {solves}"
    return f"{line} ← you" if row.is_self else line
