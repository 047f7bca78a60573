"""A story, and the dated yes to make it public."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.safety.models import HIDING, Measure
from entrepairs.structures.models import Structure, coordinated_by
from entrepairs.testimonies.words import fingerprint

KIND = "testimony"
"""What a story is for the watch: kept in its rows, never renamed."""
COOLING_OFF = timedelta(hours=48)


class TestimonyQuerySet(models.QuerySet["Testimony"]):
    def visible_to(self, person: Person) -> "TestimonyQuerySet":
        """One’s own."""
        return self.filter(author=person)

    def published(self) -> "TestimonyQuerySet":
        """What everybody may read, without an account."""
        return self.filter(state=Testimony.State.PUBLISHED).exclude(measure__in=HIDING)

    def to_review_by(self, person: Person) -> "TestimonyQuerySet":
        """Submitted to a house that this person coordinates; nobody reviews their own."""
        waiting = self.filter(state=Testimony.State.SUBMITTED, structure__in=coordinated_by(person))
        return waiting.exclude(author=person)


class Testimony(Stateful):
    """« Histoire ». Title, text and content note are sealed under the author’s key; `public_*` are filled by the
    publication and emptied by the withdrawal. `structure`: the house whose coordinators read it before. `measure`: what
    the team decided about the public page (safety.Decision)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("brouillon")
        SUBMITTED = "submitted", _("en relecture")
        ACCEPTED = "accepted", _("acceptée")
        PUBLISHED = "published", _("publiée")
        WITHDRAWN = "withdrawn", _("retirée")

    class Signature(models.TextChoices):
        PSEUDONYM = "pseudo", _("mon pseudonyme")
        OTHER = "autre", _("un autre prénom")
        ANONYMOUS = "anonyme", _("anonyme")

    TRANSITIONS = {
        State.DRAFT: {State.SUBMITTED},
        State.SUBMITTED: {State.ACCEPTED, State.DRAFT},
        State.ACCEPTED: {State.PUBLISHED, State.DRAFT},
        State.PUBLISHED: {State.WITHDRAWN},
        State.WITHDRAWN: {State.DRAFT},
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    structure = models.ForeignKey(Structure, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    signature = models.CharField(max_length=10, choices=Signature, default=Signature.ANONYMOUS)
    sealed_other_name = models.BinaryField(default=b"", editable=False)
    sealed_title = models.BinaryField(default=b"", editable=False)
    sealed_text = models.BinaryField(default=b"", editable=False)
    sealed_content_note = models.BinaryField(default=b"", editable=False)
    sealed_advice = models.BinaryField(default=b"", editable=False)
    other_name = sealed("sealed_other_name", key="author.data_key")
    title = sealed("sealed_title", key="author.data_key")
    text = sealed("sealed_text", key="author.data_key")
    content_note = sealed("sealed_content_note", key="author.data_key")
    advice = sealed("sealed_advice", key="author.data_key")
    experiences = models.JSONField(default=list)
    public_title = models.CharField(max_length=80, blank=True)
    public_text = models.TextField(blank=True)
    public_content_note = models.CharField(max_length=120, blank=True)
    public_signature = models.CharField(max_length=30, blank=True)
    measure = models.CharField(max_length=8, choices=Measure, default=Measure.LEAVE)
    written_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = TestimonyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-published_at", "-written_at"]
        constraints = [
            models.CheckConstraint(
                name="testimony_public_iff_published",
                condition=Q(state="published", published_at__isnull=False)
                | (~Q(state="published") & Q(public_text="")),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("testimonies:mine", args=[self.pk])

    @property
    def signed_as(self) -> str:
        """The name under the text; empty when it is anonymous."""
        names: dict[str, str] = {"pseudo": self.author.pseudonym, "autre": self.other_name}
        return names.get(self.signature, "")

    @property
    def fingerprint(self) -> str:
        """Of the exact words that a publication would make public."""
        return fingerprint(self.title, self.text, self.content_note, self.signed_as)

    @property
    def may_publish_from(self) -> datetime | None:
        """48 hours after the review: time to change one’s mind."""
        return self.reviewed_at + COOLING_OFF if self.reviewed_at else None


class PublicationConsent(models.Model):
    """The author’s yes to make exactly this text public (« accord de publication »)."""

    testimony = models.ForeignKey(Testimony, on_delete=models.CASCADE, related_name="consents")
    text_hash = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_publication_consent_in_force", fields=["testimony"], condition=Q(withdrawn_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.text_hash[:8]
