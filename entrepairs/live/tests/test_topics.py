from uuid import uuid4

import pytest
from django.core import signing

from entrepairs.live import publish, register, revoke, topic_token, topics
from entrepairs.live.topics import may_follow, read_token


class Someone:
    def __init__(self, pk: str) -> None:
        self.pk = pk


def test_a_token_is_read_by_its_person_only():
    token = topic_token(Someone("bruno"), ["talk:1", "person:bruno"])

    follows, made = read_token(token, "bruno")

    assert follows == ["talk:1", "person:bruno"]
    assert made > 1_700_000_000
    with pytest.raises(signing.BadSignature):
        read_token(token, "farid")
    with pytest.raises(signing.BadSignature):
        read_token(token[:-1] + ("a" if token[-1] != "a" else "b"), "bruno")


@pytest.mark.parametrize("topic", ["", "talk", "talk:", "talk:a b", "revoked talk:1", "talk:é", "talk:" + "x" * 200])
def test_a_topic_has_a_kind_and_an_identifier(topic: str):
    with pytest.raises(ValueError, match="kind:id"):
        publish(topic, "1")
    with pytest.raises(ValueError, match="kind:id"):
        revoke(topic, Someone("bruno"))


def test_nobody_follows_a_kind_without_a_rule(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(topics, "CHECKS", {})
    bruno = uuid4()
    assert not may_follow(bruno, "talk:1")

    register("talk", lambda person, thing: person == bruno and thing == "1")

    assert may_follow(bruno, "talk:1")
    assert not may_follow(bruno, "talk:2")
    assert not may_follow(uuid4(), "talk:1")
