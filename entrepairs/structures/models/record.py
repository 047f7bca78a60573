"""What a house writes down about itself, for its yearly report: posts, conventions, visits. Nobody is named in it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.structures.models.structure import Structure


class Post(models.Model):
    """A post of the house (« poste »), paid or not: a function and a qualification, never a name.

    `fte`: full-time equivalent, 0.01 to 20, null when unknown and always for a volunteer. Days `since` to `until`
    included; null: still held."""

    class Status(models.TextChoices):
        PAID = "salarie", _("salarié·e")
        VOLUNTEER = "benevole", _("bénévole")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="posts")
    function = models.CharField("fonction", max_length=80)
    qualification = models.CharField("qualification", max_length=120, blank=True)
    status = models.CharField("statut", max_length=8, choices=Status)
    fte = models.DecimalField("temps de travail", max_digits=4, decimal_places=2, null=True)
    since = models.DateField("depuis")
    until = models.DateField("jusqu’au", null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["status", "function", "since", "pk"]
        constraints = [
            models.CheckConstraint(
                name="post_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
            models.CheckConstraint(
                name="post_fte", condition=Q(fte=None) | Q(status="salarie", fte__gt=0, fte__lte=20)
            ),
        ]

    def __str__(self) -> str:
        return self.function


class Convention(models.Model):
    """A signed agreement (« convention »): who sponsors the house, manages it, funds it, works with it.

    `partner_kind`: what the partner does. Days `signed_on` to `until` included; null: no term."""

    class Kind(models.TextChoices):
        SPONSOR = "parrainage", _("parrainage")
        MANAGEMENT = "gestion", _("gestion")
        FUNDING = "financement", _("financement")
        PARTNERSHIP = "partenariat", _("partenariat")

    class PartnerKind(models.TextChoices):
        HEALTH_AGENCY = "ars", _("agence régionale de santé")
        TOWN = "commune", _("commune ou intercommunalité")
        COUNTY = "departement", _("département, province ou région")
        DISABILITY = "mdph", _("maison du handicap, AVIQ, PHARE")
        CARE = "soin", _("soin")
        SUPPORT = "accompagnement", _("accompagnement et logement")
        WORK = "emploi", _("emploi et insertion")
        TRAINING = "formation", _("formation")
        CULTURE = "culture", _("culture et sport")
        ASSOCIATION = "association", _("association ou fondation")
        OTHER = "autre", _("autre")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="conventions")
    kind = models.CharField("genre", max_length=12, choices=Kind)
    partner = models.CharField("partenaire", max_length=120)
    partner_kind = models.CharField("ce que fait le partenaire", max_length=16, choices=PartnerKind)
    signed_on = models.DateField("signée le")
    until = models.DateField("jusqu’au", null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "-signed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="convention_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("signed_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.partner


class Visit(models.Model):
    """A funder or an authority came to see the house (« visite ») on that day. `by`: the body, never a name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="visits")
    by = models.CharField("qui est venu", max_length=120)
    on = models.DateField("le")

    class Meta:
        ordering: ClassVar[list[str]] = ["-on", "pk"]

    def __str__(self) -> str:
        return self.by
