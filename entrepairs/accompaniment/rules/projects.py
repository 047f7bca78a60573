"""Who may change a project, and how long it may grow."""

from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Participant, Project
from entrepairs.accompaniment.rules.talk import may_share
from entrepairs.core.rules import YES, No, Verdict

MOST_STEPS = 50


def may_change_project(me: Participant, project: Project) -> Verdict:
    """Those who take part, until the end."""
    return may_share(me, project.accompaniment)


def may_add_step(project: Project) -> Verdict:
    """A project that goes on, with fewer than fifty steps."""
    if project.closed_at is not None:
        return No(_("Ce projet est fermé. Vous pouvez le reprendre pour y ajouter une étape."))
    if project.steps.count() >= MOST_STEPS:
        return No(_("Ce projet a déjà cinquante étapes. Vous pouvez en retirer, ou commencer un autre projet."))
    return YES
