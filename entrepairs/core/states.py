"""State machines whose table is the documentation."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from entrepairs.core.rules import Refused


class Stateful(models.Model):
    """A row with a `state`, and TRANSITIONS: from each state, the states it may move to."""

    TRANSITIONS: ClassVar[Mapping[Any, set[Any]]]
    state = models.CharField(max_length=16)

    class Meta:
        abstract = True

    def may_move_to(self, state: str) -> bool:
        return state in self.TRANSITIONS.get(self.state, set())

    def move_to(self, state: str, **changes: Any) -> None:
        """Write the new state and `changes`, if nobody moved the row meanwhile.

        Raises Refused when the table does not allow it or when the row has moved on."""
        if not self.may_move_to(state):
            raise Refused(_("Cette étape est déjà passée. Rechargez la page pour voir où vous en êtes."))
        rows = type(self)._default_manager.filter(pk=self.pk, state=self.state)
        if not rows.update(state=state, **changes):
            raise Refused(_("Quelque chose a changé entre-temps. Rechargez la page pour voir où vous en êtes."))
        for name, value in {"state": state, **changes}.items():
            setattr(self, name, value)
