"""Telephone numbers of France and Belgium in a folded text, in figures, in words, or disguised. Pure."""

import re
from collections.abc import Iterable, Iterator

_SPELT = """
    zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
    dix-sept dix-huit dix-neuf
"""
_UNITS = {word: n for n, word in enumerate(_SPELT.split())}
_UNITS |= {"deu": 2, "troi": 3, "quatr": 4, "sis": 6, "set": 7, "uit": 8, "dis": 10, "douz": 12, "dix-set": 17}
_UNITS |= {"dis-set": 17, "dis-sept": 17, "dix-uit": 18, "dis-uit": 18, "dis-huit": 18, "dis-neuf": 19}
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "septante": 70, "huitante": 80, "octante": 80}
_TENS |= {"nonante": 90, "vin": 20, "trante": 30, "quarente": 40, "sinquante": 50}
_LONG_TENS = {"soixante": 60, "quatre-vingts": 80, "quatre-vingt": 80}
_LONG_TENS |= {"soissante": 60, "quatre-vin": 80, "quatrevingt": 80, "quatrevin": 80}
"""As they are spelt, then by ear; to the last ones, more than nine is added."""
_VALUES = _UNITS | _TENS | _LONG_TENS


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word).replace(r"\-", "[- ]") for word in words), key=len, reverse=True))


_ADDED = r"[- ](?:et[- ])?"
_UNDER_TEN = [word for word, value in _UNITS.items() if 0 < value < 10]
_UNDER_TWENTY = [word for word, value in _UNITS.items() if value]
_SPOKEN = (
    rf"(?:{_one_of(_LONG_TENS)})(?:{_ADDED}(?:{_one_of(_UNDER_TWENTY)}))?"
    rf"|(?:{_one_of(_TENS)})(?:{_ADDED}(?:{_one_of(_UNDER_TEN)}))?|{_one_of(_UNITS)}"
)
_WORD = re.compile(_one_of(_VALUES))
_NUMBER = rf"(?:\d|\bo(?=[ .\-\d])|{_SPOKEN})"
_LINK = r"(?:(?:et|puis|ensuite|apres|enfin|a la fin|tiret|point|fois|cents?)\s)"
_RUN = re.compile(rf"(?<![a-z])\+?{_NUMBER}(?:[^\w\n]{{0,4}}{_LINK}{{0,3}}{_NUMBER}){{4,}}(?![a-z])")
_PIECE = re.compile(rf"\d+|\bo(?=\b|\d)|{_SPOKEN}")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d")
FEWEST, LONGEST = 8, 10
_FIGURES = re.compile(r"\d+")
_TYPED = re.compile(r"\+?\d+")
_FIRST_ALOUD = ("zero", "quatre", "soixante", "trente", "trante", "six", "sis")
_ALOUD = tuple(word for word in (*_UNITS, *_TENS, "quatrevin", "soixante") if len(word) > 2 and "-" not in word)
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
        spans = () if _DATE.search(run.group()) else (run.span(), _typed(run))
        if told := next((span for span in spans if _is_told(plain[slice(*span)])), None):
            yield told


def _typed(run: re.Match[str]) -> tuple[int, int]:
    """From its first figure to the last, without the words around: « je te dis : 06… »."""
    typed = list(_TYPED.finditer(run.string, *run.span()))
    return (typed[0].start(), typed[-1].end()) if typed else run.span()


def _is_told(run: str) -> bool:
    said = figures(run)
    return is_private_number(said) or is_private_number(said[:LONGEST]) or is_abroad(run)


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
    """« quatre-vingt-dix-huit » is 98, « zero » is 0."""
    if piece.isdigit() or piece == "o":
        return piece.replace("o", "0")
    return str(sum(_VALUES[re.sub(r"\s", "-", word)] for word in _WORD.findall(piece)))
