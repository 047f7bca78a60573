"""Change, end well, and what remains afterwards."""

import pytest

from entrepairs.accompaniment.actions.endings import ask_again, change, end, erase_shared, tell
from entrepairs.accompaniment.actions.notes import write_note
from entrepairs.accompaniment.actions.pauses import pause
from entrepairs.accompaniment.actions.projects import begin_project
from entrepairs.accompaniment.kind_words import ENDED, ENDED_BY_ME
from entrepairs.accompaniment.models import Accompaniment, Ending, Feedback, Meeting, Note, Project, Relay, Request
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.accompaniment.tests.pairs import meet
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db
Kind = Ending.Kind


def ended(pair):
    return Accompaniment.objects.get(pk=pair.pk).state == Accompaniment.State.ENDED


def standing(browser_of, who, pair):
    return browser_of(who).get(pair.get_absolute_url()).context["frame"].standing


@pytest.mark.parametrize("kind", [Kind.PLANNED, Kind.STOPPED])
@pytest.mark.parametrize("who", ["aicha", "bruno"])
def test_either_ends_with_a_last_word_that_the_other_reads(who, kind, pair, request, browser_of):
    me = request.getfixturevalue(who)
    other = request.getfixturevalue({"bruno": "aicha", "aicha": "bruno"}[who])

    answer = browser_of(me).post(f"{pair.get_absolute_url()}fin/", {"kind": kind, "last_word": "Bonne route."})

    assert answer.status_code == 303
    assert ended(pair)
    assert standing(browser_of, other, pair).last_word == "Bonne route."
    role = pair.participants.get(person=other).role
    assert list(standing(browser_of, other, pair).words) == [ENDED[role]]
    assert list(standing(browser_of, me, pair).words) == [ENDED_BY_ME]
    assert Notice.objects.filter(person=other, kind="pair_ended").count() == 1


def test_nobody_has_to_say_anything(pair, bruno, aicha, browser_of):
    end(pair, by=bruno)

    assert standing(browser_of, aicha, pair).last_word == ""


def test_meetings_to_come_are_cancelled_and_pauses_and_relays_end(pair, aicha, bruno):
    meet(pair, bruno)
    pause(pair, by=aicha)

    end(pair, by=bruno)

    assert Meeting.objects.get().state == Meeting.State.CANCELLED
    assert not Relay.objects.standing().exists()
    assert not pair.pauses.filter(ended_at=None).exists()


def test_ending_twice_is_refused_and_what_was_written_comes_back(pair, bruno, aicha, browser_of):
    end(pair, by=aicha)

    answer = browser_of(bruno).post(
        f"{pair.get_absolute_url()}fin/", {"kind": Kind.PLANNED, "last_word": "Merci à toi."}
    )

    assert answer.status_code == 422
    assert "Merci à toi." in answer.content.decode()


def test_changing_sends_the_same_wishes_and_never_proposes_the_same_person_again(
    pair, bruno, aicha, driss, house, elena
):
    offering(habilitated(driss, house, by=elena))

    request = change(pair, by=bruno)

    assert (request.text, request.experiences) == (pair.request.text, pair.request.experiences)
    assert {one.supporter for one in request.proposals.shown()} == {driss}
    assert ask_again(pair, by=bruno) == request
    assert Request.objects.open().count() == 1


def test_a_supporter_who_changes_leaves_the_choice_to_the_person(pair, aicha, bruno, browser_of):
    assert change(pair, by=aicha) is None
    assert not Request.objects.open().exists()

    answer = browser_of(bruno).post(f"{pair.get_absolute_url()}nouvelle-demande/")

    assert answer["Location"] == Request.objects.open().get().get_absolute_url()


def test_changing_with_three_open_requests_ends_without_a_fourth(pair, bruno, browser_of):
    for _ in range(3):
        written(bruno)

    assert change(pair, by=bruno) is None

    assert ended(pair)
    with pytest.raises(Refused):
        ask_again(pair, by=bruno)
    assert browser_of(bruno).post(f"{pair.get_absolute_url()}nouvelle-demande/").status_code == 303


def test_without_the_first_request_one_writes_a_new_one(pair, bruno, browser_of):
    end(pair, by=bruno)
    Request.objects.all().delete()

    assert browser_of(bruno).post(f"{pair.get_absolute_url()}nouvelle-demande/")["Location"] == "/ecrire/"


def test_the_person_erases_notes_and_projects_for_both_once_it_is_over(pair, bruno, aicha):
    write_note(pair, new_id(), "Un", "deux", by=bruno)
    begin_project(pair, new_id(), "autre", "Un jardin", by=bruno)
    with pytest.raises(Refused):
        erase_shared(pair, by=bruno)
    end(pair, by=bruno)
    with pytest.raises(Refused):
        erase_shared(pair, by=aicha)

    erase_shared(pair, by=bruno)

    assert not Note.objects.exists()
    assert not Project.objects.exists()


def test_feedback_is_for_oneself_unless_one_opens_it(pair, bruno, aicha, browser_of):
    url = f"{pair.get_absolute_url()}mon-retour/"
    assert browser_of(bruno).get(url).status_code == 404
    end(pair, by=aicha)

    assert browser_of(bruno).post(url, {"text": "Cela m’a fait du bien."}).status_code == 303

    assert Feedback.objects.get().open_to_team_at is None
    assert "Cela m’a fait du bien." in browser_of(bruno).get(url).content.decode()
    assert browser_of(aicha).get(url).status_code == 404
    with pytest.raises(Refused):
        tell(pair, "Non", open_to_team=True, by=aicha)


def test_every_page_of_limits_opens_for_both_before_and_after(pair, aicha, bruno, browser_of):
    for name in ("limites/", "changement/", "fin/"):
        for who in (aicha, bruno):
            assert browser_of(who).get(pair.get_absolute_url() + name).status_code == 200
    end(pair, by=bruno)
    for who in (aicha, bruno):
        assert browser_of(who).get(f"{pair.get_absolute_url()}limites/").status_code == 200


def test_farid_ends_nothing(pair, farid, browser_of):
    with pytest.raises(Refused):
        end(pair, by=farid)
    for name in ("fin/", "changement/", "mon-retour/", "effacement/", "nouvelle-demande/", "supervision/"):
        assert browser_of(farid).post(pair.get_absolute_url() + name).status_code == 404
    assert not ended(pair)
