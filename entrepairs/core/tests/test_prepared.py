"""A prepared query gives what Django gives, whatever the values: written once, asked with others each time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.test.utils import CaptureQueriesContext

from entrepairs.core import clock
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Notice, Person

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 5, 12, tzinfo=UTC)


@pytest.fixture
def people() -> list[Person]:
    return [Person.objects.create_person(name) for name in ("Une Loutre", "Un Héron", "Une Mésange")]


def test_only_the_values_change(people: list[Person]) -> None:
    built: list[Any] = []

    @prepared
    def named(pseudonym: str) -> Any:
        built.append(pseudonym)
        return Person.objects.filter(pseudonym=pseudonym)

    assert [named(person.pseudonym) for person in people] == [[person] for person in people]
    assert named.first("Personne") is None
    assert len(built) == 1


def test_a_text_is_never_read_as_sql(people: list[Person]) -> None:
    named = prepared(lambda pseudonym: Person.objects.filter(pseudonym=pseudonym))

    assert named("Une Loutre") == [people[0]]
    assert named("' OR 1=1 --") == []
    assert named("%s") == []


def test_sets_of_keys_may_be_empty_or_long(people: list[Person]) -> None:
    among = prepared(lambda keys: Person.objects.filter(pk__in=keys).order_by("pk"))
    others = prepared(lambda keys: Person.objects.exclude(pk__in=keys).order_by("pk"))
    some = sorted(people, key=lambda person: person.pk)

    assert among(frozenset[UUID]()) == []
    assert others(frozenset[UUID]()) == some
    assert among([some[0].pk, some[2].pk]) == [some[0], some[2]]
    assert others(frozenset({some[0].pk, some[2].pk})) == [some[1]]


def test_a_day_is_a_day_and_a_moment_a_moment(people: list[Person]) -> None:
    came = prepared(lambda day, at: Person.objects.filter(joined_on=day).exclude(notices__at__lt=at))
    Person.objects.filter(pk=people[0].pk).update(joined_on=date(2026, 2, 28))
    Notice.objects.create(person=people[0], kind="x", path="/", at=AT)

    assert came(date(2026, 2, 28), AT) == [people[0]]
    assert came(date(2026, 2, 28), AT + timedelta(seconds=1)) == came(date(2026, 3, 1), AT) == []


def test_what_is_absent_is_another_query(people: list[Person]) -> None:
    since = prepared(lambda at: Notice.objects.filter(read_at__gt=at) if at else Notice.objects.filter(read_at=None))
    unread, read = (Notice.objects.create(person=people[0], kind="x", path="/", at=AT, read_at=at) for at in (None, AT))

    assert since(None) == [unread]
    assert since(AT - timedelta(seconds=1)) == [read]
    assert since(AT) == []


def test_the_clock_is_that_of_each_call(people: list[Person]) -> None:
    Notice.objects.create(person=people[0], kind="x", path="/", at=AT)
    past = prepared(lambda person: Notice.objects.filter(person=person, at__lte=clock.now()))

    with clock.at(AT - timedelta(minutes=1)):
        assert past(people[0]) == []
    with clock.at(AT):
        assert len(past(people[0])) == 1
    assert past(people[1]) == []


def test_rows_come_with_what_was_asked_around_them(people: list[Person]) -> None:
    notice = Notice.objects.create(person=people[0], kind="x", path="/", at=AT)
    told = Notice.objects.filter(person=OuterRef("pk"))
    with_more = prepared(
        lambda key: Person.objects.filter(pk=key).select_related("data_key").annotate(is_told=Exists(told))
    )
    lists = prepared(lambda key: Notice.objects.filter(Q(pk=key) | Q(person=key)).values_list("pk", "person"))

    rows = [with_more.first(person.pk) for person in people[:2]]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert [row.data_key.pk for row in rows if row] == [person.data_key_id for person in people[:2]]
    assert len(asked) == 0
    assert [row.is_told for row in rows if row] == [True, False]
    assert lists(people[0].pk) == [(notice.pk, people[0].pk)]


def test_a_value_that_a_query_cannot_hold_is_a_fault_of_the_program() -> None:
    with pytest.raises(TypeError, match="object: not a value"):
        prepared(lambda thing: Person.objects.filter(pk=thing))(object())


def test_an_hour_reckoned_in_the_query_fails_rather_than_stay(people: list[Person]) -> None:
    today = prepared(lambda person: Notice.objects.filter(person=person, at__date=clock.now().date()))

    with pytest.raises(AttributeError):
        today(people[0])


def test_what_never_changes_stands_in_the_text_as_it_is(people: list[Person]) -> None:
    """Signs of SQL, of Python and of both languages among what the code gives, not the person."""
    odd = "100 %s d’« élan » \\ '%' %%s"
    Person.objects.filter(pk=people[0].pk).update(pseudonym=odd)
    like = prepared(
        lambda key: Person.objects.filter(pk=key, pseudonym__contains="%s d’", skeleton__gt="").exclude(
            pseudonym__in=["Un Héron", "%"]
        )
    )
    same = prepared(lambda keys: Person.objects.filter(pk__in=keys, pseudonym=odd)[:2])

    assert [like.first(person.pk) for person in people] == [people[0], None, None]
    assert same([person.pk for person in people]) == [people[0]]
