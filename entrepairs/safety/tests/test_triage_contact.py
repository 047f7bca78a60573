"""A way to reach a private person is seen, however it is written; help lines and organisations are public."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.safety.triage.contact import leaks

PRIVATE = [
    "mon num c’est le 06 39 98 00 17",
    "06.39.98.00.17 après 18 h",
    "appelle-moi au +33 6 39 98 00 17",
    "zéro six, trente-neuf, quatre-vingt-dix-huit, zéro zéro, dix-sept",
    "mon gsm : 0470/00.00.42",
    "0-4-7-0 … 00 … 00 … 42",
    "écris à lina.exemple@courriel.example",
    "lina.exemple arobase courriel point example",
    "mon insta : lina_exemple_42",
    "je suis sur discord, c’est Lina#4242",
    "J’habite au 12 rue des Essais, à Nantes",
    "le digicode de mon immeuble est 12B45",
    "Ma fille est à l’école Jules Exemple, elle sort à 16 h 30",
    "Lina Exemple travaille à la boulangerie de Rezé",
    "zéro six, trente-neuf, quatre-vingt-dix-huit, dix-sept, soixante-sept",
    "zéro quatre cent septante, zéro zéro, dix-sept, vingt",
    "Tu fais 06, ensuite 39 puis 98, et pour finir 00 et 17",
    "Pour la brocante je suis joignable : 06 39 98 00 17",
    "+33 (0)6 39 98 00 17",
    "lina.exemple [chez] courriel [point] example",
    "lina-exemple@courriel.test",
    "zéro sis, trante neuf, quatrevin dis uit, vin deu, dix uit, apelé pluto le soir",
    "passé ché moi, 3 impace des Essais a Nevère",
    "le meile de ma fille : sandra arobase courriel poin exemple",
    "je sui sur fesse bouque, Dédé Exemple",
    "Appelle-moi cette nuit 0639980017",
    "joignable après minuit, 0639980017",
    "Je te dis : 0475/12.34.56 et le 3 mai aussi",
    "sur discord, c’est lina_exemple",
    "insta : lina.du.bois",
    "patate#4417",
    "Sur le Facebook de ma cousine : Lina Exemplaire",
    "Lina Exemple, de Plougastel",
    "En seconde au lycée Jean Exemple, viens me voir à la grille",
    "Elle est en CM2 à Jules-Exemple",
    "Il rentre seul à 15 h 50 par le parc",
    "On est au hameau des Essais",
    "48.1173 N, 1.6778 O, la maison au trampoline",
]
PUBLIC = [
    "Une ale belge de 33 cl",
    "Le 3114 répond jour et nuit.",
    "SOS Amitié : 09 72 39 40 50",
    "Le standard de la mairie, c’est le 02 41 00 00 00.",
    "Le GEM est au 12 rue des Essais, on vous attend à 14 h.",
    "Mon dossier porte le numéro 2024 118 55.",
    "Rendez-vous le 06/12/2026 à 14 h 30, salle 12",
    "Ça coûte 12,50 € pour 10 séances.",
    "Je ne suis plus sur Instagram, ça me faisait du mal.",
    "@Lina merci pour ton message",
    "Ma fille rentre de l’école, on fait un gâteau.",
    "contact@gem.example pour s’inscrire",
    "@Pomme83 merci pour ta réponse",
    "Tirage de la tombola : 06 12 25 38 41",
    "Ticket n° 0470 112 336, total 27,80 €",
    "Mon numéro de dossier est le 0470-221-903",
    "Le centre antipoisons, c’est le 070 245 245",
    "Le 06/12/2026, 3 boîtes de biscuits",
    "Garde-moi 1 place stp",
    "Je longe un passage que personne ne ferme",
    "Il m’a plaqué contre l’armoire",
    "Le lycée Jean Exemple de Nantes ouvre ses portes",
    "Je suis sur un quai de gare depuis 2014",
]


@pytest.mark.parametrize("text", PRIVATE)
def test_a_way_to_reach_someone_is_seen(text):
    assert leaks(text)


@pytest.mark.parametrize("text", PUBLIC)
def test_what_is_public_is_not_a_leak(text):
    assert not leaks(text)


def test_a_leak_says_where_it_stands():
    text = "Hé, mon num c’est le 06 39 98 00 17, voilà"

    ((first, last),) = leaks(text)

    assert text[first:last] == "06 39 98 00 17"


@given(st.text(max_size=300))
def test_any_text_is_read_and_leaks_stand_inside_it(text):
    assert all(0 <= first < last <= len(text) for first, last in leaks(text))
