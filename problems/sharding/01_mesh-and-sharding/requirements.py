"""What each belief about meshes, specs and shards gives."""

from problems.vocabulary import calls_any, raised, resembles

CHECKS = (
    raised(
        "TypeError",
        "'float' object cannot be interpreted as an integer",
        finding="sizes-are-floats",
        says="A float was used where a length is needed. `dp` and `mp` are whole numbers that arrive as floats.",
        requirement=1,
        read="Inputs",
    ),
    raised(
        "TypeError",
        "slice indices must be integers",
        finding="sizes-are-floats",
        says="A float was used in a slice. `dp` and `mp` are whole numbers that arrive as floats.",
        requirement=1,
        read="Inputs",
    ),
    raised(
        "AttributeError",
        "has no attribute 'partitions'",
        finding="spec-is-tuple",
        says="A plain tuple or list was given where a `PartitionSpec` belongs. The names look alike; the type differs.",
        requirement=2,
        read="The API",
    ),
    raised(
        "ValueError",
        "is not found in mesh",
        finding="axis-unknown",
        says="A spec names an axis that the mesh does not have. A spec speaks the names that were given to the mesh.",
        requirement=1,
        read="Task",
    ),
    raised(
        "DuplicateSpecError",
        finding="axis-used-twice",
        says="A spec uses one mesh axis for two axes of the array. A row of devices that counts blocks of rows cannot "
        "count blocks of columns at the same time.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "Please set a mesh",
        finding="mesh-missing",
        says="A spec was given without a mesh. It holds names only; which devices they stand for, a mesh has to say.",
        requirement=2,
        read="The API",
    ),
    *(
        raised(
            "ValueError",
            text,
            finding="devices-too-many",
            says="All eight devices were to fill the mesh. The task's mesh has the first `dp * mp` of them, which may "
            "be fewer.",
            requirement=1,
            read="Task",
        )
        for text in ("Number of devices 8 must equal", "cannot reshape array of size 8 into shape")
    ),
    raised(
        "ShardingTypeError",
        "out sharding could not be resolved",
        finding="array-indexed-for-shard",
        says="A sharded array was indexed. An index means a position in the whole array, not a device, and on this "
        "mesh JAX asks where the outcome should lie. What one device holds is among the array's shards.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "names_swapped_in_the_spec",
        finding="spec-swapped",
        says="The tiles are those of rows split over `model` and columns over `data`. The first name in a spec "
        "belongs to the array's first axis.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "sizes_swapped_in_the_mesh",
        "names_swapped_in_the_mesh",
        finding="mesh-swapped",
        says="All numbers fit a mesh whose lengths are the other way round. The first length goes with the first name.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "strips_of_columns",
        finding="strips-of-columns",
        says="The strips are strips of columns. Which axis of the array is split is told by the position in the spec, "
        "not by the axis' name in the mesh.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "strips_over_data",
        "strips_over_both",
        finding="strips-over-data",
        says="The strips are rows split over another axis of the mesh, or over both. The task names the one to use; "
        "over the other one there are copies.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "rows_over_both_axes",
        "columns_left_whole",
        finding="tiles-not-two-dimensional",
        says="The tiles fit a spec in which one axis of the array is left whole. Here rows and columns are both split.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "shape_of_the_whole",
        finding="global-shape",
        says="The shapes are those of the whole array. `array.shape` is the same however the array lies; what one "
        "device holds is the shape of a shard.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "replica_id_for_the_count",
        finding="replica-id-for-count",
        says="The fifth number fits the `.replica_id` of the second device's strip. That says which of the equal "
        "copies this one is, counted from 0, and not how many there are.",
        requirement=4,
        read="Worked example",
    ),
    resembles(
        "counts_all_devices",
        "counts_the_strips",
        "counts_other_copies",
        finding="copies-miscounted",
        says="The fifth number fits another count: all devices, all different strips, or the others without the second "
        "device itself. Asked for is how many devices hold the very strip that the second one holds.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "sums_everything",
        finding="sum-of-the-whole",
        says="The last number is the sum of the whole array. Operations on a sharded array mean the whole array; a "
        "single device's numbers are in its shard.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "sums_the_strip",
        finding="sum-of-the-strip",
        says="The last number is the sum of the second device's strip. The task asks for the sum of its tile.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "looks_at_the_first_device",
        finding="first-device",
        says="The last number is the sum of the first device's tile. The task asks about the second one.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "devices_down_the_columns",
        finding="mesh-column-major",
        says="The last number fits devices that are laid out column by column. The task counts them along the rows of "
        "the mesh.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "everything_on_one_device",
        finding="one-device",
        says="The numbers fit an array that lies on one device as a whole. A device as the target moves an array; only "
        "a sharding over a mesh divides it.",
        requirement=2,
        read="The API",
    ),
    *(
        resembles(
            "shape_of_the_whole",
            finding="global-shape",
            says=f"The {name} has the shape of the whole array. Either nothing was cut, or the `.shape` of the sharded "
            "array was read, which is the same however it lies; what one device holds is the shape of a shard.",
            requirement=4,
            read="Pitfalls",
            part=part,
        )
        for name, part in (
            ("tile", lambda case, result: result[:2]),
            ("strip", lambda case, result: result[2:4]),
        )
    ),
    calls_any(
        "jax.make_mesh",
        "jax.device_put",
        "jax.jit",
        "jax.lax.with_sharding_constraint",
        "jax.make_array_from_callback",
        "jax.reshard",
        "jax.shard_map",
        finding="nothing-placed",
        says="The numbers are worked out, and `x` was never placed on devices. Where its parts lie is to be read from "
        "the placed array.",
        requirement=2,
        read="The API",
    ),
)
