"""The main job through Discord: a problem, a wrong answer, a right one, the progress card."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from bot.views.card import WIDTH
from playground.person import DM

if TYPE_CHECKING:
    from tests.e2e.conftest import House

RIGHT = "```py\naccept = 1\n```"
WRONG = "```py\nother = 1\n```"


async def test_wrong_then_right_then_progress(house: House) -> None:
    """A learner fetches a problem, learns what is wrong, corrects it, and finds the solve in picture and board."""
    ada = await house.person()
    statement = await house.settle(ada, await ada.slash("problem"), house.bank.problems[0].title)

    wrong = await ada.send(WRONG, reply_to=statement)
    answer = await house.find_answer(ada, wrong, "Wrong value")
    assert "Largest difference: **2** at index `[1]`" in answer.text

    right = await ada.send(RIGHT, reply_to=statement)
    answer = await house.find_answer(ada, right, "Accepted")
    assert "🎉" in answer.text
    assert "Streak: **1 day**" in answer.text

    progress = await house.settle(ada, await ada.slash("progress"), "← you")
    (picture,) = progress.attachments
    drawn = Image.open(io.BytesIO(await ada.download(picture)))
    assert drawn.format == "PNG"
    assert drawn.width == WIDTH


async def test_place_in_line_then_verdict_in_one_message(house: House) -> None:
    """While others are judged, the answer says where in line the code is, and is edited into the verdict."""
    house.scripted.gate.clear()
    ada, bob = await house.person("Ada"), await house.person("Bob")
    await house.settle(ada, await ada.slash("problem", where=DM))
    await house.settle(bob, await bob.slash("problem", where=DM))

    first = await ada.send(RIGHT, where=DM)
    await house.find_answer(ada, first, "Checking")
    second = await bob.send(RIGHT, where=DM)
    waiting = await house.find_answer(bob, second, "Place in line: **1**")
    house.scripted.gate.set()

    done = await house.find_answer(bob, second, "Accepted")
    assert done.id == waiting.id


async def test_next_problem_is_one_press_away(house: House) -> None:
    """An accepted answer offers the next problem, and the press fetches it."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))
    answer = await house.find_answer(ada, await ada.send(RIGHT, where=DM), "Accepted")
    [label] = [button.label for button in answer.buttons if button.label and button.label.startswith("Next: ")]
    offered = label.removeprefix("Next: ")
    assert offered in {one.title for one in house.bank.problems[1:]}

    statement = await house.settle(ada, await ada.click(answer, label), offered)

    assert "Submit code" in statement.text


async def test_statement_turns_pages_in_place(house: House) -> None:
    """The owner turns pages in the same message; somebody else gets a page of their own."""
    ada, bob = await house.person("Ada"), await house.person("Bob")
    statement = await house.settle(ada, await ada.slash("problem"), "Page 1 of")

    turned = await ada.click(statement, "Next")
    assert turned.kind == "update"
    second = await ada.wait_for_edit(statement, lambda seen: "Page 2 of" in seen.text)

    theirs = await house.settle(bob, await bob.click(second, "Back"), "Page 1 of")
    assert theirs.id != statement.id
    assert theirs.is_ephemeral


async def test_hints_are_a_ladder_that_is_remembered(house: House) -> None:
    """Every press takes one rung and shows the earlier ones; the fourth press takes nothing more."""
    ada = await house.person()
    statement = await house.settle(ada, await ada.slash("problem", where=DM), "Hint")
    hint = await house.settle(ada, await ada.click(statement, "Hint"), "Hint 1 of 3")
    assert "costs" in hint.text

    await house.settle(ada, await ada.slash("hint", where=DM), "Hint 1 of 3", "Hint 2 of 3")
    last = await house.settle(ada, await ada.slash("hint", where=DM), "Hint 3 of 3", "the last hint")
    again = await house.settle(ada, await ada.slash("hint", where=DM), "Hint 3 of 3")

    assert [button.label for button in again.buttons] == [button.label for button in last.buttons]


async def test_solution_asks_first_and_shows_itself_after_solving(house: House) -> None:
    """Before solving, the solution is behind a question about points; after solving it is there at once."""
    ada, bob = await house.person("Ada"), await house.person("Bob")
    problem = house.bank.problems[0]
    await house.settle(ada, await ada.slash("problem", where=DM))
    question = await house.settle(ada, await ada.slash("solution", where=DM), "no points any more")
    assert problem.reference.splitlines()[-1] not in question.text
    kept = await ada.click(question, "Keep trying")
    assert kept.kind == "update"

    question = await house.settle(ada, await ada.slash("solution", where=DM), "no points any more")
    await house.settle(ada, await ada.click(question, "Show the solution"), problem.reference.splitlines()[-1])
    answer = await house.find_answer(ada, await ada.send(RIGHT, where=DM), "Accepted")
    assert "No points, because you had seen the solution" in answer.text

    await house.settle(bob, await bob.slash("problem", where=DM))
    answer = await house.find_answer(bob, await bob.send(RIGHT, where=DM), "Accepted")
    await house.settle(bob, await bob.click(answer, "Solution"), problem.reference.splitlines()[-1])


async def test_leaderboard_follows_the_selects(house: House) -> None:
    """The selects change people and time in place, and another person's pick answers that person alone."""
    ada, bob = await house.person("Ada"), await house.person("Bob")
    await house.settle(ada, await ada.slash("problem", where=DM))
    await house.find_answer(ada, await ada.send(RIGHT, where=DM), "Accepted")
    board = await house.settle(ada, await ada.slash("progress"), "this server, all time")
    scope, period = (select.custom_id for select in board.selects)

    await ada.pick(board, "everywhere", custom_id=scope)
    board = await ada.wait_for_edit(board, lambda seen: "everywhere, all time" in seen.text)
    _, period = (select.custom_id for select in board.selects)
    await ada.pick(board, "This week", custom_id=period)
    board = await ada.wait_for_edit(board, lambda seen: "everywhere, this week" in seen.text)

    scope, _ = (select.custom_id for select in board.selects)
    theirs = await house.settle(bob, await bob.pick(board, "This server", custom_id=scope), "this server, this week")
    assert theirs.is_ephemeral
    assert "no points here yet" in theirs.text


async def test_other_members_are_shown_unless_they_hide(house: House) -> None:
    """``/progress member`` shows somebody else's card, until that person hides."""
    ada, bob = await house.person("Ada"), await house.person("Bob")
    await house.settle(ada, await ada.slash("problem"))
    await house.settle(bob, await bob.slash("progress", {"member": ada}), "Progress of Ada")

    hidden = await house.settle(ada, await ada.slash("settings", {"visible": False}), "You are hidden")
    assert hidden.is_ephemeral
    await house.settle(bob, await bob.slash("progress", {"member": ada}), "keep it private")


async def test_settings_set_a_time_zone(house: House) -> None:
    """Time zones complete while typing, are set, and a wrong one gets a sentence."""
    ada = await house.person()
    offered = await ada.complete("settings", "time_zone", "berl", where=DM)
    assert "Europe/Berlin" in [choice.value for choice in offered]

    await house.settle(ada, await ada.slash("settings", {"time_zone": "Europe/Berlin"}, where=DM), "Europe/Berlin")
    await house.settle(ada, await ada.slash("settings", {"time_zone": "Mars/Olympus"}, where=DM), "💬")


async def test_data_is_exported_and_deleted(house: House) -> None:
    """Somebody gets everything that is stored about them as a file, and can have it deleted after a question."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))
    await house.find_answer(ada, await ada.send(RIGHT, where=DM), "Accepted")
    shown = await house.settle(ada, await ada.slash("settings", where=DM), "Your settings")

    export = await house.settle(ada, await ada.click(shown, "Export my data"), "as JSON")
    assert b"accept = 1" in await ada.download(export.attachments[0])

    question = await house.settle(ada, await ada.click(shown, "Delete my data"), "Delete everything?")
    await ada.click(question, "Delete everything")
    await ada.wait_for_edit(question, lambda seen: "deleted" in seen.text)
    card = await house.settle(ada, await ada.slash("progress", where=DM), "Nobody has points here yet")
    assert card.attachments


async def test_problem_names_complete_with_marks(house: House) -> None:
    """Autocompletion offers problems by what was typed, and says which one is active and which is solved."""
    ada = await house.person()
    first = house.bank.problems[0]
    await house.settle(ada, await ada.slash("problem", {"name": first.id}, where=DM))

    offered = await ada.complete("problem", "name", first.entry[:6], where=DM)
    assert offered[0].value == first.id
    assert offered[0].name.startswith("▶️")

    await house.find_answer(ada, await ada.send(RIGHT, where=DM), "Accepted")
    offered = await ada.complete("problem", "name", first.entry[:6], where=DM)
    assert offered[0].name.startswith("✅")


async def test_the_map_leads_to_a_track_and_to_a_problem(house: House) -> None:
    """A picture of all tracks; a track as a list in the same message; a problem from that list; and the way back."""
    ada, bob = await house.person("Ada"), await house.person("Bob")
    atlas = await house.settle(ada, await ada.slash("tracks"), "0 of 4 solved")
    assert [file.filename for file in atlas.attachments] == ["tracks.png"]
    [tracks] = atlas.selects

    await ada.pick(atlas, "nnx-primitives", custom_id=tracks.custom_id)
    trail = await ada.wait_for_edit(atlas, lambda seen: "you can try it anyway" in seen.text)
    assert "🔒" in trail.text
    assert "▫️ **4.**" in trail.text
    assert trail.attachments == ()
    chosen = house.bank.find("nnx-state-filter")
    assert chosen is not None
    problems, _ = trail.selects
    shown = await house.settle(ada, await ada.pick(trail, chosen.id, custom_id=problems.custom_id), chosen.title)
    assert "builds on" in shown.text

    theirs = await house.settle(bob, await bob.click(trail, "The whole map"), "0 of 4 solved")
    assert theirs.is_ephemeral
    await ada.click(trail, "The whole map")
    back = await ada.wait_for_edit(trail, lambda seen: chosen.title in seen.text)
    assert [file.filename for file in back.attachments] == ["tracks.png"]


async def test_help_and_lessons_open(house: House) -> None:
    """Help explains every way in; a lesson opens by name and turns its pages."""
    ada = await house.person()
    page = await house.settle(ada, await ada.slash("help"), "/problem", "/hint", "/progress", "Check this code")
    assert page.is_ephemeral

    lesson = house.bank.lessons[0]
    shown = await house.settle(ada, await ada.slash("lesson", {"name": lesson.id}, where=DM), lesson.title)
    if len(lesson.pages()) > 1:
        await ada.click(shown, "Next")
        await ada.wait_for_edit(shown, lambda seen: "Page 2 of" in seen.text)
    await house.settle(ada, await ada.slash("lesson", {"name": "no-such-lesson"}, where=DM), "💬")
