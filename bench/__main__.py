"""`python -m bench`: fill a house, measure it, print, keep. Options: `script/bench --help`."""

import json
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields

from bench import BASELINE_PATH, forum, matching, planning
from bench.browser import first_views
from bench.directory import PLACES, kept, measure_directory, print_searches
from bench.house import House, empty_house, other_starts
from bench.load import Driver, need_wrk
from bench.numbers import Row, mebibytes
from bench.posting import Fields, message, post, ready, reply
from bench.processes import family, memory
from bench.report import Memory, Report, keep, print_rows, with_ratios
from bench.streams import hold_streams
from bench.town import Door, Size, Town
from bench.yearly import Year

QUICK, USUAL = 5, 20
MOST_MESSAGES = 5000
ANSWERING = 16  # connections on which people answer in turn
REST = 4  # seconds before the memory of a worker is read


def main() -> None:
    if sys.argv[1:2] in (["rota"], ["groupes"]):
        planning.main(sys.argv[1:])
        return
    if sys.argv[1:2] == ["matching"]:
        matching.main(sys.argv[2:])
        return
    options = _options()
    if options.rapport:
        _measure_year(options.base)
        return
    need_wrk()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that nothing is left running
    (_directory if options.annuaire else _house)(options)


def _house(options: Namespace) -> None:
    """A house, its people and what they write."""
    size = Size(**{one.name: getattr(options, one.name) for one in fields(Size)})
    with empty_house(options.base, options.processus) as house:
        print(f"La maison se remplit ({options.base})…", flush=True)
        town = Town.read(house.run("manage.py", "fill", *(f"--{name}={n}" for name, n in asdict(size).items())))
        house.settle()
        report = _measure(house, town, size, options)
    report.print()
    print(f"\nGardé dans {report.keep()}")


def _directory(options: Namespace) -> None:
    """The searches of the directory, on both databases whatever the option says."""
    seconds = QUICK if options.rapide else USUAL
    runs = [measure_directory(base, options.annuaire, seconds) for base in ("sqlite", "postgres")]
    found, rows = [one for run, _rows in runs for one in run], [row for _run, rows in runs for row in rows]
    print_searches(found)
    print_rows(rows)
    print(f"\nGardé dans {keep(kept(found, rows, options.annuaire))}")


def _measure_year(base: str) -> None:
    """The report of a house that had a full year."""
    with empty_house(base) as house:
        year = Year(**json.loads(house.run("manage.py", "year")))
    print(f"{year}\n\nGardé dans {keep({'base': base, 'year': asdict(year)})}")


def _options() -> Namespace:
    parser = ArgumentParser(prog="script/bench", description="Mesure la vitesse et la taille du vrai serveur.")
    parser.add_argument("--base", choices=["postgres", "sqlite"], default="postgres")
    parser.add_argument("--rapide", action="store_true", help=f"{QUICK} s par mesure plutôt que {USUAL}")
    parser.add_argument("--rapport", action="store_true", help="seulement le rapport d’une année pleine")
    parser.add_argument("--seulement", default="", metavar="MOT", help="seulement les pages dont le nom contient MOT")
    parser.add_argument("--peers", action="store_true", help="mesure aussi django-machina, à côté (PostgreSQL, PyPI)")
    parser.add_argument("--processus", type=int, default=1, help="processus qui servent les pages (1)")
    parser.add_argument("--streams", type=int, default=1000, help="flux ouverts (1000 ; 0 : ne pas mesurer)")
    words = "mesure l’annuaire, parmi N lieux (100000), plutôt que la maison"
    parser.add_argument("--annuaire", type=int, nargs="?", const=PLACES, default=0, metavar="N", help=words)
    for one in fields(Size):
        parser.add_argument(f"--{one.name}", type=int, default=one.default, help=f"({one.default})")
    return parser.parse_args()


def _measure(house: House, town: Town, size: Size, options: Namespace) -> Report:
    pages = [page for page in _pages(town) if options.seulement in page[0]]
    starts = other_starts(house.open)
    with house.open() as (server, seconds):
        driver = Driver(house, server, QUICK if options.rapide else USUAL)
        rows = [_said(row) for row in _loads(driver, town, pages, options.seulement)]
        used = memory(family(server)), memory(house.database()[1:])
        views = first_views(house.url, pages)
        wanted = 0 if options.seulement else options.streams
        streams = hold_streams(house, server, town.listeners, wanted) if wanted else None
    other = forum.beside(house, size, driver.seconds) if options.peers else forum.NOTHING
    worker = 0.0 if options.seulement else _worker(house)
    found = Memory(mebibytes(used[0]), mebibytes(worker), mebibytes(used[1]))
    rows, views = with_ratios([*rows, *map(_said, other.rows)]), [*views, *other.views]
    return Report(options.base, asdict(size), rows, views, found, [*starts, seconds], other.start, streams)


def _pages(town: Town) -> list[tuple[str, str, str]]:
    """Name, path, session."""
    thread, session = town.answers[-1]
    return [
        ("accueil", "/", ""),
        ("écrire", "/ecrire/", ""),
        ("demande, connecté·e", *town.waiting),
        ("messages, connecté·e", *town.talk),
        ("agenda d’une maison", town.agenda, ""),
        ("agenda, connecté·e", town.agenda, town.talk[1]),
        ("les fils d’un cercle", town.circle, ""),
        ("les fils d’un cercle, connecté·e", town.circle, session),
        ("un fil", thread, ""),
        ("un fil, connecté·e", thread, session),
    ]


def _loads(driver: Driver, town: Town, pages: Sequence[tuple[str, str, str]], only: str) -> Iterator[Row]:
    """The baseline first, then what was asked for."""
    for page in [("H (une requête, rien d’autre)", BASELINE_PATH, ""), *pages]:
        yield driver.page(*page)
    for name, how in _posts(town).items():
        if only in name:
            yield _posted(driver, name, *how)


def _posts(town: Town) -> dict[str, tuple[list[list[Door]], Fields]]:
    """Who writes, a connection each or in turn on some, and what. Nobody answers thirty times in an hour."""
    in_turn = [town.answers[n::ANSWERING] for n in range(ANSWERING)]
    return {
        "envoyer un message": ([[one] for one in town.writers], message),
        "répondre dans un fil": (in_turn, reply),
    }


def _posted(driver: Driver, name: str, writers: list[list[Door]], fields: Fields) -> Row:
    url = driver.house.url
    people = [ready(url, doors) for doors in writers]
    return driver.cost(name, lambda: post(url, people, driver.seconds, MOST_MESSAGES, fields))


def _said(row: Row) -> Row:
    """A run takes minutes: say where it is."""
    print(f"  {row.name} : {row.load.rate:.0f} req/s, {row.cpu_ms:.2f} ms CPU", flush=True)
    return row


def _worker(house: House) -> float:
    """A worker of its own, at rest: KiB."""
    with house.process("worker") as running:
        time.sleep(REST)
        return memory(family(running.pid))


main()
