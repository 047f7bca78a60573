from entrepairs.structures.models.opening import OpeningException, OpeningRule
from entrepairs.structures.models.place import Place
from entrepairs.structures.models.role import TEAM, Role, coordinated_by, held_by, left_by, run_by
from entrepairs.structures.models.source import Source
from entrepairs.structures.models.structure import Structure, StructureExperience

__all__ = [
    "TEAM",
    "OpeningException",
    "OpeningRule",
    "Place",
    "Role",
    "Source",
    "Structure",
    "StructureExperience",
    "coordinated_by",
    "held_by",
    "left_by",
    "run_by",
]
