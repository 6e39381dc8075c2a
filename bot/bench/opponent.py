"""What a person would build in an afternoon: one fresh Python per submission, all cases, results as JSON.

The script below runs as ``python -c``, in a container made for it or in a child process.
It does what the judge does for the plain cases, without observing or isolating anything beyond that.
"""

from __future__ import annotations

import asyncio
import base64
import json
from typing import TYPE_CHECKING, Any

from runner.protocol import Array

if TYPE_CHECKING:
    from runner.protocol import Case, Value

SCRIPT = """
import base64, json, sys
import numpy, jax, jax.numpy as jnp
from flax import nnx
job = json.load(sys.stdin)
def decode(value):
    if not isinstance(value, dict):
        return value
    data = numpy.frombuffer(base64.b64decode(value["data"]), value["dtype"])
    return jnp.asarray(data.reshape(value["shape"]))
space = {"__name__": "learner"}
exec(compile(job["source"], "submission.py", "exec"), space)
entry = space[job["entry"]]
print(json.dumps([numpy.asarray(entry(*map(decode, case))).tolist() for case in job["cases"]]))
"""


def encode(value: Value) -> Any:  # noqa: ANN401  # JSON
    """Give an argument as JSON."""
    if isinstance(value, Array):
        data = base64.b64encode(value.data).decode()
        return {"dtype": value.dtype, "shape": list(value.shape), "data": data}
    return value


async def run_opponent(command: list[str], source: str, entry: str, cases: tuple[Case, ...]) -> list[Any]:
    """Run one submission the slow way.

    Args:
        command: What starts a Python with JAX, without its arguments.
        source: The submission.
        entry: The function to call.
        cases: Plain cases.

    Returns:
        One nested list of numbers a case.

    Raises:
        RuntimeError: If the process fails; a benchmark against a broken opponent is worth nothing.
    """
    process = await asyncio.create_subprocess_exec(
        *command,
        "-c",
        SCRIPT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    job = {"source": source, "entry": entry, "cases": [[encode(value) for value in case.args] for case in cases]}
    printed, complaint = await process.communicate(json.dumps(job).encode())
    if process.returncode != 0:
        raise RuntimeError(f"the opponent failed: {complaint.decode(errors='replace')[-500:]}")
    results: list[Any] = json.loads(printed.splitlines()[-1])
    return results
