"""What is done later, or again and again. Imported together, so that every schedule is known."""

from entrepairs.accompaniment.tasks import forgetting, matching, meetings, pairs, proposals, requests, search

__all__ = ["forgetting", "matching", "meetings", "pairs", "proposals", "requests", "search"]
