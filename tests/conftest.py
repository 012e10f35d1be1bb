"""What all tests share: surroundings that say nothing, and golden files."""

import os
from collections.abc import Callable, Generator
from hashlib import sha256
from pathlib import Path

import pytest

from bizplan.render.pdf import printed
from bizplan.source.files import write_whole
from tests.web_pages import without_sheet

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"

# Each of these changes what a terminal program writes. They go first: typer looks at some while it is imported.
for _name in (
    *("CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "PY_COLORS"),
    *("FORCE_TERMINAL", "GITHUB_ACTIONS", "GITLAB_CI", "TTY_COMPATIBLE", "TTY_INTERACTIVE"),
    *(name for name in os.environ if name.startswith(("BIZPLAN_", "TYPER_", "_TYPER"))),
):
    os.environ.pop(_name, None)
os.environ["TERM"] = "dumb"
os.environ["BIZPLAN_NO_CACHE"] = "1"  # what one test has worked out is no business of another
os.environ["COLUMNS"] = "80"  # whoever runs the tests may have a wider window


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI everything is there, so that a test that is skipped there hides a fault."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true":
        report.longrepr = f"skipped, where nothing may be: {report.longrepr}"
        report.outcome = "failed"
    return report


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`."""
    parser.addoption("--update-golden", action="store_true", help="write what came out as what is expected")


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def golden(update_golden: bool) -> Callable[[str, str], None]:
    """`golden(name, text)`: the text is the whole of `tests/golden/<name>`, or becomes it under `--update-golden`.

    Of a web page, its style sheet apart: `style/paper.css` holds that of every paper.
    """

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        text = without_sheet(text) if path.suffix == ".html" else text
        if update_golden:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.is_file(), f"tests/golden/{name} is missing; pytest --update-golden writes it"
        with path.open(encoding="utf-8", newline="") as file:
            assert text == file.read(), f"tests/golden/{name} differs; if it is right, pytest --update-golden"

    return compare


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """`laid_out(page)`: the page as PDF, made once in a run, by whichever process of the run needs it first."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "laid-out"
    folder.mkdir(exist_ok=True)

    def made(page: str) -> bytes:
        path = folder / f"{sha256(page.encode()).hexdigest()}.pdf"
        if not path.is_file():
            write_whole(path, printed(page).content)
        return path.read_bytes()

    return made
