"""What the learner's code did with Flax and JAX, seen from inside the box.

``install`` wraps the entry points before any learner code runs.
The wrapped functions behave as before; observing is bounded in size and never raises.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from runner.protocol import CallSeen, Edit, ModuleSeen, WarningSeen


@dataclass(slots=True)
class Seen:
    """What was seen in one case; complete once its context has ended."""

    modules: tuple[ModuleSeen, ...] = ()
    calls: tuple[CallSeen, ...] = ()
    warnings: tuple[WarningSeen, ...] = ()
    missed_edits: tuple[str, ...] = ()


@dataclass(slots=True)
class Probes:
    """The installed probes."""

    learner_module_name: str
    load_warnings: tuple[WarningSeen, ...] = field(default=())

    def load(self) -> AbstractContextManager[None]:
        """Collect warnings while the source is executed, into ``load_warnings``."""
        raise NotImplementedError

    def case(self, edits: tuple[Edit, ...] = ()) -> AbstractContextManager[Seen]:
        """Observe one plain case or rerun; ``edits`` are applied to every root module after its ``__init__``."""
        raise NotImplementedError


def install(learner_module_name: str, source_name: str = "submission.py") -> Probes:
    """Wrap the entry points of Flax and JAX. Call once in the child, before any learner code runs.

    Args:
        learner_module_name: Name under which the learner's source is executed as a module.
        source_name: File name that its code objects carry, for line numbers.
    """
    raise NotImplementedError
