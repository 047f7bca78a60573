"""`veille_evaluer` says its figures as JSON on the last line, and refuses what it cannot read in plain words."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def row(text, risk, contact=False, abuse=False):
    return json.dumps({"text": text, "risk": risk, "contact_leak": contact, "abuse": abuse}, ensure_ascii=False)


def test_the_last_line_is_json(tmp_path):
    file = tmp_path / "textes.jsonl"
    file.write_text("\n".join([row("Je veux mourir ce soir.", "imminent"), "", row("Bonjour !", "none")]), "utf-8")
    told = StringIO()

    call_command("veille_evaluer", str(file), stdout=told)

    figures = json.loads(told.getvalue().strip().split("\n")[-1])
    assert figures["imminent_raised"] == figures["serious_raised"] == 1 and figures["false_alarms"] == 0
    assert figures["confusion"]["none"] == {"none": 1, "low": 0, "high": 0, "imminent": 0}
    assert figures["contact_f1"] is None and figures["texts_per_second"] > 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "aucun texte"),
        ("bonjour", "ce n’est pas du JSON"),
        ('["bonjour"]', "un champ « text »"),
        ('{"text": "a", "risk": "rouge"}', "« risk »"),
        ('{"text": "a", "risk": "none"}', "« contact_leak »"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(tmp_path, written, said):
    file = tmp_path / "textes.jsonl"
    file.write_text(written, "utf-8")

    with pytest.raises(CommandError, match=said):
        call_command("veille_evaluer", str(file))


def test_a_missing_file_is_said():
    with pytest.raises(CommandError, match="ne se lit pas"):
        call_command("veille_evaluer", "absent.jsonl")
