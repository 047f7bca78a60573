"""Slowing down who tries again and again; counted a client and an hour, in memory, kept nowhere else."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

RATES = {"signup": "30/h/ip", "pseudonym": "120/h/ip", "recover": "10/h/ip", "install": "10/h/ip"}


def too_many(request: HttpRequest, act: str) -> bool:
    """Count one try of this act (a key of RATES); True when there have been too many. Reading a page never counts."""
    return not ratelimit.consume(request, app="entrepairs.people", action=act, config=RATES)
