"""A session, as signing in makes it, for a browser that has not been through the page."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from entrepairs.people.actions.accounts import sign_in
from entrepairs.people.models import Person


def session_of(person: Person) -> str:
    """Key of a session where this person has just signed in."""
    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), AnonymousUser()
    sign_in(request, person)
    return str(request.session.session_key)
