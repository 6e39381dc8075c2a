"""The ways in which a case calls the entry function, and what is seen on them, in real boxes of both kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from problems.inputs import case, gradient, twice, uncompiled, under_jit, under_vmap, vector
from runner.checker import to_numpy
from runner.protocol import Array, Ending, Job

if TYPE_CHECKING:
    from runner.pool import Pool
    from runner.protocol import Case, RawCase

pytestmark = pytest.mark.asyncio(loop_scope="module")

PLAIN = case("plain", vector([1.0, 2.0, 3.0]), vector([4.0, 5.0, 6.0]))
BATCH = (
    Array("float32", (2, 3), np.arange(6, dtype=np.float32).tobytes()),
    Array("float32", (2, 3), np.ones(6, np.float32).tobytes()),
)


async def run(pool: Pool, source: str, *cases: Case) -> list[RawCase]:
    """Run a source whose entry function is ``answer``."""
    outcome = await pool.run(Job(source, "answer", cases))
    assert outcome.ending is Ending.FINISHED, outcome.detail
    assert outcome.load is not None
    assert outcome.load.error is None
    return list(outcome.cases)


def numbers(seen: RawCase) -> list[float]:
    """Read a case's array."""
    assert seen.error is None
    assert isinstance(seen.value, Array)
    return [float(number) for number in np.ravel(to_numpy(seen.value))]


async def test_every_way_calls_the_function_as_it_says(pool: Pool) -> None:
    """Plain, compiled, mapped over a batch, and differentiated by either argument; squares have the result's slope."""
    source = "import jax.numpy as jnp\ndef answer(x, y):\n    return jnp.sum(x * x * y)\n"
    plain, compiled, mapped, by_x, by_y, of_squares = await run(
        pool, source,
        PLAIN,
        under_jit("compiled", of=PLAIN),
        under_vmap("mapped", *BATCH),
        gradient("by x", of=PLAIN),
        gradient("by y", of=PLAIN, argument=1),
        gradient("of squares", of=PLAIN, of_squares=True),
    )  # fmt: skip

    assert numbers(plain) == numbers(compiled) == [78.0]
    assert numbers(mapped) == [5.0, 50.0]
    assert numbers(by_x) == [8.0, 20.0, 36.0]
    assert numbers(by_y) == [1.0, 4.0, 9.0]
    assert numbers(of_squares) == [78.0 * slope for slope in numbers(by_x)]


async def test_without_compilation_python_runs_in_every_call(pool: Pool) -> None:
    """Under ``jax.disable_jit()`` code in a function that JAX or NNX compiles runs as often as it is called."""
    source = (
        "import jax\nimport jax.numpy as jnp\nfrom flax import nnx\n"
        "def answer(x, y):\n"
        "    runs = []\n"
        "    for compile in (jax.jit, nnx.jit):\n"
        "        @compile\n"
        "        def scale(a):\n            runs.append(compile)\n            return a * 2\n"
        "        x = scale(scale(scale(x)))\n"
        "    return jnp.append(x, len(runs) * 1.0)\n"
    )

    plain, run_by_run = await run(pool, source, PLAIN, uncompiled("call by call", of=PLAIN))

    assert numbers(plain) == [64.0, 128.0, 192.0, 2.0]
    assert numbers(run_by_run) == [64.0, 128.0, 192.0, 6.0]


async def test_a_second_call_shows_what_the_first_left(pool: Pool) -> None:
    """``twice`` gives the second result, with arguments of its own: what the function did to a list is gone."""
    source = (
        "import jax.numpy as jnp\ncalls = []\n"
        "def answer(x, y):\n    calls.append(1)\n    y.append(1.0)\n    return jnp.array([len(calls) * 1.0, len(y)])\n"
    )
    listed = case("listed", vector([1.0]), [0.0])

    [again, plain] = await run(pool, source, twice("again", of=listed), listed)

    assert numbers(again) == [2.0, 2.0]
    assert numbers(plain) == [3.0, 2.0]


async def test_an_exception_under_a_transform_names_the_learners_line(pool: Pool) -> None:
    """A condition on a traced value fails under ``jax.jit`` only, on its own line and no other."""
    source = "def answer(x, y):\n    if x[0] > 0:\n        return x\n    return y\n"

    plain, compiled = await run(pool, source, PLAIN, under_jit("compiled", of=PLAIN))

    assert numbers(plain) == [1.0, 2.0, 3.0]
    assert compiled.error is not None
    assert compiled.error.type_name.endswith("TracerBoolConversionError")
    assert [frame.line for frame in compiled.error.frames] == [2]


async def test_traces_of_the_learners_functions_are_counted(pool: Pool) -> None:
    """One for each new shape or static value, none for what is cached, and none for functions of JAX's own."""
    source = (
        "import functools\nimport jax\nimport jax.numpy as jnp\n"
        "@functools.partial(jax.jit, static_argnums=1)\n"
        "def scale(x, factor):\n    return jnp.where(x > 0, x * factor, 0.0)\n"
        "def answer(x, y):\n"
        "    for factor in (2, 2, 3):\n        scale(x, factor)\n"
        "    scale(x[:2], 3)\n    return x\n"
    )

    first, second = await run(pool, source, PLAIN, case("once more", *PLAIN.args))

    assert first.traced == ("scale",) * 3
    assert second.traced == ()


async def test_eight_devices_can_be_sharded_over(pool: Pool) -> None:
    """A collective over all devices gives the sum, also in a box that has one processor."""
    source = (
        "import jax\nimport jax.numpy as jnp\n"
        "def answer(x, y):\n"
        "    mesh = jax.make_mesh((8,), ('d',))\n"
        "    parts = jax.device_put(jnp.arange(16.0), jax.NamedSharding(mesh, jax.P('d')))\n"
        "    total = lambda part: jax.lax.psum(part.sum(), 'd')\n"
        "    add = jax.shard_map(total, mesh=mesh, in_specs=jax.P('d'), out_specs=jax.P())\n"
        "    return jnp.stack([add(parts), 1.0 * len(jax.devices())])\n"
    )

    [seen] = await run(pool, source, PLAIN)

    assert numbers(seen) == [120.0, 8.0]


async def test_a_checkpoint_can_be_written_and_read(pool: Pool) -> None:
    """Orbax saves and restores below the folder that ``tempfile`` gives, and the next job finds nothing of it."""
    source = (
        "import os, pathlib, tempfile\nimport jax\nimport jax.numpy as jnp\nimport orbax.checkpoint as ocp\n"
        "def answer(x, y):\n"
        "    left = len(os.listdir(tempfile.gettempdir()))\n"
        "    place = pathlib.Path(tempfile.mkdtemp()) / 'saved'\n"
        "    with ocp.StandardCheckpointer() as checkpointer:\n"
        "        checkpointer.save(place, {'x': x})\n"
        "        checkpointer.wait_until_finished()\n"
        "        back = checkpointer.restore(place, {'x': jax.ShapeDtypeStruct(x.shape, x.dtype)})\n"
        "    return jnp.append(back['x'], 1.0 * left)\n"
    )

    for _ in range(2):
        [seen] = await run(pool, source, PLAIN)
        assert numbers(seen) == [1.0, 2.0, 3.0, 0.0]


async def test_decorators_are_seen_and_a_named_tuple_is_a_tuple(pool: Pool) -> None:
    """What the source calls while it loads is reported; a named tuple counts as what a tuple knows of it."""
    source = """
import jax
from typing import NamedTuple

class Pair(NamedTuple):
    first: float
    second: float

    def __iter__(self):
        raise RuntimeError("asked")

@jax.jit
def double(x):
    return x * 2

def answer(x, y):
    return Pair(1.0, 2.0)
"""
    outcome = await pool.run(Job(source, "answer", (PLAIN,)))

    assert outcome.load is not None
    assert [(call.name, call.line) for call in outcome.load.calls] == [("jax.jit", 12)]
    assert [(seen.value, seen.calls) for seen in outcome.cases] == [((1.0, 2.0), ())]


@pytest.mark.parametrize(
    ("body", "writes"),
    [
        ("with tempfile.TemporaryDirectory() as folder: pass", True),
        ("(pathlib.Path(tempfile.gettempdir()) / 'x').write_bytes(b'x')", True),
        ("np.save('x.npy', np.ones(3))", True),
        ("open(os.__file__).read()", False),
        ("jax.jit(lambda a: a * 3.25)(x)", False),
    ],
)
async def test_writing_to_disk_is_noticed(pool: Pool, body: str, *, writes: bool) -> None:
    """By whatever library a folder or a file is made; reading, importing and compiling are no writing."""
    source = (
        f"import os, pathlib, tempfile\nimport jax\nimport numpy as np\ndef answer(x, y):\n    {body}\n    return x\n"
    )
    [seen] = await run(pool, source, PLAIN)

    assert ("files.write" in [call.name for call in seen.calls]) is writes
