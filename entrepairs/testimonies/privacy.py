"""What a story holds about its author."""

from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people import experiences
from entrepairs.people.models import Person
from entrepairs.testimonies.models import PublicationConsent, Testimony

RETENTION = {"story": _("jusqu’à ce que vous l’effaciez, ou que votre compte s’efface")}
_WRITE = _("garder votre texte, pour vous")
_REVIEW = _("vérifier que rien ne permet de reconnaître quelqu’un")
_PUBLISH = _("montrer à tous ce que vous avez accepté de publier")

COVERS = {
    "testimonies.Testimony": Table(
        _("Vos histoires"),
        {
            "author state signature sealed_other_name sealed_title sealed_text sealed_content_note experiences "
            "written_at": Held(_WRITE, "story"),
            "structure sealed_advice submitted_at reviewed_at reviewed_by": Held(_REVIEW, "story"),
            "measure": Held(_("appliquer ce que l’équipe a décidé de la page publique"), "story"),
            "public_title public_text public_content_note public_signature published_at withdrawn_at": Held(
                _PUBLISH, "story"
            ),
        },
    ),
    "testimonies.PublicationConsent": Table(
        _("Vos accords de publication"),
        {"testimony text_hash given_at withdrawn_at": Held(_("montrer à quel texte vous avez dit oui"), "story")},
    ),
}

VERBS = {
    "testimony.read": _("a lu votre histoire, pour la relire"),
    "testimony.accepted": _("a accepté votre histoire"),
    "testimony.changes_asked": _("a demandé de revoir votre histoire"),
}


def export(person: Person) -> dict[str, list[Row]]:
    """Every story with all its words, drafts and withdrawn ones too; every dated yes."""
    own = Testimony.objects.visible_to(person).select_related("author__data_key")
    texts = ("state", "title", "text", "content_note", "signature", "other_name", "experiences", "advice")
    dates = ("written_at", "submitted_at", "reviewed_at", "published_at", "withdrawn_at")
    consents = PublicationConsent.objects.filter(testimony__in=own)
    return {
        "testimonies.Testimony": [_named(row) for row in rows(own, *texts, *dates)],
        "testimonies.PublicationConsent": rows(consents, "text_hash", "given_at", "withdrawn_at"),
    }


def _named(row: Row) -> Row:
    found = (experiences.find(key) for key in row["experiences"])
    return row | {"experiences": [one.label for one in found if one is not None]}


def erase(person: Person, keep_shared: bool) -> None:
    """Stories leave with the account, the public ones too."""
