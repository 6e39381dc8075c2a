"""Claims about every message: Discord takes it, whatever a learner, a box or a name puts into it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord
import pytest
from discord import ui
from discord.http import handle_message_parameters
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.core.atlas import draw_up
from bot.core.board import Board, BoardRow, Period, Scope
from bot.core.curriculum import Standing
from bot.core.learner import Settings
from bot.core.progress import ProgressCard, SolveSeen, TrackProgress
from bot.core.study import HintView, Mark, NeedsConfirmation, ProblemView, SolutionView
from bot.core.submission import Graded, Why
from bot.views.atlas import show_atlas, show_trail
from bot.views.atlas_picture import describe_atlas, draw_atlas
from bot.views.card import WIDTH, describe_card, draw_card
from bot.views.control import read_control
from bot.views.findings import WORDS
from bot.views.notice import show_fault, show_form, show_help, show_sentence
from bot.views.progress import BoardChoice, show_progress
from bot.views.settings import show_export, show_forget_question, show_forgotten, show_settings
from bot.views.statement import show_starter, show_statement, show_thread_welcome
from bot.views.study import show_hints, show_kept, show_lesson, show_question, show_solution
from bot.views.text import safe_words, unwrap
from bot.views.verdict import show_checking, show_verdict
from playground.constants import MessageFlag
from playground.modal_rules import check_modal
from playground.rules import Draft, check_message
from playground.schema import request_mistakes
from problems.diagnosis import Diagnosis
from runner.protocol import Frame
from runner.report import CaseReport, ErrorReport, Mismatch, Report
from runner.verdict import Verdict

if TYPE_CHECKING:
    from bot.views.layout import Reply
    from problems.bank import Bank
    from problems.problem import Problem

NASTY = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "`" * 7, "@everyone", "<@1>", "x" * 5_000, "😀" * 2_000, "\n" * 3_000, "\u202e", "# a\n" * 900]
    ),
)
SNOWFLAKES = st.integers(1, 2**63 - 1)
COUNTS = st.integers(0, 10**9)
CHEAP = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Receipt:
    """What a ticket tells the views."""

    submission_id: int
    learner_id: int
    problem: Problem
    why: Why
    notes: tuple[str, ...]


def accept(reply: Reply) -> str:
    """Send a message as discord.py would, let Discord's rules judge it, and give all of its text."""
    with handle_message_parameters(view=reply.layout, files=reply.files(), flags=discord.MessageFlags()) as sent:
        payload = sent.payload
        if payload is None:
            assert sent.multipart is not None
            payload = discord.utils._from_json(sent.multipart[0]["value"])
    assert request_mistakes("/channels/{channel_id}/messages", "POST", payload) == ()
    filenames = tuple(upload.name for upload in reply.uploads)
    check_message(Draft("", [], payload["components"], filenames, MessageFlag(payload["flags"])))
    assert all(len(upload.content) < 10 * 2**20 for upload in reply.uploads)
    for item in reply.layout.walk_children():
        if isinstance(item, ui.Button | ui.Select):
            assert item.custom_id is not None
            read_control(item.custom_id)
    texts = [item.content for item in reply.layout.walk_children() if isinstance(item, ui.TextDisplay)]
    assert all(text.count("```") % 2 == 0 for text in texts)
    return "\n".join(texts)


def diagnoses() -> st.SearchStrategy[Diagnosis]:
    """Diagnoses, with requirements that the statement may not have."""
    return st.builds(Diagnosis, st.just("one"), NASTY, st.none() | st.integers(-1, 40), NASTY, st.booleans())


def reports() -> st.SearchStrategy[Report]:
    """Reports at the edge of what the types allow, and beyond what the judge sends."""
    frames = st.lists(st.builds(Frame, COUNTS, NASTY, NASTY), max_size=8).map(tuple)
    errors = st.builds(ErrorReport, NASTY, NASTY, frames)
    pairs = st.lists(st.tuples(NASTY, NASTY), max_size=6).map(tuple)
    where = st.none() | st.lists(COUNTS, max_size=8).map(tuple)
    mismatches = st.builds(Mismatch, pairs, NASTY, NASTY, st.none() | st.floats(), where)
    verdicts = st.sampled_from(Verdict)
    cases = st.builds(CaseReport, NASTY, verdicts, NASTY, st.none() | mismatches, st.none() | errors)
    return st.builds(
        Report,
        st.just("nnx-state-filter"), verdicts, NASTY, st.lists(diagnoses(), max_size=6).map(tuple),
        st.lists(cases, max_size=30).map(tuple), st.none() | errors, NASTY, st.booleans(), COUNTS, COUNTS,
        st.just("process"), st.sampled_from(["", "deadbeef"]),
    )  # fmt: skip


@CHEAP
@given(report=reports(), why=st.sampled_from(Why), notes=st.lists(NASTY, max_size=3).map(tuple), data=st.data())
def test_any_verdict_is_a_message(
    bank: Bank, report: Report, why: Why, notes: tuple[str, ...], data: st.DataObject
) -> None:
    """Whatever a report holds, its message is within every limit and says the verdict in words."""
    problem = data.draw(st.sampled_from(bank.problems))
    following = data.draw(st.none() | st.sampled_from(bank.problems))
    flags = [data.draw(st.booleans()) for _ in range(3)]
    graded = Graded(
        report, problem, data.draw(COUNTS), flags[0], data.draw(COUNTS), flags[1], 3, 2, flags[2], following
    )
    receipt = Receipt(data.draw(SNOWFLAKES), data.draw(SNOWFLAKES), problem, why, notes)

    text = accept(show_verdict(receipt, graded))

    assert WORDS[report.verdict][1] in text


def test_everything_at_its_longest_is_a_message(bank: Bank) -> None:
    """All parts of a verdict at once, each as long as it gets, are one message, and what was printed is a file."""
    long = "words and `code` " * 400
    problem = max(bank.problems, key=lambda one: len(one.title))
    many = tuple(Diagnosis(f"d{number}", long, 1, "Task") for number in range(5))
    mismatch = Mismatch((("x", long), ("y", long)), long, long, 1 / 3, (123456, 123456, 123456))
    frames = tuple(Frame(number, "f" * 80, long) for number in range(9))
    cases = tuple(
        CaseReport(f"a long name for case {number}", verdict, long, mismatch, ErrorReport("ValueError", long, frames))
        for number, verdict in enumerate([*Verdict] * 3)
    )
    for failing in (cases, tuple(CaseReport(one.name, one.verdict, long, mismatch) for one in cases)):
        report = Report(
            problem.id, Verdict.WRONG_STRUCTURE, long, many, failing, None, long, True, 10**6, 1, "docker", "deadbeef"
        )  # fmt: skip
        graded = Graded(report, problem, 10**6, True, 10**6, True, 10**6, 3, True, problem)
        reply = show_verdict(Receipt(2**63 - 1, 2**63 - 1, problem, Why.ENTRY, (long,)), graded)

        accept(reply)
        assert [upload.name for upload in reply.uploads] == ["printed.txt"]


def grade(problem: Problem, diagnoses: tuple[Diagnosis, ...], verdict: Verdict, following: Problem | None) -> str:
    """Show a first solve, or what is wrong."""
    report = Report(problem.id, verdict, "A headline.", diagnoses, (), None, "", False, 1, 1, "process", "")
    is_solve = verdict is Verdict.ACCEPTED
    graded = Graded(report, problem, 20 * is_solve, is_solve, 1, is_solve, 1, 0, False, following)
    return accept(show_verdict(Receipt(1, 2, problem, Why.NAMED, ()), graded))


def test_a_requirement_is_quoted_whole_and_once(bank: Bank) -> None:
    """Every requirement of the bank fits below a diagnosis, and two diagnoses of one requirement quote it once."""
    for problem in bank.problems:
        for number, requirement in enumerate(problem.statement.requirements, start=1):
            twice = tuple(Diagnosis(name, f"What {name} saw.", number, "Task") for name in ("one", "two"))

            text = grade(problem, twice, Verdict.WRONG_STRUCTURE, problem)

            assert text.count(f"-# Requirement {number}: {requirement}") == 1
            assert "What two saw." in text


@pytest.mark.parametrize(
    "name", ["`\n# FREE", "`\n> said", "` **b** ", "`\n- ", "` [a](https://a.example) ", "` @everyone "]
)
def test_a_made_up_name_in_a_diagnosis_stays_text(problem: Problem, name: str) -> None:
    """A class whose name holds Markdown, quoted by a diagnosis, does not speak in the bot's voice."""
    quoting = Diagnosis("one", f"`bias` is a `{name}` here, and a `nnx.Param` is asked for.", None, "")

    text = grade(problem, (quoting,), Verdict.WRONG_STRUCTURE, problem)

    assert "🔎 `bias` is a" in text
    assert re.search(r"(?m)^(# FREE|> said|- )|\*\*b\*\*|\]\(https://|@everyone", text) is None


def test_the_case_in_full_is_the_one_the_headline_is_about(problem: Problem) -> None:
    """Where a later case raises, its traceback is shown, and not the first case's wrong numbers."""
    mismatch = Mismatch((("x", "[1.]"),), "[2.]", "[1.]", 1.0, (0,))
    error = ErrorReport("TypeError", "shapes differ", (Frame(7, "answer", "return x @ self.kernel"),))
    cases = (
        CaseReport("small", Verdict.WRONG_VALUE, "", mismatch),
        CaseReport("large", Verdict.ERROR, "", None, error),
    )
    report = Report(problem.id, Verdict.ERROR, "It raised.", (), cases, None, "a\nb\n", False, 1, 1, "process", "")
    graded = Graded(report, problem, 0, False, 0, False, 1, 0, False, problem)

    text = accept(show_verdict(Receipt(1, 2, problem, Why.NAMED, ()), graded))

    assert "In case `large`" in text
    assert "return x @ self.kernel" in text
    assert "First failing case" not in text
    assert "**Your code printed** (all cases together)" in text


def test_the_last_solve_says_so(bank: Bank) -> None:
    """Where no next problem can be offered, the learner is told why."""
    first, second = bank.problems[:2]

    assert "every problem" in grade(first, (), Verdict.ACCEPTED, None)
    assert "every problem" not in grade(first, (), Verdict.ACCEPTED, second)


@CHEAP
@given(why=st.sampled_from(Why), position=COUNTS, message=NASTY)
def test_any_state_on_the_way_is_a_message(problem: Problem, why: Why, position: int, message: str) -> None:
    """Waiting is shown with the place in line, or with what holds it up."""
    text = accept(show_checking(Receipt(1, 2, problem, why, ()), position, message))

    assert problem.title in text


@CHEAP
@given(sentence=NASTY)
def test_any_sentence_is_a_message(sentence: str) -> None:
    """An error's sentence is plain words."""
    accept(show_sentence(sentence))
    accept(show_forgotten(sentence))


def test_every_page_of_the_bank_is_a_message(bank: Bank) -> None:
    """Every page of every problem and lesson fits, with all of its text, notes and buttons."""
    for problem in bank.problems:
        view = ProblemView(problem, Mark.LOCKED, (), "x" * 500, 3, is_revealed=False, points_left=20)
        for number, page in enumerate(problem.statement.pages(), start=1):
            assert unwrap(page.text) in accept(show_statement(problem, number, owner=2**63, in_server=True, view=view))
        assert problem.starter.strip() in accept(show_starter(problem))
        assert problem.reference.strip() in accept(show_solution(SolutionView(problem, problem.reference, True)))
        hints = HintView(problem, problem.hints, is_new=True, rungs=3, points_left=5, next_cost=0)
        assert all(unwrap(hint) in accept(show_hints(hints)) for hint in problem.hints)
        accept(show_thread_welcome(problem, 2**63, needs_mention=True))
        accept(show_question(NeedsConfirmation(problem, 20, "Show it?")))
        accept(show_kept(problem))
    for lesson in bank.lessons:
        for number, page in enumerate(lesson.pages(), start=1):
            assert unwrap(page.text) in accept(show_lesson(lesson, number, owner=2**63))


@pytest.mark.parametrize("solved", [0, 1, 40, 1_000])
def test_the_map_of_the_whole_bank_is_a_message(bank: Bank, solved: int) -> None:
    """The map and every track fit, whatever is solved, and name each track and each problem."""
    ids = [problem.id for problem in bank.problems]
    atlas = draw_up(bank, Standing(ids[-1], frozenset(ids[:solved])))
    picture = draw_atlas(atlas)

    with Image.open(io.BytesIO(picture)) as image:
        assert image.width == WIDTH
    assert f"{min(solved, len(ids))} of {len(ids)} problems solved" in describe_atlas(atlas)
    accept(show_atlas(atlas, picture, owner=2**63))
    for trail in atlas.trails:
        shown = accept(show_trail(atlas, trail, owner=2**63))
        assert trail.track.title in shown
        assert all(safe_words(spot.problem.title, 90) in shown for spot in trail.spots)


def test_a_page_past_the_end_shows_the_last_one(problem: Problem) -> None:
    """A stale page number is no error."""
    last = len(problem.statement.pages())

    assert f"Page {last} of {last}" in accept(show_statement(problem, 99))
    assert f"Page 1 of {last}" in accept(show_statement(problem, 0))


def test_fixed_messages_are_messages() -> None:
    """Help, faults, settings and the rest fit."""
    accept(show_fault("deadbeef"))
    accept(show_help("Tutor" * 40, needs_mention=True))
    accept(show_help("Tutor", needs_mention=False))
    accept(show_settings(Settings("Europe/Berlin", "Asia/Tokyo", 7, is_visible=False)))
    accept(show_forget_question())
    accept(show_export(b"{}"))


@CHEAP
@given(code=NASTY)
def test_any_solution_is_a_message(problem: Problem, code: str) -> None:
    """Code that a message cannot hold comes along as a file."""
    reply = show_solution(SolutionView(problem, code, ended_points=False))

    accept(reply)
    assert code.strip() == "" or len(code) < 3_000 or reply.uploads


@CHEAP
@given(title=NASTY, preset=NASTY, opened_by=SNOWFLAKES)
def test_any_form_is_a_form(title: str, preset: str, opened_by: int) -> None:
    """The form is one that Discord opens; a preset that is too long is left out, never cut."""
    form = show_form("nnx-state-filter", title, preset, opened_by).to_dict()

    check_modal(form)
    body = {"type": 9, "data": form}
    assert request_mistakes("/interactions/{interaction_id}/{interaction_token}/callback", "POST", body) == ()
    assert form["components"][0]["component"].get("value", preset) == preset


def cards() -> st.SearchStrategy[ProgressCard]:
    """Cards of beginners, champions and people with strange names."""
    solves = st.builds(SolveSeen, NASTY, st.none(), COUNTS, st.just(datetime(2026, 3, 4, tzinfo=UTC)))
    tracks = st.builds(TrackProgress, NASTY, COUNTS, COUNTS)
    return st.builds(
        ProgressCard,
        SNOWFLAKES, NASTY, COUNTS, COUNTS, COUNTS, st.lists(tracks, max_size=12).map(tuple), COUNTS, COUNTS,
        st.booleans(), st.lists(st.integers(0, 30), min_size=14, max_size=14).map(tuple), st.none() | COUNTS,
        st.none() | COUNTS, COUNTS, COUNTS, COUNTS, st.lists(solves, max_size=5).map(tuple), st.none(),
        st.just("Europe/Berlin"), st.booleans(),
    )  # fmt: skip


@CHEAP
@given(card=cards(), data=st.data())
def test_any_progress_is_a_message(card: ProgressCard, data: st.DataObject) -> None:
    """A card and ten rows with the longest names fit, and no name pings."""
    rows = st.builds(BoardRow, st.none() | COUNTS, SNOWFLAKES, NASTY, COUNTS, COUNTS, st.booleans())
    scope, period = data.draw(st.sampled_from(Scope)), data.draw(st.sampled_from(Period))
    shown = tuple(data.draw(st.lists(rows, max_size=10)))
    board = Board(scope, period, 2, 3, 25, shown, data.draw(rows), None)
    choice = BoardChoice(scope, period, 2, data.draw(SNOWFLAKES), data.draw(SNOWFLAKES))

    text = accept(show_progress(card, b"png", board, choice, in_server=data.draw(st.booleans())))

    assert not re.search(r"(?<!\\)<@|@everyone", text)


@settings(max_examples=15, deadline=None)
@given(card=cards())
def test_any_card_is_a_picture(card: ProgressCard) -> None:
    """Whatever the numbers and the name, a picture comes out, and words that say the same."""
    assert draw_card(card).startswith(b"\x89PNG")
    assert str(card.points) in describe_card(card)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_an_emoji_and_words(verdict: Verdict) -> None:
    """No verdict is told by colour alone."""
    emoji, words, _ = WORDS[verdict]

    assert emoji
    assert words
