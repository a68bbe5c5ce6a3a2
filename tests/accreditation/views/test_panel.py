"""The page of a panel in the browser: an outcome a case, and nothing lost when it comes back."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accreditation.models import Accreditation, Candidacy, Panel
from programmes.rules import clock
from tests.accreditation.actions.test_panel import cases  # noqa: F401  three cases that wait


def sitting(**changed):
    return {"decided_by": "Director", "decided_on": clock.today(), "minutes": "Panel 2019/4"} | changed


def test_a_panel_is_recorded_on_one_page_and_read_on_another(cases, client_of, administrator, programme):  # noqa: F811
    bench, url = client_of(administrator), reverse("new_panel", args=[programme.slug])
    page = bench.get(url).content.decode()
    assert "Hasan" in page and "Darwish" not in page and page.count("btn-primary") == 1
    first, second, third, _fourth = (one.code for one in cases)
    data = sitting(file=SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 nothing")) | {
        f"outcome-{first}": "accredit", f"outcome-{second}": "decline", f"reason-{second}": "", f"outcome-{third}": "",
    }  # fmt: skip
    answer = bench.post(url, data)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Give the reason in a few words." in page
    assert 'value="Panel 2019/4"' in page and "once more" in page and not Panel.objects.exists()
    data |= {f"reason-{second}": "No independence.", "file": SimpleUploadedFile("m.pdf", b"%PDF-1.7 nothing")}
    answer = bench.post(url, data, follow=True)
    page, panel = answer.content.decode(), Panel.objects.get()
    assert "2 decisions are recorded." in page and "No independence." in page and "Do not accredit" in page
    assert bench.get(reverse("panel_minutes", args=[panel.code])).status_code == 200
    assert "Panel 2019/4" in bench.get(reverse("programme_panels", args=[programme.slug])).content.decode()
    assert reverse("panel", args=[panel.code]) in bench.get(f"/candidacies/{first}/").content.decode()
    assert Candidacy.objects.get(code=third).state == "passed" and Accreditation.objects.count() == 1


def test_a_case_decided_meanwhile_stays_on_the_page_with_what_was_typed(
    cases,  # noqa: F811
    client_of,
    administrator,
    programme,
):
    bench, url = client_of(administrator), reverse("new_panel", args=[programme.slug])
    codes = [one.code for one in cases]
    bench.post(url, sitting() | {f"outcome-{codes[0]}": "accredit"})
    answer = bench.post(
        url,
        sitting(minutes="Panel 2019/5")
        | {f"outcome-{codes[0]}": "decline", f"reason-{codes[0]}": "Voice", f"outcome-{codes[1]}": "accredit"},
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "Nothing was recorded." in page and "It stands at “Accredited”" in page
    assert "Voice" in page and "Panel 2019/5" in page and Panel.objects.count() == 1
    assert bench.post(url, sitting()).status_code == 422


def test_the_cases_cost_the_same_number_of_queries(cases, client_of, administrator, programme):  # noqa: F811
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, url = client_of(administrator), reverse("new_panel", args=[programme.slug])
    client.get(url)
    with CaptureQueriesContext(connection) as three:
        client.get(url)
    Candidacy.objects.exclude(pk=cases[0].pk).update(state="withdrawn")
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    assert len(three) == len(one)


def test_who_runs_the_programme_reads_and_its_administrator_alone_records(
    cases,  # noqa: F811
    client_of,
    administrator,
    organiser,
    stranger,
    programme,
):
    url = reverse("new_panel", args=[programme.slug])
    client_of(administrator).post(url, sitting() | {f"outcome-{cases[0].code}": "accredit"})
    panel = Panel.objects.get()
    for name, args, organisers, strangers in (
        ("new_panel", programme.slug, 403, 404),
        ("programme_panels", programme.slug, 200, 404),
        ("panel", panel.code, 200, 404),
    ):
        assert client_of(organiser).get(reverse(name, args=[args])).status_code == organisers
        assert client_of(stranger).get(reverse(name, args=[args])).status_code == strangers
