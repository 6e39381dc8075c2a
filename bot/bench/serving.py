"""How the bot behaves towards Discord: its start, its memory, and its first answers under load."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.bench.machine import read_resident_megabytes
from bot.bench.measure import Goal, Row, Sample
from bot.settings import name_setting
from playground.person import DM, Person

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.settings import Settings
    from problems.bank import Bank

READY_S = 10
ACKNOWLEDGED_MS = 300
RESIDENT_MB = 200
WAITING = 50
PER_PERSON = 3
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@asynccontextmanager
async def started_bot(settings: Settings) -> AsyncIterator[tuple[asyncio.subprocess.Process, str, float]]:
    """Start ``jaxtutor run`` in a process of its own; give it, its address, and the seconds until it was printed."""
    environment = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"}
    for field in ("data", "cache", "docker_image", "slots", "box_python"):
        value = getattr(settings, field)
        if value is not None:
            environment[name_setting(field)] = str(value)
    environment |= {name_setting("playground_port"): "0", name_setting("log_level"): "error"}
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=environment, stdout=asyncio.subprocess.PIPE
    )
    if process.stdout is None:
        raise RuntimeError("the process was started without a pipe to read its address from")
    try:
        async for line in process.stdout:
            found = ADDRESS.search(line.decode())
            if found:
                yield process, found[0], time.perf_counter() - began
                break
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


async def measure_serving(settings: Settings, bank: Bank, *, runs: int) -> AsyncIterator[Row]:
    """Measure a running bot from a learner's side, over the playground.

    Args:
        settings: With folders of their own; the backend is whatever ``auto`` finds.
        bank: What is submitted comes from its references.
        runs: How many first answers are timed.

    Yields:
        Rows as they are finished.
    """
    group = "the bot"
    ready = Sample(group, "jaxtutor run: until the address is printed", "s")
    resident = Sample(group, "resident memory, playground included", "MB")
    calm = Sample(group, "first answer to a slash command, nothing waiting")
    busy = Sample(group, f"first answer to a slash command, {WAITING} submissions waiting")
    async with started_bot(settings) as (process, address, seconds):
        ready.values.append(seconds)
        yield ready.row(Goal("median", READY_S))
        people = [await Person.join(address, f"Learner {number}") for number in range(WAITING // PER_PERSON + 2)]
        asker, *submitters = people
        await asker.wait_for_command("hint")
        for _ in range(runs):
            with calm.timed():
                await asker.slash("hint", {"problem": bank.problems[0].id}, where=DM)
        yield calm.row(Goal("median", ACKNOWLEDGED_MS))
        # Each a little different, because the same code twice from one person is taken for a slip.
        sources = [f"{bank.problems[0].reference}\n# {number}" for number in range(WAITING)]
        await asyncio.gather(
            *(
                submitters[number // PER_PERSON].send(f"```py\n{source}\n```", where=DM)
                for number, source in enumerate(sources)
            )
        )
        for _ in range(runs):
            with busy.timed():
                await asker.slash("hint", {"problem": bank.problems[0].id}, where=DM)
        yield busy.row(Goal("median", ACKNOWLEDGED_MS))
        resident.values.append(read_resident_megabytes(process.pid))
        yield resident.row(Goal("median", RESIDENT_MB))
        for person in people:
            await person.close()
