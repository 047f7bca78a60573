"""What someone writes, over several pages, and how what was said on one page is carried to the next.

Nothing is kept by the server before the request is sent: each page carries, in hidden fields, what the others said,
as it was typed (docs/decisions/0007-demande.md)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from entrepairs.accompaniment.models import Request
from entrepairs.accompaniment.wishes import AVOID_LIMIT, CRITERIA, DEFAULT_RADIUS_KM, RADII, TEXT_LIMIT, Wishes
from entrepairs.core.fields import KeptText, offer
from entrepairs.core.ids import new_id
from entrepairs.people import experiences
from entrepairs.people.fields import ExperiencesField, LanguagesField, MomentsField, WaysField
from entrepairs.people.models import Profile
from entrepairs.places.communes import find
from entrepairs.places.forms import CommuneField

CARRIED = (
    "text",
    "avoid",
    "experiences",
    "must",
    "languages",
    "ways",
    "moments",
    "commune",
    "commune-choix",
    "radius_km",
    "token",
)


class KeptChoicesField(forms.MultipleChoiceField):
    """Keeps the choices that are still offered; the others are forgotten without a word."""

    def clean(self, value: Any) -> list[str]:
        offered = {str(key) for key, _label in self.choices}  # type: ignore[union-attr, misc]
        return [str(key) for key in value or [] if str(key) in offered]


class WishesForm(forms.Form):
    """Every question of a request. Only the text is needed."""

    text = KeptText(
        max_length=TEXT_LIMIT,
        rows=7,
        strip=True,
        label=gettext_lazy("Qu’est-ce qui vous amène ?"),
        help_text=gettext_lazy("Une phrase suffit. Écrivez comme vous parlez. Gardez les noms pour vous."),
        empty=gettext_lazy(
            "Écrivez quelques mots, même très courts. Vous pouvez par exemple écrire « je suis seul·e »."
        ),
    )
    experiences = ExperiencesField(
        label=gettext_lazy("Ce que vous traversez, ou avez traversé"),
        help_text=gettext_lazy(
            "Cochez ce qui vous parle. Cela sert à trouver quelqu’un qui a vécu quelque chose de proche."
        ),
    )
    must = KeptChoicesField(
        label=gettext_lazy("Qu’est-ce qui compte le plus ?"),
        help_text=gettext_lazy(
            "La personne aura vécu au moins une des choses que vous cochez ici. Sans coche, tout compte autant."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    ways = WaysField(
        label=gettext_lazy("Comment aimeriez-vous échanger ?"),
        help_text=gettext_lazy("Plusieurs réponses sont possibles. Sans coche, tout vous va."),
    )
    moments = MomentsField(
        label=gettext_lazy("Quand êtes-vous plutôt disponible ?"),
        help_text=gettext_lazy("Sans coche, tout moment vous va."),
    )
    languages = LanguagesField(
        label=gettext_lazy("Dans quelles langues ?"),
        help_text=gettext_lazy("La plus facile d’abord. Sans choix, ce sera en français."),
    )
    commune = CommuneField(
        label=gettext_lazy("Où êtes-vous ?"),
        help_text=gettext_lazy(
            "Votre commune, pas votre adresse. Elle sert à trouver quelqu’un et une maison près de vous."
        ),
        required=False,
    )
    radius_km = forms.TypedChoiceField(
        label=gettext_lazy("Pour se voir en personne, jusqu’à quelle distance ?"),
        choices=[(km, f"{km} km") for km in RADII],
        coerce=int,
        required=False,
        widget=forms.RadioSelect,
        initial=DEFAULT_RADIUS_KM,
    )
    avoid = KeptText(
        max_length=AVOID_LIMIT,
        strip=True,
        label=gettext_lazy("Qui préférez-vous ne pas rencontrer ? Autre chose à dire ?"),
        help_text=gettext_lazy(
            "Vous seul·e lisez ces mots. Si vous écrivez un pseudonyme, cette personne ne vous sera pas proposée."
        ),
        required=False,
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        posted = data.getlist("experiences") if isinstance(data, QueryDict) else []
        chosen = posted or self.initial.get("experiences", [])
        labels = [(key, found.label) for key in dict.fromkeys(chosen) if (found := experiences.find(key))]
        offer(self, "must", labels)

    def suggest(self, text: str) -> bool:
        """Show first the experiences that this text seems to speak of; whether there are any."""
        found = experiences.recognised(text)
        self.fields["experiences"].widget.suggested = found
        return bool(found)

    def clean_radius_km(self) -> int:
        return int(self.cleaned_data["radius_km"] or DEFAULT_RADIUS_KM)

    def clean_token(self) -> UUID:
        """A mark that was altered is replaced: it only tells two clicks from two requests."""
        try:
            return UUID(self.cleaned_data["token"])
        except ValueError:
            return new_id()

    def wishes(self, *, open_to_team: bool = False) -> Wishes:
        """What the valid form says."""
        names = ("text", "avoid", *CRITERIA, "token")
        return Wishes(open_to_team=open_to_team, **{name: self.cleaned_data[name] for name in names})

    def keep_only(self, names: Iterable[str]) -> None:
        """Ask these questions and no other."""
        for name in set(self.fields) - set(names):
            del self.fields[name]


class SendForm(forms.Form):
    """The last page: the explicit yes (GDPR art. 9.2.a), and whether the team may read the text."""

    consent = forms.BooleanField(
        label=gettext_lazy("J’accepte que ce que j’ai écrit et coché serve à me proposer des pair·es"),
        help_text=gettext_lazy("Rien d’autre n’en est fait. Vous pouvez dire non plus tard, dans « Mes données »."),
        error_messages={
            "required": gettext_lazy(
                "Sans votre accord, nous ne pouvons chercher personne. Cochez la case pour envoyer."
            )
        },
    )
    open_to_team = forms.BooleanField(
        label=gettext_lazy("L’équipe de la maison peut lire mon texte"),
        help_text=gettext_lazy("Cela l’aide à chercher quelqu’un pour vous. Vous pourrez changer d’avis."),
        required=False,
    )


def carried(data: Mapping[str, Any], *, but: Iterable[str]) -> list[tuple[str, str]]:
    """What the other pages said, as typed: the hidden fields of a page that asks for the fields `but`."""
    if not isinstance(data, QueryDict):
        return []
    asked = {*but, *(f"{name}-choix" for name in but)}
    return [(name, value) for name in CARRIED if name not in asked for value in data.getlist(name)]


def carried_profile(profile: Profile | None) -> list[tuple[str, str]]:
    """What the person’s profile already says of the criteria, for the first page."""
    return (
        carried_values({name: getattr(profile, name) for name in ("languages", "ways", "moments", "commune")})
        if profile
        else []
    )


def carried_values(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Columns of a request or a profile, as the form would post them."""
    posted: list[tuple[str, str]] = []
    for name, value in values.items():
        prepared = MomentsField().prepare_value(value) if name == "moments" else value
        if name == "commune":
            place = find(value)
            prepared = place.label if place else ""
        rows = prepared if isinstance(prepared, list) else [prepared]
        posted += [(name, str(row)) for row in rows if row not in ("", None)]
    return posted


def wishes_of(request: Request) -> Wishes:
    """The request as it stands, to change one answer of it."""
    criteria = {name: getattr(request, name) for name in CRITERIA}
    return Wishes(text=request.text, avoid=request.avoid, token=request.token, **criteria)


def initial_of(wishes: Wishes) -> dict[str, Any]:
    """The initial values of the form that changes these wishes."""
    return {"text": wishes.text, "avoid": wishes.avoid, **wishes.criteria}


def changed(wishes: Wishes, form: WishesForm) -> Wishes:
    """The same wishes with what this form asked; what matters most stays among the experiences chosen."""
    fresh = replace(wishes, **form.cleaned_data)
    return replace(fresh, must=[key for key in fresh.must if key in fresh.experiences])
