"""One module a step, each leading on from the one named in its `down_revision`."""
