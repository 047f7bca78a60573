"""Open a round of wishes; say a wish; say when one can lead; until when to answer."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models import FormedGroup, GroupWish
from entrepairs.agenda.models.grouping import RHYTHMS
from entrepairs.agenda.models.programme import Audience
from entrepairs.agenda.recurrence import Rhythm
from entrepairs.core.clock import now
from entrepairs.core.fields import KeptText, Line, offer
from entrepairs.people.fields import LanguagesField
from entrepairs.people.models import Person
from entrepairs.structures.models import Place, Structure
from entrepairs.ui.names import DAYS

MOMENTS, MOST_THEMES = 6, 6
USUAL_LANGUAGE = "fr"
NO_DAY = _("Ce jour n’existe pas. Écrivez-le comme 31/12/2027.")
AUDIENCES = [(one.value, one.label) for one in (Audience.HOUSE, Audience.MEMBERS, Audience.ALL)]


class RoundForm(forms.Form):
    """`values()` once valid: fields of WishRound."""

    themes = KeptText(
        label=_("De quoi parleront les groupes ?"),
        help_text=_("Un thème par ligne, avec des mots de tous les jours. Par exemple : vivre avec le deuil."),
        max_length=500,
        rows=3,
        empty=_("Écrivez au moins un thème."),
    )
    for_whom = Line(label=_("Pour qui ?"), help_text=_("En une phrase, si cela aide."), max_length=200, required=False)
    audience = forms.ChoiceField(
        label=_("Qui peut dire un souhait ?"), choices=AUDIENCES, initial=Audience.HOUSE, widget=forms.RadioSelect
    )
    wishes_until = forms.DateField(label=_("Jusqu’à quel jour ?"), error_messages={"invalid": NO_DAY})
    places = forms.MultipleChoiceField(label=_("Où ?"), widget=forms.CheckboxSelectMultiple, required=False)
    online = forms.BooleanField(label=_("En ligne aussi"), required=False)
    link = forms.URLField(
        label=_("Le lien de la visio"),
        help_text=_("Pour les groupes en ligne. Il peut venir plus tard."),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Ce lien n’est pas complet. Il commence par https.")},
    )
    languages = LanguagesField(label=_("Langues des groupes"))
    starts_from = forms.DateField(
        label=_("Première rencontre, pas avant le"), required=False, error_messages={"invalid": NO_DAY}
    )
    rhythm = forms.ChoiceField(label=_("Un groupe se retrouve"), choices=RHYTHMS, initial=Rhythm.WEEKLY)
    sessions = forms.IntegerField(label=_("Nombre de séances"), min_value=1, max_value=52, initial=8)
    minutes = forms.IntegerField(label=_("Durée, en minutes"), min_value=15, max_value=480, initial=90)

    def __init__(self, *args: Any, house: Structure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.house = house
        found = Place.objects.in_use().filter(structure=house).order_by("rank", "pk")
        offer(self, "places", [(str(one.pk), str(one) or _("à la maison")) for one in found])
        self.initial.setdefault("places", [str(one.pk) for one in found if not one.rank])
        self.initial.setdefault("languages", house.languages[:5] or [USUAL_LANGUAGE])
        for n in range(MOMENTS):
            days = [("", _("– jour –")), *enumerate(DAYS.values())]
            self.fields[f"day_{n}"] = forms.ChoiceField(label=_("Jour"), choices=days, required=False)
            self.fields[f"hour_{n}"] = forms.TimeField(
                label=_("Heure"),
                required=False,
                error_messages={"invalid": _("Cette heure n’existe pas. Écrivez-la comme 14:30.")},
            )

    def moments(self) -> list[tuple[BoundField, BoundField]]:
        """Day and hour, six times."""
        return [(self[f"day_{n}"], self[f"hour_{n}"]) for n in range(MOMENTS)]

    @property
    def has_more(self) -> bool:
        """More than three moments were begun."""
        return any(self.data.get(f"day_{n}") for n in range(3, MOMENTS))

    def clean_themes(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["themes"].splitlines()]
        found = list(dict.fromkeys(filter(None, lines)))
        if len(found) > MOST_THEMES:
            raise forms.ValidationError(_("Six thèmes au plus : au-delà, il y a trop peu de personnes pour chacun."))
        if any(len(one) > 100 for one in found):
            raise forms.ValidationError(_("Un thème tient en cent signes. Raccourcissez-le un peu."))
        return found

    def clean_wishes_until(self) -> date:
        day: date = self.cleaned_data["wishes_until"]
        if day < self.today:
            raise forms.ValidationError(_("Ce jour est passé. Choisissez un jour à venir."))
        return day

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not self._moments(values):
            self.add_error("day_0", _("Choisissez au moins un jour et une heure."))
        if not values.get("places") and not values.get("online"):
            self.add_error("places", _("Choisissez un lieu, ou « en ligne »."))
        return values

    @property
    def today(self) -> date:
        return now().astimezone(ZoneInfo(self.house.zone)).date()

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        kept = ("themes", "for_whom", "audience", "wishes_until", "online", "link", "rhythm", "sessions", "minutes")
        return {name: said[name] for name in kept} | {
            "places": said["places"],
            "moments": self._moments(said),
            "languages": said["languages"] or [USUAL_LANGUAGE],
            "starts_from": said["starts_from"] or said["wishes_until"] + timedelta(days=7),
        }

    def _moments(self, said: dict[str, Any]) -> list[tuple[int, str]]:
        pairs = [(said.get(f"day_{n}"), said.get(f"hour_{n}")) for n in range(MOMENTS)]
        return sorted({(int(day), f"{hour:%H:%M}") for day, hour in pairs if day and isinstance(hour, time)})


class AskLeadForm(forms.Form):
    """`person`: whom, once valid."""

    def __init__(self, *args: Any, people: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        choices = [("", _("– choisir –")), *((key, one.pseudonym) for key, one in self.people.items())]
        self.fields["who"] = forms.ChoiceField(label=_("À qui demander ?"), choices=choices)

    @property
    def person(self) -> Person:
        return self.people[self.cleaned_data["who"]]


class AnswerByForm(forms.Form):
    """`moment`: the end of that day, on the clock of the house."""

    day = forms.DateField(label=_("Répondre avant la fin du"), error_messages={"invalid": NO_DAY})

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day <= now().astimezone(self.zone).date():
            raise forms.ValidationError(_("Laissez au moins un jour pour répondre."))
        return day

    @property
    def moment(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"] + timedelta(days=1), time(), self.zone)


class LastDayForm(forms.Form):
    """Until when wishes may be said."""

    day = forms.DateField(label=_("Jusqu’à quel jour ?"), error_messages={"invalid": NO_DAY})

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError(_("Ce jour est passé. Choisissez un jour à venir."))
        return day


class MoveForm(forms.Form):
    """`wish`: who; `group`: where, None: here. `out`: out of here. `moment`: of the whole group."""

    GONE = _("Quelque chose a changé entre-temps. Rechargez la page.")
    who = forms.ChoiceField(error_messages={"invalid_choice": GONE, "required": GONE})
    to = forms.ChoiceField(required=False, error_messages={"invalid_choice": GONE})
    out = forms.BooleanField(required=False)
    moment = forms.IntegerField(required=False, min_value=0)

    def __init__(
        self, *args: Any, wishes: Iterable[GroupWish], groups: Iterable[FormedGroup], moments: int = 0, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.wishes, self.groups = ({str(one.pk): one for one in rows} for rows in (wishes, groups))
        offer(self, "who", [(key, key) for key in self.wishes])
        offer(self, "to", [("", ""), *((key, key) for key in self.groups)])
        if moments:
            del self.fields["who"], self.fields["to"]
            self.fields["moment"] = forms.IntegerField(min_value=0, max_value=moments - 1)

    @property
    def wish(self) -> Any:
        return self.wishes[self.cleaned_data["who"]]

    @property
    def group(self) -> Any:
        return self.groups.get(self.cleaned_data["to"])
