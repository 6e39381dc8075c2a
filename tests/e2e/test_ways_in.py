"""Every way to hand in code leads to the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playground.person import DM

if TYPE_CHECKING:
    from tests.e2e.conftest import House

SOURCE = "accept = 1\n"
BLOCK = f"```py\n{SOURCE}```"


async def test_direct_message(house: House) -> None:
    """A code block in a direct message is checked for the active problem, and the answer says so."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))

    answer = await house.find_answer(ada, await ada.send(BLOCK, where=DM), "Accepted")

    assert "the problem you are working on" in answer.text


async def test_mention(house: House) -> None:
    """A message that mentions the bot is checked, wherever it stands."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem"))

    asked = await ada.send(f"<@{house.playground.application_id}> is this right?\n{BLOCK}", where="problems")

    await house.find_answer(ada, asked, "Accepted")


async def test_entry_function_names_the_problem(house: House) -> None:
    """Without an active problem, the function that the code defines decides, and the answer says so."""
    ada = await house.person()
    problem = house.bank.problems[-1]
    code = f"```py\ndef {problem.entry}({', '.join(problem.parameters)}):\n    accept = 1\n```"

    answer = await house.find_answer(ada, await ada.send(code, where=DM), "Accepted")

    assert problem.title in answer.text
    assert f"defines `{problem.entry}`" in answer.text


async def test_reply_means_the_statement_it_answers(house: House) -> None:
    """A reply to a statement is for that problem, even when another one is active by now."""
    ada = await house.person()
    first, second = house.bank.problems[:2]
    statement = await house.settle(ada, await ada.slash("problem", {"name": first.id}), first.title)
    await house.settle(ada, await ada.slash("problem", {"name": second.id}), second.title)

    answer = await house.find_answer(ada, await ada.send(BLOCK, reply_to=statement), "Accepted")

    assert f"-# {first.title}" in answer.text


async def test_reply_to_a_verdict_means_its_problem(house: House) -> None:
    """A reply to a verdict hands in the next attempt at the same problem."""
    ada = await house.person()
    first, second = house.bank.problems[:2]
    statement = await house.settle(ada, await ada.slash("problem", {"name": first.id}), first.title)
    verdict = await house.find_answer(ada, await ada.send("```py\nno = 1\n```", reply_to=statement), "Wrong value")
    await house.settle(ada, await ada.slash("problem", {"name": second.id}), second.title)

    answer = await house.find_answer(ada, await ada.send(BLOCK, reply_to=verdict), "Accepted")

    assert f"-# {first.title}" in answer.text


async def test_thread_without_the_intent(house: House) -> None:
    """A problem's thread takes code that mentions the bot, and says that it must."""
    ada, bob = await house.person("Ada"), await house.person("Bob")
    first, second = house.bank.problems[:2]
    statement = await house.settle(ada, await ada.slash("problem", {"name": first.id}), first.title)
    opened = await house.settle(ada, await ada.click(statement, "Open a thread"), "Opened a thread")
    assert opened.is_ephemeral
    welcome = await ada.wait_for(lambda seen: "Mention me" in seen.text)
    await house.settle(bob, await bob.slash("problem", {"name": second.id}))

    asked = await bob.send(f"<@{house.playground.application_id}>\n{BLOCK}", where=welcome.channel_id)
    answer = await house.find_answer(bob, asked, "Accepted")
    assert f"-# {first.title}" in answer.text

    again = await house.settle(bob, await bob.click(statement, "Open a thread"), "has a thread already")
    assert again.is_ephemeral


async def test_thread_with_the_intent(empty_house: House) -> None:
    """With the message-content intent, a bare code block in a problem's thread is enough, and chatter is left alone."""
    house = await empty_house.start(message_content=True)
    ada = await house.person()
    statement = await house.settle(ada, await ada.slash("problem"), "Submit code")
    await ada.click(statement, "Open a thread")
    welcome = await ada.wait_for(lambda seen: "Paste your code here" in seen.text)

    chatter = await ada.send("What does features mean?", where=welcome.channel_id)
    answer = await house.find_answer(ada, await ada.send(BLOCK, where=welcome.channel_id), "Accepted")

    assert answer.channel_id == welcome.channel_id
    assert all(seen.reply_to_id != chatter.id for seen in ada.messages(welcome.channel_id))


async def test_bare_code_elsewhere_is_left_alone(empty_house: House) -> None:
    """Even with the intent, code that people show each other in a channel is not taken."""
    house = await empty_house.start(message_content=True)
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem"))
    shown = await ada.send(BLOCK)

    answer = await house.find_answer(ada, await ada.send(f"<@{house.playground.application_id}> {BLOCK}"), "Accepted")

    assert answer.reply_to_id != shown.id
    assert len(house.scripted.sources) == 1


async def test_form(house: House) -> None:
    """The form starts from the starter, and its answer is for the learner's eyes."""
    ada = await house.person()
    problem = house.bank.problems[0]
    statement = await house.settle(ada, await ada.slash("problem"), "Submit code")
    form = (await ada.click(statement, "Submit code")).modal
    assert form is not None
    assert form.fields["Your code"]["value"] == problem.starter

    answer = await house.settle(ada, await ada.submit(form, {"Your code": SOURCE}), "Accepted")

    assert answer.is_ephemeral


async def test_form_takes_a_file(house: House) -> None:
    """Code that is longer than a text field goes through the form as a file."""
    ada = await house.person()
    statement = await house.settle(ada, await ada.slash("problem", where=DM), "Submit code")
    form = (await ada.click(statement, "Submit code")).modal
    assert form is not None
    long_source = SOURCE + "# a comment\n" * 1_000

    await house.settle(ada, await ada.submit(form, {"Or a .py file": {"answer.py": long_source.encode()}}), "Accepted")

    assert house.scripted.sources == [long_source]


async def test_try_again_starts_from_ones_own_code(house: House) -> None:
    """The button "Try again" presets the form with the code that was judged; for somebody else, with the starter."""
    ada, bob = await house.person("Ada"), await house.person("Bob")
    statement = await house.settle(ada, await ada.slash("problem"), "Submit code")
    mine = "mine = 'secret plan'\n"
    verdict = await house.find_answer(ada, await ada.send(f"```py\n{mine}```", reply_to=statement), "Wrong value")

    own = (await ada.click(verdict, "Try again")).modal
    theirs = (await bob.click(verdict, "Try again")).modal

    assert own is not None
    assert own.fields["Your code"]["value"].strip() == mine.strip()
    assert theirs is not None
    assert theirs.fields["Your code"]["value"] == house.bank.problems[0].starter


async def test_submit_command_opens_the_form_or_takes_a_file(house: House) -> None:
    """``/submit`` opens the form for the active problem; with a file it hands that in."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))
    form = (await ada.slash("submit", where=DM)).modal
    assert form is not None
    await house.settle(ada, await ada.submit(form, {"Your code": "no = 1"}), "Wrong value")

    answer = await ada.slash("submit", {"file": ("answer.py", SOURCE.encode())}, where=DM)

    await house.settle(ada, answer, "Accepted")


@pytest.mark.parametrize("where", [DM, "general"])
async def test_attached_file(house: House, where: str) -> None:
    """A ``.py`` file on a message is as good as a code block."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=where))
    text = "" if where == DM else f"<@{house.playground.application_id}>"

    asked = await ada.send(text, where=where, files={"answer.py": SOURCE.encode()})

    await house.find_answer(ada, asked, "Accepted")


async def test_context_menu(house: House) -> None:
    """The menu entry "Check this code" checks one's own message anywhere, for one's own eyes."""
    ada, bob = await house.person("Ada"), await house.person("Bob")
    await house.settle(ada, await ada.slash("problem"))
    shown = await ada.send(f"Is this it?\n{BLOCK}")

    answer = await house.settle(ada, await ada.message_command("Check this code", shown), "Accepted")
    assert answer.is_ephemeral

    refused = await house.settle(bob, await bob.message_command("Check this code", shown), "message of your own")
    assert refused.is_ephemeral


@pytest.mark.parametrize("where", [DM, "general"])
async def test_edit_is_checked_again_in_the_same_answer(house: House, where: str) -> None:
    """Editing a message checks it again, and the same answer shows the new verdict."""
    ada = await house.person()
    statement = await house.settle(ada, await ada.slash("problem", where=where), "Submit code")
    asked = await ada.send("```py\nno = 1\n```", where=where, reply_to=statement)
    wrong = await house.find_answer(ada, asked, "Wrong value")

    await ada.edit(asked, BLOCK)
    right = await ada.wait_for_edit(wrong, lambda seen: "Accepted" in seen.text)

    assert right.id == wrong.id
    assert sum(seen.reply_to_id == asked.id for seen in ada.messages(where)) == 1


async def test_edit_from_no_code_to_code(house: House) -> None:
    """A message without code gets a sentence; once code is edited in, it gets its verdict."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))
    asked = await ada.send("here it comes", where=DM)
    await house.find_answer(ada, asked, "💬")

    await ada.edit(asked, BLOCK)

    await house.find_answer(ada, asked, "Accepted")
