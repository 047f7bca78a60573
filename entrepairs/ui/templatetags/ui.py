"""Component tags, built in to every template. The Python signature is the contract; /charte shows each one.

Leaves take values: `{% icon "heart" %}`. Wrappers take what stands between: `{% card %} … {% endcard %}`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from hashlib import blake2s
from html import escape
from typing import Any, Literal

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from entrepairs.core.clock import now
from entrepairs.core.rules import YES, Verdict
from entrepairs.ui import dates, links, names, pieces
from entrepairs.ui.fields import Drawn
from entrepairs.ui.pieces import COMPONENTS

register = template.Library()
Values = dict[str, Any]


# --- small things


@register.simple_tag
@lru_cache(maxsize=500)
def icon(name: str, *, label: str = "") -> SafeString:
    """A drawing, in the page itself: no file to wait for. Hidden from screen readers unless it has a label."""
    drawings = names.icons()
    names.check("icon", name, drawings)
    box, shapes = drawings[name]
    said = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="icon" viewBox="{}" {}>{}</svg>', box, said, SafeString(shapes))


@register.simple_tag
def person_badge(pseudonym: str, *, look: str = "") -> SafeString:
    """The initial of a pseudonym in a coloured shape, always the same for the same pseudonym. Never a photo."""
    names.check("look", look, ["", "large"])
    draw = blake2s(pseudonym.encode(), digest_size=2).digest()
    shape, hue = draw[0] % 4, draw[1] % 6
    classes = f"badge shape-{shape} hue-{hue}" + (" badge-large" if look else "")
    return format_html('<span class="{}" aria-hidden="true">{}</span>', classes, pseudonym[:1].upper())


@register.simple_tag
def when(value: datetime, *, look: str = "moment", year: bool = False) -> SafeString:
    """A <time> in French words. look: moment, day, hour, ago; on paper, « ago » is the moment, with its year."""
    names.check("look", look, _WHEN)
    whole = f' data-whole="{escape(dates.moment(value, year=True))}"' if look == "ago" else ""
    return SafeString(f'<time datetime="{value.isoformat()}"{whole}>{escape(_WHEN[look](value, year))}</time>')


_WHEN: dict[str, Callable[[datetime, bool], str]] = {
    "moment": lambda value, year: dates.moment(value, year=year),
    "day": lambda value, year: dates.day(value, year=year),
    "hour": lambda value, _year: dates.hour(value),
    "ago": lambda value, _year: dates.ago(value, now=now()),
}


@register.filter("date", expects_localtime=True, is_safe=False)
def written(value: date | datetime | time | None, look: str) -> str:
    """The filter of Django, where a date that people read is written as in French: « 1er mars, 14 h 30 »."""
    return dates.written(value, look) if value else ""


register.filter("lasting", dates.lasting)


@register.simple_tag
def paper_foot() -> str:
    """At the foot of each sheet of paper: the help lines, never more than one line."""
    return " · ".join(f"{line.number} {line.name}" for line in links.help_numbers())


# --- acting


@register.inclusion_tag(f"{COMPONENTS}button.html")
def button(
    label: str,
    *,
    look: str = "main",
    name: str = "",
    value: str = "1",
    allowed: Verdict = YES,
    icon: str = "",
    type: str = "submit",
    url: str = "",
) -> Values:
    """A button. Refused by a rule, it stays visible, disabled, with the reason beside.

    look: main, quiet, danger, plain. url: send the form there rather than to its own address."""
    names.check("look", look, names.BUTTONS)
    names.check("type", type, ["submit", "button", "reset"])
    reason_id = f"why-{blake2s(f'{label}{name}{value}'.encode(), digest_size=4).hexdigest()}"
    values = {"label": label, "look": look, "name": name, "value": value, "allowed": allowed}
    return values | {"icon": icon, "type": type, "reason_id": reason_id, "url": url}


@register.inclusion_tag(f"{COMPONENTS}link_button.html")
def link_button(url: str, label: str, *, look: str = "main", icon: str = "", allowed: Verdict = YES) -> Values:
    """A link that looks like a button. Refused by a rule, only the label and the reason remain."""
    names.check("look", look, names.BUTTONS)
    return {"url": url, "label": label, "look": look, "icon": icon, "allowed": allowed}


@register.simple_block_tag(takes_context=True)
def post_form(
    context: Context,
    content: SafeString,
    *,
    name: str = "",
    action: str = "",
    draft: bool = False,
    fragment: str = "",
    files: bool = False,
) -> SafeString:
    """A form that posts, with its CSRF token and a guard against the double click.

    draft: what is typed stays on the device until it is sent (needs a `name`, the same on every visit).
    fragment: with scripts, the id of the partial that the answer replaces. files: it sends files too."""
    if draft and not name:
        raise template.TemplateSyntaxError("post_form: a draft needs a name.")
    values = {"content": content, "name": name, "action": action, "draft": draft, "fragment": fragment, "files": files}
    return pieces.block("post_form", values | {"csrf_token": context.get("csrf_token", "")})


@register.simple_block_tag(takes_context=True)
def confirm(
    context: Context, content: SafeString, *, label: str, url: str, yes: str, look: str = "quiet", icon: str = ""
) -> SafeString:
    """Ask before an act: the button opens the question, the second button does it. Works without scripts."""
    names.check("look", look, names.BUTTONS)
    values = {"content": content, "label": label, "url": url, "yes": yes, "look": look, "icon": icon}
    return pieces.block("confirm", values | {"csrf_token": context.get("csrf_token", "")})


# --- forms


@register.inclusion_tag(f"{COMPONENTS}field.html")
def field(
    bound: BoundField, *, look: str = "cards", helps: Mapping[Any, str] | None = None, optional: bool = True
) -> Values:
    """A field with label, help and error. Choices: look cards, list or inline; `helps` explains each value.

    optional: say « facultatif » when the field may stay empty."""
    names.check("look", look, ["cards", "list", "inline"])
    is_free = optional and not bound.field.required
    return {"field": bound, "drawn": Drawn(bound, look=look, helps=helps or {}), "is_free": is_free}


@register.inclusion_tag(f"{COMPONENTS}moments_grid.html")
def moments_grid(bound: BoundField) -> Values:
    """Seven days × matin, après-midi, soir, from a multiple choice of 21 (`ui.moments.moment_choices`)."""
    options = Drawn(bound).options
    if len(options) != len(names.DAYS) * len(names.PARTS):
        raise template.TemplateSyntaxError(f"moments_grid: 21 choices are needed, {len(options)} were given.")
    width = len(names.PARTS)
    rows = [(day, options[n * width : (n + 1) * width]) for n, day in enumerate(names.DAYS.values())]
    return {"field": bound, "drawn": Drawn(bound), "rows": rows, "parts": names.PARTS.values()}


@register.inclusion_tag(f"{COMPONENTS}refusals.html")
def refusals(form: BaseForm) -> Values:
    """What must be seen again, at the top of a refused form: each line leads to its field; then the next step."""
    invalid = [form[name] for name in form.errors if name in form.fields]
    fields = [Drawn(bound) for bound in invalid] if form.is_bound else []
    sentences = form.non_field_errors() if form.is_bound else []
    return {"sentences": sentences, "fields": fields, "next_step": getattr(form, "next_step", "")}


# --- saying


@register.simple_block_tag
def card(content: SafeString, *, title: str = "", level: int = 2, look: str = "", icon: str = "") -> SafeString:
    """A sheet of paper around one thing. look: plain (nothing), warm, quiet."""
    names.check("look", look, ["", "warm", "quiet"])
    names.check("level", level, [2, 3, 4])
    return pieces.block("card", {"content": content, "title": title, "level": level, "look": look, "icon": icon})


@register.simple_block_tag
def notice(content: SafeString, *, look: str = "info", title: str = "") -> SafeString:
    """A sentence that matters. look: info, warm (good news), warning, danger."""
    names.check("look", look, names.NOTICES)
    return pieces.block("notice", {"content": content, "title": title, "look": look, "icon": names.NOTICES[look]})


@register.simple_block_tag
def details(content: SafeString, *, summary: str, is_open: bool = False) -> SafeString:
    """More, for those who want it; closed at first."""
    return pieces.block("details", {"content": content, "summary": summary, "is_open": is_open})


@register.inclusion_tag(f"{COMPONENTS}empty.html")
def empty(sentence: str, *, url: str = "", label: str = "", icon: str = "leaf") -> Values:
    """Nothing here yet: say it kindly, and what one can do."""
    return {"sentence": sentence, "url": url, "label": label, "icon": icon}


@register.inclusion_tag(f"{COMPONENTS}steps.html")
def steps(items: Sequence[str], *, current: int = 1) -> Values:
    """Numbered steps; those before `current` (from 1) are done. current=0: none has begun."""
    return {"items": items, "current": current}


@register.inclusion_tag(f"{COMPONENTS}tag_list.html")
def tag_list(items: Iterable[str], *, label: str = "") -> Values:
    """Words side by side: experiences, languages, ways to meet."""
    return {"items": list(items), "label": label}


@register.inclusion_tag(f"{COMPONENTS}definitions.html")
def definitions(pairs: Iterable[tuple[str, Any]]) -> Values:
    """Terms and what they are here; an empty value is said to be so."""
    return {"pairs": list(pairs)}


@register.inclusion_tag(f"{COMPONENTS}timeline.html")
def timeline(events: Iterable[Any]) -> Values:
    """What happened, in order. Each event has `at` and `sentence`, and may have `detail` and `icon`."""
    wanted = [(e.at, e.sentence, getattr(e, "detail", ""), getattr(e, "icon", "")) for e in events]
    return {"events": wanted}


@register.inclusion_tag(f"{COMPONENTS}message_bubble.html")
def message_bubble(
    body: str, at: datetime, *, author: str, mine: bool = False, edited: bool = False, id: str = ""
) -> Values:
    """One message of a talk. The text is escaped, its line breaks kept."""
    return {"body": body, "at": at, "author": author, "mine": mine, "edited": edited, "id": id}


# --- finding one's way


@register.simple_tag
def back_link(url: str, label: str) -> SafeString:
    """The way back, first thing in `main`."""
    return pieces.back_link(url, label)


@register.inclusion_tag(f"{COMPONENTS}tabs.html")
def tabs(items: Iterable[Any], *, label: str) -> Values:
    """The pages of one thing. Each tab has `url`, `label` and `current`."""
    return {"items": items, "label": label}


@register.inclusion_tag(f"{COMPONENTS}pager.html")
def pager(page: Page[Any], *, param: str = "page") -> Values:
    """Previous and next page of a list. Nothing when there is only one."""
    return {"page": page, "param": param}


@register.simple_tag(takes_context=True)
def standing(context: Context, spot: Literal["nav", "footer"]) -> SafeString:
    """The links of the head or of the foot of every page (`ui.links`)."""
    ui = context.get("ui")
    return pieces.standing(spot, tuple(getattr(ui, spot)) if ui else (), get_language())


@register.simple_tag(takes_context=True)
def help_strip(context: Context, *, numbers: bool = False) -> SafeString:
    """« Besoin d’aide maintenant » and « Quitter vite »; with `numbers`, the help lines themselves."""
    ui = context.get("ui")
    ways = (ui.help_now, ui.quick_exit) if ui else ("", "")
    return pieces.help_strip(*ways, tuple(links.help_numbers()), numbers, get_language())
