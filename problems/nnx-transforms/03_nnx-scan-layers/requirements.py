"""What the page asks of the blocks and of the way through them, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence
from problems.vocabulary import bias_missing, raised, resembles, unless


def no_pair(evidence: Evidence) -> Diagnosis | None:
    """Say that the result is no tuple of two."""
    for _, seen in evidence.plain():
        if seen.error is None and not (isinstance(seen.value, tuple) and len(seen.value) == 2):
            text = "The result is not a tuple of two arrays: the output of the last block, and one mean for each block."
            return Diagnosis("no-pair", text, 4, "Output")
    return None


def python_loop(evidence: Evidence) -> Diagnosis | None:
    """Say that layers were built, or called, as often as there are blocks."""
    for case, seen in evidence.plain():
        depth = int(case.args[3])
        layers = [one for one in seen.modules if one.class_name == "nnx.Linear"]
        built = sum(one.origin == "init" for one in layers)
        called = sum(one.calls for one in layers)
        if seen.error is not None:
            continue
        if built >= depth:
            text = (
                f"`nnx.Linear` was built {built} times for {depth} blocks. Under `nnx.vmap` the code that builds a "
                "block runs once, and one stacked module comes out."
            )
            return Diagnosis("built-in-a-loop", text, 2, "The API")
        if called >= depth:
            text = (
                f"A linear layer was called {called} times for {depth} blocks: the program has as many copies of the "
                "block as the network is deep. In a scan the block's code runs once."
            )
            return Diagnosis("loop-over-blocks", text, 3, "Pitfalls")
    return None


LOOPS = (
    *("nnx.scan", "nnx.fori_loop", "nnx.while_loop"),
    *("jax.lax.scan", "jax.lax.fori_loop", "jax.lax.while_loop", "jax.lax.map", "jax.lax.associative_scan"),
)


def no_loop(evidence: Evidence) -> Diagnosis | None:
    """Say that no loop of JAX's was called; a compiled block in a Python loop is called once for all the counts say."""
    if not evidence.outputs_right or evidence.calls(*LOOPS) or not any(True for _ in evidence.plain()):
        return None
    text = (
        "No loop of JAX's was called: the way from block to block is Python's. A block that is compiled by itself is "
        "still started once for each of them, and in one compiled function they stand one after the other."
    )
    return Diagnosis("loop-over-blocks", text, 3, "Pitfalls")


CHECKS = (
    raised(
        "ValueError",
        "Invalid rng value",
        "Trace",
        finding="seeds-mapped",
        says="`nnx.Rngs` was given a traced number as its seed, inside of a mapped function. There is one seed here: its "
        "streams are split outside, and each share goes in as an argument.",
        requirement=2,
        read="The API",
    ),
    raised(
        "TypeError",
        "Tracer' object is not callable",
        finding="carry-mixed-up",
        says="A step called an array as if it were a block. Compare the order of the step's parameters with the order in "
        "which the scan hands over the carry and the slice.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "implies that its rank should be at least 1",
        finding="rngs-not-split",
        says="Something was mapped that has no axis to map over: a plain number, which is the same for all, or a stream "
        "that was not split into shares.",
        requirement=2,
        read="The API",
    ),
    *(
        raised(
            kind,
            part,
            finding="carry-mixed-up",
            says="What a step returned as its carry is not of the kind that it was given. Compare the order of what "
            "the step returns with the order in `out_axes`; the carry keeps its shape and dtype.",
            requirement=3,
            read="Pitfalls",
        )
        for kind, part in (
            ("TypeError", "carry input and carry output must have equal types"),
            ("TypeError", "carry input and carry output must have the same pytree structure"),
            ("ValueError", "Carry references must be the same"),
            ("TypeError", "scan body output must be a pair"),
        )
    ),
    *(
        raised(
            kind,
            part,
            finding="carry-not-marked",
            says="A scan needs to know what is handed from step to step and what is sliced. Here something was sliced "
            "that is no stack, or the carry is marked on one side only.",
            requirement=3,
            read="The API",
        )
        for kind, part in (
            ("ValueError", "has Carry, the other must also have Carry"),
            ("ValueError", "different leading axis sizes"),
            ("ValueError", "inconsistent sizes for array axes"),
        )
    ),
    raised(
        "ValueError",
        "fold_in accepts a single key",
        finding="shares-not-mapped",
        says="Keys were drawn from all the shares at once, where a block draws from one. Look at which comes first, the "
        "splitting or the mapping, and at whether the mapping takes one share for each block.",
        requirement=2,
        read="The API",
    ),
    raised(
        "ValueError",
        "axis_size must be specified",
        finding="nothing-mapped",
        says="A mapping was told that every argument is the same for all. What differs from block to block, the "
        "share, is to be mapped.",
        requirement=2,
        read="The API",
    ),
    raised(
        "TypeError",
        "dot_general requires contracting dimensions",
        finding="stack-called",
        says="A kernel met an input of another length. A stacked kernel has the blocks in front; a block can be called "
        "once that axis is gone.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "'float' object cannot be interpreted as an integer",
        finding="size-is-float",
        says="A float stands where a count is wanted. Whole numbers arrive as floats here.",
        read="Inputs",
    ),
    resembles(
        "only_the_output",
        finding="means-missing",
        says="The output of the last block came alone. One mean for each block is asked for beside it.",
        requirement=4,
        read="Output",
    ),
    resembles(
        "pair_swapped",
        finding="pair-swapped",
        says="Both arrays are there in the other order: the output of the last block comes first.",
        requirement=4,
        read="Output",
    ),
    no_pair,
    resembles(
        "one_block_again_and_again",
        "one_key_for_all",
        "first_share_for_all",
        finding="weights-shared",
        says="The same parameters were applied in every step. Look at whether each block was built with a share of its "
        "own, and whether the step gets a slice of the stack.",
        requirement=2,
    ),
    resembles(
        "draws_in_turn",
        finding="keys-in-turn",
        says="The blocks drew from one stream in turn. They differ, but they are not those of the split streams: a "
        "split takes one key, whatever the number of blocks.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "splits_the_seeds_key",
        finding="key-split-by-hand",
        says="The seed's own key was split. A stream never gives that one out: it folds its count into it, and the "
        "key that comes out is what is split.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "last_block_first",
        finding="order-reversed",
        says="The blocks were applied from the last to the first.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "skips_the_first_block",
        "begins_with_the_second_block",
        finding="first-block-skipped",
        says="The first block was never applied: the way begins with the second one. Blocks are counted from zero, and an "
        "index past the end is moved back to the last place without an error.",
        requirement=3,
        read="Task",
        part=0,
    ),
    resembles(
        "skip_inside_the_tanh",
        finding="skip-inside-tanh",
        says="The block's input goes through the hyperbolic tangent too. What is skipped past the layer is added to its "
        "result, as it is.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "absolute_of_the_mean",
        finding="mean-with-signs",
        says="The sign was dropped after taking the mean; by then positive and negative activations have canceled.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "measures_what_is_added",
        finding="increment-measured",
        says="The means are those of what each block adds to its input. Asked for are those of what it gives.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "mean_over_the_blocks",
        finding="mean-over-blocks",
        says="The means were taken over the blocks, one for each element. Asked for is one for each block, over its "
        "elements.",
        requirement=4,
        read="Output",
    ),
    resembles(
        "parallel_and_the_last_one",
        finding="blocks-in-parallel",
        says="Every block was given `x` itself: nothing was handed from one to the next.",
        requirement=3,
    ),
    resembles(
        "all_at_once",
        finding="blocks-in-parallel",
        says="Every block was given `x` itself. In a deep network a block is given what the one before it gave.",
        requirement=3,
    ),
    resembles(
        "measures_before_the_block",
        finding="measured-before",
        says="The means are those of what goes into each block; the first of them belongs to `x`. Asked for is what "
        "comes out.",
        requirement=4,
    ),
    resembles(
        "keeps_the_activations",
        finding="activations-returned",
        says="The second array holds all activations. One number for each block is asked for.",
        requirement=4,
        read="Output",
    ),
    resembles(
        "mean_with_signs",
        finding="mean-with-signs",
        says="The means were taken of the signed activations, in which positive and negative ones cancel.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "last_mean_only",
        finding="last-mean-only",
        says="The second array has the mean after the last block only. Asked for is one for each block.",
        requirement=4,
        read="Output",
    ),
    resembles(
        "without_the_skip",
        finding="skip-missing",
        says="The blocks give the hyperbolic tangent alone; their input is not added to it.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "without_the_tanh",
        finding="tanh-missing",
        says="The blocks add the layer's output as it is, without the hyperbolic tangent.",
        requirement=1,
        read="Task",
    ),
    python_loop,
    unless((python_loop,), no_loop),
    bias_missing(requirement=1),
)
