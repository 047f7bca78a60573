"""The addresses of what can be taken away from the directory."""

from django.urls import URLPattern, path, register_converter

from entrepairs.structures.views import exports


class ExportFile:
    """The name of a file that we write."""

    regex = "|".join(name.replace(".", r"\.") for name in exports.FILES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ExportFile, "export_file")
urlpatterns: list[URLPattern] = [
    path("annuaire/emporter/", exports.exports, name="exports"),
    path("annuaire/emporter/<export_file:file>", exports.export, name="export"),
]
