"""What each kind of document holds: one concept a file, frozen, unknown keys refused."""
