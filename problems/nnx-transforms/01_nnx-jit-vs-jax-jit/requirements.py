"""What the page asks of the module and of the five measurements, in the page's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence, numbers
from problems.vocabulary import Subject, entry_is, follows, raised, resembles, unless

if TYPE_CHECKING:
    from runner.protocol import Case, ModuleSeen, RawCase

meter = Subject("total")

STATE_MOVERS = ("nnx.update", "nnx.merge", "nnx.split", "nnx.state", "nnx.pop", "nnx.clone", "jax.tree.map")
COPIERS = (
    *("nnx.map", "nnx.map_state", "nnx.recursive_map", "nnx.unflatten", "nnx.view", "nnx.vmap", "jax.vmap"),
    *("copy.copy", "copy.deepcopy", "jax.device_put", "jax.tree.unflatten"),
    *("jax.tree_util.tree_map", "jax.tree_util.tree_unflatten"),
)
CLOSE = 1e-3


def first_row_added(case, right):
    return float(case.args[1]) + float(numbers(case.args[0])[0].sum())


def unless_own_kind(evidence: Evidence) -> Diagnosis | None:
    """Ask for a Variable that is no Param; a kind of the learner's own is as good as the base class."""
    found = meter.variable("total", "nnx.Variable", requirement=1, because="A total is a fact, and not trained.")(
        evidence
    )
    return None if found is not None and found.id == "total-other-type" else found


def nothing_compiled(evidence: Evidence) -> Diagnosis | None:
    """Say that no function was compiled: the numbers were foretold, not measured."""
    reports = [seen for _, seen in evidence.plain() if seen.error is None]
    if not reports or any(seen.traced for seen in reports) or evidence.calls("nnx.jit", "jax.jit"):
        return None
    if not any(True for seen in reports for _ in meter.built(seen)):
        text = (
            "No object of a class of your own that derives from `nnx.Module` came to be while your function ran, and no "
            "function was compiled: the five numbers were worked out and not measured. They are worth seeing with your "
            "own eyes."
        )
        return Diagnosis("no-module", text, 3, "Task")
    text = (
        "No function was compiled while yours ran, so the numbers for `nnx.jit` and `jax.jit` were foretold and not "
        "measured. They are worth seeing with your own eyes."
    )
    return Diagnosis("nothing-compiled", text, 3, "Task")


def four_meters(evidence: Evidence) -> list[tuple[Case, RawCase, list[ModuleSeen]]]:
    """Give each case with its modules in the order of building; nothing unless four of one class were built in each."""
    found = []
    for case, seen in evidence.plain():
        mine = sorted(meter.built(seen), key=lambda module: module.index)
        alike = {(one.class_name, one.origin, one.parent) for one in mine}
        if seen.error is not None or len(mine) != 4 or len(seen.modules) != 4 or len(alike) != 1:
            return []
        found.append((case, seen, mine))
    return found


def plain_calls(case: Case, seen: RawCase, mine: list[ModuleSeen]) -> int:
    """Count the modules that were called in plain Python with every row; 0 where that is not sure.

    A call of a copy that a transform made counts for the module that was built last at that time. So there may be as
    many calls of that one as there were traces, and `jit` in the loop traces for every row.
    """
    rows = case.args[0].shape[0]
    loud = sum(one.calls >= rows for one in mine[:-1])
    compiled = sum(call.name in ("nnx.jit", "jax.jit") for call in seen.calls)
    untraced = sum(one.calls for one in mine) - len(seen.traced)
    return loud if compiled < len(mine) and untraced >= loud * rows else 0


def plain_twice(evidence: Evidence) -> Diagnosis | None:
    """Say that more modules than one were called in plain Python."""
    loud = min((plain_calls(*one) for one in four_meters(evidence)), default=0)
    if not evidence.outputs_right or loud < 2:
        return None
    text = (
        f"{loud} of the four modules were called in plain Python with every row. Only the first way is meant to be: "
        "look at what stands between the row and each of the other modules."
    )
    return Diagnosis("not-through-jit", text, 3, "Task")


def no_nnx_jit(evidence: Evidence) -> Diagnosis | None:
    """Say that nothing was compiled by `nnx.jit`, although something was compiled."""
    if (
        not evidence.outputs_right
        or evidence.calls("nnx.jit")
        or not evidence.calls("jax.jit")
        or plain_twice(evidence)
    ):
        return None
    text = (
        "The second number is right, but `nnx.jit` was never called: the second way went through something else. "
        "What `nnx.jit` keeps is what is to be measured there."
    )
    return Diagnosis("no-nnx-jit", text, 3, "Task")


def all_in_place(evidence: Evidence) -> Diagnosis | None:
    """Say that three of the modules that were built hold all rows; what goes into `jax.jit` stays as it was."""
    found = four_meters(evidence)
    if not evidence.outputs_right or not found or evidence.calls(*STATE_MOVERS):
        return None
    for case, _, mine in found:
        full = float(case.args[1]) + float(numbers(case.args[0]).sum())
        totals = [next((numbers(seen.value) for seen in one.after if seen.name == "total"), None) for one in mine]
        if any(total is None or total.ndim for total in totals):
            return None
        if sum(abs(total.item() - full) < CLOSE for total in totals) != 3:
            return None
    text = (
        "Three of the four modules that you built hold all rows in the end. What goes into `jax.jit` stays as it was, and "
        "what it gives back is another object: look at which `jit` the fourth way uses, and which module each of its calls "
        "is given."
    )
    return Diagnosis("fourth-in-place", text, 3, "The API")


not_measured = follows(
    "`total` set to five",
    finding="foretold",
    says="The result then was not what a measurement gives: at least one of the numbers comes from a formula, or from a "
    "`total` that was set by hand after `__init__`.",
    requirement=4,
)


def set_back(evidence: Evidence) -> Diagnosis | None:
    """Say that ways share a module: fewer than four were built, and all three compiled ways were compiled."""
    if not_measured(evidence) is None or not evidence.outputs_right or evidence.calls(*STATE_MOVERS, *COPIERS):
        return None
    if not evidence.calls("nnx.jit") or len(evidence.calls("jax.jit")) < 2:
        return None
    most = 0
    for _, seen in evidence.plain():
        mine = list(meter.built(seen))
        totals = [next((numbers(held.value) for held in one.before if held.name == "total"), None) for one in mine]
        if not 1 <= len(mine) <= 3 or any(one.origin != "init" for one in mine) or any(each is None for each in totals):
            return None
        most = max(most, len(mine))
    if not most:
        return None
    built = ("One module was", "Two modules were", "Three modules were")[most - 1]
    text = (
        f"{built} built for four ways. A module does not become new when its `total` is set back by hand: what is "
        "measured then begins with a number that was written into it, and not with what `__init__` gave it."
    )
    return Diagnosis("one-module", text, 3, "Pitfalls")


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
        says="The fourth number is the third module's total without the last row. Either it was read from the module, or "
        "the call returned the total from before it added.",
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
    resembles(
        "adds_the_mean",
        finding="mean-added",
        says="Each call added the mean of its row. Asked for is the sum.",
        requirement=2,
        read="Task",
    ),
    unless((nothing_compiled,), meter.is_built(requirement=1)),
    unless_own_kind,
    meter.stays_variable("total", requirement=1, read="understanding-state"),
    nothing_compiled,
    plain_twice,
    no_nnx_jit,
    all_in_place,
    set_back,
    unless((set_back,), not_measured),
)
