"""What the apps below ask of us."""

from entrepairs.people import staff
from entrepairs.structures.rules import carries_a_house

staff.register(carries_a_house)
