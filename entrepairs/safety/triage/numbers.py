"""Telephone numbers of France and Belgium in a folded text, in figures, in words, or disguised. Pure."""

import re
from collections.abc import Iterator

_UNITS = """
    zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
    dix-sept dix-huit dix-neuf
"""
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80}
_TENS |= {"octante": 80, "quatre-vingt": 80, "quatre-vingts": 80, "nonante": 90}


def _said() -> dict[str, str]:
    """« quatre-vingt-dix-huit » is 98, « zero » is 0."""
    units = _UNITS.split()
    said = {word: str(n) for n, word in enumerate(units)}
    for ten, value in _TENS.items():
        said[ten] = str(value)
        for n, unit in enumerate(units[1:20] if ten in ("soixante", "quatre-vingt") else units[1:10], start=1):
            said[f"{ten}-{unit}"] = said[f"{ten}-et-{unit}"] = str(value + n)
    return said | {heard: value for word, value in said.items() for heard in _by_ear(word)}


_BY_EAR = {"deux": "deu", "trois": "troi", "six": "sis", "sept": "set", "huit": "uit", "dix": "dis"}
_BY_EAR |= {"quatre-vingt": "quatrevin", "vingt": "vin", "trente": "trante", "quarante": "quarente"}
_BY_EAR |= {"cinquante": "sinquante", "soixante": "soissante", "quatre": "quatr"}


def _by_ear(word: str) -> set[str]:
    """« quatrevin-dis-uit »: with one spelling of the ear, or with all of them."""
    every = word
    for spelt, heard in _BY_EAR.items():
        every = every.replace(spelt, heard)
    return {every, *(word.replace(*pair) for pair in _BY_EAR.items())} - {word}


_WORDS = _said()
_SPOKEN = "|".join(sorted((re.escape(word).replace(r"\-", "[- ]") for word in _WORDS), key=len, reverse=True))
_NUMBER = rf"(?:\d|\bo(?=[ .\-\d])|{_SPOKEN})"
_LINK = r"(?:(?:et|puis|ensuite|apres|enfin|a la fin|tiret|point|fois|cents?)\s)"
_RUN = re.compile(rf"\+?{_NUMBER}(?:[^\w\n]{{0,4}}{_LINK}{{0,3}}{_NUMBER}){{4,}}")
_PIECE = re.compile(rf"\d+|\bo(?=\b|\d)|{_SPOKEN}")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d")
FEWEST, LONGEST = 8, 10
_FIGURES = re.compile(r"\d+")
_FIRST_ALOUD = ("zero", "quatre", "soixante", "trente", "trante", "six", "sis")
_ALOUD = ("sis", "uit", "trante", *(word for word in (*_UNITS.split(), *_TENS) if len(word) > 2 and "-" not in word))
"""Words that are looked for before a number is: « un » stands everywhere."""
_PREFIX = re.compile(r"^(?:00)?3[32]0?(?=\d{8,9}$)")
_ABROAD = re.compile(r"^(?:00)?(?:44|49|34|39|41|352|31|351|225|237|221|229|212|213|216)\d{7,11}$")
_FRENCH = re.compile(r"^0[1-79]\d{8}$")
_MOBILE = re.compile(r"^0(?:[67]|4[5-9])")
_BELGIAN = re.compile(r"^0(?:4[5-9]\d{7}|[1-9]\d{7})$")
_PUBLIC = re.compile(r"^0(?:8\d{8}|972394050|800\d{5}|78150\d{3}|7[08]\d{6}$)")


def phone_numbers(plain: str) -> Iterator[tuple[int, int]]:
    """Where they stand: (from, until) in characters. Short numbers and those of public services are left out."""
    if not _may_hold_one(plain):
        return
    if (whole := _in_bits(plain)) is not None:
        yield whole
    for run in _RUN.finditer(plain):
        said = "" if _DATE.search(run.group()) else figures(run.group())
        if is_private_number(said) or is_private_number(said[:LONGEST]) or is_abroad(run.group()):
            yield run.span()


def _may_hold_one(plain: str) -> bool:
    """Whether there are figures enough, or words that say some: a pattern for numbers takes long."""
    figures = sum(map(plain.count, "0123456789"))
    aloud = any(map(plain.__contains__, _FIRST_ALOUD))
    return figures >= FEWEST or (aloud and figures + 2 * sum(map(plain.count, _ALOUD)) >= FEWEST)


def _in_bits(plain: str) -> tuple[int, int] | None:
    """Where the figures of a text stand, when all of them together are one mobile: « 06, puis 39, et à la fin 98… »."""
    found = list(_FIGURES.finditer(plain))
    said = "".join(one[0] for one in found)
    if len(said) != LONGEST or len(found) < 2 or not _MOBILE.match(said) or _DATE.search(plain):
        return None
    return found[0].start(), found[-1].end()


def figures(said: str) -> str:
    """« zero six 39 98 » → « 063998 »."""
    found = _PIECE.finditer(said)
    return "".join(_figure(piece.group()) for piece in found)


def is_private_number(digits: str) -> bool:
    """Whether it is a number of a person: ten figures in France, nine or ten in Belgium, with or without a prefix."""
    local = _PREFIX.sub("0", digits)
    local = local if local.startswith("0") or len(local) != 9 or local[0] not in "67" else f"0{local}"
    if _PUBLIC.match(local):
        return False
    return bool(_FRENCH.match(local) or _BELGIAN.match(local))


def is_abroad(said: str) -> bool:
    """Whether it is written as a number of another country: « +44 7700 900 318 »."""
    return said.startswith(("+", "00")) and bool(_ABROAD.match(figures(said)))


def _figure(piece: str) -> str:
    return piece if piece.isdigit() else "0" if piece == "o" else _WORDS[re.sub(r"\s", "-", piece)]
