"""The sheet that gives an account back (« feuille à garder »)."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import models

from entrepairs.people.models.person import Person


class RecoverySheet(models.Model):
    """One sheet a person, the latest. Its code is `mark` (8 characters, finds the row) then a secret of 16
    characters (80 bits), of which only an argon2 hash is kept."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=8, unique=True)
    secret_hash = models.CharField(max_length=128)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.mark

    def opens_with(self, secret: str) -> bool:
        return check_password(secret, self.secret_hash)

    @staticmethod
    def hashed(secret: str) -> str:
        return make_password(secret)
