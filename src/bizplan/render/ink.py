"""Words to words with or without a terminal's colours, by meaning and not by colour."""

from dataclasses import dataclass

from bizplan.diagnostics import Severity

_BY_SEVERITY = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are set off on a terminal; every method returns its text unchanged where there is no colour."""

    colour: bool = False

    def strong(self, text: str) -> str:
        """What should be seen first."""
        return self._set(text, "1")

    def quiet(self, text: str) -> str:
        """What is secondary."""
        return self._set(text, "2")

    def help(self, text: str) -> str:
        """A way out."""
        return self._set(text, "1;36")

    def aside(self, text: str) -> str:
        """What explains a fault without being one."""
        return self._set(text, "36")

    def good(self, text: str) -> str:
        """That all is well."""
        return self._set(text, "32")

    def warn(self, text: str) -> str:
        """What is not as it should be, beside its shape and its word."""
        return self._set(text, "33")

    def of(self, severity: Severity, text: str) -> str:
        """What is at fault."""
        return self._set(text, _BY_SEVERITY[severity])

    def _set(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text
