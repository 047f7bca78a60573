"""« Mes données » in one file to keep: a page that any browser reads, and the same as JSON for machines."""

import io
import json
import zipfile
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from entrepairs.core import privacy
from entrepairs.core.clock import now
from entrepairs.people.models import Person

PAGE, DATA = "mes-donnees.html", "mes-donnees.json"


def archive(person: Person) -> bytes:
    """The zip: PAGE and DATA, both complete. Made in memory, kept nowhere."""
    held, at = privacy.export(person), now()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            PAGE, render_to_string("people/data/export.html", _page(held) | {"at": at, "site": settings.SITE_NAME})
        )
        file.writestr(DATA, json.dumps({"at": at, "data": held}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
    return buffer.getvalue()


def _page(held: dict[str, list[privacy.Row]]) -> dict[str, Any]:
    titles = {label: table.title for label, table in privacy.tables().items()}
    sections = [(titles.get(label, label), [_readable(row) for row in found]) for label, found in held.items() if found]
    return {"sections": sections}


def _readable(row: privacy.Row) -> list[tuple[str, str]]:
    return [(str(name), _words(value)) for name, value in row.items()]


def _words(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, list):
        return ", ".join(str(item) for item in value) or "–"
    return str(value)
