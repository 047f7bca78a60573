"""From where a public text was written opens as a name does: by two, with a reason; its author reads that it was."""

import pytest

from entrepairs.community.tests.talking import begun, circle_of
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.names import Asked, ask_name, confirm_name, read_name, read_origins
from entrepairs.safety.actions.origins import keep_origin
from entrepairs.safety.models import NameDraw, NameOpening, Origin
from entrepairs.safety.privacy import erase, export
from entrepairs.safety.tasks.names import tell_whose_name
from entrepairs.safety.tests.opened import hidden_post, look_of, sure, taken_by, team_of

pytestmark = pytest.mark.django_db
HOME = "203.0.113.7"
JUDGE = Asked(NameOpening.Ground.JUDGE, "Ordonnance du 3 mars, numéro 12.", what=NameOpening.What.ORIGIN)


@pytest.fixture(autouse=True)
def in_france(settings):
    settings.COUNTRY, settings.ORIGINS = "FR", "loi"


@pytest.fixture
def post(house, elena, bruno):
    """Signed by Bruno, in a circle that strangers read."""
    found = begun(circle_of(house, elena), bruno).posts.get()
    keep_origin("post", found.pk, address=HOME)
    return found


@pytest.fixture
def team(person, elena):
    return team_of([person(name) for name in ("Driss", "Inès", "Nadia", "Omar")], by=elena)


def asked(post, team, words=JUDGE):
    for person in team:
        try:
            return ask_name(look_of(post), words, by=person)
        except Refused:
            continue
    raise AssertionError("nobody could ask")


def other(opening, team):
    keys = NameDraw.objects.select_related("data_key").get(pk=opening.draw_id).people
    return next(one for one in team if one.pk in keys and one != opening.asked_by)


def test_two_read_the_address_a_third_does_not_and_the_author_learns_it(post, team, bruno, farid, browser_of):
    opening = asked(post, team)
    second = other(opening, team)
    with pytest.raises(Refused):
        read_origins(opening, by=second)
    confirm_name(opening, by=second)

    assert [one.address for one in read_origins(opening, by=second)] == [HOME]
    third = next(one for one in team if one not in (opening.asked_by, second))
    for stranger in (third, farid):
        with pytest.raises(Refused):
            read_origins(opening, by=stranger)
    tell_whose_name.call()
    assert Notice.objects.filter(person=bruno, path="/mes-ouvertures/").exists()
    page = browser_of(bruno).get("/mes-ouvertures/").content.decode()
    assert JUDGE.reason in page and "a lu l’adresse" in page and "montrée à deux personnes" in page
    assert HOME not in page and JUDGE.reason in str(export(bruno)["safety.NameOpening"])
    assert JUDGE.reason not in browser_of(farid).get("/mes-ouvertures/").content.decode()


def test_neither_the_journal_nor_the_rows_hold_the_address(post, team):
    opening = asked(post, team)
    confirm_name(opening, by=other(opening, team))
    read_origins(opening, by=opening.asked_by)

    lines = Entry.objects.filter(verb__startswith="origin.")
    assert {line.verb for line in lines} == {"origin.sought", "origin.asked", "origin.confirmed", "origin.read"}
    assert HOME not in str(list(lines.values()))
    assert HOME not in str(NameOpening.objects.values().get())


def test_under_an_alias_the_address_opens_no_name_and_the_lot_is_the_same(house, elena, bruno, team):
    post = hidden_post(house, bruno, by=elena)
    keep_origin("post", post.pk, address=HOME)
    opening = asked(post, team)
    confirm_name(opening, by=other(opening, team))

    assert opening.draw_id == post.voice_id and NameDraw.objects.get().person is None
    page = sure(opening.asked_by).get(opening.get_absolute_url()).content.decode()
    assert HOME in page and "Bruno" not in page
    named = asked(post, team, Asked(JUDGE.ground, JUDGE.reason))
    assert named.draw_id == opening.draw_id and named.what == "name"
    assert read_origins(opening, by=opening.asked_by)
    with pytest.raises(Refused):
        read_name(named, by=named.asked_by)


def test_a_name_opened_never_gives_the_address(house, elena, bruno, team):
    post = hidden_post(house, bruno, by=elena)
    keep_origin("post", post.pk, address=HOME)
    named = asked(post, team, Asked(JUDGE.ground, JUDGE.reason))
    confirm_name(named, by=other(named, team))

    assert read_origins(named, by=named.asked_by) == []
    assert HOME not in sure(named.asked_by).get(named.get_absolute_url()).content.decode()


def test_nothing_kept_nothing_to_open(house, elena, bruno, team):
    post = begun(circle_of(house, elena, readers="ici"), bruno).posts.get()

    with pytest.raises(Refused, match="Rien n’est gardé"):
        ask_name(look_of(post), JUDGE, by=team[0])


def test_it_opens_once_the_account_is_gone_and_an_erased_author_leaves_no_lot(post, team, bruno):
    asked(post, team)
    erase(bruno, keep_shared=False)
    assert not NameOpening.objects.exists() and not NameDraw.objects.exists()
    look = look_of(post)
    post.delete()

    for one in team:
        try:
            opening = ask_name(look, JUDGE, by=one)
            break
        except Refused:
            continue
    confirm_name(opening, by=other(opening, team))
    assert read_origins(opening, by=opening.asked_by)[0].address == HOME
    assert Origin.objects.count() == 1


def test_from_the_address_of_the_text_and_from_a_red(post, team, farid):
    look = look_of(post)
    found = sure(team[0]).post("/veille/noms/", {"address": post.get_absolute_url(), "what": "origin"})
    where = f"/veille/{look.pk}/connexion/"
    assert found["Location"] == where
    assert "Ouvrir la connexion à deux" in sure(team[0]).get(where).content.decode()
    assert sure(farid).get(where).status_code == 404
    type(look).objects.filter(pk=look.pk).update(queue="rouge")
    assert where in sure(team[0]).get(taken_by(post, team[0]).get_absolute_url()).content.decode()
