"""Web pages held against axe-core in a headless browser, where the machine has one."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

TOOLS = Path(__file__).parents[1] / "build" / "accessibility"
"""Where `.ci/run` installs what `tests/accessibility.json` pins, with npm."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PROGRAM = """
const { chromium } = require("playwright-core");
const axe = require("axe-core");
const [browserPath, ...pages] = process.argv.slice(1);
(async () => {
  const options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
  const browser = await chromium.launch({ executablePath: browserPath, args: options });
  const context = await browser.newContext({ bypassCSP: true });
  const found = [];
  for (const path of pages) {
    const page = await context.newPage();
    await page.goto("file://" + path);
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await page.evaluate(axe.source);
    for (const width of [1200, 400]) {
      await page.setViewportSize({ width, height: 900 });
      const result = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
      for (const each of result.violations)
        for (const node of each.nodes) found.push(`${each.id}: ${each.help}: ${width}: ${node.html.slice(0, 160)}`);
      if (result.passes.length === 0) found.push("axe-core looked at nothing");
    }
    await page.close();
  }
  await browser.close();
  console.log(JSON.stringify(found));
})().catch((fault) => { console.error(fault); process.exit(1); });
"""


def lacking() -> str:
    """What keeps pages from being looked at here, in words; empty where nothing does."""
    if _browser() is None:
        return "no Chromium on this machine"
    if shutil.which("node") is None:
        return "no Node.js on this machine"
    if not (TOOLS / "node_modules" / "axe-core").is_dir() or not (TOOLS / "node_modules" / "playwright-core").is_dir():
        return f"axe-core and playwright-core are not installed in {TOOLS.parent.name}/{TOOLS.name}"
    return ""


def violations(*pages: str) -> Sequence[str]:
    """What axe-core finds against pages, given as HTML: rule, reason, width of the window, beginning of the element.

    It looks at each as on a desk and as on a phone.
    """
    browser, node = _browser(), shutil.which("node")
    assert browser is not None
    assert node is not None
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.html" for number in range(len(pages))]
        for file, page in zip(files, pages, strict=True):
            file.write_text(page, encoding="utf-8")
        command = [node, "-e", _PROGRAM, browser, *map(str, files)]
        done = subprocess.run(command, cwd=TOOLS, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return [str(each) for each in found]


def _browser() -> str | None:
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)
