"""Frozen report objects, complete in themselves, and what builds each from the index."""
