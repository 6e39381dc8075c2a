"""The judge: takes a problem and a submission, gives a report. Everything else in this folder is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from problems.bank import Bank
    from problems.problem import Problem
    from runner.report import Report

Backend = Literal["auto", "docker", "process"]


class OpenJudgeError(Exception):
    """No judge can be opened; the message is a sentence for the operator, with what to do about it."""


class Judge(Protocol):
    """Judges submissions, several at once."""

    backend: str
    """``docker`` or ``process``."""
    slots: int
    """How many submissions run at once; the bot hands over no more than that, so that places in line are right."""

    async def judge(self, problem: Problem, source: str, *, on_start: Callable[[], None] | None = None) -> Report:
        """Judge one submission.

        Never raises for what a learner or a box did: trouble of ours is the verdict INFRA with an incident id.
        Calls beyond the number of slots queue in order of arrival.

        Args:
            problem: The problem that the submission answers.
            source: What the learner sent, as it came.
            on_start: Called once, in the event loop, when the job is handed to a box.
                Not called for a submission that never reaches a box (REJECTED).
        """
        ...

    async def close(self) -> None:
        """Stop all boxes and wait until they are gone; judgements under way end as INFRA."""
        ...


async def open_judge(
    backend: Backend,
    bank: Bank,
    *,
    cache_folder: Path,
    secret: bytes,
    slots: int | None = None,
    image: str = "jaxtutor-box",
    box_python: Path | None = None,
    docker_runtime: str | None = None,
    submissions_per_box: int | None = None,
) -> Judge:
    """Open a judge; boxes warm in the background after this returns.

    Args:
        backend: ``auto`` takes docker where an engine and the image are there, and process otherwise.
        bank: Where references and inputs come from.
        cache_folder: Reference outputs and, for ``process``, compiled programs are kept here.
        secret: What the secret inputs are drawn from; the same secret finds its cached reference outputs again.
        slots: How many submissions run at once; by default as many as there are processors, four at most.
        image: Name of the box's image.
        box_python: The Python with JAX for ``process``; by default the one in ``.venv-box``.
        docker_runtime: An OCI runtime that the engine knows, such as ``runsc``.
        submissions_per_box: How many submissions one box serves before it is replaced; 1 gives each its own.

    Raises:
        OpenJudgeError: When the backend is not usable here.
    """
    raise NotImplementedError
