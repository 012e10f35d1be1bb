"""Hypothesis as all property tests use it: no clock, and the same examples in every run of CI."""

import os

from hypothesis import settings

settings.register_profile("bizplan", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("bizplan")
