"""What the team and the coordination do: let a post be seen, open and close a circle, invite, welcome."""

from django.utils.translation import gettext as _

from entrepairs.community.models import Circle, Post, Welcome
from entrepairs.community.models.thread import Standing
from entrepairs.community.rules.reading import is_author
from entrepairs.community.written import KIND
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.rules.nearness import may_rule_on
from entrepairs.safety.rules.watch import is_for_two
from entrepairs.structures.models import coordinated_by
from entrepairs.structures.models.structure import Structure


def may_show(person: Person, post: Post) -> Verdict:
    """Someone of the team, other than its author and those who are near to them."""
    if not post.thread.circle.is_kept_by(person):
        return No(_("L’équipe du cercle décide."))
    if is_author(person, post):
        return No(_("Une autre personne de l’équipe lit ce message, puisqu’il est de vous."))
    if post.standing not in (Standing.HELD, Standing.LOOKED_AT):
        return No(_("Ce message est déjà lu."))
    if is_for_two(KIND, post.pk):
        return No(_("La veille regarde ce message à deux. Il pourra paraître ensuite."))
    return may_rule_on(person, KIND, post.pk)


def is_as_read(post: Post, read: str) -> Verdict:
    """The text and the picture of the page are still those that others will read. "": the page showed none."""
    if read and read != post.fingerprint:
        return No(_("Ce que vous avez ouvert a changé depuis. Regardez-le d’abord."), post.get_absolute_url())
    return YES


def may_open_circle(person: Person, house: Structure) -> Verdict:
    if not coordinated_by(person).filter(pk=house.pk).exists():
        return No(_("Un cercle s’ouvre par la coordination d’une maison."))
    return YES


def may_close_circle(person: Person, circle: Circle) -> Verdict:
    """The coordination, once what waits is read: nobody stays in danger, or unread, in a place where nobody writes."""
    if not (verdict := may_open_circle(person, circle.structure)):
        return verdict
    if circle.closed_at is not None:
        return No(_("Ce cercle est déjà fermé."))
    if Post.objects.filter(thread__circle=circle, standing__in=[Standing.HELD, Standing.LOOKED_AT]).exists():
        sentence = _("Des messages attendent encore l’équipe. On les lit d’abord ; ensuite, le cercle se ferme.")
        return No(sentence, circle.get_absolute_url())
    return YES


def may_invite(person: Person, circle: Circle) -> Verdict:
    """The team, to a circle that is by invitation."""
    if not circle.is_kept_by(person):
        return No(_("L’équipe du cercle invite."))
    if circle.readers != Circle.Readers.INVITED:
        return No(_("Ce cercle n’est pas sur invitation : on y vient sans être invité·e."))
    return YES


def may_take_welcome(person: Person, welcome: Welcome) -> Verdict:
    """Someone of the team, when nobody else is about to write."""
    if not Welcome.objects.visible_to(person).filter(pk=welcome.pk).exists():
        return No(_("L’équipe du cercle accueille."))
    if welcome.said_at is not None:
        return No(_("C’est fait : quelqu’un de l’équipe a écrit à cette personne."))
    if welcome.is_held and welcome.taken_by_id != person.pk:
        return No(_("Quelqu’un de l’équipe s’en occupe déjà."))
    return YES


def may_say_welcome(person: Person, welcome: Welcome) -> Verdict:
    """Who has taken it: the others know that they need not write."""
    if not (verdict := may_take_welcome(person, welcome)):
        return verdict
    if welcome.person_id is None and welcome.voice.thread.is_unnamed(person):
        return No(_("Dans ce fil, vous écrivez sans votre pseudonyme. Laissez une autre personne l’accueillir."))
    return YES if welcome.taken_by_id == person.pk else No(_("Dites d’abord « Je l’accueille » : l’équipe le verra."))


def may_hand_back_welcome(person: Person, welcome: Welcome) -> Verdict:
    if welcome.taken_by_id != person.pk or welcome.said_at is not None:
        return No(_("Il n’y a rien à rendre : ce n’est pas, ou plus, entre vos mains."))
    return YES
