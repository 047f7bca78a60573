"""Form fields shared by the profile, the request and the offer. Each works without scripts.

How to draw them: `{% moments_grid form.moments %}`, `{% field form.ways %}`, and for the two with a picture of their
own `{{ form.languages.as_field_group }}`, `{{ form.experiences.as_field_group }}` (with `{{ form.media }}` for the
script that narrows the list while one types)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from entrepairs.core.words import fold
from entrepairs.people import experiences, languages
from entrepairs.people.models.profile import Way
from entrepairs.ui.moments import moment_choices

GROUP = "people/widgets/fieldset.html"
_MOMENTS = [value for value, _label in moment_choices()]
EVERY_MOMENT = (1 << len(_MOMENTS)) - 1


def moments_of(bits: int) -> list[str]:
    """Values of the grid that these 21 bits hold: 3 × day (Monday 0) + part."""
    return [value for n, value in enumerate(_MOMENTS) if bits >> n & 1]


def bits_of(moments: Sequence[str]) -> int:
    return sum(1 << _MOMENTS.index(value) for value in set(moments))


class MomentsField(forms.MultipleChoiceField):
    """Seven days × three parts; gives 21 bits as an integer, 0 when nothing is ticked."""

    widget = forms.CheckboxSelectMultiple
    usual_label = _("Vos moments dans la semaine")

    def __init__(self, *, label: Any = None, required: bool = False, **kwargs: Any) -> None:
        super().__init__(choices=moment_choices, label=label or self.usual_label, required=required, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return moments_of(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        return bits_of(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class WaysField(forms.MultipleChoiceField):
    """Ways to meet, a list of values of Way."""

    widget = forms.CheckboxSelectMultiple
    usual_label = _("Comment préférez-vous vous parler ?")

    def __init__(self, *, label: Any = None, required: bool = False, **kwargs: Any) -> None:
        super().__init__(choices=Way.choices, label=label or self.usual_label, required=required, **kwargs)


class LanguagesWidget(forms.Widget):
    """As many lists as languages may be named, in order of ease."""

    template_name = "people/widgets/languages.html"
    use_fieldset = True
    shown_at_first = 2

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        chosen = list(value or [])[: languages.MOST]
        slots = chosen + [""] * (languages.MOST - len(chosen))
        first = max(self.shown_at_first, min(len(chosen) + 1, languages.MOST))
        return context | {
            "first": slots[:first],
            "more": slots[first:],
            "languages": languages.LANGUAGES,
            "after": first,
        }

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        getlist = getattr(data, "getlist", None)
        return [code for code in (getlist(name) if getlist else data.get(name, [])) if code]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return f"{id_}_0" if id_ else ""


class LanguagesField(forms.Field):
    """Up to five languages in order of ease: a list of ISO 639 codes, each once."""

    widget = LanguagesWidget
    usual_label = _("Vos langues, la plus facile d’abord")

    def __init__(self, *, label: Any = None, required: bool = False, **kwargs: Any) -> None:
        super().__init__(label=label or self.usual_label, required=required, template_name=GROUP, **kwargs)

    def clean(self, value: Any) -> list[str]:
        codes = list(dict.fromkeys(value or []))
        if not set(codes) <= set(languages.LANGUAGES) or len(codes) > languages.MOST:
            raise ValidationError(_("Choisissez les langues dans la liste, cinq au plus."), code="invalid")
        super().clean(codes)
        return codes


class ExperiencesWidget(forms.Widget):
    """A search by one's own words, what is chosen, and every family folded. Value: {"chosen": keys, "words": text}."""

    template_name = "people/widgets/experiences.html"
    use_fieldset = True
    suggested: Sequence[experiences.Experience] = ()
    """Shown before any search, never ticked: what a text seems to speak of."""

    class Media:
        js = (forms.Script("people/experience-picker.js", type="module"),)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        words = value.get("words", "") if isinstance(value, Mapping) else ""
        keys = value.get("chosen", []) if isinstance(value, Mapping) else (value or [])
        chosen = [found for key in keys if (found := experiences.find(key))]
        found_first = dict.fromkeys((*experiences.search(words), *self.suggested))
        results = [found for found in found_first if found not in chosen]
        shown = {found.id for found in chosen + results}
        families = [(family, _left(family.id, shown)) for family in experiences.FAMILIES.values()]
        parts = {"words": words, "chosen": _with_words(chosen), "results": results, "families": families}
        return context | parts

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, Any]:
        getlist = getattr(data, "getlist", None)
        chosen = getlist(name) if getlist else data.get(name, [])
        is_search = f"{name}-chercher" in data
        return {"chosen": list(chosen), "words": data.get(f"{name}-mots", ""), "is_search": is_search}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return False

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return f"{id_}_mots" if id_ else ""


def _left(family: str, shown: set[str]) -> list[tuple[experiences.Experience, str]]:
    """Experiences of the family that stand nowhere else on the page, with the folded words that find them."""
    return _with_words(found for found in experiences.of_family(family) if found.id not in shown)


def _with_words(found: Iterable[experiences.Experience]) -> list[tuple[experiences.Experience, str]]:
    return [(one, fold(" ".join((one.label, *one.words)))) for one in found]


class ExperiencesField(forms.Field):
    """Experiences found by one's own words; gives a list of keys, each once, in the order of the page.

    Without scripts the button « Chercher » sends the form: it comes back invalid (code `searching`), with the
    experiences found and all that was ticked."""

    widget = ExperiencesWidget
    usual_label = _("Ce que vous traversez, ou avez traversé")

    def __init__(
        self,
        *,
        most: int = 30,
        label: Any = None,
        required: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(label=label or self.usual_label, required=required, template_name=GROUP, **kwargs)
        self.most = most

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(initial or []) != set((data or {}).get("chosen", []))

    def clean(self, value: Any) -> list[str]:
        given: Mapping[str, Any] = value if isinstance(value, Mapping) else {"chosen": value or []}
        if given.get("is_search"):
            raise ValidationError(self._found(str(given.get("words", ""))), code="searching")
        keys = list(dict.fromkeys(given["chosen"]))
        if not set(keys) <= set(experiences.EXPERIENCES) or len(keys) > self.most:
            sentence = _("Choisissez dans la liste, %(most)d au plus.") % {"most": self.most}
            raise ValidationError(sentence, code="invalid")
        super().clean(keys)
        return keys

    def _found(self, words: str) -> str:
        if experiences.search(words):
            return str(_("Cochez ce qui vous parle, puis continuez."))
        return str(_("Rien ne répond à ces mots. Essayez un autre mot, ou ouvrez toute la liste."))
