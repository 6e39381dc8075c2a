"""Input that is wrong in every way a beginner finds: each gets one clear sentence, and nothing stops the bot."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.views.control import Action, Control
from playground.person import DM
from runner.limits import SOURCE_BYTES

if TYPE_CHECKING:
    from tests.e2e.conftest import House

RIGHT = "accept = 1\n"
BLOCK = f"```py\n{RIGHT}```"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


@pytest.mark.parametrize(
    ("text", "files", "words"),
    [
        ("What do I do now?", {}, "code"),
        (f"{BLOCK}\nor rather\n{BLOCK}", {}, "2 code blocks"),
        ("```js\nlet x = 1\n```", {}, "Python"),
        ("```py\n\n```", {}, "empty"),
        ("", {"screenshot.png": PICTURE}, "picture"),
        ("", {"notebook.ipynb": b"{}"}, ".py"),
        ("", {"big.py": b"#" * (SOURCE_BYTES + 1)}, "bytes"),
        ("", {"latin.py": b"x = '\xe9'\n"}, "UTF-8"),
        ("", {"a.py": b"x = 1\n", "b.py": b"x = 2\n"}, "2 Python files"),
        (BLOCK, {"a.py": b"x = 1\n"}, "a code block and a file"),
    ],
    ids=["no code", "two blocks", "other language", "empty", "screenshot", "notebook", "30 kB", "latin-1", "two files",
         "block and file"],
)  # fmt: skip
async def test_what_is_not_a_submission(house: House, text: str, files: dict[str, bytes], words: str) -> None:
    """Each gets a sentence that names what was found, and nothing is judged."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))

    asked = await ada.send(text, where=DM, files=files)
    answer = await house.find_answer(ada, asked, "💬")

    assert words.lower() in answer.text.lower()
    assert not house.scripted.sources
    assert [button.label for button in answer.buttons] == ["Submit code", "Get a problem", "How this works"]


async def test_the_form_is_offered_to_whoever_has_no_backticks(house: House) -> None:
    """The form below such a sentence is for the open problem, and code in a reply to the sentence is taken too."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))
    sentence = await house.find_answer(ada, await ada.send(RIGHT, where=DM), "💬")
    form = (await ada.click(sentence, "Submit code")).modal
    assert form is not None
    assert form.fields["Your code"]["value"] == house.bank.problems[0].starter

    await house.settle(ada, await ada.submit(form, {"Your code": RIGHT}), "Accepted")
    again = await ada.send("```py\naccept = 2\n```", where=DM, reply_to=sentence)
    await house.find_answer(ada, again, "Accepted")


async def test_an_empty_form(house: House) -> None:
    """A form without code is answered with a sentence."""
    ada = await house.person()
    statement = await house.settle(ada, await ada.slash("problem", where=DM), "Submit code")
    form = (await ada.click(statement, "Submit code")).modal
    assert form is not None

    await house.settle(ada, await ada.submit(form, {"Your code": ""}), "💬")


async def test_code_without_a_problem(house: House) -> None:
    """Code that fits no problem, from somebody who has none open, is answered with what to do."""
    ada = await house.person()

    await house.find_answer(ada, await ada.send(BLOCK, where=DM), "💬", "/problem")


async def test_an_unknown_problem(house: House) -> None:
    """A name that no problem has is answered with close ones."""
    ada = await house.person()

    answer = await house.settle(ada, await ada.slash("problem", {"name": "nnx-state-filtre"}, where=DM), "💬")

    assert "filter" in answer.text
    assert "/problem" in answer.text


async def test_the_queue_of_one_learner(house: House) -> None:
    """One submission is judged and two wait; a fourth is refused with a sentence, and the three are answered."""
    house.scripted.gate.clear()
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))
    asked = []
    for number in range(3):
        asked.append(await ada.send(f"```py\naccept = {number}\n```", where=DM))
        await house.find_answer(ada, asked[-1], "Checking")

    one_more = await ada.send("```py\naccept = 3\n```", where=DM)
    await house.find_answer(ada, one_more, "💬", "wait")
    house.scripted.gate.set()

    for message in asked:
        await house.find_answer(ada, message, "Accepted")


async def test_the_same_form_twice(house: House) -> None:
    """A form that was sent twice is judged once; the second gets a sentence."""
    house.scripted.gate.clear()
    ada = await house.person()
    statement = await house.settle(ada, await ada.slash("problem", where=DM), "Submit code")
    form = (await ada.click(statement, "Submit code")).modal
    assert form is not None

    first, second = await asyncio.gather(ada.submit(form, {"Your code": RIGHT}), ada.submit(form, {"Your code": RIGHT}))
    house.scripted.gate.set()

    answers = [await house.settle(ada, one) for one in (first, second)]
    refused = [one for one in answers if "already" in one.text]
    (taken,) = [one for one in answers if one not in refused]
    await ada.wait_for(lambda seen: seen.id == taken.id and "Accepted" in seen.text)
    assert len(refused) == 1
    assert len(house.scripted.sources) == 1


async def test_our_fault_says_so_and_can_be_checked_again(house: House) -> None:
    """When the judge breaks, the answer says that it is our fault, counts no attempt, and offers to check again."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))

    answer = await house.find_answer(ada, await ada.send("```py\ninfra = 1\n```", where=DM), "Our fault")
    assert "not counted as an attempt" in answer.text
    assert "deadbeef" in answer.text

    await house.settle(ada, await ada.click(answer, "Check it again"), "Our fault")
    assert [source.strip() for source in house.scripted.sources] == ["infra = 1"] * 2


@pytest.mark.parametrize("custom_id", ["0:hint:nnx-state-filter:0:0", "1:dance:x:0:0", "persistent_view:hint"])
async def test_a_stale_button(house: House, custom_id: str) -> None:
    """A button of another version of the bot is answered with a sentence."""
    ada = await house.person()
    await house.post_button(custom_id)
    old = await ada.wait_for(lambda seen: bool(seen.buttons))

    answer = await house.settle(ada, await ada.click(old, custom_id=custom_id), "older version")

    assert answer.is_ephemeral


@pytest.mark.parametrize(
    "action",
    [Action.HINT, Action.STARTER, Action.SUBMIT, Action.OPEN, Action.PAGE, Action.READ, Action.REVEAL, Action.LESSON],
)
async def test_a_button_of_a_problem_that_is_gone(house: House, action: Action) -> None:
    """A button for a problem or lesson that left the bank is answered with a sentence."""
    ada = await house.person()
    custom_id = Control(action, "gone-for-good", 1).custom_id
    await house.post_button(custom_id)
    old = await ada.wait_for(lambda seen: bool(seen.buttons))

    await house.settle(ada, await ada.click(old, custom_id=custom_id), "💬")


async def test_somebody_elses_buttons(house: House) -> None:
    """Buttons under somebody else's verdict act for whoever presses, in private, and never on the other's behalf."""
    ada, bob = await house.person("Ada"), await house.person("Bob")
    statement = await house.settle(ada, await ada.slash("problem"), "Submit code")
    verdict = await house.find_answer(ada, await ada.send("```py\nno = 1\n```", reply_to=statement), "Wrong value")

    hint = await house.settle(bob, await bob.click(verdict, "Hint"), "Hint 1 of 3")
    question = await house.settle(bob, await bob.click(verdict, "Solution"), "not solved")
    broken = await house.find_answer(ada, await ada.send("```py\ninfra = 1\n```", reply_to=statement), "Our fault")
    refused = await house.settle(bob, await bob.click(broken, "Check it again"), "somebody else")

    assert hint.is_ephemeral
    assert question.is_ephemeral
    assert refused.is_ephemeral
    await house.settle(ada, await ada.slash("hint"), "Hint 1 of 3")


async def test_a_nasty_name_and_nasty_code(house: House) -> None:
    """Names and code that try to break out, ping or link stay plain text in every message."""
    eve = await house.person("**@everyone** `x` ||<@1>")
    await house.settle(eve, await eve.slash("problem", where="general"))
    statement = await house.settle(eve, await eve.slash("problem"), "Submit code")
    asked = await eve.send("```py\naccept = '@everyone <@1> ``'\n```", reply_to=statement)
    await house.find_answer(eve, asked, "Accepted")

    board = await house.settle(eve, await eve.slash("progress"), "← you")

    assert r"\*\*" in board.text
    assert not board.raw["mentions"]
    assert not board.raw["mention_everyone"]


async def test_the_database_goes_away(house: House) -> None:
    """A database that cannot be written gets a sentence, not silence; when it is back, everything goes on."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))
    other = sqlite3.connect(house.database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    asked = await ada.send(BLOCK, where=DM)
    sentence = await house.find_answer(ada, asked, "💬")
    other.execute("ROLLBACK")
    other.close()
    assert "database" in sentence.text.lower()

    await house.find_answer(ada, await ada.send(BLOCK, where=DM), "Accepted")
