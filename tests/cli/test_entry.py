"""The entry point: the version before all else, and a quiet end where the person or the reader has gone."""

import subprocess
import sys

import pytest

from bizplan import __main__ as entry
from bizplan import __version__


def test_the_version_imports_nothing_but_itself() -> None:
    probe = (
        "import sys; before = set(sys.modules); sys.argv = ['bizplan', '--version']\n"
        "from bizplan.__main__ import main\n"
        "code = main(); print(code, *sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == f"bizplan {__version__}\n0 bizplan bizplan.__main__\n"
    assert done.stderr == ""


def test_the_exit_code_is_the_command_line_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "_command_line", lambda: 1)
    assert entry.main() == 1


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_command_line", interrupted)
    assert entry.main() == entry.INTERRUPTED


@pytest.mark.parametrize("ending", ["return 1", "raise SystemExit(1)"])
def test_a_reader_that_has_gone_ends_quietly(ending: str) -> None:
    program = (
        "import sys\n"
        "from bizplan import __main__ as entry\n"
        f"def command_line():\n    sys.stdin.readline()\n    print('x' * 100_000)\n    {ending}\n"
        "entry._command_line = command_line\n"
        "sys.exit(entry.main())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdin
        assert process.stderr
        process.stdout.close()
        process.stdin.write("go\n")
        process.stdin.close()
        assert process.stderr.read() == ""
    assert process.returncode == entry.READER_GONE
