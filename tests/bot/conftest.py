"""What the tests of core and store share: real databases of both kinds, a small bank, and a judge under control."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import asyncpg
import pytest

from bot.core.learner import Learner
from bot.core.submission import Origin
from bot.core.tutor import Tutor
from bot.store import open_store, upgrade_database
from problems.bank import Bank
from problems.problem import Problem
from problems.statement import Statement
from runner.report import Report
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping

    from bot.store import Store

READY_SECONDS = 30


def find_program(name: str) -> str:
    """Find one of PostgreSQL's programs, which Debian keeps off the PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    found = shutil.which(name) or next((str(one / name) for one in folders if (one / name).exists()), None)
    if found is None:
        pytest.fail(f"PostgreSQL's {name} is not here; the marker postgres lets tests that need it be skipped")
    return found


@dataclass
class Cluster:
    """A PostgreSQL server of our own on a loopback port, in a folder of its own."""

    folder: Path
    port: int
    user: str | None

    @classmethod
    def create(cls, folder: Path) -> Cluster:
        """Make an empty cluster; initdb refuses root, so root borrows the user that Debian's package made."""
        user = "postgres" if os.geteuid() == 0 else None
        if user is not None:
            owner = pwd.getpwnam(user)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        cluster = cls(folder, port, user)
        cluster.run(
            "initdb", "--pgdata", folder / "data", "--auth", "trust", "--username", "tutor", "--encoding", "UTF8"
        )
        return cluster

    def run(self, program: str, *arguments: str | Path) -> None:
        """Run one of PostgreSQL's programs to its end."""
        done = subprocess.run(
            [find_program(program), *map(str, arguments)],
            user=self.user, cwd=self.folder, check=False, timeout=READY_SECONDS * 2, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        if done.returncode:
            pytest.fail(f"{program} failed: {done.stderr}")

    def start(self) -> None:
        """Start the server, and wait until it answers. Nothing here needs to survive a power failure."""
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= "
            "-c fsync=off -c full_page_writes=off -c max_connections=60"
        )
        self.run(
            "pg_ctl", "start", "--pgdata", self.folder / "data", "--log", self.folder / "log",
            "--options", options, "--wait", "--timeout", str(READY_SECONDS),
        )  # fmt: skip

    def stop(self) -> None:
        """Stop the server at once, as a crash would leave it."""
        self.run("pg_ctl", "stop", "--pgdata", self.folder / "data", "--mode", "immediate", "--wait")

    def url(self, database: str) -> str:
        """Give a database's URL as an operator writes it."""
        return f"postgresql://tutor@127.0.0.1:{self.port}/{database}"

    async def create_database(self) -> str:
        """Create an empty database, and give its URL."""
        name = f"tutor_{uuid4().hex}"
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(f"CREATE DATABASE {name}")
        finally:
            await connection.close()
        return self.url(name)

    async def drop_database(self, url: str) -> None:
        """Drop a database, connections left open or not."""
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")
        finally:
            await connection.close()


@pytest.fixture(scope="session")
def shared_cluster() -> Iterator[Cluster]:
    """Give a running cluster for the whole session; in /tmp, because its user may not enter pytest's folders."""
    folder = Path(tempfile.mkdtemp(prefix="jaxtutor-postgres-"))
    cluster = Cluster.create(folder)
    cluster.start()
    yield cluster
    cluster.stop()
    shutil.rmtree(folder)


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """Give a running cluster that the test may stop and start."""
    folder = Path(tempfile.mkdtemp(prefix="jaxtutor-postgres-"))
    cluster = Cluster.create(folder)
    cluster.start()
    yield cluster
    if (folder / "data" / "postmaster.pid").exists():
        cluster.stop()
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Give the URL of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'tutor.db'}"
        return
    cluster: Cluster = request.getfixturevalue("shared_cluster")
    url = await cluster.create_database()
    yield url
    await cluster.drop_database(url)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """Give an open store on a fresh database of each kind."""
    await upgrade_database(database_url)
    async with await open_store(database_url) as opened:
        yield opened


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Give the URL of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'tutor.db'}"


def make_problem(
    number: int, *, difficulty: str = "easy", prerequisites: tuple[str, ...] = (), track: str = "track-a"
) -> Problem:
    """Make a problem that is complete but for what only the judge reads."""
    return Problem(
        id=f"problem-{number}",
        number=number,
        track=track,
        title=f"Problem {number}",
        difficulty=difficulty,  # type: ignore[arg-type]
        tags=(),
        prerequisites=prerequisites,
        lessons=(),
        entry=f"solve_{number}",
        parameters=("x",),
        atol=1e-6,
        rtol=1e-6,
        wall_seconds=10.0,
        statement=Statement(()),
        starter="",
        reference=f"def solve_{number}(x):\n    return x\n",
        hints=("first", "second", "third"),
        accepted=(),
        wrong=(),
        examples=(),
        reruns=(),
        secret_set_count=1,
        draw=lambda _generator: (),
        checks=(),
    )


@pytest.fixture(scope="session")
def bank() -> Bank:
    """Give five problems in two tracks: 2 builds on 1, 3 on 2, and 4 on 1."""
    return Bank(
        (
            make_problem(1),
            make_problem(2, difficulty="medium", prerequisites=("problem-1",)),
            make_problem(3, difficulty="hard", prerequisites=("problem-2",)),
            make_problem(4, prerequisites=("problem-1",), track="track-b"),
            make_problem(5, track="track-b"),
        ),
        (),
        "bank-1",
    )


def make_report(problem_id: str, verdict: Verdict, *, headline: str = "") -> Report:
    """Make a short report."""
    return Report(
        problem_id=problem_id,
        verdict=verdict,
        headline=headline,
        diagnoses=(),
        cases=(),
        error=None,
        stdout="",
        stdout_cut=False,
        total_ms=1,
        box_ms=1,
        backend="process",
    )


@dataclass
class ControlledJudge:
    """A judge that reads its verdict off the source (``# verdict: ERROR``; else ACCEPTED), and waits when told to.

    Attributes:
        slots: As of `bot.core.ports.Judge`.
        backend: As of `bot.core.ports.Judge`.
        gate: Judging goes on while it is set.
        started: Sources in the order in which judging began.
        failing: Raised instead of judging.
        anticipated: Ids of the problems that somebody has begun to read.
    """

    slots: int = 2
    backend: str = "process"
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    began: asyncio.Condition = field(default_factory=asyncio.Condition)
    started: list[str] = field(default_factory=list)
    running: int = 0
    most_running: int = 0
    failing: Exception | None = None
    anticipated: list[str] = field(default_factory=list)

    def anticipate(self, problem: Problem) -> None:
        """Take it down."""
        self.anticipated.append(problem.id)

    async def judge(self, problem: Problem, source: str, *, on_start: Callable[[], None] | None = None) -> Report:
        """Judge by the comment in the source."""
        self.running += 1
        self.most_running = max(self.running, self.most_running)
        try:
            async with self.began:
                self.started.append(source)
                if on_start is not None:
                    on_start()
                self.began.notify_all()
            await self.gate.wait()
            if self.failing is not None:
                raise self.failing
            _, marked, name = source.partition("# verdict: ")
            return make_report(problem.id, Verdict(name.split()[0]) if marked else Verdict.ACCEPTED)
        finally:
            self.running -= 1

    async def wait_until_started(self, count: int) -> None:
        """Wait until judging has begun so often."""
        async with self.began:
            await self.began.wait_for(lambda: len(self.started) >= count)


@pytest.fixture
def judge() -> ControlledJudge:
    """Give a judge with two slots that does not wait."""
    judge = ControlledJudge()
    judge.gate.set()
    return judge


@dataclass
class ControlledClock:
    """A clock that stands still until it is moved; noon on a Wednesday."""

    now: datetime = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Read it."""
        return self.now

    def move(self, **by: float) -> None:
        """Move it, by the arguments of a timedelta."""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> ControlledClock:
    """Give a clock under control."""
    return ControlledClock()


@pytest.fixture
async def tutor(store: Store, bank: Bank, judge: ControlledJudge, clock: ControlledClock) -> AsyncIterator[Tutor]:
    """Give a running tutor on each kind of database."""
    async with Tutor(store, bank, judge, clock=clock) as running:
        yield running


@pytest.fixture
def ada() -> Learner:
    """Give a learner in a server."""
    return Learner(id=1, display_name="Ada", guild_id=100)


@pytest.fixture
def bob() -> Learner:
    """Give another learner in the same server."""
    return Learner(id=2, display_name="Bob", guild_id=100)


@pytest.fixture
def make_origin() -> Callable[..., Origin]:
    """Give a function that makes the origin of a modal, or of a message when it gets a ``message_id``."""

    def make(message_id: int | None = None, **fields: int | None) -> Origin:
        kind = "interaction" if message_id is None else "message"
        rest: Mapping[str, int | None] = {"guild_id": 100, "channel_id": 7} | fields
        return Origin(kind=kind, message_id=message_id, **rest)  # type: ignore[arg-type]

    return make
