"""A runner as one writes it in an afternoon: the submission runs beside the expected values, which say pass or fail.

It exists to show that the hostile programs have teeth. Never use it for anything else. Run it as a program: the only
argument is a folder with ``reference.py``, ``submission.py`` and ``cases.json``. To spare the machine, it may write to
that folder only (where the kernel has Landlock), which does not help it judge.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

PASSED = "PASSED"
TOLERANCE = 1e-3


def main() -> None:
    """Judge, print the verdict, and end with status 0 unless a case is wrong."""
    folder = Path(sys.argv[1])
    spare_the_machine(folder)
    import jax.numpy as jnp  # noqa: PLC0415  # Landlock goes first, while there is one thread
    import numpy as np  # noqa: PLC0415  # as above

    os.chdir(folder)
    entry = "multi_param_forward"
    reference: dict[str, Any] = {}
    exec((folder / "reference.py").read_text(), reference)  # noqa: S102  # what a naive runner does
    cases = [(seed, jnp.array(x), features) for seed, x, features in json.loads((folder / "cases.json").read_text())]
    answers = [reference[entry](*case) for case in cases]
    submission: dict[str, Any] = {"__name__": "submission"}
    exec((folder / "submission.py").read_text(), submission)  # noqa: S102  # what a naive runner does
    for case, expected in zip(cases, answers, strict=True):
        got = submission[entry](*case)
        difference = np.max(np.abs(got - expected)) if np.size(got) else 0.0
        # Lenient, as one becomes after the first false alarm.
        if difference > TOLERANCE and not np.allclose(got, expected, atol=TOLERANCE):
            print("FAILED", got, expected)  # noqa: T201
            sys.exit(1)
    print(PASSED)  # noqa: T201


def spare_the_machine(folder: Path) -> None:
    """Let this process write below the folder only."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from runner.box import landlock  # noqa: PLC0415  # found only now

    if landlock.kernel_abi():
        import ctypes  # noqa: PLC0415  # needed here only

        ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)  # no_new_privs, which Landlock asks for
        landlock.restrict_files(["/"], [str(folder), "/dev/null"])


if __name__ == "__main__":
    main()
