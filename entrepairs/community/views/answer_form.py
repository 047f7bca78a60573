"""The form of an answer, before anything is typed in it: the same for everybody, drawn once, then filled in."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from entrepairs.community.forms.writing import AnswerForm
from entrepairs.community.models import Thread
from entrepairs.core.ids import new_id
from entrepairs.ui.sheets import cut, fill, hole


def drawn_form(names: bool, thread: Thread, few: str, token: str) -> SafeString:
    """`names`: it asks under which name, the first time. `few`: see `for_few`."""
    own = {"action": thread.get_absolute_url(), "draft": f"reponse-{thread.pk}", "own_key": str(new_id())}
    return fill(_sheet(names, few, get_language()), own | {"token": token})


@lru_cache(maxsize=20)
def _sheet(names: bool, few: str, _language: str | None) -> tuple[str, ...]:
    holes = {"action": hole("action"), "draft": hole("draft"), "key": hole("own_key"), "csrf_token": hole("token")}
    form = AnswerForm(None, charter=None, names=names)
    return cut(render_to_string("community/answer_form.html", {"form": form, "hints": None, "few": few, **holes}))
