"""The words that no question of a house may hold: illness, diagnosis, health, treatment."""

import re

ABOUT_ILLNESS = re.compile(
    r"\b(?:maladie|malade|diagnosti|patholog|sympt[oô]m|troubles?\b|handicap|rechute|crises?\b|sant[eé]\b|"
    r"soins?\b|soigna|m[eé]dic|m[eé]decin|traitement|ordonnance|th[eé]rap|psych|hospitali|h[oô]pita|clinique|"
    r"addict|d[eé]press|bipolair|schizo|autis|anxi|angoiss|suicid|addict|mdph|rqth|aah\b|"
    r"illness|disease|diagnos|symptom|disabilit|disorder|relapse|health|treatment|medica|therap|patient)",
    re.IGNORECASE,
)
