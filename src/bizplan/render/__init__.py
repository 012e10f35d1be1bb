"""Turns report objects into the forms that people and programs read."""
