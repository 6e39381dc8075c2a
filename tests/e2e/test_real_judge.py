"""The whole path with nothing under control: the real bank, the real judge, the real bot, over real sockets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playground.person import DM

if TYPE_CHECKING:
    from playground.person import Person
    from tests.e2e.conftest import House

NAME = "nnx-state-filter"
ENTRY = "state_filter_count"
LOOP = "while True:\n    pass\n"
FLOOD = "while True:\n    print('x' * 1000)\n"
EXIT = f"import os\n\n\ndef {ENTRY}(seed, x, hidden):\n    os._exit(0)\n"
SYNTAX = f"def {ENTRY}(seed, x, hidden)\n    return x\n"


async def check(house: House, person: Person, source: str, *words: str) -> str:
    """Send code as a file in a direct message, and give the answer's text once it holds the words."""
    asked = await person.send("", where=DM, files={"answer.py": source.encode()})
    answer = await house.find_answer(person, asked, "checked in", *words)
    return answer.text


async def test_the_main_job_for_every_problem(real_house: House) -> None:
    """For each problem of the bank: a wrong solution gets its diagnosis, the reference is accepted, points add up."""
    house = real_house
    ada = await house.person()
    for number, problem in enumerate(house.bank.problems, start=1):
        await house.settle(ada, await ada.slash("problem", {"name": problem.id}, where=DM), problem.title)
        wrong = problem.wrong[0]
        assert "Accepted" not in await check(house, ada, wrong.source, "Try again")
        accepted = await check(house, ada, problem.reference, "✅ Accepted")
        assert "🎉" in accepted
        board = await house.settle(ada, await ada.slash("progress", where=DM), "← you")
        assert f"{number} solve" in board.text


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (SYNTAX, "line 1"),
        (EXIT, "os._exit"),
        (LOOP, "Out of time"),
        (FLOOD, "Printed too much"),
        ("def other():\n    pass\n", ENTRY),
    ],
    ids=["syntax error", "exit", "endless loop", "print flood", "wrong name"],
)
async def test_code_that_misbehaves(real_house: House, source: str, words: str) -> None:
    """Code that breaks, never ends or floods gets one clear answer, and the next submission is judged as ever."""
    house = real_house
    ada = await house.person()
    await house.settle(ada, await ada.slash("problem", {"name": NAME}, where=DM))

    await check(house, ada, source, words)

    await check(house, ada, house.bank.find(NAME).reference, "✅ Accepted")


async def test_the_untouched_starter(real_house: House) -> None:
    """The starter, sent as it came through the form, is told apart from an attempt."""
    ada = await real_house.person()
    statement = await real_house.settle(ada, await ada.slash("problem", where=DM), "Submit code")
    form = (await ada.click(statement, "Submit code")).modal
    assert form is not None

    await real_house.settle(ada, await ada.submit(form, {}), "Not started yet")


async def test_an_error_shows_the_learners_own_lines(real_house: House) -> None:
    """An exception is shown with the learner's line numbers and text, and none of ours."""
    ada = await real_house.person()
    await real_house.settle(ada, await ada.slash("problem", {"name": NAME}, where=DM))
    source = f"import jax.numpy as jnp\n\n\ndef {ENTRY}(seed, x, hidden):\n    return x @ jnp.ones((99, 2))\n"

    text = await check(real_house, ada, source, "💥 Error")

    assert f"line 5, in {ENTRY}" in text
    assert "x @ jnp.ones((99, 2))" in text
    assert "site-packages" not in text
    assert "runner" not in text


@pytest.mark.docker
async def test_the_same_in_a_container(docker_house: House) -> None:
    """With the judge in a container the answers are the same."""
    ada = await docker_house.person()
    problem = docker_house.bank.find(NAME)
    await docker_house.settle(ada, await ada.slash("problem", {"name": problem.id}, where=DM))

    assert "Accepted" not in await check(docker_house, ada, problem.wrong[0].source, "Try again")
    await check(docker_house, ada, problem.reference, "✅ Accepted")
