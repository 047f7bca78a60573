"""Person: a key, a pseudonym, nothing else that identifies."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.people import passphrases
from entrepairs.people.pseudonyms import skeleton, tidy


class PersonManager(BaseUserManager["Person"]):
    def create_person(self, pseudonym: str, passphrase: str | None = None, *, pk: UUID | None = None) -> "Person":
        """A new account with its own data key; without a passphrase it signs in another way (passkey, OIDC)."""
        pseudonym = tidy(pseudonym)
        person = Person(
            pk=pk or new_id(), pseudonym=pseudonym, skeleton=skeleton(pseudonym), data_key=DataKey.objects.new()
        )
        person.set_password(passphrase)
        person.save(using=self._db)
        return person

    def note_visit(self, person: "Person", day: date) -> None:
        """Keep the month of the latest visit, never the day: what tells a forgotten account from a living one."""
        month = day.replace(day=1)
        self.filter(pk=person.pk).exclude(last_month=month).update(last_month=month)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(skeleton=skeleton(username or ""))


class Person(AbstractBaseUser):
    """Someone (« personne »). Helping is a moment, not a kind of account."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pseudonym = models.CharField("pseudonyme", max_length=30, unique=True)
    skeleton = models.CharField(max_length=60, unique=True, editable=False)
    data_key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="+", editable=False)
    joined_on = models.DateField(auto_now_add=True)
    last_month = models.DateField(null=True, editable=False, help_text="First day of the last month of use.")
    last_login: Any = None
    is_active = True

    USERNAME_FIELD = "pseudonym"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[PersonManager] = PersonManager()

    def __str__(self) -> str:
        return self.pseudonym

    def set_password(self, raw_password: str | None) -> None:
        """Keep the hash of the normal form; None: no passphrase, another way of signing in."""
        super().set_password(None if raw_password is None else passphrases.normal(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(None if raw_password is None else passphrases.normal(raw_password))

    @property
    def is_staff(self) -> bool:
        """May open the operations pages: an Administrator row, nothing else."""
        return Administrator.objects.filter(person=self).exists()

    is_superuser = is_staff

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff


class Administrator(models.Model):
    """This person keeps the installation running. They see no private text."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    named_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.person)
