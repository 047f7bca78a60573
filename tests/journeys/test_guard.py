"""The guard itself: what it must see, it sees."""

import pytest

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("wrong", "sign"),
    [
        ("document.body.setAttribute('style', 'color: red')", "Content Security Policy"),
        ("new Image().src = 'http://ailleurs.example/suivi.png'", "ailleurs.example"),
        ("setTimeout(() => { throw new Error('panne') })", "panne"),
        ("fetch('/rien-ici/')", "404"),
    ],
)
def test_a_page_that_does_wrong_is_noticed(visitor, wrong, sign):
    guest = visitor().opens("/")
    assert guest.guard.complaints == []

    guest.page.evaluate(f"() => {{ {wrong} }}")
    guest.page.wait_for_timeout(300)

    assert any(sign in complaint for complaint in guest.guard.complaints)
    guest.guard.complaints.clear()
