"""What the watch does in the background; the modules named here are those that `jobs` must know."""

from entrepairs.safety.tasks import forgetting, letters, limits, names, origins, reach, watch

__all__ = ["forgetting", "letters", "limits", "names", "origins", "reach", "watch"]
