"""A column that keeps another one folded, so that a database finds « Éclaircie » when someone types « eclaircie »."""

from typing import Any

from django.db import models

from entrepairs.places.text import fold


class FoldedField(models.CharField[str, str]):
    """The text of the field `of`, without accents nor capitals, punctuation turned into spaces; written with the row.

    Whoever saves some fields only names it beside `of`."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, "default": "", **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: Any, add: bool) -> str:
        folded = fold(str(getattr(model_instance, self.of)))[: self.max_length]
        setattr(model_instance, self.attname, folded)
        return folded
