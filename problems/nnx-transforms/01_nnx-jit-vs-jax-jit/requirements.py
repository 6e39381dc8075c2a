"""What the page asks of the module and of the five measurements, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence, numbers
from problems.vocabulary import Subject, entry_is, follows, raised, resembles

meter = Subject("total")


def first_row_added(case, right):
    return float(case.args[1]) + float(numbers(case.args[0])[0].sum())


def unless_own_kind(evidence: Evidence) -> Diagnosis | None:
    """Ask for a Variable that is no Param; a kind of the learner's own is as good as the base class."""
    found = meter.variable("total", "nnx.Variable", requirement=1, because="A total is a fact, and not trained.")(
        evidence
    )
    return None if found is not None and found.id == "total-other-type" else found


def rebound(evidence: Evidence) -> Diagnosis | None:
    """Say that the Variable was replaced by a bare array."""
    for mine in (module for _, seen in evidence.plain() if seen.error is None for module in meter.built(seen)):
        kinds = [
            next((one.kind for one in attributes if one.name == "total"), "variable")
            for attributes in (mine.before, mine.after)
        ]
        if kinds == ["variable", "array"]:
            text = (
                "`total` was a Variable after `__init__` and is a bare array in the end. Assigning to `self.total` "
                "replaces the object; the array inside is reached through the object."
            )
            return Diagnosis("total-rebound", text, 1, "understanding-state")
    return None


def nothing_compiled(evidence: Evidence) -> Diagnosis | None:
    """Say that no function was compiled: the numbers were foretold, not measured."""
    reports = [seen for _, seen in evidence.plain() if seen.error is None]
    if not reports or any(seen.traced for seen in reports) or evidence.calls("nnx.jit", "jax.jit"):
        return None
    text = (
        "No function was compiled while yours ran, so the numbers for `nnx.jit` and `jax.jit` were foretold and not "
        "measured. They are worth seeing with your own eyes."
    )
    return Diagnosis("nothing-compiled", text, 3, "Task")


CHECKS = (
    raised(
        "TraceContextError",
        finding="module-closed-over",
        says="A compiled function changed a module that it had found outside. Both kinds of `jit` can only follow what "
        "they are given: look at where the function gets its module from.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "object is not subscriptable",
        finding="total-holds-number",
        says="`total[...]` was asked of a Variable that holds a plain Python number. A number has no elements; `start` "
        "is a Python float until something makes it an array.",
        requirement=1,
        read="Task",
    ),
    *(
        raised(
            "ValueError",
            part,
            finding="total-static",
            says="An attribute that was a Python number was given a traced array. Python numbers belong to a module's "
            "structure, which a program is compiled for; what changes has to be state.",
            requirement=1,
            read="understanding-state",
        )
        for part in ("metadata fields of pytree", "to static attribute")
    ),
    entry_is(
        2,
        lambda case, right: right[0],
        finding="jax-jit-keeps-nothing",
        says="The third number says that `jax.jit` kept the updates. It drops them without an error: look at which "
        "function compiled the third way, and at which module the number was read from.",
        requirement=3,
        read="Pitfalls",
    ),
    entry_is(
        1,
        lambda case, right: right[2],
        finding="nnx-jit-for-jax-jit",
        says="The second number says that nothing was added to the second module. That is what `jax.jit` does to a "
        "module; look at which `jit` it was.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "one_module_for_all",
        "one_module_for_three",
        finding="one-module",
        says="The second way starts where the first one ended. What was added to a module stays in it, so each way "
        "needs a module that nothing has been added to.",
        requirement=3,
        read="Pitfalls",
    ),
    entry_is(
        1,
        lambda case, right: 2 * right[0] - float(case.args[1]),
        finding="one-module",
        says="The second number has every row in it twice, as if the second way had gone on with the first one's "
        "module.",
        requirement=3,
        read="Pitfalls",
    ),
    entry_is(
        2,
        lambda case, right: right[3],
        finding="returned-for-held",
        says="The third number is what the last call returned, and not what the module holds. Under `jax.jit` these "
        "are two different things.",
        requirement=4,
        read="Pitfalls",
    ),
    entry_is(
        3,
        lambda case, right: right[2],
        finding="held-for-returned",
        says="The fourth number is what the third module holds. Asked for is what the last call returned: inside the "
        "call the addition did happen.",
        requirement=4,
        read="Output",
    ),
    entry_is(
        3,
        lambda case, right: right[0],
        finding="returned-adds-up",
        says="The fourth number is the total over all rows, as if each call had known of those before it, or as if there "
        "had been one call for all rows. Look at how often it is called, and at what each call starts from.",
        requirement=4,
        read="The API",
    ),
    entry_is(
        3,
        first_row_added,
        finding="first-for-last",
        says="The fourth number is what the first call of the third way returned; asked for is that of the last call.",
        requirement=4,
        read="Output",
    ),
    entry_is(
        4,
        lambda case, right: right[3],
        finding="module-not-handed-on",
        says="The last number holds the last row only: every call of the fourth way was given the module from the "
        "start, and not the one that the call before it gave back.",
        requirement=3,
        read="Pitfalls",
    ),
    entry_is(
        4,
        lambda case, right: right[2],
        finding="old-module-read",
        says="The last number was read from the module that went in. What `jax.jit` gives back is another object; the "
        "one that went in is as it was.",
        requirement=4,
        read="The API",
    ),
    entry_is(
        4,
        lambda case, right: right[0] + (right[0] - float(case.args[1])),
        finding="one-module",
        says="The last number has every row in it twice: the fourth way began with a module that the rows had been "
        "added to already.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "starts_at_zero",
        finding="start-unused",
        says="Every total is too small by `start`: the meters begin at zero.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "keeps_the_last_row",
        finding="total-overwritten",
        says="Every total is that of one row. Adding keeps what was there before.",
        requirement=2,
        read="Task",
    ),
    meter.is_built(requirement=1),
    unless_own_kind,
    rebound,
    nothing_compiled,
    follows(
        "`total` set to five",
        finding="foretold",
        says="The result then was not what a measurement gives: at least one of the numbers comes from a formula, and "
        "not from a module.",
        requirement=4,
    ),
)
