"""What the page asks of the ensemble, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence
from problems.vocabulary import bias_missing, raised, resembles


def built_in_a_loop(evidence: Evidence) -> Diagnosis | None:
    """Say that as many layers were built as there are members."""
    for case, seen in evidence.plain():
        layers = [one for one in seen.modules if one.class_name == "nnx.Linear" and one.origin == "init"]
        if seen.error is None and len(layers) >= int(case.args[3]):
            text = (
                f"`nnx.Linear` was built {len(layers)} times for {int(case.args[3])} members. Under `nnx.vmap` the "
                "code that builds a member runs once, and one stacked module comes out."
            )
            return Diagnosis("built-in-a-loop", text, 3, "Pitfalls")
    return None


CHECKS = (
    raised(
        "ValueError",
        "Invalid rng value",
        "Trace",
        finding="seeds-mapped",
        says="`nnx.Rngs` was given a traced number as its seed, inside of a mapped function. There is one seed here: its "
        "streams are split outside, and each share goes in as an argument.",
        requirement=1,
        read="The API",
    ),
    raised(
        "ValueError",
        "implies that its rank should be at least 1",
        finding="rngs-not-split",
        says="Something was mapped that has no axis to map over: a plain number, which is the same for all, or a stream "
        "that was not split into shares.",
        requirement=1,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "inconsistent sizes for array axes",
        finding="batch-mapped",
        says="Two arguments were mapped over axes of different lengths: the members, and the rows of `x`. Every member "
        "is to see all of `x`.",
        requirement=4,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "fold_in accepts a single key",
        finding="shares-not-mapped",
        says="Keys were drawn from all the shares at once, where a member draws from one. Look at which comes first, the "
        "splitting or the mapping, and at whether the mapping takes one share for each member.",
        requirement=1,
        read="The API",
    ),
    raised(
        "ValueError",
        "axis_size must be specified",
        finding="nothing-mapped",
        says="A mapping was told that every argument is the same for all. What differs from member to member, the "
        "share, is to be mapped.",
        requirement=1,
        read="The API",
    ),
    raised(
        "TypeError",
        "dot_general requires contracting dimensions",
        finding="members-not-mapped",
        says="A kernel and a batch met whose axes do not fit. A stacked kernel has the members in front; look at which "
        "argument of which call loses its first axis.",
        requirement=4,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "'float' object cannot be interpreted as an integer",
        finding="size-is-float",
        says="A float stands where a count is wanted. Whole numbers arrive as floats here.",
        read="Inputs",
    ),
    raised(
        "TraceContextError",
        finding="rngs-closed-over",
        says="A stream from outside was drawn from inside the mapped function. What differs from member to member has "
        "to be an argument of that function.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "streams_shared",
        finding="members-identical",
        says="All members give the same numbers: they were built with the same keys. An ensemble of equals is one "
        "model, and its spread says nothing.",
        requirement=1,
    ),
    resembles(
        "one_share_for_all",
        finding="members-identical",
        says="All members give the same numbers: one share of the streams, or one member, was used for all of them.",
        requirement=1,
    ),
    resembles(
        "draws_in_turn",
        finding="keys-in-turn",
        says="The members drew from one stream in turn. They differ, but they are not those of the split streams: a "
        "split takes one key, whatever the number of members.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "counts_the_seeds",
        finding="seeds-counted",
        says="Each member was built from a seed of its own, counted up from the first. Seeds that follow one another "
        "overlap with those of the next run; the shares asked for come from one seed.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "splits_the_seeds_key",
        finding="key-split-by-hand",
        says="The seed's own key was split. A stream never gives that one out: it folds its count into it, and the "
        "key that comes out is what is split.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "members_second",
        finding="members-second",
        says="The members are along the second axis of the result, and the rows of `x` along the first.",
        requirement=4,
        read="Output",
    ),
    resembles(
        "averages_the_members",
        finding="members-averaged",
        says="The members' predictions were averaged. Their spread is lost with that, and each one's prediction is "
        "asked for.",
        requirement=4,
        read="Output",
    ),
    resembles(
        "one_wide_layer",
        finding="one-wide-layer",
        says="The numbers are those of one wide layer that was cut into pieces. It draws its kernel with one key; "
        "members draw theirs with one each.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "one_member",
        finding="one-member",
        says="The result is that of one model. The axis of the members is missing.",
        requirement=4,
        read="Output",
    ),
    resembles(
        "without_bias_but_own_init",
        finding="member-other-draw",
        says="The members' kernels were drawn otherwise than `nnx.Linear` draws them: the shape of the distribution is "
        "a part of the layer's settings.",
        requirement=2,
        read="Task",
    ),
    built_in_a_loop,
    bias_missing(requirement=2),
)
