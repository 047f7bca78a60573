"""A danger said plainly is raised whatever is said around it; a denial, whatever is said around it, is not."""

from itertools import product

from entrepairs.safety.triage.judge import judge

BEFORE = [
    "",
    "Bonsoir à tous, ",
    "Je n’en peux plus, ",
    "J’en peux plus, ",
    "Je ne dors plus, ",
    "Je ne sais plus quoi faire, ",
    "Ça va pas, ",
    "Je ne suis pas du genre à me plaindre mais ",
    "Personne ne le sait mais ",
    "Je n’ai jamais osé le dire : ",
    "Je prends mon traitement, je vois mon psy, mais ",
    "Je voulais juste dire que ",
]
DANGER = [
    "j’ai envie de mourir",
    "je veux en finir",
    "je pense au suicide tous les jours",
    "je me scarifie",
    "j’ai des idées suicidaires",
    "je pense à me tuer",
    "je ne veux plus vivre",
]
AFTER = [".", " et je ne sais plus quoi faire.", ", je n’en parle à personne.", ". Merci de m’avoir lu."]
DENIED = ["je n’ai pas envie de mourir", "je n’ai pas d’idées suicidaires", "je n’ai jamais pensé au suicide"]
QUIET = ["", "Bonsoir à tous, ", "Ça va, ", "Je suis fatigué mais "]


def test_a_danger_said_plainly_is_raised_whatever_is_said_around_it():
    texts = ["".join(parts) for parts in product(BEFORE, DANGER, AFTER)]
    missed = [text for text in texts if not judge(text).is_raised]

    assert len(missed) <= len(texts) // 200, missed


def test_a_denial_is_not_raised_because_of_what_is_said_around_it():
    texts = ["".join(parts) for parts in product(QUIET, DENIED, ".")]
    raised = [text for text in texts if judge(text).is_raised]

    assert len(raised) <= len(texts) // 10, raised
