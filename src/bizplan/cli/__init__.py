"""The commands: what a person or a script asks, and where the answer goes."""
