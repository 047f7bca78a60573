"""How backup and restore are told the passphrase: typed, or read from a file by a machine that runs alone."""

from getpass import getpass
from pathlib import Path

from django.utils.translation import gettext as _

from entrepairs.core.rules import Refused

FEWEST_CHARACTERS = 12


def new_passphrase(file: Path | None) -> str:
    """Asked twice when typed. Raises Refused when it is short or when the two differ."""
    phrase = known_passphrase(file)
    if len(phrase) < FEWEST_CHARACTERS:
        raise Refused(_("Cette phrase est trop courte : il faut au moins %(n)d signes.") % {"n": FEWEST_CHARACTERS})
    if file is None and getpass(_("La même phrase, encore : ")) != phrase:
        raise Refused(_("Les deux phrases ne sont pas les mêmes. Rien n’a été écrit."))
    return phrase


def known_passphrase(file: Path | None) -> str:
    return file.read_text().strip() if file else getpass(_("Phrase de passe de la sauvegarde : "))
