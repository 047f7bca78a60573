from django.urls import path, register_converter

from entrepairs.insights.views import exports, networks, reports, watch, writing


class Year:
    """« 2026 » in an address."""

    regex = "20[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Version:
    """Who the file is for."""

    regex = "transmettre|maison"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class Ending(Version):
    """Kinds of files."""

    regex = "ods|csv|pdf"


register_converter(Year, "annee")
register_converter(Version, "version")
register_converter(Ending, "fichier")

REPORT = "maisons/<uuid:pk>/rapports/<annee:year>/"
app_name = "insights"
urlpatterns = [
    path("maisons/<uuid:pk>/sommes/", networks.network, name="network"),
    path("maisons/<uuid:pk>/sommes/<annee:year>/", networks.publication, name="publication"),
    path("maisons/<uuid:pk>/rapports/", reports.reports, name="reports"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}chiffres/<slug:figure>/", writing.correction, name="correction"),
    path(f"{REPORT}chiffres/<slug:figure>/retrait/", writing.correction_withdrawal, name="correction_withdrawal"),
    path(f"{REPORT}<version:version>/rapport.<fichier:ending>", exports.export, name="export"),
    path("veille-en-chiffres/", watch.public, name="watch_months"),
    path("veille-en-chiffres/veille.csv", watch.public_file, name="watch_file"),
    path("veille/chiffres/", watch.team, name="watch_team"),
    path(f"{REPORT}recit/", writing.narrative, name="narrative"),
    path(f"{REPORT}cloture/", writing.closing, name="closing"),
    path(f"{REPORT}reouverture/", writing.reopening, name="reopening"),
]
