"""A bad day: restarts, a Discord that is away, tokens that expired. Every submission is answered once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from playground.person import DM

if TYPE_CHECKING:
    from playground.person import Person
    from playground.seen import SeenMessage
    from tests.e2e.conftest import House

BLOCK = "```py\naccept = 1\n```"


async def send_in(house: House, person: Person, where: str = DM) -> SeenMessage:
    """Hand in the same right answer by a message."""
    await house.settle(person, await person.slash("problem", where=where))
    return await person.send(f"<@{house.playground.application_id}> {BLOCK}", where=where)


def count_answers(person: Person, asked: SeenMessage) -> int:
    """Count the bot's replies to a message."""
    return sum(seen.reply_to_id == asked.id for seen in person.messages(asked.channel_id))


@pytest.mark.parametrize("where", [DM, "general"])
async def test_restart_while_judging_a_message(house: House, where: str) -> None:
    """A bot that stops in the middle of a job answers after its next start, in the message that said "checking"."""
    house.scripted.gate.clear()
    ada = await house.person()
    asked = await send_in(house, ada, where)
    checking = await house.find_answer(ada, asked, "Checking")
    await house.scripted.started.wait()

    await house.stop()
    house.scripted.gate.set()
    await house.start()

    done = await house.find_answer(ada, asked, "Accepted")
    assert done.id == checking.id
    assert count_answers(ada, asked) == 1


async def test_restart_while_judging_a_form(house: House) -> None:
    """The private answer to a form is found again by its token."""
    house.scripted.gate.clear()
    ada = await house.person()
    statement = await house.settle(ada, await ada.slash("problem"), "Submit code")
    form = (await ada.click(statement, "Submit code")).modal
    assert form is not None
    checking = await house.settle(ada, await ada.submit(form, {"Your code": "accept = 1"}), "Checking")
    await house.scripted.started.wait()

    await house.stop()
    house.scripted.gate.set()
    await house.start()

    done = await ada.wait_for_edit(checking, lambda seen: "Accepted" in seen.text)
    assert done.is_ephemeral


async def test_restart_after_the_token_expired(house: House) -> None:
    """When the token has expired, the private answer comes as a direct message, and nobody else sees it."""
    house.scripted.gate.clear()
    ada, bob = await house.person("Ada"), await house.person("Bob")
    statement = await house.settle(ada, await ada.slash("problem"), "Submit code")
    form = (await ada.click(statement, "Submit code")).modal
    assert form is not None
    await house.settle(ada, await ada.submit(form, {"Your code": "accept = 1"}), "Checking")
    await house.scripted.started.wait()

    await house.stop()
    house.playground.faults.expire_tokens()
    house.scripted.gate.set()
    await house.start()

    await ada.wait_for(lambda seen: "Accepted" in seen.text, where=DM)
    assert not any("Accepted" in seen.text for seen in bob.messages("general"))


async def test_a_second_restart_answers_nothing_again(house: House) -> None:
    """What was answered stays answered."""
    ada = await house.person()
    asked = await send_in(house, ada)
    first = await house.find_answer(ada, asked, "Accepted")

    await house.stop()
    await house.start()
    await house.settle(ada, await ada.slash("help", where=DM), "How this works")

    assert count_answers(ada, asked) == 1
    (again,) = [seen for seen in ada.messages(DM) if seen.id == first.id]
    assert again.raw["edited_timestamp"] == first.raw["edited_timestamp"]


@pytest.mark.parametrize(("status", "method"), [(429, "POST"), (429, "PATCH"), (500, "POST"), (503, "PATCH")])
async def test_discord_stumbles(house: House, status: int, method: str) -> None:
    """Too many requests or a server's fault delay the answer, and neither lose nor double it."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))
    fault = house.playground.faults.answer(status, times=1, method=method, path="/channels/*")

    asked = await ada.send(BLOCK, where=DM)

    await house.find_answer(ada, asked, "Accepted")
    assert fault.hits == 1
    assert count_answers(ada, asked) == 1


async def test_discord_is_away_until_the_socket_comes_back(house: House) -> None:
    """An answer that Discord refuses for longer than patience lasts is delivered when the connection is back."""
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", where=DM))
    # 501 is not retried by discord.py, only by us.
    fault = house.playground.faults.answer(501, times=4, method="PATCH", path="/channels/*")
    asked = await ada.send(BLOCK, where=DM)
    await asyncio.wait_for(fault.used_up.wait(), 20)

    await house.playground.faults.drop_gateway()

    await house.find_answer(ada, asked, "Accepted")
    assert count_answers(ada, asked) == 1


@pytest.mark.parametrize("resumable", [True, False])
async def test_the_socket_drops_while_judging(house: House, *, resumable: bool) -> None:
    """A dropped gateway changes nothing: the answer comes, and what was sent meanwhile is taken once."""
    house.scripted.gate.clear()
    ada = await house.person()
    asked = await send_in(house, ada)
    await house.scripted.started.wait()

    await house.playground.faults.drop_gateway(resumable=resumable)
    house.scripted.gate.set()

    await house.find_answer(ada, asked, "Accepted")
    assert count_answers(ada, asked) == 1


async def test_the_answer_was_deleted(house: House) -> None:
    """When somebody deleted the message that said "checking", the verdict comes in a new one."""
    house.scripted.gate.clear()
    ada = await house.person()
    asked = await send_in(house, ada)
    checking = await house.find_answer(ada, asked, "Checking")
    await house.scripted.started.wait()
    fault = house.playground.faults.answer(404, method="PATCH", path=f"/channels/*/messages/{checking.id}")

    house.scripted.gate.set()

    done = await house.find_answer(ada, asked, "Accepted")
    assert fault.hits == 1
    assert done.id != checking.id


async def test_buttons_work_after_a_restart(house: House) -> None:
    """Buttons carry what they need, so a restart does not take it from them; a form that was open is still taken."""
    ada = await house.person()
    statement = await house.settle(ada, await ada.slash("problem", where=DM), "Submit code")
    form = (await ada.click(statement, "Submit code")).modal
    assert form is not None

    await house.stop()
    await house.start()

    await house.settle(ada, await ada.click(statement, "Hint"), "Hint 1 of 3")
    await house.settle(ada, await ada.submit(form, {"Your code": "accept = 1"}), "Accepted")


async def test_a_learner_who_takes_no_messages(house: House) -> None:
    """When there is no way left to a learner, the bot goes on with everybody else."""
    house.scripted.gate.clear()
    ada, bob = await house.person("Ada"), await house.person("Bob")
    asked = await send_in(house, ada)
    await house.scripted.started.wait()
    refused = house.playground.faults.answer(403, times=3, path="/channels/*")
    house.scripted.gate.set()
    await asyncio.wait_for(refused.used_up.wait(), 20)

    theirs = await send_in(house, bob)

    await house.find_answer(bob, theirs, "Accepted")
    assert count_answers(ada, asked) <= 1
