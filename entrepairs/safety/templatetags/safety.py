"""`{% load safety %}`: the help lines where words speak of a danger."""

from typing import Any

from django import template
from django.conf import settings

from entrepairs.safety.helplines import help_lines

register = template.Library()


@register.inclusion_tag("safety/call_lines.html")
def call_lines() -> dict[str, Any]:
    """The three first numbers of the country, to be called or written to in one gesture."""
    return {"lines": help_lines().first_three(settings.COUNTRY)}
