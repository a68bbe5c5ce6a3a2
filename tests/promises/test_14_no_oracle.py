"""Promise 14: the page behind the code tells nobody which certificates there are. What is not a token gets one answer.

Status, headers and every letter of the page are compared; time is not, because no test can promise what a clock says.
The lookup is one index probe by 192 random bits.
"""

import random
import re
import string

import pytest
from django.urls import reverse
from django.utils.html import escape

from programmes.rules import clock
from reports.actions import certificate as certificates
from reports.models import Certificate
from reports.views import verification
from tests.reports.conftest import accreditation, work  # noqa: F401
from tests.tenth import ALL

GUESSES, SEED = (10_000, 14) if ALL else (150, 14)
# They follow the length of the address that was asked for, and the clock.
FOLLOWING = ("Content-Length", "Expires")
LETTERS = string.ascii_letters + string.digits + "-_"


@pytest.fixture
def issued(accreditation, add_participant, administrator, work):  # noqa: F811
    one = certificates.issue(accreditation=accreditation, by=administrator)
    other = certificates.issue(participation=add_participant("Hasan"), by=administrator)
    work()
    certificates.withdraw(certificate=other, reason="Issued in error", by=administrator)
    return one, other


def guesses(issued):
    """What somebody may try who has seen a certificate or two: no token among them."""
    chance = random.Random(SEED)
    for one in issued:
        token = one.token
        yield from (one.number, one.number.lower(), one.code, one.document.code, str(one.pk), token[:-1], token + "a")
        yield from (token[:8], f"{token[:4]}-{token[4:8]}", token.swapcase(), token[::-1], f"{token}%00", f" {token}")
        for place in range(len(token)):
            yield token[:place] + chance.choice(LETTERS.replace(token[place], "")) + token[place + 1 :]
    prefix = issued[0].number.rpartition("-")[0]
    yield from (f"{prefix}-{number:04d}" for number in range(20))
    yield from ("admin", "..", "'", "a" * 500, "ж", "%F0%9F%98%80", "x;y", "x?next=", "null")
    while True:
        yield "".join(chance.choice(LETTERS) for _ in range(chance.choice((8, 31, 32, 32, 32, 33))))


def answers(client, issued, number):
    """{(status, headers, body): how many guesses got it}, and how many were asked."""
    found, known = {}, set(Certificate.objects.values_list("token", flat=True))
    made = guesses(issued)
    with clock.at(clock.now()):
        for turn in range(number):
            guess = next(made)
            if guess in known:
                continue
            url, how = reverse("verification", args=[guess]), ("get", "get", "post")[turn % 3]
            response = getattr(client, how)(url, {"name": "Aigerim Sadykova"} if how == "post" else None)
            # The page returns the address that was asked for, and a token against forged forms; its length follows.
            path = escape(response.wsgi_request.get_full_path())
            text = response.content.decode().replace(f'value="{path}"', "")
            body = re.sub(r'name="csrfmiddlewaretoken" value="\w{64}"', "", text)
            headers = tuple(sorted(item for item in response.items() if item[0] not in FOLLOWING))
            answer = (response.status_code, headers, tuple(response.cookies), body)
            found[answer] = found.get(answer, 0) + 1
    return found


def test_whatever_is_no_token_gets_one_answer_byte_for_byte(client, issued, monkeypatch, capsys):
    found = answers(client, issued, GUESSES)
    hits = sum(status != 404 for status, *_rest in found)

    def helpful(token):
        """The control: somebody finds a certificate by how its token begins, or by its number."""
        rows = Certificate.objects.select_related(*verification.RELATED)
        return rows.filter(token__istartswith=token[:8]).first() or rows.filter(number__iexact=token).first()

    monkeypatch.setattr(verification, "find", helpful)
    control = len(answers(client, issued, min(GUESSES, 150)))
    with capsys.disabled():
        print(
            f"\npromise 14: {sum(found.values())} guesses (seed {SEED}), {hits} hits, {len(found)} answer; "
            f"control, a helpful lookup: {control} different answers"
        )
    assert hits == 0 and len(found) == 1 and control > 1
    [(_status, headers, _cookies, body)] = found
    assert {"Cache-Control", "X-Robots-Tag"} <= {name for name, _value in headers}
    assert "Unknown" in body and len(body) < 15_000
