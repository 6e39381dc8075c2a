"""What the page asks of the module, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import Subject, ignores_future, resembles, unless


def own_layers(evidence):
    """Require that it is not Flax's own layer with several heads that does the work."""
    if any(module.class_name == "nnx.MultiHeadAttention" for _, module in evidence.modules()):
        text = (
            "An `nnx.MultiHeadAttention` was built: it cuts and glues the heads itself, with layers of another shape. "
            "The task asks for four `nnx.Linear` layers, and the reshaping between them is yours."
        )
        return Diagnosis("builtin-layer", text, 1, "Task")
    return None


mixed = resembles(
    "reshaped_at_once",
    "reshaped_at_once_merged_right",
    finding="heads-mixed-with-time",
    says="Features of different tokens ended up in one head. A reshape reads the numbers in the order in which "
    "they lie in memory; it cannot move an axis to the front.",
    requirement=2,
    read="Pitfalls",
)
merged = resembles(
    "merged_at_once",
    "swapped_axes_only",
    finding="merged-without-transpose",
    says="The heads were taken apart rightly but put together in another order: the result of one head lies in "
    "rows that belong to other tokens. Compare the axes at the end with the ones after splitting.",
    requirement=4,
    read="Pitfalls",
)


CHECKS = (
    Subject().is_built(requirement=1),
    own_layers,
    mixed,
    merged,
    resembles(
        "interleaved",
        finding="heads-interleaved",
        says="Each head got features scattered over the whole width. Head 0 is meant to have the first ones, head 1 "
        "the next: look at the order of the two new axes.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "attends_over_heads",
        "attends_over_heads_unmasked",
        finding="attends-over-heads",
        says="The heads of one token attended to each other, and no token saw another one. `@` takes the last two axes, "
        "and axes before them are batches: which axis stood in front when the scores were computed?",
        requirement=3,
        read="The API",
    ),
    resembles(
        "layers_for_each_head",
        "one_layer_for_three",
        finding="other-layers",
        says="The numbers fit layers of other sizes: one set for each head, or one for query, key and value together. "
        "The task has four from `d` to `d`, and each of them draws its kernel with a key of its own.",
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
    resembles(
        "no_softmax",
        finding="softmax-missing",
        says="The weights are the scores themselves. A softmax turns them into positive numbers that add up to one.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "one_head",
        finding="heads-ignored",
        says="The numbers are those of a single head as wide as the model, whatever `heads` says.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "mask_for_own_token",
        "mask_for_own_token_nan",
        finding="own-token-masked",
        says="A token does not attend to itself here. For the first one, nothing is left to attend to.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "mask_transposed",
        finding="mask-transposed",
        says="Each token attends to itself and to what comes after it. In the scores, rows are queries and columns "
        "keys.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "mask_after_softmax",
        finding="mask-after-softmax",
        says="The mask was applied after the softmax, so the weights of a token no longer add up to one: what the "
        "future got is missing.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "mask_by_zero",
        finding="mask-by-zero",
        says="Scores of later tokens were set to zero. Zero is a score like any other, and gets a weight.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "scaled_by_model_width",
        "not_scaled",
        "scaled_without_root",
        finding="score-scale",
        says="The scores have another scale than the root of one head's width. A dot product grows with the length of "
        "its vectors, and those are as long as a head is wide.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "scaled_after_the_softmax",
        finding="score-scale",
        says="The numbers fit scores without a scale, and results divided by the root afterwards. A softmax of larger "
        "scores is sharper, which no later division takes back.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "softmax_over_queries",
        "softmax_over_heads",
        "softmax_over_heads_nan",
        finding="softmax-axis",
        says="The weights add up to one along another axis than the keys'. For each head and each query, they are "
        "meant to add up to one over the keys.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "out_missing",
        finding="out-missing",
        says="The heads were put side by side and returned as they are. Without a layer after that, no head's result "
        "ever meets another's.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "heads_averaged",
        "all_values_for_each_head",
        finding="heads-averaged",
        says="The result of every head was put into the same place, as a mean. Each has its own part of the features.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "same_seed_for_each",
        finding="layers-alike",
        says="All four linear layers hold the same kernel: each got a fresh `nnx.Rngs` from the same seed, so each "
        "drew the first key. One `Rngs` object hands out different ones.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "with_bias",
        finding="other-draws",
        says="The kernels are those of layers that take two keys each. A bias takes a key of its own, even where it "
        "starts at zero, and every layer after it gets a later one.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "key_before_query",
        finding="other-draws",
        says="The numbers fit query and key with each other's kernel. Which layer gets which key is decided by the order "
        "in which the layers are made: compare it, and the use of each layer, with requirement 1.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "value_before_key",
        finding="other-draws",
        says="The numbers fit key and value with each other's kernel. Which layer gets which key is decided by the order "
        "in which the layers are made: compare it, and the use of each layer, with requirement 1.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "out_first",
        finding="other-draws",
        says="The numbers fit an output layer that drew the first kernel. Which layer gets which key is decided by the "
        "order in which the layers are made: compare it with requirement 1.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "adds_the_input",
        finding="input-added",
        says="`x` itself was added to the result. That is what a transformer block does around such a layer; here the "
        "layer alone is asked for.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "heads_for_the_width",
        finding="heads-for-width",
        says="The numbers fit heads that are `heads` features wide. The argument tells how many heads there are; look at "
        "what the two new axes of the reshape count.",
        requirement=2,
        read="Task",
    ),
    unless(
        (mixed, merged),  # what moved a token moved it past a mask that may be right
        ignores_future(
            "three tokens, two heads",
            "the last token changed",
            at=2,
            finding="sees-the-future",
            says="The last token was changed, and the result for token {position} changed with it. A token attends to "
            "itself and the ones before it.",
            requirement=3,
            read="Pitfalls",
        ),
    ),
)
