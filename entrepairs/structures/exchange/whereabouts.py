"""Where a listed house is: its commune by code, postal code and name, offline; its point when it is a likely one."""

import re
from collections import defaultdict
from math import isfinite

from django.utils.translation import gettext as _

from entrepairs.places.communes import Commune, Position, at_lines, find, lines
from entrepairs.places.distance import great_circle_km
from entrepairs.places.text import fold, words
from entrepairs.structures.exchange.rows import RowRefused, Values

FAR_KM = 40
"""A point farther than this from the centre of the commune is not believed."""

_CEDEX = re.compile(r"\s+cedex(?:\s+\d+)?\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s+\d{1,2}\s*$")
_INITIALS = re.compile(r"\b[a-z](?: [a-z])+\b")
_ARRONDISSEMENT = "Arrondissement"
_MANY = 4


class Whereabouts:
    """Names and postal codes of every commune, for one reading of a list; about 20 MB, built in a second.

    `columns`: how the file names the columns of the code, the postal code, the commune, the point."""

    def __init__(self, code: str = "", postal: str = "code_postal", commune: str = "commune", point: str = "latitude"):
        self._columns = {"code": code, "postal": postal, "commune": commune, "point": point}
        self._by_postal: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._known: dict[tuple[str, str, str, str], Commune] = {}
        for number, line in enumerate(lines()):
            key, name, also, codes, *_rest = line.split("\t")
            for code_ in codes.split():
                self._by_postal[key[:2], code_].append(number)
            city = [name.split()[0]] if name.endswith(_ARRONDISSEMENT) else []
            for one in [name, *city, *(also.split("|") if also else [])]:
                self._by_name[key[:2], _spelled(one)].append(number)

    def commune(self, country: str, code: str, postal: str, name: str) -> Commune:
        """The commune of a line. Raises RowRefused when nothing, or not one thing only, answers to it.

        The code is believed when the postal code or the name agrees, or when they lead nowhere."""
        asked = (country, code.strip(), postal.strip(), name.strip())
        if asked not in self._known:
            self._known[asked] = self._found(*asked)
        return self._known[asked]

    def _found(self, country: str, code: str, postal: str, name: str) -> Commune:
        coded = find(f"{country}-{code}")
        if coded is None:
            return self._searched(country, postal, name)
        names = {_spelled(one) for one in (coded.name, *coded.also)}
        if postal in coded.postal_codes or _spelled(_CEDEX.sub("", name)) in names or not (postal or name):
            return coded
        try:
            return self._searched(country, postal, name)
        except RowRefused:
            return coded

    def _searched(self, country: str, postal: str, name: str) -> Commune:
        plain = _spelled(_CEDEX.sub("", name)) if name else ""
        of_postal = self._by_postal.get((country, postal), []) if postal else []
        of_name = self._named(country, plain, postal) if plain else []
        both = [number for number in of_name if number in of_postal]
        if both:
            return self._one(both, name, "commune")
        if of_name:
            return self._one(of_name, name, "commune") if not of_postal else self._nearby(of_name, of_postal, name)
        if of_postal and (country, plain) in self._by_name:
            raise RowRefused(
                self._columns["postal"],
                _("Le code postal %(postal)s n’est pas celui de « %(name)s ».")
                % {"postal": postal[:8], "name": name[:80]},
            )
        if of_postal:
            return self._one(of_postal, postal, "postal")
        raise self._unknown(postal, name)

    def _named(self, country: str, plain: str, postal: str) -> list[int]:
        """Communes of that name, or of that name without a last number; those of the department of the postal code."""
        numbers = self._by_name.get((country, plain)) or self._by_name.get((country, _NUMBERED.sub("", plain)), [])
        if country != "FR" or not postal:
            return numbers
        rows = lines()
        return [number for number in numbers if _department(rows[number][3:8]) == _department(postal)]

    def _nearby(self, of_name: list[int], of_postal: list[int], name: str) -> Commune:
        """The name and the postal code disagree, in one department: the name wins when it is of one commune."""
        return self._one(of_name if len(of_name) == 1 else of_postal, name, "commune")

    def _one(self, numbers: list[int], said: str, column: str) -> Commune:
        found = _precise(at_lines(dict.fromkeys(numbers)))
        if len(found) == 1:
            return found[0]
        shown = ", ".join(commune.label for commune in found[:_MANY])
        more = "…" if len(found) > _MANY else ""
        step = _("Ajoutez le nom de la commune.") if column == "postal" else _("Ajoutez le code postal.")
        sentence = _("Plusieurs communes répondent à « %(said)s » : %(communes)s.")
        named = {"said": said[:80], "communes": f"{shown}{more}"}
        raise RowRefused(self._columns[column], f"{sentence % named} {step}")

    def _unknown(self, postal: str, name: str) -> RowRefused:
        if not postal and not name:
            return RowRefused(self._columns["commune"], _("Il manque la commune, ou le code postal."))
        said = " ".join(part for part in (postal, name) if part)[:80]
        column = self._columns["commune" if name else "postal"]
        return RowRefused(column, _("Nous ne trouvons pas « %(said)s » en France ni en Belgique.") % {"said": said})

    def point(self, commune: Commune, position: Position | None, *, strict: bool = False) -> Values:
        """`lat`, `lon`, `precision`: the point given when it is near its commune, else the centre of the commune.

        `strict`: a point that is elsewhere is refused instead, so that whoever wrote it corrects it."""
        if position is not None and likely(position, commune):
            return {"lat": round(position[0], 6), "lon": round(position[1], 6), "precision": "adresse"}
        if strict and position is not None:
            raise RowRefused(
                self._columns["point"],
                _("Ce point est à plus de %(km)d km de %(commune)s. Corrigez-le, ou laissez-le vide.")
                % {"km": FAR_KM, "commune": commune.name},
            )
        return {"lat": commune.lat, "lon": commune.lon, "precision": "commune"}


def _precise(found: list[Commune]) -> list[Commune]:
    """Paris and one of its arrondissements: that one. Paris and all of them: Paris."""
    parts = [commune for commune in found if commune.name.endswith(_ARRONDISSEMENT)]
    cities = [commune for commune in found if commune not in parts]
    if not parts or len(cities) > 1:
        return found
    return parts if len(parts) == 1 else cities or found


def likely(position: Position, commune: Commune) -> bool:
    """Whether this point is on Earth and within 40 km of the centre of its commune."""
    lat, lon = position
    on_earth = isfinite(lat) and isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180
    return on_earth and great_circle_km(position, commune.position) <= FAR_KM


def number(text: object) -> float | None:
    """A number that a list wrote with a point or a comma; None when it is not one, or not finite."""
    try:
        value = float(str(text).strip().replace(",", "."))
    except ValueError:
        return None
    return value if isfinite(value) else None


def normal_name(name: str) -> str:
    """The name of a house as duplicates are compared: folded words, without the small ones; « G.E.M. » is « gem »."""
    joined = _INITIALS.sub(lambda found: found[0].replace(" ", ""), fold(name))
    return " ".join(word for word in words(joined) if word not in _SMALL) or joined.strip()


_SMALL = frozenset(["l", "la", "le", "les", "d", "de", "du", "des", "et", "a", "au", "aux", "en"])


def _spelled(name: str) -> str:
    return " ".join(words(name))


def _department(code: str) -> str:
    """Of a postal or Insee code: « 21 », « 974 »; both halves of Corsica have one postal department."""
    if code[:2] in {"2A", "2B", "20"}:
        return "20"
    if code[:3] in {"971", "977", "978"}:
        return "971"
    return code[:3] if code[:2] in {"97", "98"} else code[:2]
