"""What a person says of themselves, all of it optional."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.models.person import Person


class Way(models.TextChoices):
    """How to meet."""

    WRITTEN = "ecrit", _("par écrit")
    PHONE = "telephone", _("au téléphone")
    VIDEO = "visio", _("en visio")
    IN_PERSON = "personne", _("en personne")


class Profile(models.Model):
    """Where, when, how and in which languages someone can meet (« profil »).

    `moments` is a set of 21 bits: 3 × day (Monday 0) + 0 morning, 1 afternoon, 2 evening. `languages` are ISO 639
    codes in order of ease. `commune` is a key of entrepairs.places."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="profile")
    commune = models.CharField(max_length=8, blank=True)
    languages = models.JSONField(default=list)
    ways = models.JSONField(default=list)
    moments = models.PositiveIntegerField(default=0)
    sealed_limits = models.BinaryField(default=b"", editable=False)
    limits = sealed("sealed_limits", key="person.data_key")

    class Meta:
        constraints = [models.CheckConstraint(name="profile_moments_21_bits", condition=models.Q(moments__lt=1 << 21))]

    def __str__(self) -> str:
        return str(self.person)


class LivedExperience(models.Model):
    """« Je traverse » or « j’ai traversé »: an experience named by the person, in the words of the list.

    `experience` is a key of entrepairs.people.experiences. `shown_to` says who may see it."""

    class When(models.TextChoices):
        NOW = "maintenant", _("je traverse")
        PAST = "avant", _("j’ai traversé")

    class ShownTo(models.TextChoices):
        NOBODY = "personne", _("personne : aide seulement à choisir l’ordre des propositions")
        PAIR = "pair", _("les personnes avec qui je suis mis·e en relation")
        MEMBERS = "membres", _("les personnes qui ont un compte ici")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="lived_experiences")
    experience = models.SlugField(max_length=60)
    when = models.CharField(max_length=10, choices=When, default=When.PAST)
    shown_to = models.CharField(max_length=10, choices=ShownTo, default=ShownTo.PAIR)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [models.UniqueConstraint(name="lived_once", fields=["person", "experience"])]

    def __str__(self) -> str:
        return self.experience
