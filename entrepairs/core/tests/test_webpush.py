"""Web push: the example of the RFC, what a browser opens again, and whom the server may call."""

from datetime import UTC, datetime

import pytest

from entrepairs.core.webpush import Subscription, encrypted, is_known, new_key, private_key, public_text, signature

RFC = Subscription(
    "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "BTBZMqHH6r4Tts7J_aSIgg",
)
"""RFC 8291, section 5 and appendix A."""
SALT = bytes.fromhex("0c6bfaadad67958803092d454676f397")
SENT = (
    "0c6bfaadad67958803092d454676f397000010004104fe33f4ab0dea71914db55823f73b54948f41306d920732dbb9a59a53286482200e"
    "597a7b7bc260ba1c227998580992e93973002f3012a28ae8f06bbb78e5ec0ff297de5b429bba7153d3a4ae0caa091fd425f3b4b5414add"
    "8ab37a19c1bbb05cf5cb5b2a2e0562d558635641ec52812c6c8ff42e95ccb86be7cd"
)


def test_the_example_of_the_rfc():
    ours = private_key("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")

    assert encrypted("When I grow up, I want to be a watermelon", RFC, ours=ours, salt=SALT).hex() == SENT


def test_a_key_is_new_each_time_and_signs_for_one_service():
    key = private_key(new_key())
    said = signature(RFC.endpoint, key, "mailto:a@exemple.fr", datetime(2026, 3, 3, tzinfo=UTC))

    assert new_key() != new_key() and said.endswith(public_text(key)) and said.startswith("vapid t=")


@pytest.mark.parametrize("text", ["", "abc", "é" * 43, "A" * 44, "A" * 43])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(ValueError, match="32 bytes in base64url"):
        private_key(text)


@pytest.mark.parametrize(
    ("endpoint", "is_ours"),
    [
        ("https://push.example.net/x", True),
        ("https://eu.push.example.org/x", True),
        ("http://push.example.net/x", False),
        ("https://push.example.net:8080/x", False),
        ("https://push.example.net@127.0.0.1/x", False),
        ("https://127.0.0.1/x", False),
        ("https://push.example.net.ailleurs.org/x", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_the_services_that_the_host_allows_are_called(endpoint, is_ours):
    assert is_known(endpoint, ["https://push.example.net", "https://*.push.example.org"]) is is_ours
