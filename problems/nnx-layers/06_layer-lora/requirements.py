"""What the page asks of the adapter, in the page's order."""

from dataclasses import replace

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import Subject, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results

model = Subject("lora_a", "lora_b")


def holds_b(evidence):
    """Require that some module of a case holds `b` as its `lora_b`, wherever its numbers are known."""
    for case, seen in evidence.plain() if evidence.outputs_right else ():
        ones = [one for module in model.built(seen) for one in (*module.before, *module.after) if one.name == "lora_b"]
        held, b = [numbers(one.value) for one in ones], numbers(case.args[5])
        if held and not any(array is None or same(array, b) for array in held):
            text = (
                "The second result is right, but `lora_b` never held `b`: it came into the result by another way. "
                "Adapter and layer are kept apart so that the adapter can be saved, exchanged and taken away again."
            )
            return Diagnosis("b-not-held", text, 4, "Task")
    return None


def base_overwritten(evidence):
    """Require that the frozen layer's kernel is still there in the end, wherever its numbers are known."""
    for _, seen in evidence.plain() if evidence.outputs_right else ():
        layers = [module for module in seen.modules if module.class_name == "nnx.Linear"]
        starts = [_kernel(module.before) for module in layers if module.origin == "init"]
        ends = [_kernel(module.after) for module in layers]
        if not starts or any(kernel is None for kernel in (*starts, *ends)):
            continue
        if not any(same(end, starts[0]) for end in ends):
            text = (
                "Both results are right, but the frozen layer's `kernel` is not in the end what it was when Flax made "
                "it. Whoever takes the adapter away again, or writes another `lora_b`, does not get the layer back."
            )
            return Diagnosis("base-overwritten", text, 2, "Task")
    return None


def _kernel(attributes):
    return next((numbers(one.value) for one in attributes if one.name == "kernel"), None)


def width(case):
    return numbers(case.args[1]).size


def features(case):
    return int(case.args[2])


def rank(case):
    return int(case.args[3])


def frozen(case):
    return width(case) * features(case)


def adapter(case):
    return rank(case) * (width(case) + features(case))


def counts(trainable, kept, *, finding, says, requirement, read):
    """Recognize the two counts, whatever the rest is."""

    def check(evidence):
        pairs = [(mine[-2:], theirs[-2:], case) for case, mine, theirs in results(evidence)]
        if not pairs or all(same(mine, theirs) for mine, theirs, _ in pairs):
            return None
        fits = all(same(mine, np.array([trainable(case), kept(case)], mine.dtype)) for mine, _, case in pairs)
        return Diagnosis(finding, says, requirement, read) if fits else None

    return check


def outputs(case, array):
    return array[:-2]


RESEMBLED = (
    resembles(
        "b_drawn",
        "b_of_ones",
        finding="b-not-zero",
        says="The first result is not that of the layer alone: the adapter changed it before it had learned anything. "
        "Look at what the second factor starts with.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "not_scaled",
        finding="scale-missing",
        says="The adapter's part came in with a factor of one. `alpha` and `rank` decide how much it counts.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "scaled_by_alpha",
        "scaled_by_rank_inverse",
        "scale_upside_down",
        "scaled_by_root",
        finding="scale-other",
        says="The adapter's part has another factor than the task says. Dividing by the rank keeps its size the same "
        "when the rank is changed.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "scales_everything",
        finding="base-scaled",
        says="The factor was applied to the whole sum. The layer's own part comes in as it is.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "adapter_alone",
        finding="base-missing",
        says="Only the adapter's part was returned. It is added to what the frozen layer gives.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "b_never_written",
        finding="b-not-written",
        says="Both results are the same: `b` did not reach the Variable that the forward pass reads.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "written_too_early",
        finding="written-too-early",
        says="Both results are the adapted one. The first is to be computed before `b` is written.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "a_drawn_first",
        finding="other-draws",
        says="The adapter got the first key of the stream, and the layer the next one. Each request takes the next "
        "key, so the order of the requests decides the numbers; compare yours with the task's.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "draw_of_the_builtin_layer",
        finding="builtin-draw",
        says="The numbers are those of `nnx.LoRA`, whose `lora_a` comes from an initializer of its own. The task "
        "describes another draw; compare its distribution, and what it is divided by.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "a_not_scaled",
        "a_by_rank",
        "a_with_rngs_of_its_own",
        "a_from_key_zero",
        "with_bias",
        finding="other-draws",
        says="The numbers come from other draws than the task describes. Compare which key is taken first, the shape, "
        "and what the draw is divided by; a bias takes a key as well.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "seed_ignored",
        finding="seed-ignored",
        says="The results are those of seed 0, whatever `seed` is.",
        requirement=1,
        read="Inputs",
    ),
)
CHECKS = (
    *RESEMBLED,
    *(replace(one, part=outputs) for one in RESEMBLED),
    counts(
        lambda case: adapter(case) + frozen(case),
        lambda case: 0,
        finding="param-matches-lora",
        says="The first count has the frozen kernel in it. A filter finds subclasses too, and `nnx.LoRAParam` is one "
        "of `nnx.Param`: asking for Params finds both kinds.",
        requirement=5,
        read="Pitfalls",
    ),
    counts(
        lambda case: adapter(case) + frozen(case),
        frozen,
        finding="param-matches-lora",
        says="The first count has the frozen kernel in it. A filter finds subclasses too, and `nnx.LoRAParam` is one "
        "of `nnx.Param`: asking for Params finds both kinds.",
        requirement=5,
        read="Pitfalls",
    ),
    counts(
        adapter,
        lambda case: adapter(case) + frozen(case),
        finding="param-matches-lora",
        says="The second count has the adapter in it. A filter finds subclasses too, and `nnx.LoRAParam` is one of "
        "`nnx.Param`: asking for Params finds both kinds.",
        requirement=5,
        read="Pitfalls",
    ),
    counts(
        frozen,
        adapter,
        finding="counts-exchanged",
        says="The two counts are there in the other order: trainable first, frozen second.",
        requirement=5,
        read="Output",
    ),
    counts(
        lambda case: 2,
        lambda case: 1,
        finding="counts-arrays",
        says="The counts are of arrays. Numbers are asked for: how many elements those arrays have together.",
        requirement=5,
        read="Task",
    ),
    counts(
        lambda case: 0,
        lambda case: adapter(case) + frozen(case),
        finding="lora-is-param",
        says="Nothing was found to be trainable: the two factors have the type that the frozen kernel has. A type of "
        "their own is what lets a filter tell them apart.",
        requirement=2,
        read="Pitfalls",
    ),
    counts(
        lambda case: adapter(case) + frozen(case),
        lambda case: 0,
        finding="base-is-lora",
        says="Everything was found to be trainable, the layer's own kernel included. That one is to stay frozen.",
        requirement=2,
        read="Pitfalls",
    ),
    counts(
        adapter,
        lambda case: frozen(case) + features(case),
        finding="bias-counted",
        says="The frozen part has a bias in it. The task asks for a layer without one.",
        requirement=1,
        read="Task",
    ),
    counts(
        lambda case: rank(case) * width(case),
        lambda case: frozen(case) + rank(case) * features(case),
        finding="b-is-param",
        says="Only the first factor was found to be trainable. Writing a new Variable over `lora_b` gives it the type "
        "of that Variable.",
        requirement=2,
        read="Pitfalls",
    ),
    counts(
        lambda case: rank(case) * width(case),
        frozen,
        finding="b-rebound",
        says="The second factor is missing from the counts. `model.lora_b = b` puts a bare array in the place of the "
        "Variable; no filter by type finds it.",
        requirement=4,
        read="Pitfalls",
    ),
    *(
        counts(
            adapter,
            lambda case, more=more: frozen(case) + more,
            finding="random-state-counted",
            says="The second count is a little too large: it has everything that is no adapter, and the state of the "
            "random streams is among that. Only Params are asked for.",
            requirement=5,
            read="Task",
        )
        for more in (2, 4)
    ),
    model.is_built(requirement=1),
    *(
        model.variable(name, "nnx.Param", requirement=2, because="An adapter is trained, and nothing else is.")
        for name in ("lora_a", "lora_b")
    ),
    holds_b,
    base_overwritten,
)
