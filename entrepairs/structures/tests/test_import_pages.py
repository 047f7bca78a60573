"""The pages of lists: for those who answer for the directory, and for nobody else."""

import gzip

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entrepairs.accompaniment.tests.chain import open_house
from entrepairs.jobs.worker import run_due
from entrepairs.structures.models import Import, Source, Structure
from entrepairs.structures.tests.lists import TEMPLATE, administrator, brought_by, sample, table

pytestmark = pytest.mark.django_db
LISTS = "/annuaire/listes/"


@pytest.fixture
def ines(person):
    return administrator(person("Inès"))


def send(client, content, name="liste.csv"):
    data = content.encode() if isinstance(content, str) else content
    answer = client.post(LISTS, {"file": SimpleUploadedFile(name, data)})
    run_due()
    return answer


def test_a_list_is_sent_seen_agreed_to_and_found_in_the_directory(desk, ines):
    client = desk(ines)
    answer = send(client, TEMPLATE.read_bytes())

    seen = client.get(answer["Location"]).content.decode()
    assert answer.status_code == 303 and "Lignes nouvelles\u00a0: 2" in seen
    assert Structure.objects.count() == 0

    assert client.post(f"{answer['Location']}confirmation/").status_code == 303
    run_due()
    assert "C’est fait" in client.get(answer["Location"]).content.decode()
    assert "GEM fictif Le Fil rouge" in client.get("/annuaire/").content.decode()


def test_refused_lines_say_their_column_and_leave_in_a_sheet_without_formulas(desk, ines):
    client = desk(ines)
    where = send(client, table({"nom": "=2+5", "telephone": "non"}, {}))["Location"]

    page = client.get(f"{where}lignes/refusee/").content.decode()
    sheet = b"".join(client.get(f"{where}refus.csv").streaming_content).decode()

    assert "<b>telephone</b>" in page and "numéro de téléphone" in page
    assert sheet.splitlines()[1].startswith("2;'=2+5;telephone;")


def test_html_in_a_name_never_becomes_html(desk, ines):
    client = desk(ines)
    where = send(client, table({"nom": "<script>alert(1)</script>"}), name="<img src=x>.csv")["Location"]

    for address in (where, f"{where}lignes/refusee/", LISTS):
        assert "<script>alert" not in client.get(address).content.decode()
        assert "<img src=x" not in client.get(address).content.decode()


def test_a_double_enters_only_once_someone_said_what_it_is(desk, ines):
    client = desk(ines)
    first = send(client, table({"id_externe": "1", "telephone": "0380000001"}))["Location"]
    client.post(f"{first}confirmation/")
    run_due()
    doubles = table({"source": "CNIGEM", "courriel": "a@exemple.example", "telephone": "0380000002"})
    where = send(client, doubles)["Location"]

    client.post(f"{where}double/", {"line": "2", "choice": "meme"})
    client.post(f"{where}confirmation/")
    run_due()

    house = Structure.objects.get()
    assert (house.email, house.phone) == ("a@exemple.example", "03 80 00 00 01")
    assert set(house.sources.values_list("name", flat=True)) == {"ARS", "CNIGEM"}


def test_a_cancelled_list_leaves_nothing(desk, ines):
    client = desk(ines)
    where = send(client, sample("finess_extrait_structures.csv"))["Location"]

    client.post(f"{where}annulation/")
    run_due()

    assert Import.objects.get().state == Import.State.CANCELLED
    assert Structure.objects.count() == Source.objects.count() == 0


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"%PDF", b"{}", gzip.compress(bytes(30 << 20)), b"nom;type\n"])
def test_a_hostile_file_is_answered_with_a_sentence(desk, ines, content):
    client = desk(ines)
    answer = send(client, content)

    if answer.status_code == 303:
        assert "ne pouvons pas lire" in client.get(answer["Location"]).content.decode()
    else:
        assert answer.status_code == 422


def test_without_a_file_the_page_says_so(desk, ines):
    answer = desk(ines).post(LISTS, {})

    assert answer.status_code in (200, 422)


def test_only_administration_and_platforms_bring_lists(desk, farid, house, elena, person):
    merle = person("Merle")
    platform = open_house(merle, name="Plateforme des pairs")
    Structure.objects.filter(pk=platform.pk).update(kind=Structure.Kind.PLATFORM)

    assert desk(merle).get(LISTS).status_code == 200
    assert [desk(someone).get(LISTS).status_code for someone in (elena, farid)] == [404, 404]
    assert desk(farid).post(LISTS, {"file": SimpleUploadedFile("a.csv", b"nom")}).status_code == 404


def test_a_platform_does_not_see_the_lists_of_others(desk, person):
    importing = brought_by(person("Inès"))
    merle = person("Merle")
    Structure.objects.filter(pk=open_house(merle, name="Plateforme").pk).update(kind=Structure.Kind.PLATFORM)

    assert desk(merle).get(f"{LISTS}{importing.pk}/").status_code == 404
    assert "liste.csv" not in desk(merle).get(LISTS).content.decode()
