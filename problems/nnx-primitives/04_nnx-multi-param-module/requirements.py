"""What the page asks of the module, in the page's order."""

from problems.vocabulary import DRAW, ZERO, Subject, ignores, reads

layer = Subject("kernel", "bias", "count")

CHECKS = (
    layer.is_built(requirement=5),
    layer.variable("kernel", "nnx.Param", start=DRAW, requirement=1, because="A kernel is what training is for."),
    layer.variable("bias", "nnx.Param", start=ZERO, requirement=2, because="A bias is learned like a kernel."),
    layer.variable("count", "nnx.Variable", start=ZERO, requirement=3, because="A count is a fact, not a weight."),
    layer.leaves_alone("count", requirement=4, because="Counting calls is the next problem; here it only sits there."),
    layer.keeps("count", "`count` set to five", requirement=4),
    layer.is_called(requirement=4),
    reads("`kernel` tripled", "kernel", requirement=4),
    reads("`bias` set to one", "bias", requirement=4),
    ignores("`count` set to five", "count", requirement=4),
)
