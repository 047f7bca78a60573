"""What is held about people: every app says it in its `privacy.py`, and this gathers it.

An app's `privacy.py` has four names, found by name:

    RETENTION = {"messages": _("jusqu’à la fin de l’accompagnement, puis un an")}       # class → words
    COVERS = {"accompaniment.Message": Table(_("Vos messages"), {
        "sealed_body": Held(_("parler ensemble"), "messages"),
        "sent_at edited_at": Held(_("montrer l’ordre des messages"), "messages")})}
    def export(person) -> dict[str, list[Row]]: ...      # a key for each table of COVERS, rows may be none
    def erase(person, keep_shared) -> None: ...          # rows that deleting the person does not delete by itself

and may have `VERBS = {"request.read_by_team": _("a lu votre demande")}`: the acts of others that the person concerned
may read in the journal, in words. What is not named there stays unsaid: a block or a refusal is nobody's to learn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import ModuleType
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entrepairs.core.discovery import discovered
from entrepairs.core.models import Entry

Words = str | Promise
Row = dict[str, Any]

COMMON_RETENTION: dict[str, Words] = {
    "account": _("tant que votre compte existe"),
    "year_after": _("un an après la fin"),
    "journal": _("un an, sans contenu ni pseudonyme"),
}


@dataclass(frozen=True)
class Held:
    """Why a field is held, and its retention class: a key of RETENTION or of COMMON_RETENTION."""

    purpose: Words
    retention: str


@dataclass(frozen=True)
class Table:
    """A model in a person's words, and its fields: names separated by spaces → why and how long."""

    title: Words
    fields: Mapping[str, Held]

    @property
    def by_field(self) -> dict[str, Held]:
        return {name: held for names, held in self.fields.items() for name in names.split()}


def registries() -> list[ModuleType]:
    """Every app's `privacy.py`: what is below comes first."""
    return [module for module in discovered("privacy") if module.__name__ != __name__]


def tables() -> dict[str, Table]:
    """Every table that holds something about a person, by model label."""
    return {label: table for registry in registries() for label, table in registry.COVERS.items()}


def retention() -> dict[str, Words]:
    """Every retention class, in words."""
    named = dict(COMMON_RETENTION)
    for registry in registries():
        named |= registry.RETENTION
    return named


def verbs() -> dict[str, Words]:
    """Acts of others that the person concerned may read, and how they are said."""
    return {verb: words for registry in registries() for verb, words in getattr(registry, "VERBS", {}).items()}


def export(person: Any) -> dict[str, list[Row]]:
    """All that is held about the person, by model label."""
    held: dict[str, list[Row]] = {}
    for registry in registries():
        held |= registry.export(person)
    return held


def erase(person: Any, keep_shared: bool) -> None:
    """Ask every app to erase its part, from the top of the layers down. The account itself is erased after."""
    for registry in reversed(registries()):
        registry.erase(person, keep_shared)


def rows(found: Iterable[models.Model], *names: str) -> list[Row]:
    """Rows of an export: the words of each field, and its value as a person reads it. Sealed text is opened."""
    return [{_words(row, name): value_of(row, name) for name in names} for row in found]


def value_of(row: models.Model, name: str) -> Any:
    """The value of a field for an export: the label of a choice, an ISO date, text, number or list."""
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown else getattr(row, name)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)


def _words(row: models.Model, name: str) -> str:
    """« commune », « données »: the verbose name of the field, or the name itself for a sealed text."""
    known = {field.name: str(getattr(field, "verbose_name", name)) for field in row._meta.get_fields()}
    return known.get(name, name.replace("_", " "))


def personal_models(person_label: str = "people.Person") -> Iterator[type[models.Model]]:
    """The models of this project that point at a person or hold sealed text, the person's own included."""
    person = apps.get_model(person_label)
    for model in apps.get_models():
        ours = model.__module__.startswith("entrepairs.") and not model._meta.proxy
        if ours and (model is person or any(_is_personal(field, person) for field in model._meta.concrete_fields)):
            yield model


def _is_personal(field: Any, person: type[models.Model]) -> bool:
    return field.related_model is person or field.name.startswith("sealed_")


def undeclared(model: type[models.Model]) -> set[str]:
    """Fields of the model that no `privacy.py` declares; its key needs no reason."""
    table = tables().get(model._meta.label)
    declared = set(table.by_field) if table else set()
    return {field.name for field in model._meta.concrete_fields if not field.primary_key} - declared


def opened_by_others(person: Any) -> models.QuerySet[Entry]:
    """Lines of the journal that this person may read: acts of others, among `verbs`. Newest first."""
    return Entry.objects.filter(about=person.pk, verb__in=verbs()).exclude(actor=person.pk).exclude(actor=None)
