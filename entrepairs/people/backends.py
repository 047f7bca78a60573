"""Who is it? By pseudonym, as people type it: capitals, accents and look-alikes make no difference."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet

from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person
from entrepairs.people.pseudonyms import skeleton


@prepared
def _person(key: UUID) -> QuerySet[Person]:
    return Person.objects.filter(pk=key)


class ByPseudonym(AuthenticationBackend):  # type: ignore[misc]
    """Absent pseudonym and wrong phrase take the same time: allauth hashes once in both cases."""

    def _authenticate_by_username(self, username: str, password: str) -> AbstractBaseUser | None:
        person = Person.objects.filter(skeleton=skeleton(username)).first() if skeleton(username) else None
        usable = person if person is not None and person.has_usable_password() else None
        found: AbstractBaseUser | None = self._check_password(usable, password)
        return found

    def get_user(self, user_id: UUID) -> Person | None:
        """Asked for with each page."""
        return _person.first(user_id)
