"""What the pieces on one device say about mesh, metadata and moment."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles


def metadata_refused(evidence):
    """Recognize Flax's assertion, which has no message, unless it is the learner's own."""
    for error in evidence.errors():
        own = bool(error.message) or not error.frames or error.frames[-1].text.startswith("assert")
        if error.type_name == "AssertionError" and not own:
            text = (
                "Flax refused what it was given as `out_sharding`. It takes names of axes; the mesh is another matter."
            )
            return Diagnosis("metadata-is-sharding", text, 2, "The API")
    return None


CHECKS = (
    raised(
        "ValueError",
        "An auto mesh context or metadata is required",
        finding="mesh-context-missing",
        says="A Variable with `out_sharding` was made while no mesh was set. The names in it mean nothing without a "
        "mesh; `with mesh:` is the older form, which Flax does not see.",
        requirement=2,
        read="Pitfalls",
    ),
    metadata_refused,
    raised(
        "ValueError",
        "is not found in mesh",
        finding="axis-unknown",
        says="The metadata names an axis that the mesh does not have. The names in both have to be the same.",
        requirement=1,
        read="Task",
    ),
    raised(
        "ShardingTypeError",
        finding="explicit-mesh",
        says="Axes of a mesh are `Explicit` by default: then every operation has to know how its result lies, and one "
        "of yours does not. With `Auto` axes the compiler decides.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "leaves_the_bias_whole",
        "name_without_a_tuple",
        finding="bias-whole",
        says="The kernel lies in pieces, but every device holds the whole bias. Each Variable has metadata of its own, "
        "and a spec is a tuple even for one axis.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "cuts_the_rows",
        finding="kernel-rows-cut",
        says="The kernel's rows are cut, not its columns. Its rows belong to the inputs, its columns to the features; "
        "the position in the spec says which of them.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "cuts_over_data",
        "sizes_swapped_in_the_mesh",
        finding="axes-swapped",
        says="The pieces are those of the mesh's other axis. Either the metadata names it, or the mesh's lengths are "
        "the other way round.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "cuts_rows_and_columns",
        finding="kernel-cut-twice",
        says="The kernel is cut along both of its axes. Its rows are to stay whole; over `data` there are copies.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "no_metadata",
        "spec_set_afterwards",
        "spec_on_the_class",
        "replicated_over_the_mesh",
        "built_outside_the_mesh",
        finding="not-sharded",
        says="Every piece is the whole array: nothing was cut. The metadata is read once, when the Variable is made; "
        "setting it afterwards, or as an attribute of a class, moves nothing.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "shape_of_the_whole",
        "shape_of_the_whole_kernel",
        finding="global-shape",
        says="A shape in the result is that of a whole array. A Param's `.shape` does not change when it is cut; what one "
        "device holds is a shard.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "counts_the_pieces",
        "counts_the_devices",
        finding="copies-miscounted",
        says="The last number fits another count: all devices, or all different pieces. Asked for is how many devices "
        "hold the same piece of the kernel.",
        requirement=3,
        read="Task",
    ),
)
