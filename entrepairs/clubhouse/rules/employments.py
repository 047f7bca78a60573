"""Work is a project of the member: others read it if they wish, and change nothing."""

from django.utils.translation import gettext as _

from entrepairs.clubhouse.models import Employment
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person


def is_of_the_member(person: Person, employment: Employment) -> Verdict:
    if person.pk != employment.member_id:
        return No(_("Ce projet est celui d’une autre personne. Vous pouvez le lire, pas le changer."))
    return YES
