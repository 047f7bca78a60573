"""Contact details and money are noticed; ordinary words, hours, dates and help lines are not."""

import time

import pytest

from entrepairs.accompaniment.hints import Hint, hints


@pytest.mark.parametrize(
    "text",
    [
        "06 12 34 56 78",
        "appelle-moi au 0612345678",
        "+33 6 12 34 56 78",
        "0470/12.34.56 en Belgique",
        "01.23.45.67.89",
        "nadia.b@exemple.fr",
        "je suis sur WhatsApp",
    ],
)
def test_contact_details_are_noticed(text):
    assert Hint.CONTACT in hints(text)


@pytest.mark.parametrize(
    "text", ["je peux te prêter de l’argent", "20 €", "deux cents euros, 200 euros", "mon RIB", "PayPal"]
)
def test_money_is_noticed(text):
    assert Hint.MONEY in hints(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, je vais mieux qu’hier.",
        "Rendez-vous à 14 h 30 le 12/03/2027",
        "Le 3114 m’a aidée, et le 15 aussi",
        "J’ai dormi 4 h 30, puis 2 h",
        "Je me suis prêtée au jeu",
        "né en 1987, arrivé en 2004",
        "@ bientôt",
        "",
    ],
)
def test_ordinary_words_call_for_nothing(text):
    assert hints(text) == []


def test_both_are_said_in_order():
    assert hints("Mon mail : a@b.fr, et 50 euros") == [Hint.CONTACT, Hint.MONEY]


@pytest.mark.parametrize("text", ["1 " * 2500, "a@" * 2500, "a." * 2500, "0-" * 2500])
def test_no_text_takes_long(text):
    start = time.process_time()
    hints(text)
    assert time.process_time() - start < 0.5
