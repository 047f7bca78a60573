"""A part of a page drawn once keeps nothing of who first read it, and nothing that was not given."""

from uuid import UUID

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.translation import override

from entrepairs.core.ids import new_id

LINE = (
    "{% sheet key=row token=token is_mine=mine %}"
    "{{ key }} {{ token }} {{ is_mine }}{% if person or row %}seen{% endif %}{% endsheet %}"
)
ANSWER = '{% sheet yes=yes %}{% if yes %}oui{% else %}non{% endif %} {% translate "Vous" %}{% endsheet %}'


def read_once(source):
    """As a page: read once, rendered with other values each time."""
    template = Template(source)
    return lambda **values: template.render(Context(values))


def test_each_reads_their_own_in_what_was_drawn_once():
    drawn = read_once(LINE)
    first, second = new_id(), new_id()

    one = drawn(row=first, token="a", mine=True, person="Bruno")
    other = drawn(row=second, token="<b>", mine=True, person="Aïcha")

    assert one.startswith(f"{first} a True") and "seen" not in one
    assert other.startswith(f"{second} &lt;b&gt; True") and str(first) not in other and "seen" not in other


def test_a_bool_is_another_drawing_and_so_is_a_language():
    said = read_once(ANSWER)

    with override("fr"):
        assert [said(yes=True), said(yes=False), said(yes=None)] == ["oui Vous", "non Vous", "non Vous"]
    with override("fr-tu"):
        assert said(yes=True).startswith("oui ") and said(yes=False).startswith("non ")


@pytest.mark.parametrize("value", [3, ["a"], UUID(int=1)])
def test_what_is_no_text_does_not_stand_in_a_hole(render, value):
    with pytest.raises(TypeError, match="in a sheet"):
        render("{% sheet name=name %}{{ name }}{% endsheet %}", name=value)


def test_a_value_has_a_name(render):
    with pytest.raises(TemplateSyntaxError, match="named"):
        render("{% sheet name %}{{ name }}{% endsheet %}")
