"""What the buffers are at the end, and what they are made of."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary import Subject, entry_is, raised, resembles, traced, unless
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results

NAMES = ("mean", "var", "count")
stats = Subject(*NAMES)


def buffers(evidence):
    for mine, _ in stats.pairs(evidence):
        for name in NAMES:
            first, last = (
                next((one for one in moment if one.name == name), None) for moment in (mine.before, mine.after)
            )
            if first is not None and last is not None:
                yield name, first, last


def buffer_is_param(evidence):
    for name, first, _ in buffers(evidence):
        if "nnx.Param" in first.bases:
            text = (
                f"`{name}` is an `nnx.Param`. Gradients and optimizers take it for a weight, while here it follows "
                "the data."
            )
            return Diagnosis("buffer-is-param", text, 1, "Pitfalls")
    return None


def buffer_not_wrapped(evidence):
    for name, first, _ in buffers(evidence):
        if first.kind in {"array", "static"}:
            what = "a bare array" if first.kind == "array" else "a plain Python value, part of the structure"
            text = (
                f"`{name}` is {what}, and no Variable. Nothing says what it is for; and where modules are handled "
                "as trees, only Variables can be changed."
            )
            return Diagnosis("buffer-not-wrapped", text, 1, "Task")
    return None


def buffer_rebound(evidence):
    for name, first, last in buffers(evidence):
        if first.kind == "variable" and last.kind != "variable":
            text = (
                f"`{name}` was a Variable when the module was built and is none at the end: assigning to "
                f"`self.{name}` replaced the wrapper together with the array. Its role is lost."
            )
            return Diagnosis("buffer-rebound", text, 1, "Pitfalls")
    return None


def not_compiled(evidence):
    reports = [seen for _, seen in evidence.plain()]
    if not evidence.outputs_right or any(seen.traced for seen in reports) or evidence.calls(*JITS):
        return None
    text = (
        "The numbers are right, but nothing was compiled: each call ran as plain Python. Under a `jit` it matters which "
        "one carries the module's changes out, and that is what this problem is about."
    )
    return Diagnosis("not-compiled", text, 3, "The API")


JITS = ("nnx.jit", "jax.jit", "nnx.jit_partial")


def count_of_traces(evidence):
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    if not pairs or not all(same(mine[:-1], theirs[:-1]) and mine[-1] == 1 for mine, theirs in pairs):
        return None
    text = (
        "The count is one where it should be the number of batches, and the rest is right. Python inside a compiled "
        "function runs while it is traced, which happens once; what runs every time are operations on arrays."
    )
    return Diagnosis("count-of-traces", text, 2, "The API")


def part_wrong(evidence):
    """Say which part is wrong, where none of the known misconceptions gives it."""
    if any(check(evidence) for check in KNOWN):
        return None
    for _, mine, theirs in results(evidence):
        d = theirs.size // 2
        for what, part in (("mean", slice(0, d)), ("variance", slice(d, 2 * d)), ("count", slice(2 * d, None))):
            if not same(mine[part], theirs[part]):
                text = (
                    f"The {what} is the first part that differs. Work the first batch out by hand: what it starts as, "
                    "what the batch gives, and how the two are mixed."
                )
                return Diagnosis("part-wrong", text, 2, "Task")
    return None


def as_built(case, right):
    d = right.size // 2
    return np.concatenate([np.zeros(d), np.ones(d), np.zeros(1)])


untouched = entry_is(
    None,
    as_built,
    finding="never-written",
    says="Mean, variance and count are those of a module that never saw a batch: when they were read, nothing had been "
    "written into these Variables. A new value under a local name leaves them as they are, and so does what a clone or a "
    "second module is given. Follow one batch from the call to `mean`.",
    requirement=2,
)


def changes_dropped(evidence):
    if untouched(evidence) is None or not evidence.calls("jax.jit"):
        return None
    text = (
        "Mean, variance and count are those of a module that never saw a batch. A function compiled by `jax.jit` works "
        "on a copy of the module, and changes of the copy are dropped: it gives back only what the function returns."
    )
    return Diagnosis("changes-dropped", text, 3, "Pitfalls")


never_written = unless((changes_dropped,), untouched)


KNOWN = (
    stats.is_built(requirement=1),
    changes_dropped,
    never_written,
    raised(
        "TraceContextError",
        finding="trace-level",
        says="A compiled function changed a module that it was not given as an argument: a closure, a global or a bound "
        "method. `nnx.jit` carries changes out of what it was passed.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "Cannot concatenate arrays with different numbers of dimensions",
        finding="count-without-axis",
        says="Arrays of another number of axes were concatenated. `mean` and `var` have one axis, and a scalar has none "
        "until it is given one.",
        requirement=4,
        read="Output",
    ),
    resembles(
        "momentum_on_the_wrong_side",
        finding="momentum-swapped",
        says="The numbers fit `momentum` and `1 - momentum` exchanged. In requirement 2, `momentum` is how much of the "
        "old value stays.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "divides_by_n_minus_one",
        finding="variance-unbiased",
        says="The mean is right, and the variance fits a division by `n - 1`. The task divides by `n`.",
        requirement=2,
    ),
    resembles(
        "around_the_running_mean",
        finding="variance-around-running-mean",
        says="The mean is right; the variance was taken around the running mean. The distances are meant from the "
        "batch's own mean.",
        requirement=2,
    ),
    resembles(
        "standard_deviation",
        finding="deviation-for-variance",
        says="The mean is right; in place of the variance its root was averaged, the standard deviation.",
        requirement=2,
    ),
    resembles(
        "variance_from_zero",
        finding="variance-starts-at-zero",
        says="The variance fits a start of zeros. It starts as ones, so that dividing by it is harmless before the "
        "first batch.",
        requirement=1,
    ),
    resembles(
        "over_all_numbers",
        finding="axis-missing",
        says="All features have one statistic: it was taken over the whole batch. Broadcasting spreads one number over "
        "`d` places without a complaint; the rows are the axis to go over.",
        requirement=2,
    ),
    raised(
        "",
        "ncompatible shapes for broadcasting",
        finding="axis-other",
        says="Statistics of another length than the buffers' were mixed with them. A batch has the shape `(n, d)`, and "
        "the buffers have a place for each of the `d` features; look at which axis is gone over.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "sums_the_rows",
        finding="sum-for-mean",
        says="The variance is right; in place of the batch's mean its sum went into the average.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "all_batches_at_once",
        finding="batches-at-once",
        says="The count is one, and the statistics are those of all batches in one. The module is called on each batch, "
        "one after the other.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "last_batch_only",
        finding="momentum-unused",
        says="Mean and variance are those of the last batch alone. The old values are meant to stay in, by a share of "
        "`momentum`.",
        requirement=2,
    ),
    resembles(
        "variance_first",
        finding="parts-reordered",
        says="The right numbers are there, with the variance before the mean.",
        requirement=4,
    ),
    resembles(
        "builds_a_module_each_time",
        finding="module-rebuilt",
        says="The count is one, and the statistics have seen the last batch only: there was a new module for every "
        "batch. One module has to live through all of them.",
        requirement=4,
    ),
    resembles(
        "counts_rows",
        finding="rows-counted",
        says="The count went up by the rows of a batch. It counts calls: one for each batch.",
        requirement=2,
    ),
    count_of_traces,
    buffer_is_param,
    buffer_not_wrapped,
    buffer_rebound,
    not_compiled,
    traced(
        lambda case: 2,
        finding="compiled-again",
        says="Your function was traced {count} times in one case, although all batches have one shape. A `jit` inside the "
        "loop makes a new function each time, and so does a plain Python value in the module that changes.",
        requirement=3,
        read="Pitfalls",
    ),
)

CHECKS = (*KNOWN, part_wrong)
