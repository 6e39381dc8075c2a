"""What the page asks of the two modules and of the three numbers, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import DRAW, Subject, entries_swapped, entry_is, entry_wrong, keys_by_hand, resembles, unless

layer = Subject("kernel")
draw = layer.variable("kernel", "nnx.Param", start=DRAW, requirement=1, because="A kernel is what training is for.")


def layers(seen):
    return [one for one in layer.built(seen) if one.origin == "init" and any(a.name == "kernel" for a in one.after)]


def made_late(evidence):
    for module, _ in layer.pairs(evidence):
        had_numbers = any(attribute.kind in {"variable", "array"} for attribute in module.before)
        if module.calls and not had_numbers and all(attribute.name != "kernel" for attribute in module.before):
            text = (
                "The module had no `kernel` when it had been built. What is drawn while it is called is drawn anew each "
                "time, so the same module answers differently to the same question, and training has nothing to change."
            )
            return Diagnosis("kernel-made-late", text, 1, "Pitfalls")
    return None


def built_too_often(evidence):
    most = max((len(layers(seen)) for _, seen in evidence.plain() if seen.error is None), default=0)
    if most <= 2:
        return None
    if not evidence.outputs_right:
        text = (
            f"Your function built {most} modules where two were asked for. Each takes a key from the stream that it is "
            "built from, also one that is thrown away, and the next module gets the key after it."
        )
        return Diagnosis("built-more-than-two", text, 3, "Task")
    text = (
        f"Your function built {most} modules where two were asked for. With equal seeds the numbers agree and nothing "
        "shows; once a module has been trained, a freshly built one knows nothing of it."
    )
    return Diagnosis("rebuilt-to-call-again", text, 3, "Pitfalls")


def one_for_both(evidence):
    counts = {len(layers(seen)) for _, seen in evidence.plain() if seen.error is None}
    if evidence.outputs_right or counts != {1}:
        return None
    text = (
        "Only one module was built. A second name, or a copy, has the same numbers; another module comes to be by "
        "building once more."
    )
    return Diagnosis("one-module-for-both", text, 3, "Pitfalls")


def drawn(evidence):
    return None if evidence.outputs_right else draw(evidence)


def scaled_later(evidence):
    said = draw(evidence)
    return said if said is not None and said.id == "kernel-scaled-later" else None


def explained(evidence):
    return next((said for check in (*KNOWN[1:], built_too_often) if (said := check(evidence)) is not None), None)


def called_once(evidence):
    """Say that no module was called again, where nothing is in the way of counting."""
    if not evidence.outputs_right or any(not call.name.startswith("jax.random.") for call in evidence.calls()):
        return None
    plain = [seen for _, seen in evidence.plain()]
    for seen in plain:
        named = [one for one in layer.built(seen) if any(a.name == "kernel" for a in one.after)]
        if seen.error is not None or seen.traced or [one.calls for one in named] != [1, 1]:
            return None
    if not plain:
        return None
    text = (
        "The `__call__` of each of the two modules ran once, and requirement 4 asks for two calls of `a`. A result that is "
        "compared with itself gives zero for any module, also for one that draws anew each time."
    )
    return Diagnosis("called-once", text, 4, "Task")


REBUILT = resembles(
    "rebuilds_for_each_call",
    finding="rebuilt-for-each-call",
    says="The first number is not zero: the two results come from two kernels, and each was drawn with the next key "
    "of the stream. A module draws once, when it is built, and every call reads what was drawn.",
    requirement=3,
    read="Pitfalls",
)

KNOWN = (
    layer.is_built(requirement=3),
    made_late,
    layer.variable("kernel", "nnx.Param", requirement=1, because="A kernel is what training is for."),
    layer.is_called(requirement=4),
    REBUILT,
    resembles(
        "next_seed",
        finding="second-seed",
        says="The second number fits a module that was built from another seed. One stream gives both modules their "
        "keys, one after the other.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "b_before_a",
        finding="other-order",
        says="The third number belongs to the module that drew with the second key. Whoever is built first gets the first "
        "key, and the sum is over what `a` gives.",
        requirement=3,
    ),
    one_for_both,
    entries_swapped(requirement=5),
    unless(
        (one_for_both,),
        entry_is(
            1,
            lambda case, right: 0.0,
            finding="same-seed-same-module",
            says="The second number is zero: both modules drew with the same key and are twins. A stream that is made "
            "again with the same seed starts over.",
            requirement=3,
            read="Pitfalls",
        ),
    ),
    resembles(
        "forks_the_stream",
        finding="stream-forked",
        says="The second number fits a `b` that was built from a fork of the stream. A fork is another stream, with a key "
        "of its own to start from; one stream gives both modules their keys.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "without_abs",
        "without_abs_other_way",
        "abs_of_the_maximum",
        finding="sign-kept",
        says="The second number fits the largest difference with its sign. A large negative difference is a large "
        "difference too.",
        requirement=6,
    ),
    resembles(
        "mean_difference",
        "difference_of_sizes",
        "difference_of_maxima",
        "length_of_difference",
        "difference_of_sums",
        "sum_of_differences",
        finding="other-distance",
        says="The second number measures the difference of the two results in another way. The largest one, element by "
        "element and without its sign, is asked for.",
        requirement=6,
    ),
    entry_is(
        2,
        lambda case, right: right[2] / case.args[2],
        finding="mean-for-sum",
        says="The third number is the mean of the result. Requirement 7 asks for its sum.",
        requirement=7,
    ),
    resembles(
        "sum_of_all",
        finding="other-sum",
        says="The third number is another sum than the one over the first result of `a`.",
        requirement=7,
    ),
    drawn,
)

CHECKS = (
    *KNOWN,
    unless(KNOWN[1:], layer.has_no_more(requirement=1)),
    unless((REBUILT,), built_too_often),
    entry_wrong(
        1,
        finding="second-number",
        says="The second number is wrong. It is the largest difference between the first result of `a` and that of `b`, "
        "element by element and without its sign. If that is what you return: `b` is drawn with the very next key of "
        "the same stream, so look at what else took one, and at what `b` was built from.",
        unless=explained,
        requirement=6,
    ),
    called_once,
    scaled_later,
    keys_by_hand(requirement=3),
)
