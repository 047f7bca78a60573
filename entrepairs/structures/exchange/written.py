"""The directory, written for others: data·inclusion 1 (PyPI data-inclusion-schema 1.0.10), HSDS 3.1 (Open Referral
Human Services Data Specification, core objects of its API), and the CSV template. Line by line, without a database."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from entrepairs.structures.exchange.listing import Listing
from entrepairs.structures.exchange.sheets import csv_lines

Listings = Iterable[Listing]
SOURCE = "entrepairs"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_POSTAL = re.compile(r"\d{5}")

SHEET = (
    *("nom", "type", "categorie", "adresse", "code_postal", "commune", "code_insee", "pays", "telephone", "courriel"),
    *("site_web", "presentation", "publics", "vecus", "horaires", "langues", "accessibilite", "latitude", "longitude"),
    *("source", "source_date", "licence", "id_externe", "fiche"),
)


def data_inclusion(listings: Callable[[], Listings]) -> Iterator[str]:
    """`{"structures": […], "services": […]}`; French houses only: the format has no other communes."""
    yield '{"structures": ['
    yield from _joined(structure_of(one) for one in listings() if one.commune.country == "FR")
    yield '], "services": ['
    yield from _joined(service_of(one) for one in listings() if one.commune.country == "FR")
    yield "]}\n"


def hsds(listings: Callable[[], Listings]) -> Iterator[str]:
    """`{"version": "3.1", "contents": […]}`: services, each with its organization and its locations."""
    yield '{"version": "3.1", "contents": ['
    yield from _joined(hsds_service(one) for one in listings())
    yield "]}\n"


def sheet(listings: Callable[[], Listings]) -> Iterator[str]:
    """The template, and where each row comes from: it can be read back."""
    yield from csv_lines(SHEET, (_cells(one) for one in listings()))


def _joined(values: Iterable[dict[str, Any]]) -> Iterator[str]:
    for number, value in enumerate(values):
        yield (",\n" if number else "\n") + json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def structure_of(one: Listing) -> dict[str, Any]:
    """A `Structure` of data·inclusion 1."""
    text = "\n\n".join(part for part in (one.presentation, f"Source : {one.attribution}.") if part)
    return _said(
        source=SOURCE,
        id=f"{SOURCE}--{one.key}",
        nom=_name(one.name),
        date_maj=one.changed_on.isoformat(),
        description=text,
        lien_source=one.url,
        horaires_accueil=one.hours,
        telephone=one.phone,
        courriel=one.email,
        site_web=one.website,
        **_where(one),
    )


def service_of(one: Listing) -> dict[str, Any]:
    """What one finds there: a `Service` of data·inclusion 1."""
    return _said(
        source=SOURCE,
        structure_id=f"{SOURCE}--{one.key}",
        id=f"{SOURCE}--{one.key}--accueil",
        nom=_name(f"Accueil – {one.name}"),
        description=one.presentation or f"{one.category or one.kind_words}. Source : {one.attribution}.",
        lien_source=one.url,
        date_maj=one.changed_on.isoformat(),
        thematiques=list(one.themes),
        publics_precisions=one.audience,
        modes_accueil=["en-presentiel"],
        horaires_accueil=one.hours,
        telephone=one.phone,
        courriel=one.email,
        **_where(one),
    )


def _name(text: str) -> str:
    """3 to 150 characters, without a last dot."""
    return text.rstrip(".")[:150].strip().ljust(3, "·")


def _where(one: Listing) -> dict[str, Any]:
    postal = one.postal_code if _POSTAL.fullmatch(one.postal_code) else ""
    where = {"commune": one.commune.name, "code_postal": postal, "code_insee": one.commune.code}
    return where | {"adresse": one.address, "latitude": one.lat, "longitude": one.lon}


def _said(**fields: Any) -> dict[str, Any]:
    """Without the fields that say nothing."""
    return {name: value for name, value in fields.items() if value not in ("", None, [])}


def hsds_service(one: Listing) -> dict[str, Any]:
    """A `service` of HSDS 3.1 with its `organization`, `phones`, `schedules` and `service_at_locations`."""
    organization = _said(
        id=_id(one, "organization"),
        name=one.name,
        description=f"{one.presentation or one.kind_words} (source : {one.attribution})",
        email=one.email,
        website=one.website,
        uri=one.url,
    )
    return _said(
        id=_id(one, "service"),
        name=one.name,
        status="active",
        description=one.presentation or one.category or one.kind_words,
        url=one.website,
        email=one.email,
        eligibility_description=one.audience,
        last_modified=f"{one.changed_on.isoformat()}T00:00:00.000Z",
        organization=organization,
        phones=_phones(one),
        schedules=_schedules(one),
        languages=[{"id": _id(one, f"language-{code}"), "code": code} for code in one.languages],
        service_at_locations=[{"id": _id(one, "service_at_location"), "location": _location(one)}],
    )


def _id(one: Listing, what: str) -> str:
    """A UUID, as HSDS 3 wants: that of the house, and those drawn from it, the same at each export."""
    return one.key if what == "organization" else str(uuid5(UUID(one.key), what))


def _location(one: Listing) -> dict[str, Any]:
    address = {
        "id": _id(one, "address"),
        "address_1": one.address,
        "city": one.commune.name,
        "state_province": one.commune.area_name,
        "postal_code": one.postal_code,
        "country": one.commune.country,
        "address_type": "physical",
    }
    place = {"id": _id(one, "location"), "location_type": "physical", "name": one.name}
    return place | {"latitude": one.lat, "longitude": one.lon, "addresses": [address]}


def _phones(one: Listing) -> list[dict[str, Any]]:
    return [{"id": _id(one, "phone"), "number": one.phone, "type": "voice"}] if one.phone else []


def _schedules(one: Listing) -> list[dict[str, Any]]:
    """One a range of hours: the days that have it, as RFC 5545 names them."""
    days: dict[tuple[str, str], list[str]] = {}
    for day, since, until in one.slots:
        days.setdefault((since, until), []).append(_DAYS[day])
    return [
        {
            "id": _id(one, f"schedule-{number}"),
            "freq": "WEEKLY",
            "wkst": "MO",
            "byday": ",".join(names),
            "opens_at": since,
            "closes_at": until,
        }
        for number, ((since, until), names) in enumerate(days.items(), 1)
    ]


def _cells(one: Listing) -> tuple[object, ...]:
    first = one.origins[0] if one.origins else None
    point = (one.lat, one.lon) if one.at_address else ("", "")
    return (
        *(one.name, one.kind, one.category, one.address, one.postal_code, one.commune.name, one.commune.code),
        *(one.commune.country, one.phone, one.email, one.website, one.presentation, one.audience),
        *(";".join(one.experiences), one.hours, ";".join(one.languages), ";".join(one.access), *point),
        *((first.name, first.dated, first.licence, first.key) if first else (SOURCE, one.changed_on, "", one.key)),
        one.url,
    )
