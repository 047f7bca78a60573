"""A part of a page that is the same for everybody but for a few values: drawn once, then filled in.

    {% sheet key=thread.pk token=csrf_token is_followed=thread.is_followed %} … {{ token }} … {% endsheet %}

Between the tags, only the names that are given exist: nothing of the page or of who reads it can be kept. As in a
prepared query, what changes the drawing itself is a bool or None; the rest is a hole. The key of a row, which stands in
addresses, is named `key`."""

from typing import Any
from uuid import UUID

from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils.translation import get_language

from entrepairs.ui.sheets import KEY, cut, fill, hole

register = Library()


class Sheet(Node):
    def __init__(self, given: dict[str, FilterExpression], inside: NodeList) -> None:
        self.given, self.nodelist = given, inside
        self.drawn: dict[Any, tuple[str, ...]] = {}

    def render(self, context: Context) -> str:
        values = {name: found.resolve(context) for name, found in self.given.items()}
        looks = {name: value for name, value in values.items() if value is None or isinstance(value, bool)}
        own = {name: _own(name, value) for name, value in values.items() if name not in looks}
        shape = get_language(), *looks.items()
        if shape not in self.drawn:
            holes = {name: KEY if name == "key" else hole(name) for name in own}
            self.drawn[shape] = cut(self.nodelist.render(context.new({**looks, **holes})))
        return fill(self.drawn[shape], own)


def _own(name: str, value: Any) -> str:
    """TypeError: not what stands in a hole."""
    if isinstance(value, UUID) is not (name == "key") or not isinstance(value, UUID | str):
        raise TypeError(f"{name}: {type(value).__name__} in a sheet")
    return value if isinstance(value, str) else str(value)


@register.tag
def sheet(parser: Parser, token: Token) -> Sheet:
    """Drawn once for each language and each bool that it is given."""
    words = token.split_contents()[1:]
    given = token_kwargs(words, parser)
    if words:
        raise TemplateSyntaxError("sheet: values are named")
    inside = parser.parse(("endsheet",))
    parser.delete_first_token()
    return Sheet(given, inside)
