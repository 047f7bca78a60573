"""A list comes into the directory: seen first, agreed to, whole or not at all."""

import io
from datetime import timedelta

import pytest

from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.jobs.worker import run_due
from entrepairs.structures.actions.imports import cancel_list, confirm_list, send_list
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.importing import writing
from entrepairs.structures.importing.reading import Stopped
from entrepairs.structures.models import Import, ImportLine, ImportPart, OpeningRule, Place, Role, Source, Structure
from entrepairs.structures.tasks import forget_lists
from entrepairs.structures.tests.lists import TEMPLATE, administrator, sample, table

pytestmark = pytest.mark.django_db
State = Import.State


@pytest.fixture
def ines(person):
    """Inès administers the installation."""
    return administrator(person("Inès"))


def sent(content, by, name="liste.csv"):
    """Sent and read."""
    importing = send_list(io.BytesIO(content.encode() if isinstance(content, str) else content), name, by=by)
    run_due()
    importing.refresh_from_db()
    return importing


def brought(content, by):
    """Sent, read, agreed to and written."""
    importing = confirm_list(sent(content, by), by=by)
    run_due()
    importing.refresh_from_db()
    return importing


def listed():
    return sorted(Structure.objects.values_list("name", flat=True))


def test_nothing_is_written_before_someone_agrees(ines):
    importing = sent(TEMPLATE.read_bytes(), ines)

    assert importing.state == State.READY and importing.counts == {"nouvelle": 2}
    assert listed() == [] and Structure.arrivals.count() == 0 and Source.objects.count() == 0


def test_once_agreed_the_houses_are_there_with_their_hours_and_their_source(ines):
    importing = brought(TEMPLATE.read_bytes(), ines)

    assert importing.state == State.DONE
    house = Structure.objects.get(name="GEM fictif Le Fil rouge")
    assert house.opened_at is None and house.plain_name == "gem fictif le fil rouge"
    assert house.places.get().opening_rules.count() == 6
    assert [str(one.dated) for one in house.sources.all()] == ["2026-11-01"]
    assert [one.experience for one in house.experiences.all()] == ["isolement"]
    assert not importing.lines.exists() and not ImportPart.objects.exists()


def test_the_253_real_rows_come_in_and_a_second_time_changes_nothing(ines):
    brought(sample("finess_extrait_structures.csv"), ines)
    assert Structure.objects.count() == Place.objects.count() == Source.objects.count() == 253

    again = sent(sample("finess_extrait_structures.csv"), ines)

    assert again.counts == {"pareille": 253}
    with pytest.raises(Refused, match="ne change rien"):
        confirm_list(again, by=ines)


def test_what_the_list_changes_is_shown_then_written(ines):
    brought(table({"id_externe": "1", "telephone": "0380000001", "horaires": "lu 10:00-12:00"}), ines)
    importing = sent(table({"id_externe": "1", "telephone": "0380000002", "horaires": "ma 10:00-12:00"}), ines)
    line = importing.lines.get()

    assert line.verdict == ImportLine.Verdict.CHANGED
    assert line.changes["phone"] == ["03 80 00 00 01", "03 80 00 00 02"]

    confirm_list(importing, by=ines)
    run_due()

    assert Structure.objects.get().phone == "03 80 00 00 02"
    assert [rule.weekday for rule in OpeningRule.objects.all()] == [1]


def test_a_field_that_the_house_corrected_is_never_written_over(ines):
    brought(table({"id_externe": "1", "telephone": "0380000001", "adresse": "1 rue Verte", "nom": "Gem"}), ines)
    Structure.objects.update(phone="03 80 99 99 99")
    Place.objects.update(address="3 place Bleue")

    brought(table({"id_externe": "1", "telephone": "0380000002", "adresse": "2 rue Verte", "nom": "GEM du Lac"}), ines)

    house = Structure.objects.get()
    assert (house.phone, house.places.get().address) == ("03 80 99 99 99", "3 place Bleue")
    assert house.name == "GEM du Lac"
    assert house.sources.get().values["phone"] == "03 80 00 00 02"


def test_the_same_name_within_a_kilometre_in_another_list_is_a_double_and_is_not_written(ines):
    brought(table({"source": "ARS", "id_externe": "1"}), ines)

    importing = sent(table({"source": "CNIGEM", "id_externe": "A", "nom": "G.E.M. DU LAC"}), ines)
    other_town = sent(table({"source": "CNIGEM", "id_externe": "B", "commune": "Beaune", "code_postal": "21200"}), ines)

    assert importing.counts == {"double": 1} and importing.lines.get().structure == Structure.objects.get()
    assert other_town.counts == {"nouvelle": 1}


def test_the_same_finess_number_in_another_list_is_a_double(ines):
    brought(sample("finess_extrait_structures.csv"), ines)
    titles = "nom;type;commune;code_postal;source;finess"
    importing = sent(table({"nom": "Tout autre nom", "finess": "010002236"}, titles=titles), ines)

    assert importing.lines.get().verdict == ImportLine.Verdict.DOUBLE


def test_two_lines_of_one_list_with_one_key_are_refused_and_with_two_keys_are_two_houses(ines):
    once = sent(table({"id_externe": "1"}, {"id_externe": "1"}), ines)
    twice = sent(table({"id_externe": "1"}, {"id_externe": "2"}), ines)

    assert once.counts == {"nouvelle": 1, "refusee": 1} and "ligne 2" in once.lines.get(verdict="refusee").reason
    assert twice.counts == {"nouvelle": 2}


def test_a_list_can_be_cancelled_at_each_moment_with_nothing_left(ines, monkeypatch):
    waiting = send_list(io.BytesIO(TEMPLATE.read_bytes()), "a.csv", by=ines)
    cancel_list(waiting, by=ines)
    ready = sent(TEMPLATE.read_bytes(), ines)
    cancel_list(ready, by=ines)
    writing_now = confirm_list(sent(sample("finess_extrait_structures.csv"), ines), by=ines)
    monkeypatch.setattr(writing, "BATCH", 100)
    monkeypatch.setattr(writing, "publish", lambda topic, key: _cancel_once(writing_now, ines))
    run_due()

    assert set(Import.objects.values_list("state", flat=True)) == {State.CANCELLED}
    assert Structure.arrivals.count() == Source.objects.count() == 0
    assert not ImportLine.objects.exists() and not ImportPart.objects.exists()


def _cancel_once(importing, by):
    assert listed() == [], "nothing is seen while it is written"
    if Import.objects.get(pk=importing.pk).state == State.WRITING:
        assert Structure.arrivals.count() == 100
        cancel_list(importing, by=by)


def test_a_job_that_died_is_taken_up_where_it_was(ines, monkeypatch):
    importing = confirm_list(sent(sample("finess_extrait_structures.csv"), ines), by=ines)
    with monkeypatch.context() as patched:
        patched.setattr(writing, "BATCH", 100)
        patched.setattr(writing, "_moved_meanwhile", _dies)
        writing.write_import(importing)
    assert listed() == [] and Structure.arrivals.count() == 253

    run_due()

    assert Structure.objects.count() == Source.objects.count() == 253


def test_a_job_that_died_while_a_list_enters_goes_on_and_keeps_what_a_house_corrects_meanwhile(ines, monkeypatch):
    rows = [{"id_externe": str(n), "nom": f"Gem {n}", "telephone": "0380000001"} for n in range(1, 6)]
    brought(table(*rows), ines)
    more = {"id_externe": "9", "nom": "Gem neuf"}
    importing = confirm_list(sent(table(*[row | {"telephone": "0380000002"} for row in rows], more), ines), by=ines)
    monkeypatch.setattr(writing, "SOME", 2)
    with monkeypatch.context() as patched:
        patched.setattr(writing, "publish", lambda topic, key: _dies() if key in _entering() else None)
        writing.write_import(importing)
    importing.refresh_from_db()
    assert (importing.state, importing.may_stop) == (State.ENTERING, False)
    with pytest.raises(Refused):
        cancel_list(importing, by=ines)
    with at(now() + timedelta(seconds=5)):
        Structure.objects.filter(name="Gem 5").update(phone="03 80 99 99 99", changed_at=now())
        run_due()

    phones = dict(Structure.objects.values_list("name", "phone"))
    others = {"Gem 5": "03 80 99 99 99", "Gem neuf": ""}
    assert phones == {f"Gem {n}": "03 80 00 00 02" for n in range(1, 5)} | others
    importing.refresh_from_db()
    assert (importing.state, importing.percent) == (State.DONE, 100)


def _entering():
    return Import.objects.filter(state=State.ENTERING).values_list("pk", flat=True)


def _dies(*about):
    raise Stopped


def test_a_house_corrected_between_the_preview_and_the_agreement_is_compared_again(ines):
    brought(table({"id_externe": "1", "telephone": "0380000001"}), ines)
    importing = sent(table({"id_externe": "1", "telephone": "0380000002"}), ines)
    house = Structure.objects.get()
    house.phone, house.changed_at = "03 80 99 99 99", importing.compared_at.replace(year=2100)
    house.save()

    confirm_list(importing, by=ines)
    run_due()
    importing.refresh_from_db()

    assert importing.state == State.READY and "entre-temps" in importing.error
    assert importing.counts == {"pareille": 1}
    assert Structure.objects.get().phone == "03 80 99 99 99"


def test_two_lists_never_enter_at_the_same_time(ines):
    first, second = sent(table({"id_externe": "1"}), ines), sent(table({"id_externe": "2"}), ines)
    confirm_list(first, by=ines)

    with pytest.raises(Refused, match="Une autre liste"):
        confirm_list(second, by=ines)


def test_a_file_that_is_not_a_list_is_refused_with_its_reason(ines):
    importing = sent(b"bonjour\nmonde\n", ines)

    assert importing.state == State.REFUSED and "modèle" in importing.error


def test_lines_are_forgotten_after_a_month(ines):
    with at(now() - timedelta(days=31)):
        waiting = sent(table({}, {"telephone": "non"}), ines)

    forget_lists.call()
    waiting.refresh_from_db()

    assert waiting.state == State.CANCELLED
    assert not ImportLine.objects.exists() and not ImportPart.objects.exists()


def test_a_house_of_a_list_is_to_be_checked_until_someone_takes_it(ines, client, elena):
    brought(TEMPLATE.read_bytes(), ines)
    house = Structure.objects.get(name="GEM fictif Le Fil rouge")
    assert "à vérifier" in client.get(house.get_absolute_url()).content.decode()

    accept_role(give_role(house, elena, Role.Name.COORDINATOR, by=ines), by=elena)

    assert "à vérifier" not in client.get(house.get_absolute_url()).content.decode()
    assert Structure.objects.here().get() == house
