"""What a launcher tells a box when it starts it: one JSON object on the command line."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

from runner import limits

ENVIRONMENT: Final = {
    "JAX_PLATFORMS": "cpu",
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    # NumPy's BLAS would start threads at import, in the process that must have only one.
    "OPENBLAS_NUM_THREADS": "1",
    "PATH": "/usr/bin:/bin",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    # Programs here are small and run a few times: a compiler in a hurry saves more than faster programs would. It has
    # one processor: dividing a program into parts for several costs an eighth of its time. And every box has devices to
    # shard over.
    "XLA_FLAGS": (
        "--xla_backend_optimization_level=0 --xla_cpu_parallel_codegen_split_count=1 "
        f"--xla_force_host_platform_device_count={limits.DEVICES}"
    ),
}
"""All of a box's environment variables: nothing of the host's crosses."""

_START: Final = """
import json, sys
sys.path.insert(0, json.loads(sys.argv[1])["code_folder"])
from runner.box import {module}
{module}.main()
"""

Sizes = tuple[tuple[int, ...], ...]
"""Shapes of arrays."""
DEFAULT_SIZES: Final[Sizes] = ((3, 2),)


@dataclass(frozen=True, slots=True)
class BoxSettings:
    """How one box is set up.

    Attributes:
        code_folder: The folder that holds the package ``runner``.
        scratch_folder: An empty folder that jobs may write in, emptied after each.
        cache_folder: Compiled programs: written by trusted boxes, read by the others.
        trusted: Whether this box runs the project's own references, and never anything else.
        first_uid: Jobs run as this user id, the next job as the one after it, and so on; None keeps the box's own user.
        uid_count: After this many jobs the ids start again from the first.
        starts_backend: Whether the zygote starts JAX's backend and warms itself, so that its children are warm from the
            start; otherwise each child does so for itself.
        spares: How many warm children wait for a job.
        sizes: Shapes of arrays that a box warms itself with, the most frequent first.
    """

    code_folder: str
    scratch_folder: str
    cache_folder: str
    trusted: bool = False
    first_uid: int | None = None
    uid_count: int = 1
    starts_backend: bool = False
    spares: int = 1
    sizes: Sizes = DEFAULT_SIZES

    def job_folder(self, serial: int) -> str:
        """Name the folder that only the child of that number may write in."""
        return f"{self.scratch_folder}/job-{serial}"

    def job_uid(self, serial: int) -> int | None:
        """Choose the user that the child of that number becomes; None for the box's own."""
        return None if self.first_uid is None else self.first_uid + serial % self.uid_count

    def to_argument(self) -> str:
        """Write the settings as one command-line argument."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_argument(argument: str) -> BoxSettings:
        """Read what ``to_argument`` wrote."""
        fields = json.loads(argument)
        return BoxSettings(**fields | {"sizes": tuple(map(tuple, fields["sizes"]))})

    def command(self, python: str, module: str, *arguments: str) -> list[str]:
        """Write the command that starts a module of the box.

        Isolated (``-I``): neither the current folder, nor ``PYTHON*`` variables, nor a user's packages are looked at.
        """
        start = _START.format(module=module)
        return [python, "-I", "-X", "utf8", "-c", start, self.to_argument(), *arguments]
