"""A house as its team keeps it, made by the real actions."""

from datetime import date
from typing import Any

from entrepairs.people.models import Person
from entrepairs.structures.actions.affiliations import ask_affiliation
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.actions.records import write_record
from entrepairs.structures.models import Affiliation, Convention, Post, Structure, Visit


def lived_in(house: Structure, *, by: Person) -> dict[str, Any]:
    """One row of each kind, by name."""
    return {
        "post": post(house, by=by),
        "convention": convention(house, by=by),
        "visit": write_record(Visit(structure=house), {"by": "ARS", "on": date(2026, 3, 9)}, by=by),
        "affiliation": ask_affiliation(network(by), house, asked_by=Affiliation.Side.HOUSE, by=by),
    }


def post(house: Structure, *, by: Person, **values: Any) -> Any:
    said = {"function": "animation", "status": Post.Status.PAID, "fte": 0.8, "since": date(2025, 1, 6)} | values
    return write_record(Post(structure=house), said, by=by)


def convention(house: Structure, *, by: Person, **values: Any) -> Any:
    said = {
        "kind": Convention.Kind.SPONSOR,
        "partner": "Centre hospitalier de la Côte",
        "partner_kind": Convention.PartnerKind.CARE,
        "signed_on": date(2024, 3, 1),
    }
    return write_record(Convention(structure=house), said | values, by=by)


def network(by: Person) -> Structure:
    return open_structure(
        name="Le Réseau des Sources", kind="plateforme_pairs", country="FR", commune="FR-21231", by=by
    )
