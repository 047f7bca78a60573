"""Who decides, takes back, asks for another look, and judges: never about oneself, nor about whom one accompanies."""

from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Appeal, Decision, Look, Measure, Watcher
from entrepairs.safety.rules.awaiting import awaits_decision, changed_since
from entrepairs.safety.rules.nearness import may_rule_on
from entrepairs.safety.rules.told import KEPT_FOR_OTHERS, has_reported, leaves_it_to_others, leaves_its_end_to_others
from entrepairs.safety.rules.watch import may_work_on, watches

CARE = (Look.Outcome.ANSWERED, Look.Outcome.SUPPORTED, Look.Outcome.ORIENTED)


def may_decide(person: Person, kind: str, pk: UUID, author: Person | None) -> Verdict:
    """The watch; not about oneself, nor about someone one accompanies, nor on what one reported oneself.

    Nor again while another look is asked for at what one decided, unless its author has changed it: it is another
    text."""
    asked = Decision.objects.about(kind, pk).in_force().filter(appeal__in=Appeal.objects.open())
    mine = asked.filter(decided_by=person).first()
    if mine is not None and not changed_since(mine.decided_at, *subjects.both(kind, pk)):
        return No(_("Un autre regard est demandé sur votre décision. Une autre personne décide."))
    if leaves_it_to_others(person, kind, pk):
        return No(_told_yourself())
    return _may_rule(person, author, kind, pk)


def may_change(person: Person, kind: str, pk: UUID) -> Verdict:
    """Anything but « laisser », for who may decide. Of a text whose author asked for another look at what one decided,
    somebody else does, or judges, or lifts it first; unless its author has changed it since. So lifting one’s own
    decision, then deciding the same again, takes that look from nobody."""
    every = Decision.objects.led_to_by(kind, pk)
    for mine in every.filter(decided_by=person, appeal__in=Appeal.objects.filter(judged_at=None)):
        others = Q(decided_at__gt=mine.decided_at, by_human=True) & ~Q(decided_by=person)
        others |= Q(pk=mine.pk) & Q(lifted_by__isnull=False) & ~Q(lifted_by=person)
        if not every.filter(others).exists() and not changed_since(mine.decided_at, *subjects.both(kind, pk)):
            return No(
                _(
                    "On a demandé un autre regard sur ce que vous aviez décidé de ce texte. Vous pouvez le laisser tel "
                    "quel. Pour autre chose, une autre personne décide."
                )
            )
    return YES


def may_finish(
    person: Person, look: Look, outcome: str = Look.Outcome.SUPPORTED, *, works: Verdict | None = None
) -> Verdict:
    """Who has it. A danger: once two humans are there. Who says what they did for somebody: whatever the text waits
    for. Else what is hidden until a human decides needs that decision, and somebody who told nothing. `outcome`: by
    default, that somebody was helped. `works`: `may_work_on`, when it is known."""
    if look.is_red and look.second_by_id is None:
        return No(_("Le rouge se regarde à deux. Demandez à quelqu’un de regarder avec vous."))
    text_waits = YES if look.is_red or is_care(look, outcome) else _may_end_its_text(person, look)
    return text_waits and (works or may_work_on(person, look))


def is_care(look: Look, outcome: str) -> bool:
    """It says what was done for somebody, nothing of their text: what waits there is looked at again. The end of a
    danger that nothing was decided of, or a word to who is not well or had no answer: whoever says it, or others would
    know that they told."""
    if look.is_red:
        return outcome != Look.Outcome.DECIDED
    return look.queue not in KEPT_FOR_OTHERS and outcome in CARE


def _may_end_its_text(person: Person, look: Look) -> Verdict:
    awaits = awaits_decision(look)
    if leaves_its_end_to_others(person, look) or (awaits and leaves_it_to_others(person, look.kind, look.object_id)):
        return No(_give_it_back() if look.queue in KEPT_FOR_OTHERS else _say_what_was_done())
    if awaits:
        sentence = _("Ce texte est caché en attendant. Dites ce que vous décidez, même « laisser tel quel ».")
        return No(sentence, reverse("safety:ruling", args=[look.pk]))
    return YES


def may_open(person: Person, decision: Decision) -> Verdict:
    """Who decided it, and who may say what becomes of it; of what somebody showed of a private talk, who is asked for
    another look."""
    if decision.decided_by_id == person.pk:
        return YES
    if not (verdict := may_rule_on(person, *decision.source, decision.author)):
        return verdict
    subject = subjects.of(decision.source[0])
    if subject is None or not subject.is_private:
        return YES
    appeal = Appeal.objects.open().filter(decision=decision).select_related("decision__look").first()
    return may_judge(person, appeal) if appeal else No(_("Ces mots viennent d’un échange privé."))


def may_lift(person: Person, decision: Decision) -> Verdict:
    if decision.lifted_at is not None:
        return No(_("Cette décision est déjà levée."))
    is_looked_at = Look.objects.open().filter(kind=decision.source[0], object_id=decision.source[1]).exists()
    if is_looked_at and leaves_it_to_others(person, *decision.source):
        return No(_told_yourself())
    return _never_reported(person, *decision.source) and _may_rule(person, decision.author, *decision.source)


def may_appeal(person: Person, decision: Decision) -> Verdict:
    """The author, under an alias too, once, within six months, while it holds."""
    if not Decision.objects.visible_to(person).filter(pk=decision.pk).exists():
        return No(_("Cette décision concerne une autre personne."))
    if decision.lifted_at is not None:
        return No(_("Cette décision est levée. Il n’y a plus rien à demander."))
    if Appeal.objects.filter(decision=decision).exists():
        return No(_("Vous avez déjà demandé un autre regard. La page dit où cela en est."))
    if now() > decision.appeal_until:
        return No(_("Six mois ont passé. Vous pouvez encore écrire à l’équipe, ou vous adresser à un tribunal."))
    return YES


def may_answer_text(person: Person, decision: Decision, *, accepts: bool = True) -> Verdict:
    """The author, under an alias too, once, while the team proposes another text. A yes would replace what they have
    written since, a danger perhaps, before anybody reads it: the team decides of it first. A no loses nothing."""
    if decision.measure != Measure.EDIT or not Decision.objects.visible_to(person).filter(pk=decision.pk).exists():
        return No(_("Cette décision concerne une autre personne."))
    if decision.lifted_at is not None:
        return No(_("Cette décision est levée. Il n’y a plus rien à demander."))
    if decision.answered_at is not None:
        return No(_("Vous avez déjà répondu."))
    if accepts and changed_since(decision.decided_at, *subjects.both(*decision.source)):
        return No(
            _(
                "Vous avez changé votre message depuis. Quelqu’un de l’équipe le relit et décide de nouveau : cette "
                "page vous le dira."
            )
        )
    return YES


def may_judge(person: Person, appeal: Appeal) -> Verdict:
    """Someone else than who decided it, or anything of the same text that holds, than who looked at it with them, and
    than who reported it. While it holds, or once its date has ended it: its lifting answers."""
    if appeal.judged_at is not None:
        return No(_("Une personne a déjà répondu."))
    if not appeal.waits:
        return No(_("Cette décision est levée. Personne n’a plus à la regarder."))
    if person.pk in _who_decided(appeal.decision):
        return No(_("Vous avez décidé de ce texte. Une autre personne le regarde."))
    if person.pk in _who_looked(appeal.decision):
        return No(_("Vous avez regardé ce texte. Une autre personne le regarde."))
    decision = appeal.decision
    rules = _never_reported(person, *decision.source) and _may_rule(person, decision.author, *decision.source)
    return rules and _may_read(person, decision)


def who_may_judge(appeal: Appeal) -> list[Person]:
    """Of those who are there."""
    watch = Watcher.objects.on_watch().select_related("person")
    return [watcher.person for watcher in watch if may_judge(watcher.person, appeal)]


def waits_for_judgement(person: Person) -> bool:
    """Somebody asks for another look, which this person may have."""
    asked = Appeal.objects.open().select_related("decision__look", "decision__author")
    return any(may_judge(person, appeal) for appeal in asked)


def is_there_another(decision: Decision, author: Person) -> bool:
    """Whether anybody else of the watch is there: what everybody may know. Who told, or is near, counts as well, or the
    author would read it here."""
    others = Watcher.objects.on_watch().exclude(person=author)
    return others.exclude(person__in=_who_decided(decision) | _who_looked(decision)).exists()


def _who_decided(decision: Decision) -> set[UUID]:
    """Who decided it, or anything else that holds about the same text, or from it: a limit on its author, a thread that
    rests. Not what it has replaced: of two who decided in turn, nobody would judge."""
    kind, pk = decision.source
    of_it = Q(kind=kind, object_id=pk) | Q(look__kind=kind, look__object_id=pk)
    others = Decision.objects.filter(of_it).in_force().exclude(decided_by=None)
    return {*others.values_list("decided_by", flat=True), *filter(None, [decision.decided_by_id])}


def _who_looked(decision: Decision) -> set[UUID]:
    look = decision.look
    return {key for key in (look.claimed_by_id, look.second_by_id) if key} if look is not None else set()


def _may_read(person: Person, decision: Decision) -> Verdict:
    """Its page opens for them: else they would be asked for what they do not find."""
    if Decision.objects.watched_by(person).filter(pk=decision.pk).exists():
        return YES
    return No(_("Ce n’est pas à vous de le regarder."))


def _never_reported(person: Person, kind: str, pk: UUID) -> Verdict:
    return No(_told_yourself()) if has_reported(person, kind, pk) else YES


def _told_yourself() -> str:
    return _("Vous avez vous-même écrit à l’équipe à ce sujet. Une autre personne décide.")


def _give_it_back() -> str:
    return _("Vous avez vous-même écrit à l’équipe à ce sujet. Rendez-le : une autre personne le regardera.")


def _say_what_was_done() -> str:
    return _(
        "Vous avez vous-même écrit à l’équipe à ce sujet. Choisissez ce que vous avez fait pour cette personne, sous "
        "« Autre chose a été fait »."
    )


def _may_rule(person: Person, author: Person | None, kind: str, pk: UUID) -> Verdict:
    if not watches(person):
        return No(_("Seule l’équipe de la veille peut faire cela."))
    return may_rule_on(person, kind, pk, author)
