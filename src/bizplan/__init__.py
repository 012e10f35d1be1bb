"""The version of bizplan, and nothing else."""

__version__ = "0.1.0"
