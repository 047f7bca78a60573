"""Components say what they say to everybody, and help developers who mistype."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError
from django.template.loader import get_template

from entrepairs.ui import charte, dates, names
from entrepairs.ui.templatetags import ui

AT = datetime(2026, 3, 3, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", sorted(ui.register.tags))
def test_every_component_is_in_the_charte(name):
    assert name in {member for members in charte.GROUPS.values() for member in members}
    get_template(f"ui/charte/{name}.html")
    assert getattr(ui, name).__doc__


@pytest.mark.parametrize(
    ("source", "known"),
    [
        ('{% icon "herat" %}', "'heart'"),
        ('{% button "Oui" look="primary" %}', "'main'"),
        ('{% notice look="error" %}x{% endnotice %}', "'danger'"),
        ("{% card level=1 %}x{% endcard %}", "2, 3, 4"),
    ],
)
def test_an_unknown_name_is_answered_with_those_that_exist(render, source, known):
    with pytest.raises(TemplateSyntaxError, match=known):
        render(source)


def test_an_icon_is_silent_unless_it_has_a_label(render):
    assert 'aria-hidden="true"' in render('{% icon "heart" %}')
    assert 'aria-label="merci"' in render('{% icon "heart" label="merci" %}')
    assert len(names.icons()) >= 40


def test_what_a_person_wrote_is_shown_as_text(render):
    html = render("{% message_bubble body at author=name %}", body="<b>a</b>\nb", at=AT, name="<i>")
    assert "&lt;b&gt;a&lt;/b&gt;<br>b" in html
    assert "<i>" not in html


def test_the_current_step_is_told(render):
    html = render("{% steps items current=2 %}", items=["a", "b", "c"])
    assert html.count('aria-current="step"') == 1
    assert html.count("step-done") == 1


def test_a_badge_is_the_same_each_time_and_says_nothing_twice(render):
    first = render('{% person_badge "Aïcha" %}')
    assert first == render('{% person_badge "Aïcha" %}')
    assert 'aria-hidden="true"' in first
    assert "style" not in first


def test_an_alert_speaks_and_a_notice_does_not_interrupt(render):
    assert 'role="alert"' in render('{% notice look="danger" %}x{% endnotice %}')
    assert "role" not in render("{% notice %}x{% endnotice %}")


def test_a_list_of_one_page_has_no_pager(render):
    assert "<nav" not in render("{% pager page %}", page=Paginator([1], 10).page(1))
    assert 'rel="next"' in render("{% pager page %}", page=Paginator(range(11), 10).page(1))


def test_an_empty_value_is_said(render):
    html = render("{% definitions pairs %}", pairs=[("Où", ""), ("Combien", 0)])
    assert html.count('class="quiet"') == 1


def test_a_timeline_needs_only_when_and_what(render):
    html = render("{% timeline events %}", events=[SimpleNamespace(at=AT, sentence="Fait.")])
    assert 'datetime="2026-03-03T13:30:00+00:00"' in html


def test_how_long_it_lasts_is_said_as_people_say_it():
    said = [dates.lasting(n) for n in (45, 60, 90, 125)]

    assert said == [
        "45 minutes",
        "1\u00a0h",
        "1\u00a0h\u00a030",
        "2\u00a0h\u00a005",
    ]


def test_a_date_in_a_page_is_written_as_in_french(render):
    at, later, looks = datetime(2026, 3, 1, 13, 30, tzinfo=UTC), date(2026, 3, 11), ("l j F Y, H:i", "H:i", "Y-m-d")
    said = [render("{{ at|date:look }}", at=at, look=look) for look in looks]

    assert said == ["dimanche 1er mars 2026, 14\u00a0h\u00a030", "14\u00a0h\u00a030", "2026-03-01"]
    assert render("{{ at|date:'j F' }}{{ none|date:'j F' }}", at=later, none=None) == "11 mars"


def test_dates_are_french_words_on_the_clock_of_the_house():
    assert dates.moment(AT).replace("\u00a0", " ") == "mardi 3 mars à 14 h 30"
    assert dates.day(datetime(2026, 5, 1, 10, tzinfo=UTC), year=True) == "vendredi 1er mai 2026"
    assert dates.hour(datetime(2026, 7, 1, 7, 0, tzinfo=UTC)).replace("\u00a0", " ") == "9 h"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=20), "à l’instant"),
        (timedelta(minutes=5), "il y a 5 minutes"),
        (timedelta(hours=1), "il y a 1 heure"),
        (timedelta(hours=20), "hier à 18 h 30"),
        (timedelta(days=4), "vendredi 27 février à 14 h 30"),
        (timedelta(days=400), "lundi 27 janvier 2025 à 14 h 30"),
    ],
)
def test_how_long_ago(age, words):
    assert dates.ago(AT - age, now=AT).replace("\u00a0", " ") == words


def test_how_long_ago_is_a_whole_moment_on_paper(render):
    drawn = render('{% when at look="ago" %}', at=AT).replace("\u00a0", " ")

    assert 'data-whole="mardi 3 mars 2026 à 14 h 30"' in drawn
    assert "data-whole" not in render("{% when at %}", at=AT)
