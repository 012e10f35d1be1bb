"""The preview: papers on this machine alone, loaded again on each change, faults in place of a stale paper."""

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bizplan.cli import shelf
from bizplan.cli.main import main
from bizplan.cli.preview_server import serving
from bizplan.cli.shelf import Pages, Shelf
from bizplan.errors import BizplanError
from tests.small_council import plan, written

GOOD = plan(statement="We light the way.")
PAGE = (
    '<!DOCTYPE html>\n<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; x">\n<p>Lamps\n'
)


class Browser:
    """Asks one server, as a browser on this machine does."""

    def __init__(self, address: str) -> None:
        self.host = address.removeprefix("http://").rstrip("/")

    def ask(self, path: str, *, host: str = "", method: str = "GET") -> tuple[int, str]:
        answer, body = self.answer(path, host=host, method=method)
        return answer.status, body

    def answer(self, path: str, *, host: str = "", method: str = "GET") -> tuple[http.client.HTTPResponse, str]:
        connection = http.client.HTTPConnection(self.host, timeout=20)
        connection.request(method, path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer, body

    def news(self, path: str) -> Iterator[str]:
        connection = http.client.HTTPConnection(self.host, timeout=20)
        connection.request("GET", f"/events{path}")
        answer = connection.getresponse()
        assert answer.getheader("Content-Type") == "text/event-stream"
        while line := answer.readline().decode():
            if line.strip():
                yield line.strip()
        connection.close()


@pytest.fixture
def kept() -> Shelf:
    return Shelf(Pages({"/": "list", "/lamps.html": PAGE}, "elsewhere"))


@pytest.fixture
def browser(kept: Shelf) -> Iterator[Browser]:
    with serving(kept, 0) as address:
        assert address.startswith("http://127.0.0.1:")
        yield Browser(address)


def test_a_paper_is_shown_with_a_script_that_its_policy_allows(browser: Browser) -> None:
    answer, body = browser.answer("/lamps.html?print=1")
    assert answer.status == 200
    assert "<p>Lamps\n" in body
    assert body.count("<script") == 1
    assert 'content="default-src &#39;none&#39;; script-src &#39;self&#39;; connect-src &#39;self&#39;; x"' in body
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert answer.getheader("Access-Control-Allow-Origin") is None
    assert answer.getheader("Cache-Control") == "no-store"
    status, script = browser.ask("/preview.js")
    assert (status, "location.reload()" in script) == (200, True)


@pytest.mark.parametrize(
    "path",
    ["/nowhere.html", "/../organisation.yaml", "/%2e%2e/organisation.yaml", "//etc/passwd", "/organisation.yaml"],
)
def test_nothing_but_papers_is_served(browser: Browser, path: str) -> None:
    status, body = browser.ask(path)
    assert (status, body.startswith("elsewhere")) == (404, True)


@pytest.mark.parametrize("host", ["example.org", "example.org:80", "127.0.0.1.example.org", "127.0.0.1:1", "localhost"])
def test_a_foreign_name_is_refused(browser: Browser, host: str) -> None:
    for path in ("/", "/lamps.html", "/preview.js", "/events/lamps.html"):
        status, body = browser.ask(path, host=host)
        assert status == 421
        assert "Lamps" not in body


def test_localhost_is_this_machine(browser: Browser) -> None:
    port = browser.host.partition(":")[2]
    assert browser.ask("/lamps.html", host=f"LOCALHOST:{port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(browser: Browser, method: str) -> None:
    assert browser.ask("/lamps.html", method=method)[0] == 501


def test_the_head_of_a_page_comes_without_it(browser: Browser) -> None:
    assert browser.ask("/lamps.html", method="HEAD") == (200, "")


def test_one_who_waits_is_told_of_each_change_of_the_page(browser: Browser, kept: Shelf) -> None:
    news = browser.news("/lamps.html")
    first = next(news)
    assert f'data-shown="{first.removeprefix("data: ")}"' in browser.ask("/lamps.html")[1]
    kept.put(Pages({"/": "another list", "/lamps.html": PAGE + "mended"}))
    second = next(news)
    assert second.startswith("data: ")
    assert second != first
    kept.close()
    assert list(news) == []


def test_one_who_waits_long_is_told_that_nothing_is_new(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "PATIENCE", 0.01)
    news = browser.news("/lamps.html")
    assert next(news).startswith("data: ")
    assert next(news) == ": nothing new"


def test_a_port_that_is_taken_is_named(browser: Browser, kept: Shelf) -> None:
    port = int(browser.host.partition(":")[2])
    with pytest.raises(BizplanError, match=f"port {port} cannot be had: address already in use"), serving(kept, port):
        pass


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans").mkdir()
    written(tmp_path / "plans", GOOD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def at_each_look(monkeypatch: pytest.MonkeyPatch, *deeds: Callable[[], object]) -> None:
    """At each look for changes one deed is done; after the last the person presses Ctrl-C."""
    left = list(deeds)

    def look(_seconds: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    monkeypatch.setattr(time, "sleep", look)


def test_a_save_changes_the_page_and_a_fault_takes_its_place(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[tuple[int, str]] = []
    found: list[Browser] = []

    @contextmanager
    def remembered(on: Shelf, port: int) -> Iterator[str]:
        with serving(on, port) as address:
            found.append(Browser(address))
            yield address

    monkeypatch.setattr("bizplan.cli.preview.serving", remembered)
    file = here / "plans" / "3.yaml"

    def look(path: str = "/highways-2019-20.html") -> None:
        seen.append(found[0].ask(path))

    def save(text: str) -> None:
        file.write_text(text, encoding="utf-8")

    at_each_look(
        monkeypatch,
        look,
        lambda: save(GOOD.replace("We light", "We guard")),
        look,
        lambda: save(f"{GOOD}stattus: <script>\n"),
        look,
        lambda: look("/"),
        lambda: save("kind: [\n"),
        look,
        lambda: save(GOOD),
        look,
    )
    assert main(["render", "--serve", "--port", "0"]) == 0
    assert [status for status, _ in seen] == [200, 200, 200, 200, 404, 200]
    pages = [page for _, page in seen]
    assert "We light the way." in pages[0]
    assert "We guard the way." in pages[1]
    assert "We guard" not in pages[2]
    assert "there is no field “stattus”" in pages[2].lower() or "stattus" in pages[2]
    assert "3.yaml, line" in pages[2]
    assert "&lt;script&gt;" in pages[2]
    assert "cannot be made" in pages[3]
    assert 'href="/highways-2019-20.html"' in pages[3]
    assert "There is no paper at this address" in pages[4]
    assert "We light the way." in pages[5]
    assert not (here / "build").exists()
    assert "and follow each change; stop with Ctrl-C" in capsys.readouterr().err
    assert not [each for each in threading.enumerate() if "serve_forever" in each.name]


def test_papers_are_shown_as_the_public_sees_them_or_as_final_if_that_is_asked(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Pages] = []
    monkeypatch.setattr(Shelf, "put", lambda _self, pages: shown.append(pages))
    text = GOOD + "objectives: [{id: a, text: Sell the depot quietly., exempt: {paragraph: 3}}]\n"
    for words in (
        ["--audience", "public"],
        ["--audience", "public", "--accept", "sell the depot quietly"],
        ["--final"],
    ):
        at_each_look(
            monkeypatch,
            lambda: (here / "plans" / "3.yaml").write_text(text, encoding="utf-8"),
            lambda: (here / "plans" / "3.yaml").write_text(
                text.replace("We light the way.", "Sell the depot quietly."), encoding="utf-8"
            ),
        )
        assert main(["render", "--serve", "--port", "0", "all", *words]) == 0
    page, digest = "/highways-2019-20.html", "/digest-2019-20.html"
    (public, leaking), (_, accepted), (final, _) = zip(*[iter(shown)] * 2, strict=True)
    assert "depot" not in public.by_path[page] + public.by_path[digest]
    assert "Not published: exempt under paragraph 3" in public.by_path[page]
    for each in (page, digest):
        assert "what is left out of it still stands in it" in leaking.by_path[each]
    assert "Sell the depot quietly" in accepted.by_path[page]
    assert "at the final profile" in final.by_path[page]
    assert "that it is drawn from is not fit" in final.by_path[digest]


def test_what_stops_every_paper_is_shown_until_it_is_mended(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Pages] = []
    monkeypatch.setattr(Shelf, "put", lambda _self, pages: shown.append(pages))
    own = here / "plans" / "templates"
    own.mkdir()
    at_each_look(
        monkeypatch,
        lambda: (own / "theme.json").write_text('{"accent": "#dddddd"}', encoding="utf-8"),
        (own / "theme.json").unlink,
    )
    assert main(["render", "--serve", "--port", "0"]) == 0
    stopped, mended = shown
    assert "No paper can be made" in stopped.elsewhere
    assert "accent #dddddd on ground" in stopped.elsewhere
    assert "/highways-2019-20.html" in mended.by_path


@pytest.mark.usefixtures("here")
def test_papers_are_written_again_on_each_change(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, paper = Path("plans/3.yaml"), Path("build/papers/highways-2019-20.md")
    told: list[str] = []
    at_each_look(
        monkeypatch,
        lambda: file.write_text(GOOD.replace("We light", "We guard"), encoding="utf-8"),
        lambda: told.append(paper.read_text(encoding="utf-8")),
        lambda: file.write_text(f"{GOOD}stattus: draft\n", encoding="utf-8"),
    )
    assert main(["render", "--watch", "--to", "md"]) == 1
    assert "We guard the way." in told[0]
    assert capsys.readouterr().err.count("watching for changes; stop with Ctrl-C\n") == 3


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--port", "80"], "--port goes with --serve"),
        (["--serve", "nowhere"], "there is no document “nowhere”"),
        (["--serve", "--port", "70000"], "less than or equal to 65535"),
        (["--serve", "--check"], "--check goes with neither --serve nor --watch"),
        (["--watch", "--check"], "--check goes with neither --serve nor --watch"),
        (["--serve", "--out", "elsewhere"], "--serve writes no files"),
        (["--serve", "--reference-doc", "own.docx"], "--serve writes no files"),
        (["--serve", "--to", "md"], "--serve shows papers as web pages alone"),
    ],
)
def test_wrong_use_ends_at_once(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", *words]) == 2
    assert said in capsys.readouterr().err


def test_looking_costs_no_time_where_nothing_changes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[float] = []

    def look(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) > 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", look)
    assert main(["-C", str(here / "plans"), "render", "--serve", "--port", "0"]) == 0
    assert looks == [0.3] * 4
