"""The steps by which a casebook of an earlier version becomes one of this: one file a step, never changed once released."""
