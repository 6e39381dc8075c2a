"""What is clipped, on which way, and what the rules have to look like."""

from problems.vocabulary import raised, resembles

CHECKS = (
    raised(
        "UnexpectedTracerError",
        "nondiff_argnums",
        finding="bounds-not-traceable",
        says="The bounds were declared with `nondiff_argnums`, and arrived as tracers. That declaration is for "
        "functions and the like; numbers that a transform may trace are ordinary arguments.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "Non-hashable static arguments",
        "Tracer",
        finding="bounds-not-traceable",
        says="Something was declared static and arrived as a tracer: all four arguments are traced here. That "
        "declaration is for what never is; numbers that a transform may trace are ordinary arguments.",
        requirement=3,
        read="Pitfalls",
    ),
    *(
        raised(
            type_name,
            "ustom VJP bwd rule",
            "must produce an output with the same",
            finding="cotangent-count",
            says="The backward rule gave something of another form than the arguments of the function. It returns a "
            "tuple with one entry for each of them, also for those without a slope.",
            requirement=2,
            read="Pitfalls",
        )
        for type_name in ("TypeError", "ValueError")
    ),
    raised(
        "TypeError",
        "ustom VJP fwd rule",
        "must produce a pair",
        finding="forward-not-pair",
        says="The forward rule gave one thing. It returns two: the function's result, and what the backward rule will "
        "need.",
        requirement=2,
        read="The API",
    ),
    raised(
        "TypeError",
        "is not a valid JAX type",
        finding="residual-not-array",
        says="Something that is no array was kept for the way back. What the forward rule keeps travels through JAX's "
        "transforms, so it has to be made of arrays and numbers.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "AttributeError",
        "No VJP defined",
        finding="rules-missing",
        says="A function was declared with `custom_vjp`, but its rules were never given to it.",
        requirement=2,
        read="The API",
    ),
    raised(
        "TypeError",
        "defvjp() missing",
        finding="rules-missing",
        says="`defvjp` was given one rule. It takes two: one for the way forward, one for the way back.",
        requirement=2,
        read="The API",
    ),
    *(
        raised(
            type_name,
            text,
            finding="backward-arguments",
            says="The backward rule took its arguments in another way than they come: first what the forward rule "
            "kept, in one piece, then what comes back from above.",
            requirement=2,
            read="The API",
        )
        for type_name, text in (
            ("ValueError", "values to unpack"),
            ("TypeError", "missing 1 required positional argument"),
            ("TypeError", "positional arguments but 4 were given"),
        )
    ),
    raised(
        "TypeError",
        "positional arguments but 3 were given",
        finding="forward-arguments",
        says="A rule was called with three arguments and takes another number. The forward rule gets what the function "
        "gets; it is the one that `defvjp` takes first.",
        requirement=2,
        read="The API",
    ),
    raised(
        "AttributeError",
        "no attribute 'register_hook'",
        finding="hook-registered",
        says="A hook on a value is PyTorch's way. In JAX the way back belongs to a function, not to an array: the "
        "function is declared to have rules of its own.",
        requirement=2,
        read="The API",
    ),
    raised(
        "NotImplementedError",
        "Transpose rule",
        finding="tangent-clipped",
        says="A rule for the forward mode (`custom_jvp`) was given, and JAX tried to turn it around. That works for "
        "linear rules only, and clipping is not linear; the way back needs a rule of its own.",
        requirement=2,
        read="The API",
    ),
    raised(
        "TracerBoolConversionError",
        finding="tracer-in-condition",
        says="Python was asked to decide by a traced value. With bounds that are traced, the choice has to be an "
        "operation on arrays.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "clips_the_value",
        "clips_both_ways",
        finding="value-clipped",
        says="The values themselves were clipped. The gate lets every value through; it is on the way back that it "
        "keeps the bounds.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "clips_the_weights",
        finding="weights-clipped",
        says="The weights were clipped on the way forward. The slopes of the sum for `x` come out right that way, the "
        "values do not.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "returns_a_clipped_gradient",
        finding="gradient-returned",
        says="The gate computed a gradient on the way forward and returned it in place of `x`. It is not asked for any; "
        "what it limits comes to it on the way back, from whatever is done with its result.",
        requirement=1,
        read="Why it matters",
    ),
    resembles(
        "limits_the_length",
        finding="length-limited",
        says="The slopes were all shortened by one factor, from the length of all of them together. The gate limits "
        "every element by itself.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "multiplies_with_x_on_the_way_back",
        finding="extra-factor",
        says="The clipped slopes were multiplied by `x` on the way back. A backward rule multiplies by the slope of its "
        "own function, and the gate gives out what comes in.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "clips_the_product_with_x",
        finding="extra-factor",
        says="The slopes for `x` are products of `x` and what comes back, clipped. A backward rule multiplies by the slope "
        "of its own function, and the gate gives out what comes in.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "clips_x_and_multiplies",
        finding="value-for-cotangent",
        says="The slopes for `x` are what comes back times `x`, and `x` is what was clipped. The bounds are meant for what "
        "comes back.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "gates_the_weights",
        finding="gate-around-weights",
        says="The slopes for `weights` are kept within the bounds, and those for `x` are not: the gate fits the other "
        "factor.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "clips_x_on_the_way_back",
        finding="value-for-cotangent",
        says="What was clipped on the way back is `x`, and not what comes back: the slopes do not depend on the "
        "weights.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "lets_pass_where_x_is_within",
        finding="value-for-cotangent",
        says="Slopes pass where `x` lies within the bounds and are zero elsewhere: that is the derivative of clipping "
        "values. The bounds are meant for what comes back.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "has_bounds_of_its_own",
        finding="bounds-ignored",
        says="Slopes were kept between -1 and 1, whatever `lo` and `hi` say.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "gates_the_product",
        finding="gate-after-product",
        says="The gate stands after the multiplication. What comes back there has not met the weights yet; the gate is "
        "to stand around `x` only.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "lets_everything_through",
        finding="nothing-clipped",
        says="The slopes are those of the plain product: nothing was clipped on the way back.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "zeroes_what_is_outside",
        finding="zero-outside",
        says="Slopes outside of the bounds became zero. Clipping moves them to the nearest bound.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "ignores_what_comes_back",
        "ignores_what_comes_back_for_both",
        finding="cotangent-ignored",
        says="The slopes for `x` are the same whether the sum of the results is differentiated or their squares are: the "
        "rule gives clipped weights, whatever comes back to it. What comes back depends on all that is done with the "
        "result later, and the rule gets it handed.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "clips_its_own_slope",
        finding="own-slope-clipped",
        says="The weights were clipped on the way back, and then multiplied by what came from the result. For a sum that is "
        "the same, since ones come from it; for squares the slopes leave the bounds. It is the product that comes to "
        "the gate.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "stops_the_gradient",
        finding="gradient-stopped",
        says="Every slope for `x` is zero: nothing comes back at all.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "swaps_the_bounds",
        finding="bounds-swapped",
        says="Every slope is the lower bound: the bounds were used in the wrong order.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "uses_one_bound",
        finding="one-bound-only",
        says="Slopes were limited by `hi` on both sides. The lower bound is a number of its own, and need not even be "
        "negative.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "uses_the_upper_bound_only",
        finding="one-bound-only",
        says="Slopes were limited above only: those below `lo` came through as they were.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "clips_the_weights_slope_too",
        finding="weights-gated",
        says="The slopes for `weights` were clipped as well. Only what goes back to `x` passes the gate.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "forgets_the_slope_of_weights",
        finding="weights-without-slope",
        says="The slopes for `weights` are zero, so that they would never be trained. The gate is around `x` only.",
        requirement=2,
        read="Task",
    ),
)
