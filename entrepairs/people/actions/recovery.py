"""The sheet that gives an account back: made, used once, replaced."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.ids import new_code, normal_code
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused
from entrepairs.people import staff
from entrepairs.people.actions.accounts import require_strength
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Device, Person, RecoverySheet

MARK, SECRET = 8, 16  # characters of 5 bits: 40 to find the row, 80 that prove


@transaction.atomic
def make_sheet(person: Person, *, by: Person) -> str:
    """A new code, 24 characters, told this once; the sheet made before opens nothing any more."""
    if by.pk != person.pk:
        raise Refused(_("Chaque personne fait elle-même sa feuille de secours."))
    mark, secret = new_code(MARK), new_code(SECRET)
    sheet, _is_new = RecoverySheet.objects.update_or_create(
        person=person, defaults={"mark": mark, "secret_hash": RecoverySheet.hashed(secret), "made_at": now()}
    )
    journal(by, "sheet.made", sheet, about=person)
    return mark + secret


def person_of(code: str) -> Person | None:
    """Whose sheet this is; None when it opens nothing. Takes the same time for an absent and for a wrong code."""
    typed = normal_code(code)
    sheet = RecoverySheet.objects.select_related("person").filter(mark=typed[:MARK]).first()
    if sheet is None:
        make_password(typed[MARK:])
        return None
    return sheet.person if sheet.opens_with(typed[MARK:]) else None


@transaction.atomic
def recover_account(code: str, passphrase: str) -> Person:
    """The code gives the account a new phrase. The sheet is used up, every device is signed out.

    The second protection of a team member stays: paper alone does not open what others confided. For everybody
    else the application of codes is removed, as it may be what was lost. Refused when the code opens nothing."""
    person = person_of(code)
    if person is None:
        raise Refused(
            _("Ce code n’ouvre aucun compte. Vérifiez chaque signe, ou prenez votre feuille la plus récente.")
        )
    require_strength(passphrase, person.pseudonym)
    person.set_password(passphrase)
    person.save(update_fields=["password"])
    RecoverySheet.objects.filter(person=person).delete()
    Device.objects.filter(person=person).sign_out()
    if not staff.is_staff(person):
        Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.WEBAUTHN).delete()
    journal(person, "account.recovered", person, about=person)
    notify(person, "account_recovered", "/ma-connexion/")
    return person
