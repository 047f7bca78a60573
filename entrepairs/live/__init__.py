"""The event stream: hub, buses, signed topics, SSE endpoint. Carries identifiers only, never private text."""
