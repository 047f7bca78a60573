"""From where public words are written is kept a year, sealed, when the law asks; and never otherwise."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.clock import at, now
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.origins import keep_origin
from entrepairs.safety.checks import check
from entrepairs.safety.models import Origin, OriginMonth
from entrepairs.safety.origins import are_kept
from entrepairs.safety.privacy import export
from entrepairs.safety.tasks.origins import forget_origins
from entrepairs.testimonies.actions import publish_story
from entrepairs.testimonies.tests.stories import accepted
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
HOME = "203.0.113.7"


@pytest.fixture(autouse=True)
def in_france(settings):
    settings.COUNTRY, settings.ORIGINS = "FR", "loi"


def at_home(person):
    browser = Client(REMOTE_ADDR=HOME)
    browser.force_login(person)
    return browser


def answered(person, thread, text="Moi aussi, les nuits sont longues."):
    """Through the page, as somebody does."""
    key = new_id()
    said = {"key": key, "text": text, "accepts": "on", "heard": "on"}
    at_home(person).post(thread.get_absolute_url(), said)
    return Post.objects.get(pk=key)


@pytest.mark.parametrize(
    ("choice", "country", "kept"),
    [("loi", "FR", True), ("loi", "BE", False), ("oui", "BE", True), ("non", "FR", False)],
)
def test_the_country_says_it_unless_the_host_does(choice, country, kept):
    assert are_kept(choice, country) is kept


def test_what_everybody_may_read_keeps_its_address_sealed(house, elena, bruno):
    post = answered(bruno, begun(circle_of(house, elena), elena))

    row = Origin.objects.select_related("month__data_key").get(object_id=post.pk)
    assert (row.source.address, row.source.act, row.on) == (HOME, "ecrit", localdate(now()))
    stored = str(Origin.objects.values().get(pk=row.pk))
    assert HOME not in stored and str(bruno.pk) not in stored


@pytest.mark.parametrize("readers", ["ici", "maison", "invitation"])
def test_a_circle_that_strangers_do_not_read_leaves_nothing(house, elena, readers):
    answered(elena, begun(circle_of(house, elena, readers=readers), elena))

    assert not Origin.objects.exists() and not OriginMonth.objects.exists()


def test_neither_reading_nor_belgium_leaves_anything(house, elena, bruno, settings):
    thread = begun(circle_of(house, elena), elena)
    for address in ("/", "/cercles/", thread.get_absolute_url()):
        assert at_home(bruno).get(address).status_code == 200
    settings.COUNTRY = "BE"
    answered(bruno, thread)

    assert not Origin.objects.exists()


def test_a_change_is_kept_and_the_same_form_sent_twice_is_written_once(house, elena, bruno):
    post = answered(bruno, begun(circle_of(house, elena), elena))
    keep_origin("post", post.pk, address=HOME)
    at_home(bruno).post(f"/mes-mots/{post.pk}/", {"text": "Autre chose.", "heard": "on"})

    rows = Origin.objects.about("post", post.pk).select_related("month__data_key")
    assert sorted(row.source.act for row in rows) == ["ecrit", "modifie"]


def test_what_is_refused_or_not_changed_comes_from_nowhere(house, elena, bruno, farid):
    post = answered(bruno, begun(circle_of(house, elena), elena))
    before = Origin.objects.count()

    at_home(bruno).post(f"/mes-mots/{post.pk}/", {"text": post.text, "heard": "on"})
    with pytest.raises(Refused):
        edit_post(post, "Autre chose.", by=farid, address=HOME)

    assert Origin.objects.count() == before


def test_a_story_is_kept_when_its_author_makes_it_public(house, elena, bruno):
    story = accepted(bruno, house, elena)
    with at(now() + timedelta(days=3)):
        publish_story(story, story.fingerprint, by=bruno, address=HOME)

    assert Origin.objects.about("testimony", story.pk).count() == 1


def test_it_outlives_the_text_and_the_account_and_is_in_one_s_own_copy_only(house, elena, bruno, farid):
    thread = begun(circle_of(house, elena), elena)
    hidden = said_in(thread, bruno, "sous un autre nom", is_hidden=True)
    keep_origin("post", hidden.pk, address=HOME)

    assert [row["adresse"] for row in export(bruno)["safety.Origin"]] == [HOME]
    assert export(farid)["safety.Origin"] == [] == export(elena)["safety.Origin"]
    remove_post(hidden, by=bruno)
    leave_circles(bruno)
    assert Origin.objects.count() == 1


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2027, 2, 28), date(2028, 2, 29), date(2026, 12, 31)])
def test_a_year_after_to_the_day_the_row_goes_then_the_key_of_its_month(house, elena, bruno, day):
    post = begun(circle_of(house, elena), elena).posts.get()
    noon = now().replace(year=day.year, month=day.month, day=day.day, hour=12)
    with at(noon):
        keep_origin("post", post.pk, address=HOME)
    key = OriginMonth.objects.get().data_key_id
    for days, rows in ((364, 1), (365, 1), (366, 0)):
        with at(noon + timedelta(days=days)):
            forget_origins.call()
        assert Origin.objects.count() == rows, days
    with at(noon + timedelta(days=400)):
        forget_origins.call()
    assert not OriginMonth.objects.exists() and not DataKey.objects.filter(pk=key).exists()


def test_two_months_never_share_a_key(house, elena):
    thread = begun(circle_of(house, elena), elena)
    keep_origin("post", thread.posts.get().pk, address=HOME)
    with at(now() + timedelta(days=32)):
        keep_origin("post", said_in(thread, elena, "plus tard").pk, address=HOME)

    keys = set(OriginMonth.objects.values_list("data_key", flat=True))
    assert len(keys) == 2 and None not in keys


def test_the_rules_of_the_site_say_it_in_plain_words(settings, client):
    assert "l’adresse de votre connexion" in client.get("/regles-du-site/").content.decode()
    settings.COUNTRY = "BE"
    assert "n’est gardé nulle part" in client.get("/regles-du-site/").content.decode()


def test_doctor_says_what_is_not_as_the_law_asks_and_what_was_kept_too_long(house, elena, settings):
    keep_origin("post", begun(circle_of(house, elena), elena).posts.get().pk, address=HOME)
    with at(now() + timedelta(days=370)):
        assert any(found.serious and "plus d’un an" in found.fact for found in check())
    settings.ORIGINS = "non"
    assert any("LCEN" in found.remedy for found in check())
    settings.ORIGINS, settings.COUNTRY = "oui", "BE"
    assert any("ne le demande pas" in found.remedy for found in check())


@pytest.mark.django_db(transaction=True)
def test_the_two_first_of_a_month_use_one_key(house, elena):
    thread = begun(circle_of(house, elena), elena)
    first, second = thread.posts.get(), said_in(thread, elena, "un mot")

    at_once(*(lambda post=post: keep_origin("post", post.pk, address=HOME) for post in (first, second)))

    assert OriginMonth.objects.count() == 1
    rows = Origin.objects.select_related("month__data_key")
    assert [row.source.address for row in rows] == [HOME, HOME]


@pytest.mark.django_db(transaction=True)
def test_the_same_text_sent_twice_at_once_is_written_once(house, elena):
    post = begun(circle_of(house, elena), elena).posts.get()

    at_once(*[lambda: keep_origin("post", post.pk, address=HOME)] * 2)

    assert Origin.objects.count() == 1
