"""One stylesheet and one script, put together from their sources: no build step, no made file in the repository.

`css/<layer>/*.css` becomes `ui/ui.css`: the folder is the cascade layer. `js/*.js` of each app becomes `ui/ui.js`: one
file, one custom element, one block scope. A finder of static files: collectstatic and the servers see them as any
other."""

import atexit
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import get_ident
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

HERE = Path(__file__).resolve().parent
LAYERS = ["reset", "tokens", "base", "layout", "components", "pages", "utilities"]


def stylesheet() -> str:
    """All of `css/`, each folder inside its layer, without comments or indentation."""
    parts = [f"@layer {','.join(LAYERS)};"]
    for layer in LAYERS:
        sources = sorted((HERE / "css" / layer).glob("*.css"))
        body = "\n".join(_dense(source.read_text()) for source in sources)
        parts.append(f"@layer {layer}{{\n{body}\n}}")
    return "\n".join(parts) + "\n"


def script() -> str:
    """All of `js/`, each file in its own scope, for a module script."""
    return "".join(f"{{\n{_dense(source.read_text())}\n}}\n" for source in scripts())


def scripts() -> list[Path]:
    """What any page may hold is in one file: an element that few pages show weighs less in it than a request."""
    return sorted(HERE.parent.glob("*/js/*.js"))


def _dense(source: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    lines = (line.strip() for line in without_comments.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


MADE = {"ui/ui.css": stylesheet, "ui/ui.js": script}


@lru_cache(maxsize=1)
def _folder() -> Path:
    """One folder for the whole life of the process, gone with it: finders come and go."""
    made = TemporaryDirectory(prefix="entrepairs-ui-")
    atexit.register(made.cleanup)
    return Path(made.name)


class Assembled(BaseFinder):
    """Finds `ui/ui.css` and `ui/ui.js`, made anew from their sources in a folder of this process."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(_folder())

    def _make(self, name: str) -> Path:
        file = _folder() / name
        text = MADE[name]()
        if not file.exists() or file.read_text() != text:
            file.parent.mkdir(exist_ok=True)
            draft = file.with_name(f"{file.name}.{get_ident()}")
            draft.write_text(text)
            draft.replace(file)  # whole at once: another thread may be reading
        return file

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in MADE:
            return [] if find_all else None
        found = str(self._make(path))
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        for name in MADE:
            self._make(name)
            yield name, self.storage
