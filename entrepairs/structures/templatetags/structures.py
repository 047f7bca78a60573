"""How the words of a house are shown."""

from typing import Any

from django import template

from entrepairs.structures.visiting import parts

register = template.Library()


@register.inclusion_tag("structures/visit/words.html")
def visit_parts(text: str, level: int = 3) -> dict[str, Any]:
    """The words of a visit, their lists as lists. `level`: 2 to 4, of the titles among those of the page."""
    return {"parts": parts(text), "tag": f"h{level}"}
