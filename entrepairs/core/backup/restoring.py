"""Restore: everything comes back as it was, or nothing changes."""

import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from entrepairs.core.backup.archive import FORMAT, MANIFEST, SIGNATURES, write_whole
from entrepairs.core.backup.envelope import Lock
from entrepairs.core.backup.tables import (
    applied_migrations,
    empty_every_table,
    every_model,
    load_table,
    reset_sequences,
)
from entrepairs.core.crypto import KeyRing
from entrepairs.core.emptiness import house_is_empty
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused


def restore(source: Path, lock: Lock, *, keys: Path | None = None, overwrite: bool = False) -> dict[str, int]:
    """Put the house of `source` in the place of this one; the number of rows of each table.

    `keys`: what was written apart; its keys join the ring of this installation, its secret replaces CLE_SECRETE.
    Raises Refused, and changes nothing, when this house is not empty (unless `overwrite`), when the backup comes from
    another version, is damaged, or when its private text could not be read for want of a key."""
    if not (overwrite or house_is_empty()):
        raise Refused(_("Cette base contient déjà des personnes. Pour la remplacer : restore --ecraser."))
    with tempfile.TemporaryFile() as clear:
        with source.open("rb") as closed:
            lock.open(closed, clear)
        clear.seek(0)
        apart = json.loads(lock.open_bytes(keys.read_bytes())) if keys else {}
        try:
            return _put_back(clear, apart)
        except (tarfile.TarError, EOFError, KeyError, ValueError, DatabaseError) as error:
            raise Refused(_("Cette sauvegarde est abîmée. Rien n’a été changé.")) from error


def _put_back(clear: IO[bytes], apart: dict[str, Any]) -> dict[str, int]:
    with tarfile.open(fileobj=clear, mode="r:gz") as archive:
        manifest = json.loads(_content(archive, MANIFEST).read())
        _check_version(manifest)
        with _uploads_swapped(archive), _keys_added(apart), _secret_replaced(apart), transaction.atomic():
            empty_every_table()
            counts = {model._meta.db_table: _load(archive, model) for model in every_model()}
            if counts != manifest["rows"]:
                raise ValueError(MANIFEST)
            reset_sequences()
            connection.check_constraints()
            _check_keys()
    return counts


def _content(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    """Raises KeyError when the archive lacks it."""
    content = archive.extractfile(name)
    if content is None:
        raise KeyError(name)
    return content


def _load(archive: tarfile.TarFile, model: Any) -> int:
    return load_table(model, _content(archive, f"tables/{model._meta.db_table}.jsonl"))


def _check_version(manifest: dict[str, Any]) -> None:
    if manifest["format"] != FORMAT or manifest["migrations"] != applied_migrations():
        sentence = _("Cette sauvegarde vient d’une autre version (%(version)s). Installez cette version, restaurez, ")
        sentence += _("puis mettez à jour avec script/update.")
        raise Refused(sentence % {"version": manifest["version"]})


def _check_keys() -> None:
    """Every data key can be unwrapped by the ring of this installation."""
    known = set(KeyRing.load(Path(settings.KEY_FILE)).keys)
    missing = sorted(set(DataKey.objects.values_list("wrapped_by", flat=True)) - known)
    if missing:
        sentence = _("Il manque la clé %(names)s : les textes privés resteraient fermés. Ajoutez --cles FICHIER.")
        raise Refused(sentence % {"names": ", ".join(missing)})


@contextmanager
def _keys_added(apart: dict[str, Any]) -> Iterator[None]:
    """The keys of the backup join the ring, last, so that they wrap from now on; they leave if the rest fails."""
    file = Path(settings.KEY_FILE)
    former = KeyRing.load(file)
    if apart:
        added = {name: bytes.fromhex(key) for name, key in apart["cles"].items()}
        KeyRing(file, {**former.keys, **added}).save()
    try:
        yield
    except BaseException:
        former.save()
        raise


@contextmanager
def _secret_replaced(apart: dict[str, Any]) -> Iterator[None]:
    """The secret of the backup serves from the next start; the former one comes back if the rest fails."""
    file, former = settings.SECRET_FILE, settings.SECRET_KEY
    kept = apart.get(SIGNATURES, former)
    if kept == former:
        yield
        return
    if file is None:
        sentence = _("La clé réglée ici (CLE_SECRETE) n’est pas celle de la sauvegarde : personne ne passerait son ")
        raise Refused(sentence + _("second facteur. Retirez ce réglage, ou mettez la même clé."))
    write_whole(file, lambda opened: opened.write(kept.encode()))
    try:
        yield
    except BaseException:
        write_whole(file, lambda opened: opened.write(former.encode()))
        raise


@contextmanager
def _uploads_swapped(archive: tarfile.TarFile) -> Iterator[None]:
    """The uploaded files of the backup take the place of the present ones; they change back if the rest fails."""
    root = Path(settings.MEDIA_ROOT)
    fresh, former = root.with_name(root.name + ".nouveau"), root.with_name(root.name + ".ancien")
    shutil.rmtree(fresh, ignore_errors=True)
    _extract_uploads(archive, fresh)
    _exchange(root, former, fresh)
    try:
        yield
    except BaseException:
        _exchange(root, fresh, former)
        raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(former, ignore_errors=True)


def _extract_uploads(archive: tarfile.TarFile, into: Path) -> None:
    into.mkdir(parents=True, mode=0o700)
    for member in archive.getmembers():
        if member.name.startswith("fichiers/") and member.isfile():
            file = into / member.name.removeprefix("fichiers/")
            if not file.resolve().is_relative_to(into.resolve()):
                raise ValueError(member.name)
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as copy:
                shutil.copyfileobj(_content(archive, member.name), copy)


def _exchange(place: Path, put_away: Path, put_there: Path) -> None:
    if place.exists():
        shutil.rmtree(put_away, ignore_errors=True)
        place.rename(put_away)
    if put_there.exists():
        put_there.rename(place)
