"""Paper: a tagged PDF in our language, with our font, that asks nothing of anybody."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from entrepairs.ui.pdf import drawn, has_paper

pytestmark = pytest.mark.skipif(not (has_paper() and shutil.which("pdfinfo")), reason="no Pango or no poppler here")
PAGE = """{% extends "ui/paper.html" %}{% block title %}Une semaine{% endblock %}
{% block main %}<h1>La semaine</h1><p>Mardi, jardin.</p>{{ more|safe }}{% endblock %}"""


@pytest.fixture
def sheet(render, tmp_path):
    """`sheet(more)`: a sheet of paper with this HTML on it."""

    def make(more: str = "") -> Path:
        file: Path = tmp_path / "feuille.pdf"
        file.write_bytes(drawn(render(PAGE, more=more)))
        return file

    return make


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Address of another site, and what was asked of it."""
    asked: list[str] = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", asked
    server.shutdown()
    server.server_close()


def said(tool: str, *words: str) -> str:
    return subprocess.run([tool, *words], check=True, capture_output=True, text=True).stdout


def test_a_sheet_is_tagged_and_has_a_title(sheet):
    told = said("pdfinfo", str(sheet()))

    assert "Tagged:          yes" in told
    assert "Une semaine" in told
    assert "H1" in said("pdfinfo", "-struct", str(sheet()))


def test_a_sheet_has_our_font_and_the_help_lines(sheet):
    assert "Atkinson" in said("pdffonts", str(sheet()))
    assert "3114" in said("pdftotext", str(sheet()), "-")


def test_paper_asks_nothing_of_another_site_and_opens_no_file(sheet, elsewhere, tmp_path):
    site, asked = elsewhere
    secret = tmp_path / "secret.txt"
    secret.write_text("rien à lire")
    pieces = [f"<img src={site}a.png>", f"<link rel=stylesheet href={site}b.css>", f"<img src=file://{secret}>"]
    pieces += [f"<link rel=attachment href={where}>" for where in (f"{site}c", f"file://{secret}")]

    page = sheet("".join(pieces)).read_bytes()

    assert asked == []
    assert b"secret" not in page
