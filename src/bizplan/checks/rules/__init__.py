"""One rule a file; the file's name is the rule's name, its docstring the rule's help."""

ERRORS = frozenset(
    {"appendix-mismatch", "budget-total-mismatch", "changed-after-approval", "contradictory-reading",
     "duplicate-id", "impossible-risk-score", "incomplete-spending-answers", "invalid-yaml",
     "misdirected-reference", "missing-cover-field", "missing-field", "missing-section", "mixed-budget-units",
     "outside-repository", "overallocated-shares", "placeholder-text", "return-outside-calendar",
     "short-notice", "status-contradicts-numbers", "unknown-exemption", "unknown-field", "unknown-figure",
     "unknown-outcome", "unknown-reference", "unknown-rule", "unreadable-file", "unscored-equality-criterion",
     "void-clearance", "wrong-value"}
)  # fmt: skip
"""The rules that are errors: a run that asks for no more imports these alone, which spares it 50 ms."""
