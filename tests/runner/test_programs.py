"""Programs that a process has compiled are used again, only where they are the same, in real boxes of both kinds."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from runner import limits
from runner.protocol import Case, Ending, Job

if TYPE_CHECKING:
    from runner.pool import Pool
    from runner.protocol import Value

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def run(pool: Pool, source: str, *arguments: Value) -> list[Value]:
    """Call ``answer`` once with each argument; gives what came of it."""
    cases = tuple(Case(f"case {number}", (argument,)) for number, argument in enumerate(arguments))
    outcome = await pool.run(Job(dedent(source), "answer", cases, wall_seconds=limits.TRUSTED_WALL_SECONDS))
    assert outcome.ending is Ending.FINISHED, outcome.detail
    assert [case.error for case in outcome.cases] == [None] * len(cases)
    return [case.value for case in outcome.cases]


async def test_a_function_made_anew_in_each_case_is_compiled_once(pool: Pool) -> None:
    """What ``jax.jit`` gets is another function each time, and the program is the same until a number in it changes."""
    source = """
        import jax
        import jax.numpy as jnp
        from jax._src import compiler

        compiled = []
        real = compiler.backend_compile_and_load

        def count(*arguments, **options):
            compiled.append(1)
            return real(*arguments, **options)

        compiler.backend_compile_and_load = count

        def answer(factor):
            x = jnp.ones((7, 3))
            compiled.clear()
            jax.jit(lambda x: jnp.tanh(x * factor) - 0.123)(x)
            return len(compiled)
    """
    assert await run(pool, source, 2.0, 2.0, 2.0, 3.0, 2.0) == [1, 0, 0, 1, 0]


async def test_each_callback_calls_its_own_function(pool: Pool) -> None:
    """Programs that call back into Python look alike, and each belongs to the function that it calls."""
    source = """
        import jax
        import jax.numpy as jnp

        def answer(number):
            heard = []
            shape = jax.ShapeDtypeStruct((), jnp.float32)
            doubled = jax.jit(lambda x: jax.pure_callback(lambda x: x * number, shape, x))(jnp.float32(1.0))
            jax.jit(lambda x: jax.debug.callback(lambda x: heard.append(float(x) + number), x))(jnp.float32(1.0))
            jax.effects_barrier()
            return [float(doubled), *heard]
    """
    assert await run(pool, source, 2.0, 3.0) == [[2.0, 3.0], [3.0, 4.0]]


async def test_a_program_runs_on_the_devices_it_was_compiled_for(pool: Pool) -> None:
    """The same arithmetic on another device, and on a mesh in another order, has its results there, in that order."""
    source = """
        import jax
        import jax.numpy as jnp
        import numpy as np
        from jax.sharding import Mesh, NamedSharding, PartitionSpec as P

        def answer(start):
            start = int(start)
            devices = np.roll(jax.devices(), -start)
            alone = jax.jit(lambda x: x * 2.0)(jax.device_put(jnp.ones(3), devices[0]))
            mesh = Mesh(devices, ("d",))
            index = jax.shard_map(lambda: jax.lax.axis_index("d")[None], mesh=mesh, in_specs=(), out_specs=P("d"))
            spread = jax.jit(index, out_shardings=NamedSharding(mesh, P("d")))()
            held = {shard.device.id: int(shard.data[0]) for shard in spread.addressable_shards}
            return [[device.id for device in alone.devices()], [held[device.id] for device in devices]]
    """
    found = await run(pool, source, 0.0, 1.0, 3.0, 0.0)

    in_order = list(range(limits.DEVICES))
    assert found == [[[0], in_order], [[1], in_order], [[3], in_order], [[0], in_order]]


async def test_many_programs_do_not_pile_up(pool: Pool) -> None:
    """Of more programs than are kept, the oldest are let go, and still give what they should when asked for again."""
    source = f"""
        import gc
        import jax
        import jax.numpy as jnp

        def answer(first):
            x = jnp.ones(2)
            values = [float(jax.jit(lambda x, n=n: x * n)(x)[0]) for n in range({limits.PROGRAMS + 40})]
            gc.collect()
            alive = len(jax.devices()[0].client.live_executables())
            return [values == [float(n) for n in range(len(values))], alive < len(values)]
    """
    assert await run(pool, source, 0.0, 1.0) == [[True, True], [True, True]]
