"""What doctor says of the ground: keys, data folder, database, disk, last backup."""

import os
import shlex
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.findings import Finding

OLD_BACKUP = timedelta(days=7)
LITTLE_ROOM = 1_000_000_000  # bytes


def check() -> list[Finding]:
    """The installation's own health; each app adds its own."""
    return [*_keys(), _data_folder(), *_readable_by_others(), _debug(), _database(), _room(), _backup()]


def _keys() -> list[Finding]:
    file = Path(settings.KEY_FILE)
    if not file.exists():
        remedy = _("Si des textes privés existent, remettez le trousseau sauvegardé à part avant tout.")
        return [Finding(True, _("Le trousseau de clés n’existe pas : %(file)s.") % {"file": file}, remedy)]
    found = [_ring_is_private(file)]
    if file.is_relative_to(settings.DATA_DIR):
        fact = _("Le trousseau est dans le dossier de la base : qui copie ce dossier peut tout lire.")
        found.append(Finding(False, fact, _("Mettez-le ailleurs, et dites où avec CLES_FICHIER.")))
    return found


def _ring_is_private(file: Path) -> Finding:
    if _is_open(file):
        fact = _("Le trousseau peut être lu par d’autres comptes de cette machine.")
        return Finding(True, fact, f"chmod 600 {file}")
    return Finding(False, _("Le trousseau n’est lisible que par le compte du logiciel."))


def _data_folder() -> Finding:
    if os.access(settings.DATA_DIR, os.W_OK):
        return Finding(False, _("Le dossier des données est ouvert en écriture."))
    fact = _("Le logiciel ne peut pas écrire dans %(folder)s.") % {"folder": settings.DATA_DIR}
    return Finding(True, fact, _("Donnez ce dossier au compte qui fait tourner le logiciel (chown)."))


def _readable_by_others() -> list[Finding]:
    """The data folder, and the SQLite file when it stands elsewhere: a folder that is closed closes what it holds."""
    folder, base = Path(settings.DATA_DIR), Path(str(settings.DATABASES["default"]["NAME"]))
    is_elsewhere = connection.vendor == "sqlite" and base.parent != folder
    stands_open = is_elsewhere and base.exists() and _is_open(base.parent)
    return [_is_private(place) for place in ([folder, base] if stands_open else [folder])]


def _is_open(place: Path) -> bool:
    return bool(place.stat().st_mode & 0o077)


def _is_private(place: Path) -> Finding:
    if _is_open(place):
        fact = _("D’autres comptes de cette machine peuvent lire %(place)s.") % {"place": place}
        return Finding(True, fact, f"chmod go-rwx {shlex.quote(str(place))}")
    return Finding(False, _("%(place)s n’est lisible que par le compte du logiciel.") % {"place": place})


def _debug() -> Finding:
    if not settings.DEBUG:
        return Finding(False, _("Les pages d’erreur ne montrent rien du programme."))
    return Finding(True, _("Les pages d’erreur montrent le programme à tout le monde."), _("Retirez DEBOGAGE=oui."))


def _database() -> Finding:
    if connection.vendor != "sqlite":
        return Finding(False, _("La base est PostgreSQL."))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = str(cursor.fetchone()[0])
    if mode == "wal":
        return Finding(False, _("La base SQLite écrit sans bloquer la lecture (WAL)."))
    fact = _("La base SQLite n’est pas en mode WAL, mais en mode %(mode)s.") % {"mode": mode}
    return Finding(True, fact, _("Mettez le dossier des données sur un disque local, pas sur un partage réseau."))


def _room() -> Finding:
    free = shutil.disk_usage(settings.DATA_DIR).free
    fact = _("Il reste %(size).1f Go sur le disque des données.") % {"size": free / 1e9}
    return Finding(free < LITTLE_ROOM, fact, _("Faites de la place.") if free < LITTLE_ROOM else "")


def _backup() -> Finding:
    file = Path(settings.DATA_DIR) / "derniere_sauvegarde"
    remedy = "script/console backup FICHIER --cles FICHIER"
    if not file.exists():
        return Finding(not settings.DEMO, _("Cette maison n’a jamais été sauvegardée."), remedy)
    age = now() - datetime.fromisoformat(file.read_text())
    fact = _("Dernière sauvegarde : il y a %(days)d jours.") % {"days": age.days}
    return Finding(age > OLD_BACKUP, fact, remedy if age > OLD_BACKUP else "")
