from django.urls import path, register_converter

from entrepairs.insights.views import reports, writing


class Year:
    """« 2026 » in an address."""

    regex = "20[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Year, "annee")

REPORT = "maisons/<uuid:pk>/rapports/<annee:year>/"
app_name = "insights"
urlpatterns = [
    path("maisons/<uuid:pk>/rapports/", reports.reports, name="reports"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}chiffres/<slug:figure>/", writing.correction, name="correction"),
    path(f"{REPORT}chiffres/<slug:figure>/retrait/", writing.correction_withdrawal, name="correction_withdrawal"),
    path(f"{REPORT}recit/", writing.narrative, name="narrative"),
    path(f"{REPORT}cloture/", writing.closing, name="closing"),
    path(f"{REPORT}reouverture/", writing.reopening, name="reopening"),
]
