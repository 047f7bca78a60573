"""What an account holds about its person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people import experiences, languages
from entrepairs.people.models import (
    Address,
    Administrator,
    Consent,
    Device,
    Erasure,
    LivedExperience,
    Notice,
    NoticeChoice,
    Person,
    Profile,
    RecoverySheet,
    Sleep,
)

RETENTION = {
    "session": _("jusqu’à la fin de la session, 90 jours au plus"),
    "notices": _("90 jours après lecture"),
    "withdrawn": _("un an après le retrait"),
    "receipt": _("un an après l’effacement, sans rien qui vous désigne"),
    "sleep": _("30 jours, ou jusqu’à votre retour"),
}
_MATCH = _("vous proposer des pair·es qui vous conviennent, et dire de vous ce que vous avez choisi")
_TELL = _("vous prévenir, comme vous l’avez choisi")
_SIGN_IN = _("vous reconnaître quand vous revenez")

COVERS = {
    "people.Person": Table(
        _("Votre compte"),
        {
            "pseudonym skeleton": Held(_("vous nommer sans dire qui vous êtes"), "account"),
            "password": Held(_SIGN_IN, "account"),
            "data_key": Held(_("chiffrer ce que vous écrivez"), "account"),
            "joined_on": Held(_("savoir depuis quand le compte existe"), "account"),
            "last_month": Held(_("effacer les comptes oubliés"), "account"),
        },
    ),
    "people.Profile": Table(
        _("Votre profil"), {"person commune languages ways moments sealed_limits": Held(_MATCH, "account")}
    ),
    "people.LivedExperience": Table(_("Vos vécus"), {"person experience when shown_to": Held(_MATCH, "account")}),
    "people.Consent": Table(
        _("Vos accords"),
        {
            "person purpose version given_at withdrawn_at": Held(
                _("montrer que vous avez dit oui, et quand"), "withdrawn"
            )
        },
    ),
    "people.Notice": Table(
        _("Vos avis"), {"person kind path at read_at mail_due_at mailed_at": Held(_TELL, "notices")}
    ),
    "people.Address": Table(
        _("Votre adresse de courriel"), {"person sealed_email added_at verified_at": Held(_TELL, "account")}
    ),
    "people.NoticeChoice": Table(_("Vos choix d’avis"), {"person kind shown by_mail at_night": Held(_TELL, "account")}),
    "people.Device": Table(
        _("Vos appareils connectés"),
        {
            "person session_key name kept signed_in_at last_day": Held(
                _("vous montrer où votre compte est ouvert"), "session"
            )
        },
    ),
    "people.RecoverySheet": Table(
        _("Votre feuille de secours"),
        {
            "person mark secret_hash made_at": Held(
                _("vous rendre votre compte si vous perdez votre phrase de passe"), "account"
            )
        },
    ),
    "people.Administrator": Table(
        _("Votre rôle d’administration"),
        {"person named_by since": Held(_("savoir qui tient l’installation, et depuis quand"), "account")},
    ),
    "people.Erasure": Table(
        _("Vos demandes d’effacement"),
        {
            "person keep_shared all_at_once asked_at due_at done_at cancelled_at": Held(
                _("faire ce que vous avez demandé, et vous en donner le reçu"), "receipt"
            )
        },
    ),
    "people.Sleep": Table(
        _("Le sommeil de votre compte"),
        {"person told_at erase_after": Held(_("vous prévenir avant d’effacer un compte oublié"), "sleep")},
    ),
}

VERBS = {
    "administrator.named": _("vous a confié l’administration de l’installation"),
}


def export(person: Person) -> dict[str, list[Row]]:
    """Everything that this app holds about the person, sealed text opened."""
    own: dict[str, Any] = {"person": person}
    profile = Profile.objects.filter(**own).select_related("person__data_key")
    address = Address.objects.filter(**own).select_related("person__data_key")
    return {
        "people.Person": rows([person], "pseudonym", "joined_on", "last_month"),
        "people.Profile": [
            _in_words(row) for row in rows(profile, "commune", "languages", "ways", "moments", "limits")
        ],
        "people.LivedExperience": [_lived(row) for row in LivedExperience.objects.filter(**own)],
        "people.Consent": rows(Consent.objects.filter(**own), "purpose", "version", "given_at", "withdrawn_at"),
        "people.Notice": rows(Notice.objects.filter(**own), "kind", "path", "at", "read_at", "mailed_at"),
        "people.Address": rows(address, "email", "added_at", "verified_at"),
        "people.NoticeChoice": rows(NoticeChoice.objects.filter(**own), "kind", "shown", "by_mail", "at_night"),
        "people.Device": rows(Device.objects.filter(**own), "name", "kept", "signed_in_at", "last_day"),
        "people.RecoverySheet": rows(RecoverySheet.objects.filter(**own), "made_at"),
        "people.Administrator": rows(Administrator.objects.filter(**own), "since"),
        "people.Erasure": rows(
            Erasure.objects.filter(**own), "keep_shared", "all_at_once", "asked_at", "due_at", "cancelled_at"
        ),
        "people.Sleep": rows(Sleep.objects.filter(**own), "told_at", "erase_after"),
    }


def erase(person: Person, keep_shared: bool) -> None:
    """Every row of this app leaves with the account; sessions are ended now."""
    Device.objects.filter(person=person).sign_out()


def _lived(row: LivedExperience) -> Row:
    found = experiences.find(row.experience)
    who = row.get_shown_to_display()
    return {"vécu": found.label if found else row.experience, "quand": row.get_when_display(), "montré à": who}


def _in_words(row: Row) -> Row:
    return row | {"languages": languages.labels(row["languages"])}
