"""What a gathering is: the essential first, the rest folded, nothing asked that has a good answer already."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.house_rules import usual_rules
from entrepairs.agenda.models import Programme
from entrepairs.agenda.models.programme import Alone, Audience, Camera, Kind, Way
from entrepairs.core.fields import KeptText, Line
from entrepairs.places.wall_time import OddTime, instant
from entrepairs.structures.models import Place, Role, Structure

MOST = 500
SEATS = {
    Role.Name.VISITOR: _("Au plus, pour les visiteur·ses"),
    Role.Name.MEMBER: _("Au plus, pour les membres"),
    Role.Name.VOLUNTEER: _("Au plus, pour les bénévoles"),
}
TOO_MANY_KEPT = _("On ne peut pas garder plus de places qu’il n’y en a. Dites combien il y en a.")
ODD = _("Ce jour-là, les montres changent d’heure. Choisissez %(at)s, par exemple.")


def _seats() -> dict[str, forms.Field]:
    return {
        f"seats_{role}": forms.IntegerField(label=label, min_value=0, max_value=MOST, required=False)
        for role, label in SEATS.items()
    }


class ProgrammeForm(forms.Form):
    """`house`: whose places are offered. `programme()` once valid: the fields of a Programme."""

    title = Line(label=_("Ce que c’est"), help_text=_("Par exemple : marche douce et photo."), max_length=100)
    kind = forms.ChoiceField(label=_("Genre"), choices=Kind.choices, initial=Kind.ACTIVITY)
    day = forms.DateField(
        label=_("Le jour"), error_messages={"invalid": _("Ce jour n’existe pas. Écrivez-le comme 31/12/2027.")}
    )
    at = forms.TimeField(
        label=_("L’heure"), error_messages={"invalid": _("Cette heure n’existe pas. Écrivez-la comme 14:30.")}
    )
    minutes = forms.IntegerField(label=_("Durée, en minutes"), min_value=5, max_value=1440, initial=90)

    way = forms.ChoiceField(label=_("Comment vient-on ?"), choices=Way.choices, initial=Way.ON_SITE, required=False)
    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("Le lieu"), required=False, empty_label=_("ailleurs, ou pas encore décidé")
    )
    meeting_point = Line(
        label=_("Le rendez-vous, ou comment venir"),
        help_text=_("Par exemple : devant la gare, près de l’horloge."),
        max_length=160,
        required=False,
    )
    link = forms.URLField(
        label=_("Le lien de la visio"),
        help_text=_("Celui de votre outil. Il s’ouvre une heure avant, pour les personnes inscrites."),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Ce lien n’est pas complet. Il commence par https.")},
    )
    camera = forms.ChoiceField(label=_("La caméra"), choices=Camera.choices, initial=Camera.FREE, required=False)

    audience = forms.ChoiceField(label=_("Pour qui"), choices=Audience.choices, initial=Audience.ALL, required=False)
    signup = forms.BooleanField(label=_("Les personnes s’inscrivent avant"), required=False)
    capacity = forms.IntegerField(
        label=_("Nombre de places"),
        help_text=_("Vide : autant de personnes que l’on veut."),
        min_value=1,
        max_value=MOST,
        required=False,
    )
    reserved = forms.IntegerField(
        label=_("Places gardées pour qui vient la première fois"), min_value=0, max_value=MOST, required=False
    )

    description = KeptText(label=_("Quelques mots de plus"), max_length=2000, required=False)
    content_note = Line(
        label=_("Ce dont on parlera"),
        help_text=_("Pour que chaque personne choisisse de venir en sachant. Par exemple : le deuil."),
        max_length=160,
        required=False,
    )
    rules = KeptText(
        label=_("Les règles du groupe"),
        help_text=_("On les lit ensemble. Vide, un groupe de parole reçoit des règles simples, que vous changerez."),
        max_length=2000,
        rows=7,
        required=False,
    )

    before = KeptText(
        label=_("Préparer"), help_text=_("La salle, le matériel, qui ouvre."), max_length=2000, required=False
    )
    after = KeptText(
        label=_("Après"),
        help_text=_("Ranger, se dire comment c’était, à qui parler si c’était dur."),
        max_length=2000,
        required=False,
    )
    alone = forms.ChoiceField(
        label=_("Si personne ne peut animer"), choices=Alone.choices, initial=Alone.RELAY, required=False
    )

    ESSENTIAL: tuple[str, ...] = ("title", "kind", "day", "at", "minutes")
    FOLDED: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
        (_("Où, et comment venir"), ("way", "place", "meeting_point", "link", "camera")),
        (_("Qui vient, combien"), ("audience", "signup", "capacity", "reserved", *(f"seats_{role}" for role in SEATS))),
        (_("De quoi on parle, et les règles"), ("description", "content_note", "rules")),
        (_("Pour les personnes qui animent"), ("before", "after", "alone")),
    )

    def __init__(self, *args: Any, house: Structure, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.house, self.zone = house, zone
        self.fields.update(_seats())
        places = Place.objects.in_use().filter(structure=house)
        cast(forms.ModelChoiceField[Place], self.fields["place"]).queryset = places
        if not self.initial.get("title"):
            self.initial.setdefault("place", places.filter(rank=0).first())

    def clean(self) -> dict[str, Any]:
        """What was left as it was is what it usually is; the link is where one comes on line, and places suffice."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("way", "camera", "audience", "alone"):
            values[name] = values.get(name) or self.fields[name].initial
        values["reserved"] = values.get("reserved") or 0
        capacity = values.get("capacity")
        if values["reserved"] and (capacity is None or values["reserved"] > capacity):
            self.add_error(
                "reserved", _("On ne peut pas garder plus de places qu’il n’y en a. Dites combien il y en a.")
            )
        values["rules"] = values.get("rules") or self._first_rules(values)
        return values

    def _first_rules(self, values: dict[str, Any]) -> str:
        return "" if self.initial.get("title") else usual_rules(values.get("kind", ""))

    @property
    def starts_at(self) -> datetime:
        """The instant. Raises OddTime when the clock of the house skips it or shows it twice."""
        return instant(self.first_day, self.starts, self.zone)

    @property
    def first_day(self) -> date:
        day: date = self.cleaned_data["day"]
        return day

    @property
    def starts(self) -> time:
        at: time = self.cleaned_data["at"]
        return at

    def refuse_odd_time(self) -> None:
        """An hour that the clock of the house does not show once that day becomes an error of the form."""
        if self.cleaned_data.get("day") and self.cleaned_data.get("at") is not None:
            try:
                instant(self.first_day, self.starts, self.zone)
            except OddTime as odd:
                self.add_error("at", ODD % {"at": f"{odd.instead:%H:%M}"})

    def programme(self) -> dict[str, Any]:
        """The fields of a Programme."""
        names = {field.name for field in Programme._meta.local_fields} - {"seats", "measure"}
        seats = {role: self.cleaned_data.get(f"seats_{role}") for role in SEATS}
        kept = {str(role): count for role, count in seats.items() if count is not None}
        return {name: self.cleaned_data[name] for name in names} | {"seats": kept}

    def essential(self) -> list[BoundField]:
        return [self[name] for name in self.ESSENTIAL if name in self.fields]

    def folded(self) -> Iterator[tuple[str | Promise, list[BoundField], bool]]:
        """Each fold: its title, its fields, and whether it opens on something to see again."""
        for title, names in self.FOLDED:
            bound = [self[name] for name in names if name in self.fields]
            if bound:
                yield title, bound, any(one.errors for one in bound)


def shown_in_form(thing: Programme) -> dict[str, Any]:
    """The initial values of a form about `thing`."""
    values = thing.programme()
    return values | {f"seats_{role}": values["seats"].get(role) for role in SEATS}
