"""What keeps people safe, one file per aggregate. Help lines are a file, see entrepairs.safety.helplines."""

from entrepairs.safety.models.block import Block, blocked_with
from entrepairs.safety.models.look import OPEN, Look

__all__ = ["OPEN", "Block", "Look", "blocked_with"]
