"""What a browser sends from the form that a page shows: its hidden fields, and what is ticked there."""

import re
from collections.abc import Iterator
from html import unescape


def from_page(page: str, **typed: str) -> dict[str, str]:
    """Of the answer form; `typed`: into it."""
    return dict(_fields(page.split('id="repondre"')[1].split("</form>")[0])) | typed


def _fields(form: str) -> Iterator[tuple[str, str]]:
    for tag in re.findall(r"<input[^>]*>", form):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        is_box = said.get("type") in ("radio", "checkbox")
        if "name" in said and said.get("type") != "file" and (not is_box or "checked" in tag):
            yield said["name"], unescape(said.get("value", "on" if is_box else ""))
