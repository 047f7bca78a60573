"""What the circles hold about someone."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.models import (
    CharterAcceptance,
    CirclePaper,
    Findable,
    Follow,
    Guest,
    Picture,
    PlaceRead,
    Post,
    Reaction,
    Reading,
    Thread,
    Voice,
    Welcome,
)
from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Erasure, Person

RETENTION = {
    "circle": _("jusqu’à ce que vous l’effaciez, ou que votre compte s’efface (sans pseudonyme\u00a0: un jour après)"),
    "leaving": _("un jour au plus après la fin du compte"),
    "reading": _("quatre-vingt-dix jours après votre dernière lecture"),
}
_TALK = _("se parler dans un cercle")
_ORDER = _("montrer les messages dans l’ordre")
_NAME = _("montrer sous quel nom vous écrivez, et vous rendre vos messages")
_WELCOME = _("qu’une personne de l’équipe écrive à qui arrive")
_ASIDE = _("ne pas vous montrer ce que vous ne voulez pas voir")
_INVITED = _("ouvrir un cercle à quelques personnes")
_SAFE = _("montrer un message à l’équipe avant les autres, quand il le faut")

_CHANGED = _("que l’équipe sache que l’image qu’on lui a montrée n’est plus la même")

_READING = ("words", "people", "circles", "hides_images", "paused_until")

COVERS = {
    "community.Thread": Table(
        _("Les fils que vous avez ouverts"),
        {
            "circle intent readers sealed_title sealed_content_note": Held(_TALK, "circle"),
            "opened_at last_at": Held(_ORDER, "circle"),
            "standing": Held(_SAFE, "circle"),
        },
    ),
    "community.Post": Table(
        _("Vos messages dans les cercles"),
        {
            "thread voice begins sealed_text": Held(_TALK, "circle"),
            "written_at shown_at was_read edited_at changed_for is_told": Held(_ORDER, "circle"),
            "standing only_for": Held(_SAFE, "circle"),
            "picture_gone_at": Held(_CHANGED, "circle"),
        },
    ),
    "community.Picture": Table(
        _("Les images de vos messages"),
        {"post sealed_image sealed_alt is_blurred width height": Held(_TALK, "circle")},
    ),
    "community.Voice": Table(
        _("Vos noms dans les fils"),
        {"thread person alias sealed_person mark opened_it": Held(_NAME, "circle")},
    ),
    "community.Reaction": Table(
        _("Les mots que vous avez dits à quelqu’un"),
        {"post person phrase": Held(_("dire à quelqu’un qu’on l’a lu"), "circle")},
    ),
    "community.Welcome": Table(
        _("L’accueil de vos premiers messages, et les mots d’accueil que vous écrivez"),
        {
            "circle voice person wrote_at": Held(_WELCOME, "circle"),
            "taken_by taken_at sealed_word said_at": Held(_WELCOME, "circle"),
            "is_withheld": Held(_SAFE, "circle"),
        },
    ),
    "community.Findable": Table(
        _("Ce qui permet de retrouver vos messages"),
        {"circle post words": Held(_("trouver un message par ses mots, sans les garder lisibles"), "circle")},
    ),
    "community.PlaceRead": Table(
        _("Jusqu’où vous avez lu dans les cercles"),
        {"mark circle until before hour": Held(_("vous montrer où commence ce qui est nouveau"), "reading")},
    ),
    "community.Reading": Table(
        _("Vos réglages de lecture"),
        {"person sealed_words sealed_people sealed_circles hides_images paused_until": Held(_ASIDE, "circle")},
    ),
    "community.Follow": Table(
        _("Les fils que vous suivez"),
        {"person thread told_at": Held(_("vous prévenir d’une réponse, une fois"), "circle")},
    ),
    "community.Guest": Table(
        _("Les cercles où l’on vous invite"),
        {"circle person invited_by invited_on accepted_on declined_on": Held(_INVITED, "circle")},
    ),
    "community.CirclePaper": Table(
        _("Les papiers d’invitation que vous avez faits"),
        {"circle fingerprint uses used given_by given_at expires_on revoked_at": Held(_INVITED, "circle")},
    ),
    "community.Leaving": Table(
        _("Ce qui finit de s’effacer d’un compte"),
        {"data_key sealed_parts until": Held(_("que vos noms tirés au hasard ne partent pas ensemble"), "leaving")},
    ),
    "community.CharterAcceptance": Table(
        _("Les chartes que vous avez acceptées"),
        {"charter person on": Held(_("savoir quelle version vous avez lue"), "circle")},
    ),
}

VERBS = {
    "post.shown": _("a lu votre message, et l’a montré"),
    "newcomer.welcomed": _("vous a écrit un mot d’accueil"),
}


def export(person: Person) -> dict[str, list[Row]]:
    """Every word of theirs, under every name, and what they said to others."""
    voices = Voice.objects.visible_to(person).select_related("person")
    sealed = "thread__circle__data_key"
    posts = Post.objects.filter(voice__in=voices).select_related(sealed).order_by("written_at")
    threads = Thread.objects.filter(voices__in=voices.filter(opened_it=True)).select_related("circle__data_key")
    welcomes = Welcome.objects.filter(Q(voice__in=voices) | Q(taken_by=person)).select_related("circle__data_key")
    guests, papers = Guest.objects.filter(person=person), CirclePaper.objects.filter(given_by=person)
    pictures = Picture.objects.filter(post__voice__in=voices).select_related(f"post__{sealed}").order_by("pk")
    own, opened = {"person": person}, ("circle", "intent", "readers", "title", "content_note", "opened_at")
    return {
        "community.Thread": rows(threads.order_by("opened_at"), *opened),
        "community.Post": rows(posts, "text", "written_at", "edited_at", "standing", "picture_gone_at"),
        "community.Picture": rows(pictures, "alt", "is_blurred", "image_in_base64"),
        "community.Voice": rows(voices.order_by("pk"), "name"),
        "community.Reaction": rows(Reaction.objects.filter(**own), "phrase"),
        "community.Welcome": rows(_as_read(welcomes, person), "circle", "wrote_at", "taken_at", "word", "said_at"),
        "community.Findable": rows(Findable.objects.filter(post__voice__in=voices), "post", "circle"),
        "community.PlaceRead": rows(PlaceRead.objects.all_of(person).order_by("until"), "circle", "until"),
        "community.Reading": rows(Reading.objects.visible_to(person), *_READING),
        "community.Follow": rows(Follow.objects.filter(**own), "thread", "told_at"),
        "community.Guest": rows(guests.select_related("circle"), "circle", "invited_on", "accepted_on", "declined_on"),
        "community.CirclePaper": rows(papers.select_related("circle"), "circle", "given_at", "expires_on", "used"),
        "community.Leaving": [],
        "community.CharterAcceptance": rows(CharterAcceptance.objects.filter(**own), "charter", "on"),
    }


def _as_read(welcomes: QuerySet[Welcome], person: Person) -> list[Welcome]:
    """Without the word that the watch has taken from the sight of who it was for; who wrote it keeps it."""
    found = list(welcomes.order_by("wrote_at"))
    for one in found:
        if one.is_withheld and one.taken_by_id != person.pk:
            one.word = ""
    return found


def erase(person: Person, keep_shared: bool) -> None:
    """Their words go, whatever was chosen for what is shared: a circle may be read by everybody."""
    asked = Erasure.objects.visible_to(person).pending()
    leave_circles(person, at_once=asked.filter(all_at_once=True).exists())
