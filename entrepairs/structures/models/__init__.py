from entrepairs.structures.models.affiliation import NETWORKS, Affiliation
from entrepairs.structures.models.importing import Import, ImportLine, ImportPart
from entrepairs.structures.models.opening import OpeningException, OpeningRule
from entrepairs.structures.models.place import Place
from entrepairs.structures.models.record import Convention, Post, Visit
from entrepairs.structures.models.role import TEAM, Role, RoleTrace, coordinated_by, held_by, left_by, run_by
from entrepairs.structures.models.source import Source
from entrepairs.structures.models.structure import Structure, StructureExperience

__all__ = [
    "NETWORKS",
    "TEAM",
    "Affiliation",
    "Convention",
    "Import",
    "ImportLine",
    "ImportPart",
    "OpeningException",
    "OpeningRule",
    "Place",
    "Post",
    "Role",
    "RoleTrace",
    "Source",
    "Structure",
    "StructureExperience",
    "Visit",
    "coordinated_by",
    "held_by",
    "left_by",
    "run_by",
]
