"""The triage raises danger, lets everyday words be, and says which words led there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.safety.triage import DATA, sounds
from entrepairs.safety.triage.judge import LONGEST, judge
from entrepairs.safety.triage.learning import known, labelled, learnt
from entrepairs.safety.triage.measuring import measured
from entrepairs.safety.triage.scale import FILES, written

EXAMS = [DATA / f"examen_{n}.jsonl" for n in (5, 6, 7, 8, 9)]
TWINS = [
    ("J’ai avalé toutes mes plaquettes de somnifères.", "J’ai mangé toute la tablette de chocolat."),
    ("J’ai envie de mourir.", "Je meurs d’envie de vous revoir !"),
    (
        "Je suis sur le pont, je regarde en bas et je vais sauter.",
        "Sur le pont, on regarde passer les péniches.",
    ),
    ("Mon mari me frappe presque tous les soirs.", "Mon mari a frappé à la porte, il avait oublié ses clés."),
    ("Les voix me disent de me tuer.", "Le GPS me dit de tourner à gauche."),
    ("Ma sœur dit qu’elle veut en finir.", "Ma sœur veut finir ses cartons de déménagement."),
    ("Je me coupe les bras tous les soirs.", "Je me coupe les cheveux moi-même."),
    ("Je vais me tuer", "Je vais me tuer à la tâche avec ce jardin"),
    ("Je vais me suicider", "Je vais à la messe"),
    ("Ma sœur va se suicider", "Ma sœur va se marier"),
    ("J’entends des voix", "J’entends des voix dans le couloir"),
    ("J’ai pris des cachets", "J’ai pris mes cachets du matin"),
    ("Je me suis coupée", "Je me suis coupée en épluchant les carottes"),
    ("jvé me tué", "jvé me baladé"),
    ("Je me mutile en cachette.", "Le mutilé de guerre était un vieil oncle."),
    ("jveu plu etre la, jé tro mal", "jveu plu de soupe, jé tro mangé"),
    ("Adieu à tous, pardon.", "Adieu les kilos de Noël !"),
    ("Je n’en peux plus, j’ai envie de mourir.", "Je n’ai pas envie de mourir, j’ai envie de dormir."),
    ("Ça va pas, envie de me tuer.", "Ça va pas vite, envie de vacances."),
    ("Il ne dort plus, il dit qu’il veut mourir.", "Il ne vient plus le mardi, il a repris le vélo."),
]


@pytest.mark.parametrize(("danger", "everyday"), TWINS)
def test_danger_is_raised_and_its_everyday_twin_is_not(danger, everyday):
    assert judge(danger).is_raised
    assert not judge(everyday).is_raised


@pytest.mark.parametrize(
    "text",
    [
        "Je n’ai plus envie de mourir depuis que je suis suivi.",
        "Il y a dix ans j’ai fait une tentative. Aujourd’hui j’aide les autres.",
        "Dans le film, le héros se suicide à la fin.",
        "Je viens. J’épluche lentement, je préviens.",
        "La porte verte. Quelques mots.",
        "Je ferme la porte, bonne soirée.",
    ],
)
def test_what_is_denied_long_past_told_or_everyday_is_not_raised(text):
    assert not judge(text).is_raised


def test_the_words_that_led_there_are_those_that_were_typed():
    assert judge("Bonsoir. Là j’ai ENVIE de mourir.").words == ("ENVIE de mourir",)


def test_it_says_whom_it_is_about():
    assert judge("Je veux mourir.").concerns == "self"
    assert judge("Mon frère dit qu’il veut mourir.").concerns == "other"
    assert judge("On se voit à quatorze heures ?").concerns == ""


def test_an_attack_is_named():
    assert judge("Va te pendre, personne ne te regrettera.").abuse == "incitation"
    assert judge("go kill yourself").abuse == "incitation"
    assert judge("Je vends du xanax sans ordonnance, livraison rapide.").abuse == "vente"
    assert judge("Quelle journée de merde.").abuse == ""


def test_danger_at_the_end_of_a_very_long_text_is_seen():
    assert judge("Bonjour à toutes et à tous. " * LONGEST + "J’ai avalé tous mes comprimés.").is_raised


@given(st.text(max_size=500))
def test_any_text_can_be_judged(text):
    assert judge(text).level in ("none", "low", "high", "imminent")


def test_unseen_exams_are_passed():
    """Texts written apart, of which nothing was learnt. The figures seen are in docs/contribuer/reperage.md."""
    figures = measured([json.loads(line) for exam in EXAMS for line in exam.open(encoding="utf-8")])

    assert figures["imminent_raised"] >= 0.95 and figures["serious_raised"] >= 0.9 and figures["false_alarms"] <= 0.1
    assert figures["contact_f1"] >= 0.9 and figures["abuse_f1"] >= 0.8


def test_the_shipped_weights_are_those_of_the_shipped_texts():
    assert sounds.written(known(labelled())) == sounds.FILE.read_text(encoding="utf-8")
    for part, questions in learnt(labelled()).items():
        assert written(questions) == FILES[part].read_text(encoding="utf-8")
