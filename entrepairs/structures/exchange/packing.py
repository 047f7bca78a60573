"""A file as it was sent: plain, gzip, or a zip of one file. Unpacked on disk, within limits: bombs are refused."""

import gzip
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from entrepairs.structures.exchange.rows import FileRefused

CHUNK = 1 << 18
LARGEST = 600 << 20
"""Bytes of the file once unpacked: the whole of FINESS, twice."""
TIGHTEST = 120
"""A list packs to a twentieth of its size; what packs tighter than this, beyond FREE bytes, is made to harm."""
FREE = 8 << 20


def unpacked(file: IO[bytes]) -> IO[bytes]:
    """A temporary file, at its start, which leaves with its last user. Raises FileRefused."""
    packed = file.seek(0, 2)
    file.seek(0)
    target = tempfile.TemporaryFile()  # noqa: SIM115 - given to the caller
    try:
        for chunk in _chunks(file):
            target.write(chunk)
            _check(target.tell(), packed)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        target.close()
        raise FileRefused(_("Ce fichier compressé est abîmé. Préparez-le de nouveau, puis réessayez.")) from None
    except FileRefused:
        target.close()
        raise
    target.seek(0)
    return target


def _check(size: int, packed: int) -> None:
    if size > LARGEST:
        raise FileRefused(_("Une fois décompressé, ce fichier est trop grand. Coupez-le en plusieurs fichiers."))
    if size > FREE and size > packed * TIGHTEST:
        raise FileRefused(_("Ce fichier compressé grossit beaucoup trop quand on l’ouvre. Nous ne l’ouvrons pas."))


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    start = file.read(4)
    file.seek(0)
    if start[:2] == b"\x1f\x8b":
        with gzip.GzipFile(fileobj=file) as opened:
            yield from iter(lambda: opened.read(CHUNK), b"")
    elif start == b"PK\x03\x04":
        yield from _of_zip(file)
    else:
        yield from iter(lambda: file.read(CHUNK), b"")


def _of_zip(file: IO[bytes]) -> Iterator[bytes]:
    with zipfile.ZipFile(file) as archive:
        names = [one for one in archive.infolist() if not one.is_dir() and "__MACOSX" not in one.filename]
        if any(one.filename == "[Content_Types].xml" for one in names):
            raise FileRefused(_("C’est un classeur. Ouvrez-le dans le tableur, et enregistrez-le au format CSV."))
        if len(names) != 1:
            raise FileRefused(_("Cette archive doit contenir un seul fichier. Envoyez-les un par un."))
        if names[0].flag_bits & 1:
            raise FileRefused(_("Cette archive demande une phrase de passe. Envoyez le fichier sans protection."))
        with archive.open(names[0]) as opened:
            yield from iter(lambda: opened.read(CHUNK), b"")
