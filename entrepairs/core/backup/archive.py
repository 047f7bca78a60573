"""Backup: the tables and the uploaded files of one moment, in one encrypted file. The keys go apart, or nowhere."""

import json
import os
import tarfile
import tempfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _

from entrepairs import __version__
from entrepairs.core.backup.envelope import Lock
from entrepairs.core.backup.tables import applied_migrations, dump_table, every_model, snapshot
from entrepairs.core.rules import Refused

FORMAT = 1
MANIFEST = "manifeste.json"
SIGNATURES = "cle_secrete"


def back_up(target: Path, lock: Lock, at: datetime, keys: Path | None = None) -> dict[str, int]:
    """Write the house to `target`, and its keys to `keys` if given; the number of rows of each table.

    Raises Refused when a file is already there. `target` appears whole or not at all, readable by its owner only."""
    for file in filter(None, [target, keys]):
        _refuse_existing(file)
    with tempfile.TemporaryFile() as clear:
        counts = _pack(clear, at)
        clear.seek(0)
        write_whole(target, lambda closed: lock.close(clear, closed))
    if keys is not None:
        write_whole(keys, lambda closed: closed.write(lock.close_bytes(_keys())))
    (Path(settings.DATA_DIR) / "derniere_sauvegarde").write_text(at.isoformat())
    return counts


def _keys() -> bytes:
    """The key ring, and CLE_SECRETE, under which second factors are sealed."""
    ring = json.loads(Path(settings.KEY_FILE).read_bytes())
    return json.dumps({**ring, SIGNATURES: settings.SECRET_KEY}).encode()


def _refuse_existing(file: Path) -> None:
    if file.exists():
        raise Refused(_("Ce fichier existe déjà : %(file)s. Choisissez un autre nom.") % {"file": file})
    if not file.absolute().parent.is_dir():
        raise Refused(_("Ce dossier n’existe pas : %(folder)s.") % {"folder": file.absolute().parent})


def _pack(clear: IO[bytes], at: datetime) -> dict[str, int]:
    with tarfile.open(fileobj=clear, mode="w:gz", compresslevel=6) as archive:
        with snapshot():
            migrations = applied_migrations()
            counts = {model._meta.db_table: _add_table(archive, model) for model in every_model()}
        _add_uploads(archive)
        manifest = {"format": FORMAT, "version": __version__, "at": at.isoformat(), "migrations": migrations}
        _add(archive, MANIFEST, BytesIO(json.dumps({**manifest, "rows": counts}).encode()))
    return counts


def _add_table(archive: tarfile.TarFile, model: Any) -> int:
    with tempfile.TemporaryFile() as rows:
        count = dump_table(model, rows)
        _add(archive, f"tables/{model._meta.db_table}.jsonl", rows)
    return count


def _add_uploads(archive: tarfile.TarFile) -> None:
    root = Path(settings.MEDIA_ROOT)
    for file in sorted(root.rglob("*")) if root.is_dir() else []:
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as content:
                _add(archive, f"fichiers/{file.relative_to(root)}", content)


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes]) -> None:
    member = tarfile.TarInfo(name)
    member.size = content.seek(0, os.SEEK_END)
    content.seek(0)
    archive.addfile(member, content)


def write_whole(target: Path, write: Callable[[IO[bytes]], Any]) -> None:
    """Written beside, then moved: `target` appears whole or not at all, readable by its owner only."""
    draft = target.with_name(target.name + ".partiel")
    descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
