"""The event stream: hub, buses, signed topics, SSE endpoint. Carries identifiers only, never private text."""

from entrepairs.live.hub import EVERYTHING
from entrepairs.live.topics import publish, register, revoke, topic_token

__all__ = ["EVERYTHING", "publish", "register", "revoke", "topic_token"]
