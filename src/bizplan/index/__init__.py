"""Joined up: every id, every reference and what it leads to."""
