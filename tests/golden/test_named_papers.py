"""The papers that are not one document's, of the shipped and of the invented council: whole, and their links."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bizplan.cli.main import main
from bizplan.cli.named_papers import NAMED

ROOT = Path(__file__).parents[2]
SHIPPED, DEMO = ROOT / "plans", ROOT / "src" / "bizplan" / "demo" / "plans"
YEARS = ("2017-18", "2019-20", "2021-22")
SHIPPED_PAPERS = (
    "town-clerk-2017-18-summary",
    "town-clerk-2019-20-summary",
    "community-and-children-2021-22-summary",
    "risks-2021-22",
    "digest-2019-20",
    "changes-2019-20",
    "budget-2019-20",
    "coverage-2018-23-2019-20",
    "corporate-plan-2018-23-contributors-2019-20",
)
DEMO_PAPERS = (
    "homes-2026-27-summary",
    "risks-2026-27",
    "digest-2026-27",
    "changes-2026-27",
    "budget-2026-27",
    "coverage-2025-29-2026-27",
    "corporate-plan-2025-29-contributors-2026-27",
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every paper by name of the shipped plans, year by year."""
    folder = tmp_path_factory.mktemp("shipped")
    for year in YEARS:
        assert main(["-C", str(SHIPPED), "render", *NAMED, "--period", year, "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every paper by name of the invented council, as a committee has them."""
    folder = tmp_path_factory.mktemp("demo")
    meeting = ["--for", "scrutiny-committee", "--on", "2026-03-26"]
    assert main(["-C", str(DEMO), "render", *NAMED, *meeting, "--out", str(folder)]) == 0
    return folder


def text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHIPPED_PAPERS)
def test_a_paper_of_the_shipped_plans_in_markdown(name: str, shipped: Path, golden: Callable[[str, str], None]) -> None:
    golden(f"named-papers/{name}.md", text(shipped, f"{name}.md"))


@pytest.mark.parametrize("name", DEMO_PAPERS)
@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_paper_of_the_invented_council(
    name: str, ending: str, demo: Path, golden: Callable[[str, str], None]
) -> None:
    golden(f"named-papers/demo-{name}.{ending}", text(demo, f"{name}.{ending}"))


def test_every_link_leads_to_an_anchor_that_stands_once(shipped: Path, demo: Path) -> None:
    pages = [*shipped.glob("*.html"), *demo.glob("*.html")]
    assert len(pages) > len(SHIPPED_PAPERS)
    for page in pages:
        source = page.read_text(encoding="utf-8")
        anchors = re.findall(r'\bid="([^"]+)"', source)
        assert len(anchors) == len(set(anchors)), page.name
        assert set(re.findall(r'href="#([^"]+)"', source)) <= set(anchors), page.name
