"""Every address that a template names exists: `{% url … as … %}` says nothing when it does not."""

import re

from django.urls import get_resolver

from tests.pages.whose import addresses
from tests.sources import shown, templates

NAMED = re.compile(r"""{%\s*url\s+["']([^"']+)["']""")


def test_no_template_names_an_address_that_does_not_exist():
    known = {name for name, _route, _kinds in addresses(get_resolver())}
    named = [(shown(file), name) for file in templates() for name in NAMED.findall(file.read_text())]

    assert len(named) > 200
    assert [(where, name) for where, name in named if name.removeprefix("admin:") == name and name not in known] == []
