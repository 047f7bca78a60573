"""Who leads which open circle: as many as can be led, moving those who lead when it lets one more open.

Augmenting paths: each lead takes `most` circles at most, and one at a moment."""

from collections.abc import Sequence

from entrepairs.agenda.forming.values import Circle, Lead


class Leading:
    """`of`: the lead of each circle that is led."""

    def __init__(self, circles: Sequence[Circle], leads: Sequence[Lead]) -> None:
        self._circles, self._leads = circles, leads
        self._held: dict[int, set[int]] = {who: set() for who in range(len(leads))}
        self.of: dict[int, int] = {}

    @classmethod
    def of_known(cls, circles: Sequence[Circle], leads: Sequence[Lead], known: dict[int, int]) -> "Leading":
        found = cls(circles, leads)
        for circle, who in known.items():
            found._take(who, circle)
        return found

    def open(self, circle: int) -> bool:
        """Find it a lead, if one can be found; nothing changes otherwise."""
        return self._open(circle, {circle})

    def close(self, circle: int) -> None:
        self._held[self.of.pop(circle)].discard(circle)

    def _open(self, circle: int, tried: set[int]) -> bool:
        for who in self._circles[circle].leads:
            in_the_way = self._in_the_way(who, circle)
            if not in_the_way:
                self._take(who, circle)
                return True
        for who in self._circles[circle].leads:
            for other in sorted(self._in_the_way(who, circle) - tried):
                tried.add(other)
                if self._open_elsewhere(other, who, tried) and not self._in_the_way(who, circle):
                    self._take(who, circle)
                    return True
        return False

    def _open_elsewhere(self, circle: int, who: int, tried: set[int]) -> bool:
        """Give it another lead; where it was otherwise."""
        self.close(circle)
        room = self._leads[who]
        self._leads = [*self._leads[:who], _without_room(room), *self._leads[who + 1 :]]
        moved = self._open(circle, tried)
        self._leads = [*self._leads[:who], room, *self._leads[who + 1 :]]
        if not moved:
            self._take(who, circle)
        return moved

    def _in_the_way(self, who: int, circle: int) -> set[int]:
        """What this lead would have to give up: the circle of that moment, or one of theirs when they have no room."""
        held, moment = self._held[who], self._circles[circle].moment
        same = {one for one in held if self._circles[one].moment == moment}
        if same:
            return same
        return set() if len(held) < self._leads[who].most else (set(held) or {circle})

    def _take(self, who: int, circle: int) -> None:
        self._held[who].add(circle)
        self.of[circle] = who


def _without_room(lead: Lead) -> Lead:
    return Lead(lead.themes, lead.moments, lead.languages, lead.places, 0)
