"""Forms can be read, filled and understood by ear, by keyboard and by eye."""

import re

import pytest
from django import forms
from django.template import TemplateSyntaxError

from entrepairs.core.rules import No
from entrepairs.ui.moments import moment_choices


class Letter(forms.Form):
    text = forms.CharField(label="Texte", help_text="Comme ça vient.", max_length=500, widget=forms.Textarea)
    name = forms.CharField(label="Nom", required=False)
    way = forms.ChoiceField(label="Façon", choices=[("a", "Écrit"), ("b", "Voix")], widget=forms.RadioSelect)
    day = forms.DateField(label="Jour", required=False, widget=forms.DateInput)
    agree = forms.BooleanField(label="D’accord")
    moments = forms.MultipleChoiceField(choices=moment_choices, widget=forms.CheckboxSelectMultiple, required=False)


def test_help_error_and_count_are_tied_to_the_control(render):
    html = render("{% field form.text %}", form=Letter({"text": ""}))

    described = re.findall(r'<textarea[^>]*aria-describedby="([^"]+)"', html)[0].split()
    assert described == ["id_text_help", "id_text_error", "id_text_count"]
    assert all(f'id="{one}"' in html for one in described)
    assert 'aria-invalid="true"' in html
    assert 'for="id_text"' in html


def test_a_pasted_text_is_never_cut_by_the_browser(render):
    assert "maxlength" not in render("{% field form.text %}", form=Letter())


def test_a_field_without_help_describes_nothing(render):
    assert "aria-describedby" not in render("{% field form.name %}", form=Letter())


def test_only_what_may_stay_empty_is_marked(render):
    form = Letter()
    assert 'class="free"' in render("{% field form.name %}", form=form)
    assert 'class="free"' not in render("{% field form.text %}", form=form)
    assert 'class="free"' not in render("{% field form.name optional=False %}", form=form)


def test_choices_are_a_group_with_a_legend_and_each_explanation_is_read(render):
    html = render("{% field form.way helps=helps %}", form=Letter(), helps={"a": "Des messages."})

    assert html.count("<fieldset") == html.count("<legend") == 1
    assert 'aria-describedby="id_way_0_help"' in html
    assert html.count('type="radio"') == 2


def test_a_date_uses_the_picker_of_the_device_in_its_own_format(render):
    html = render("{% field form.day %}", form=Letter(initial={"day": "2026-03-03"}))

    assert 'type="date"' in html
    assert 'value="2026-03-03"' in html


def test_a_check_box_names_itself(render):
    html = render("{% field form.agree %}", form=Letter())
    assert re.search(r'<input type="checkbox"[^>]*id="id_agree"', html)
    assert '<label for="id_agree">' in html


def test_the_week_has_twenty_one_named_boxes(render):
    html = render("{% moments_grid form.moments %}", form=Letter())
    assert html.count('type="checkbox"') == html.count("<label") == 21
    assert html.count('scope="row"') == 7


def test_the_grid_of_the_week_refuses_other_choices(render):
    with pytest.raises(TemplateSyntaxError, match="21"):
        render("{% moments_grid form.way %}", form=Letter())


def test_what_must_be_seen_again_is_announced_and_leads_to_each_field(render):
    form = Letter({"text": "", "agree": ""})
    form.is_valid()
    form.add_error(None, "Cette personne est en pause.")
    form.next_step = "/autre/"  # type: ignore[attr-defined]

    html = render("{% refusals form %}", form=form)

    assert 'role="alert"' in html
    assert [f'href="#id_{name}"' in html for name in ("text", "way", "agree", "name")] == [True, True, True, False]
    assert "Cette personne est en pause." in html
    assert 'href="/autre/"' in html


def test_a_form_without_refusal_says_nothing(render):
    assert render("{% refusals form %}", form=Letter()).strip() == ""


def test_a_refused_button_stays_with_its_reason(render):
    html = render('{% button "J’y vais" allowed=no %}', no=No("C’est complet.", "/liste/"))

    [reason] = re.findall(r'<button[^>]*disabled aria-describedby="([^"]+)"', html)
    assert f'id="{reason}"' in html
    assert "C’est complet." in html
    assert 'href="/liste/"' in html
    assert "submit" not in html


def test_a_form_carries_its_token_and_refuses_a_draft_without_a_name(render):
    html = render('{% post_form name="a" fragment="b" %}x{% endpost_form %}', csrf_token="jeton")
    assert 'name="csrfmiddlewaretoken" value="jeton"' in html
    assert 'hx-target="#b"' in html
    with pytest.raises(TemplateSyntaxError, match="name"):
        render("{% post_form draft=True %}x{% endpost_form %}")
