"""What each belief about blocks and collectives gives, computed block by block in NumPy."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import entry_is, raised


def standardized(x, mean, var):
    return (x - mean) / np.sqrt(var + 1e-5)


def in_blocks(formula):
    """Give the result for statistics that a formula makes of (all blocks, this block): mean and variance."""

    def wrong(case, _):
        blocks = numbers(case.args[0]).reshape(int(case.args[1]), -1, 3)
        return np.concatenate([standardized(block, *formula(blocks, block)) for block in blocks])

    return wrong


def over_all(formula):
    """Give the result for statistics that a formula makes of the whole array and the number of devices."""
    return lambda case, _: standardized(numbers(case.args[0]), *formula(numbers(case.args[0]), case.args[1]))


def right_mean(blocks):
    return blocks.mean((0, 1))


def around(x, mean):
    return ((x - mean) ** 2).mean(0)


def row_by_row(blocks, block):
    mean = blocks.mean(2).mean(0)[:, None]
    return mean, np.square(blocks - mean).mean(2).mean(0)[:, None]


def spread(blocks, epsilon):
    """Average the blocks' root mean squared distances from the right mean, and give that squared."""
    squares = np.square(blocks - right_mean(blocks)).mean(1)
    return np.sqrt(squares + epsilon).mean(0) ** 2 - epsilon


def wrong_rows(evidence):
    for case, seen in evidence.plain():
        x, mine = numbers(case.args[0]), numbers(seen.value)
        if mine is None or mine.ndim != x.ndim or mine.shape[1:] != x.shape[1:]:
            continue
        if mine.shape[0] == x.shape[0] * case.args[1]:
            text = (
                "The result has the rows of the input once for every device. Each device was given the whole input, "
                "and their results were put one after the other."
            )
            return Diagnosis("input-replicated", text, 1, "Pitfalls")
        if mine.shape[0] * case.args[1] == x.shape[0]:
            text = (
                "The result has the rows of one device only. What `out_specs` declares to be the same everywhere is "
                "taken from one device; with the check switched off, nobody objects."
            )
            return Diagnosis("one-block-returned", text, 3, "Pitfalls")
    return None


def by_hand(evidence):
    """Ask for `jax.shard_map`; collectives that ran under no `vmap` or `pmap` ran under its older spelling."""
    finished = [seen for _, seen in evidence.plain() if seen.error is None]
    if not finished or evidence.calls("jax.shard_map", "nnx.shard_map"):
        return None
    if evidence.calls("jax.pmap"):
        text = (
            "The blocks ran under `jax.pmap`, the older way, which wants an axis of its own for the devices. The task "
            "asks for `jax.shard_map`, which divides an axis that is there."
        )
        return Diagnosis("pmap-for-shard-map", text, 1, "The API")
    if not evidence.calls("jax.lax.psum", "jax.lax.pmean", "jax.lax.all_gather"):
        text = (
            "`jax.shard_map` was not called, and no collective either. With a sharded array JAX does the "
            "communication for you, which is often the better way; this task is about doing it by hand."
        )
        return Diagnosis("no-shard-map", text, 1, "The API")
    if evidence.calls("jax.vmap"):
        text = (
            "The collectives ran under `jax.vmap`, and `jax.shard_map` was not called. `vmap` gives names to axes too, "
            "but it divides nothing among devices."
        )
        return Diagnosis("vmap-for-shard-map", text, 1, "The API")
    return None


PSUM = (
    over_all(lambda x, n: (n * x.mean(0), n * around(x, n * x.mean(0)))),
    over_all(lambda x, n: (n * x.mean(0), around(x, n * x.mean(0)))),
    over_all(lambda x, n: (n * x.mean(0), x.var(0))),
    over_all(lambda x, n: (x.mean(0), n * x.var(0))),
    in_blocks(lambda blocks, block: (len(blocks) * right_mean(blocks), blocks.var(1).sum(0))),
    in_blocks(lambda blocks, block: (len(blocks) * right_mean(blocks), blocks.var(1).mean(0))),
)

WITHIN = (
    in_blocks(lambda blocks, block: (right_mean(blocks), blocks.var(1).mean(0))),
    in_blocks(lambda blocks, block: (right_mean(blocks), blocks.std(1).mean(0) ** 2)),
    in_blocks(lambda blocks, block: (right_mean(blocks), np.sqrt(blocks.var(1) + 1e-5).mean(0) ** 2 - 1e-5)),
    in_blocks(lambda blocks, block: (block.mean(0), blocks.var(1).mean(0))),
)

ROOTS = (
    in_blocks(lambda blocks, block: (right_mean(blocks), spread(blocks, 0.0))),
    in_blocks(lambda blocks, block: (right_mean(blocks), spread(blocks, 1e-5))),
)

LOCAL_VARIANCE = (
    in_blocks(lambda blocks, block: (right_mean(blocks), around(block, right_mean(blocks)))),
    in_blocks(lambda blocks, block: (right_mean(blocks), block.var(0))),
)

ROWS = (
    in_blocks(row_by_row),
    over_all(lambda x, n: (x.mean(1, keepdims=True), x.var(1, keepdims=True))),
)

UNBIASED = (over_all(lambda x, n: (x.mean(0), x.var(0, ddof=1))),)


def without_root(epsilon):
    def wrong(case, _):
        x = numbers(case.args[0]).astype(np.float64)
        return (x - x.mean(0)) / (x.var(0) + epsilon)

    return wrong


ROOTLESS = (without_root(1e-5), without_root(0.0))

CHECKS = (
    raised(
        "ValueError",
        "does not match the specs of the input",
        finding="input-not-placed",
        says="`in_specs` describes an input that lies in pieces, and the one given does not. On a mesh with `Explicit` "
        "axes, the default, `shard_map` cuts nothing by itself.",
        requirement=1,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "out_specs which require replication",
        finding="out-specs-replicated",
        says="`out_specs` declares a result that is the same on every device, and JAX cannot infer that of yours. Look at "
        "which rows a device returns, and how they are to be put together.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "NameError",
        "unbound axis name",
        finding="axis-unbound",
        says="A collective names an axis that does not exist where it runs. Axes of a mesh have names inside of "
        "`shard_map`, and these names only.",
        requirement=2,
        read="The API",
    ),
    raised(
        "AssertionError",
        finding="axis-unbound",
        says="JAX refused a line of yours without a message. A collective whose axis the mesh does not have does that.",
        requirement=2,
        read="The API",
    ),
    wrong_rows,
    entry_is(
        None,
        in_blocks(lambda blocks, block: (block.mean(0), block.var(0))),
        finding="local-statistics",
        says="Every device's rows are standardized by themselves. Inside of `shard_map` a mean is the mean of one "
        "block, and nothing says so; numbers cross between devices through collectives only.",
        requirement=2,
        read="Pitfalls",
    ),
    *(
        entry_is(
            None,
            formula,
            finding="psum-for-pmean",
            says="The result fits statistics that are too large by the number of devices. A sum over devices of means "
            "is not a mean; nor is a sum over all rows, divided by the rows of one block.",
            requirement=2,
            read="Pitfalls",
        )
        for formula in PSUM
    ),
    *(
        entry_is(
            None,
            formula,
            finding="variance-within-blocks",
            says="The result fits an average of the blocks' own variances or deviations. Each of these is taken about "
            "its block's mean, so how far the blocks lie apart is lost.",
            requirement=2,
            read="Pitfalls",
        )
        for formula in WITHIN
    ),
    *(
        entry_is(
            None,
            formula,
            finding="roots-averaged",
            says="The result fits an average over the devices of roots. The root of a mean is not the mean of the "
            "roots; look at what crosses between devices, and when.",
            requirement=2,
            read="Task",
        )
        for formula in ROOTS
    ),
    *(
        entry_is(
            None,
            formula,
            finding="variance-local",
            says="The mean fits all rows, but the variance is that of one device's rows. Both statistics have to "
            "cross.",
            requirement=2,
            read="Task",
        )
        for formula in LOCAL_VARIANCE
    ),
    *(
        entry_is(
            None,
            formula,
            finding="variance-unbiased",
            says="The result fits a variance that is divided by one less than the number of rows. Here it is the mean "
            "of the squares.",
            requirement=2,
            read="Task",
        )
        for formula in UNBIASED
    ),
    entry_is(
        None,
        in_blocks(lambda blocks, block: (blocks.mean(0), blocks.var(0))),
        finding="places-apart",
        says="Every row got statistics of its own, made of the rows at the same place in the other blocks. A block's "
        "rows count together; mind the axis that `all_gather` puts in front.",
        requirement=2,
        read="The API",
    ),
    entry_is(
        None,
        over_all(lambda x, n: (x.mean(0), np.square(x).mean(0))),
        finding="squares-uncentered",
        says="The result fits the mean of the squares of `x` in place of the variance, which is about differences.",
        requirement=2,
        read="Task",
    ),
    entry_is(
        None,
        in_blocks(lambda blocks, block: (right_mean(blocks), blocks.mean(1).var(0))),
        finding="variance-between-blocks",
        says="The result fits the variance of the blocks' means. How far the rows of one block lie apart is lost when "
        "they are averaged before anything is squared.",
        requirement=2,
        read="Task",
    ),
    entry_is(
        None,
        over_all(lambda x, n: (x.mean(0), 0.0 * x.mean(0))),
        finding="variance-zero",
        says="The result fits a variance of zero. Differences from their own mean cancel when they are averaged; look "
        "at what is squared, and when.",
        requirement=2,
        read="Task",
    ),
    entry_is(
        None,
        over_all(lambda x, n: (x.mean(), x.var())),
        finding="columns-mixed",
        says="The result fits one mean and one variance for the whole array. Each column has its own.",
        requirement=2,
        read="Task",
    ),
    *(
        entry_is(
            None,
            formula,
            finding="axis-other",
            says="The result fits statistics of each row. A column is what the rows have in common, so the mean goes "
            "over axis 0.",
            requirement=2,
            read="Task",
        )
        for formula in ROWS
    ),
    entry_is(
        None,
        lambda case, _: (numbers(case.args[0]) - numbers(case.args[0]).mean(0)) / (numbers(case.args[0]).std(0) + 1e-5),
        finding="epsilon-outside",
        says="The result fits `1e-5` added after the root was taken. For columns that hardly vary the place matters, "
        "and the task has it under the root.",
        requirement=2,
        read="Task",
    ),
    entry_is(
        None,
        over_all(lambda x, n: (x.mean(0), x.var(0) - 1e-5)),
        finding="epsilon-missing",
        says="The result fits a division by the root of the variance alone. The task adds a small number to it first.",
        requirement=2,
        read="Task",
    ),
    *(
        entry_is(
            None,
            formula,
            finding="root-missing",
            says="The result is divided by the variance itself. The unit of a column is the square root of it.",
            requirement=2,
            read="Task",
        )
        for formula in ROOTLESS
    ),
    by_hand,
)
