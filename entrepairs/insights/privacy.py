"""What the reports hold about a person: who wrote in them. Figures name nobody."""

from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.insights.models import Closing, CorrectedFigure, Narrative
from entrepairs.people.models import Person

RETENTION: dict[str, str] = {}
_WHO = _("savoir à qui demander si un chiffre ou un texte surprend")
_REPORT = _("faire le rapport de la maison : des nombres, et ce qu’elle raconte d’elle-même")

COVERS = {
    "insights.CorrectedFigure": Table(
        _("Les chiffres que vous avez corrigés"),
        {"report key value reason": Held(_REPORT, "account"), "by at": Held(_WHO, "account")},
    ),
    "insights.Narrative": Table(
        _("Ce que vous avez raconté dans un rapport"),
        {"report heading text": Held(_REPORT, "account"), "by at": Held(_WHO, "account")},
    ),
    "insights.Closing": Table(
        _("Les rapports que vous avez clos ou rouverts"),
        {
            "report figures narratives kept_in reason": Held(_REPORT, "account"),
            "by at reopened_by reopened_at": Held(_WHO, "account"),
        },
    ),
}


def export(person: Person) -> dict[str, list[Row]]:
    """What the person wrote in reports, and when they closed or reopened one."""
    corrections = CorrectedFigure.objects.filter(by=person).select_related("report")
    narratives = Narrative.objects.filter(by=person).select_related("report")
    closings = Closing.objects.filter(by=person) | Closing.objects.filter(reopened_by=person)
    return {
        "insights.CorrectedFigure": rows(corrections, "report", "key", "value", "reason", "at"),
        "insights.Narrative": rows(narratives, "report", "heading", "text", "at"),
        "insights.Closing": rows(closings.select_related("report"), "report", "at", "reopened_at", "reason"),
    }


def erase(person: Person, keep_shared: bool) -> None:
    """The report stays the house’s; the name of who wrote in it leaves with the account."""
