"""What stops the program: wrong use or a missing thing, in words for a person, and the exit codes."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How every command ends; scripts rely on these numbers."""

    FINE = 0
    FINDINGS = 1
    WRONG_USE = 2
    COULD_NOT_RUN = 3


class BizplanError(Exception):
    """Something only the person at the keyboard can put right; caught once, in `cli`.

    A fault in a document is never one of these: it is a `Diagnostic`.
    """

    def __init__(self, message: str, *, hint: str = "", exit_code: ExitCode = ExitCode.COULD_NOT_RUN) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code
