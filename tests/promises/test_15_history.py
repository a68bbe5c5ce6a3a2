"""Promise 15: any edit, deletion, insertion, reordering or cutting-off of sealed history is found, from a dump alone.

Whoever mutates has the database to themselves and knows how the chain is computed. PROMISES=all plays
ten times as many.
"""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from programmes.actions import history
from programmes.actions import history_seal as history_seals
from programmes.models import History, HistorySeal
from programmes.rules import chain, clock

ALL = os.environ.get("PROMISES") == "all"
CASES, SEED = (5000, 20261126) if ALL else (500, 20261126)
# One row every ten minutes: what is younger than an hour may still have been on its way.
ROWS, BATCH = 120, 10
MEASURED = 300_000 if ALL else 10_000
BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)


def row(pk, **fields):
    moment = (BEGIN + timedelta(minutes=10 * pk)).isoformat(timespec="microseconds")
    return {
        "pk": pk, "at": moment, "actor_kind": "user", "actor_person": pk % 9, "programme": 1,
        "subject_type": "workshops.group", "subject_pk": pk % 40, "act": "groups.edit", "from_state": "",
        "to_state": "",
        "actor_label": f"Officer {pk % 9}", "subject_label": f"Group {pk % 40}", "reason": "", "details": "{}",
        "salt": f"{pk:032x}", "proof": "",
    } | fields  # fmt: skip


def sealed(rows, batch=BATCH):
    """The seals of rows, made as the portal makes them."""
    seals = []
    for start in range(0, len(rows), batch):
        part = rows[start : start + batch]
        pks = [entry["pk"] for entry in part]
        seals.append({"number": len(seals) + 1, "first_pk": pks[0], "last_pk": pks[-1], "rows": chain.as_ranges(pks)})
        seals[-1] |= {"count": len(pks), "sealed_at": (BEGIN + timedelta(minutes=10 * pks[-1] + 1)).isoformat()}
        close(seals, rows, len(seals) - 1)
    return seals


def close(seals, rows, index):
    """Compute one seal anew, as somebody who knows the chain would."""
    by_pk, seal = {entry["pk"]: entry for entry in rows}, seals[index]
    pks = [pk for pk in chain.from_ranges(seal["rows"]) if pk in by_pk]
    seal["batch_hash"] = chain.batch_hash(chain.row_hash(by_pk[pk]) for pk in pks)
    seal["previous_hash"] = seals[index - 1]["hash"] if index else chain.NOTHING
    seal["hash"] = chain.seal_hash(seal)


def sample():
    """Rows with gaps in their numbers, and one erasure with the row it emptied."""
    rows = [row(pk) for pk in range(1, ROWS + 1) if pk % 17]
    rows[5] |= chain.without(rows[5], ["subject_label", "reason"])
    rows[50] |= {"act": chain.ERASURE, "details": json.dumps({"erased": {"subject_label": "6", "reason": "6"}})}
    return rows, sealed(rows)


def edit(rows, seals, chance):
    one = chance.choice([entry for entry in rows if not entry["proof"] and entry["act"] != chain.ERASURE])
    name = chance.choice([*chain.PLAIN[1:], *chain.WORDS])
    one[name] = one[name] + 1 if isinstance(one[name], int) else f"{one[name]}x"
    return one["pk"]


def unmake_erasure(rows, seals, chance):
    """The words of an erasure changed, or a salt given back to what was erased."""
    one = chance.choice([entry for entry in rows if entry["proof"] or entry["act"] == chain.ERASURE])
    one[chance.choice(["salt", "details", "subject_label", "proof"])] += "x"
    return one["pk"]


def delete(rows, seals, chance):
    return rows.pop(chance.randrange(len(rows)))["pk"]


def insert(rows, seals, chance):
    """Into a gap between sealed rows, at a time that fits."""
    pk = chance.choice(range(17, ROWS - BATCH, 17))
    rows.append(row(pk, act="groups.forged"))
    return pk


def swap(rows, seals, chance):
    """Two rows change places: each takes the other's number."""
    one, other = chance.sample([entry for entry in rows if not entry["proof"]], 2)
    one["pk"], other["pk"] = other["pk"], one["pk"]
    return one["pk"]


def repeat(rows, seals, chance):
    rows.append(dict(chance.choice(rows)))
    return rows[-1]["pk"]


def erase(rows, seals, chance):
    """Words taken out without an erasure that says so."""
    one = chance.choice([entry for entry in rows if not entry["proof"]])
    one |= chain.without(one, ["reason"])
    return one["pk"]


def overwrite_digest(rows, seals, chance):
    """Other words, and the digest of the old ones kept beside them."""
    one = chance.choice([entry for entry in rows if not entry["proof"]])
    one |= chain.without(one, ["actor_label"]) | {"actor_label": "Somebody else"}
    return one["pk"]


def reorder_seals(rows, seals, chance):
    one, other = chance.sample(range(len(seals)), 2)
    seals[one], seals[other] = seals[other], seals[one]
    return 0


def drop_seal(rows, seals, chance):
    """A seal and its rows, out of the middle; the numbers closed up behind."""
    gone = seals.pop(chance.randrange(1, len(seals) - 1))
    members = set(chain.from_ranges(gone["rows"]))
    rows[:] = [entry for entry in rows if entry["pk"] not in members]
    for number, seal in enumerate(seals, 1):
        seal["number"] = number
    return 0


def cut_off(rows, seals, chance):
    """Everything after some seal: what is left is a whole chain, and only a head kept elsewhere tells."""
    keep = chance.randrange(len(seals) // 2 + 1, len(seals))
    del seals[keep:]
    rows[:] = [entry for entry in rows if entry["pk"] <= seals[-1]["last_pk"]]
    return 0


def rewrite(rows, seals, chance):
    """An edit, and every seal from there on computed anew."""
    pk = edit(rows, seals, chance)
    for index, seal in enumerate(seals):
        if seal["last_pk"] >= pk:
            close(seals, rows, index)
    return 0


ROW_MUTATIONS = (edit, delete, insert, swap, repeat, erase, overwrite_digest, unmake_erasure)
WHOLE_MUTATIONS = (reorder_seals, drop_seal, cut_off, rewrite)


def mutate(rows, seals, chance):
    """Answers what was done. Half of those who touch a row also compute its own seal anew."""
    how = chance.choice(ROW_MUTATIONS + WHOLE_MUTATIONS)
    pk = how(rows, seals, chance)
    if how in ROW_MUTATIONS[:3] and chance.random() < 0.5:
        index = next((i for i, seal in enumerate(seals[:-1]) if seal["first_pk"] <= pk <= seal["last_pk"]), None)
        if index is not None:
            seal = seals[index]
            pks = [e["pk"] for e in rows if seal["first_pk"] <= e["pk"] <= seal["last_pk"]]
            seal |= {"rows": chain.as_ranges(pks), "count": len(pks), "first_pk": min(pks), "last_pk": max(pks)}
            close(seals, rows, index)
            return f"{how.__name__}, resealed"
    return how.__name__


def without_the_chain(rows, seals):
    """The control: an audit table with a digest a batch, none of them linked, and no head kept."""
    return chain.verify(rows, seals, linked=False).is_whole


def test_every_mutation_of_sealed_history_is_found(capsys):
    rows, seals = sample()
    head, chance = seals[-1]["hash"], random.Random(SEED)
    untouched = chain.verify(rows, seals, head=head)
    assert untouched.is_whole, untouched.problems
    assert (untouched.sealed, untouched.redacted, untouched.erasures) == (len(rows), 1, 1)
    tried, undetected, missed = Counter(), Counter(), Counter()
    for _ in range(CASES):
        mutated, chained = [dict(entry) for entry in rows], [dict(seal) for seal in seals]
        what = mutate(mutated, chained, chance)
        if (mutated, chained) == (rows, seals):
            continue
        tried[what] += 1
        undetected[what] += chain.verify(mutated, chained, head=head).is_whole
        missed[what] += without_the_chain(mutated, chained)
    seconds = speed()
    with capsys.disabled():
        print(
            f"\npromise 15: {tried.total()} mutations of {len(tried)} kinds, {undetected.total()} undetected "
            f"(seed {SEED}); control without the chain missed {missed.total()}; {seconds:.0f} s for a million rows"
        )
    assert +undetected == Counter()
    # What a rewriter who knows the digests can hide from anything but the chain and a kept head.
    for what in ("cut_off", "rewrite", "edit, resealed", "delete, resealed", "insert, resealed"):
        assert tried[what] and missed[what] == tried[what], what


def speed():
    """Seconds for a million rows, measured on fewer."""
    rows = [row(pk) for pk in range(1, MEASURED + 1)]
    seals = sealed(rows, MEASURED // 10)
    return chain.verify(rows, seals).seconds / MEASURED * 1_000_000


@pytest.fixture
def kept(programme, organiser):
    """A history in the database, sealed in two goes, with one row that waits."""
    with clock.at(clock.now() - timedelta(hours=3)):
        for number in range(6):
            history.record("programmes.edit", programme, by=organiser, reason=f"Because {number}")
    history_seals.seal()
    with clock.at(clock.now() - timedelta(minutes=5)):
        history.record("programmes.edit", programme, by=organiser, reason="Later")
    history_seals.seal()
    return HistorySeal.objects.order_by("number")


def verify(*arguments):
    out = StringIO()
    call_command("verify_history", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_finds_a_row_changed_behind_the_portals_back(kept, organiser, programme):
    history.record("programmes.edit", programme, by=organiser, reason="Just now")
    assert "wait for a seal" in verify() and kept.count() == 2
    one = History.objects.filter(reason="Because 3").get()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE programmes_history SET reason = %s WHERE id = %s", ["Another reason", one.pk])
    with pytest.raises(CommandError):
        verify()


def test_a_dump_is_checked_without_the_portal_and_a_cut_off_end_by_the_head_kept_elsewhere(kept, tmp_path):
    file, bare = tmp_path / "history.jsonl", tmp_path / "bare.jsonl"
    call_command("export_history", str(file), stdout=StringIO())
    call_command("export_history", str(bare), "--without-words", stdout=StringIO())
    assert "Because 3" in file.read_text() and "Because" not in bare.read_text()
    with pytest.raises(CommandError):
        call_command("export_history", str(file))
    head = kept.last().hash
    for dump in (file, bare):
        assert "is in this chain" in verify(str(dump), "--head", head)
        done = alone(dump, "--head", head)
        assert done.returncode == 0, done.stdout + done.stderr
    lines = file.read_text().splitlines()
    first = json.loads(lines[-2])["seal"]
    shorter = [line for line in lines[:-1] if json.loads(line).get("row", {"pk": 0})["pk"] <= first["last_pk"]]
    file.write_text("\n".join(shorter))
    assert alone(file).returncode == 0
    assert alone(file, "--head", head).returncode == 1


def alone(*arguments):
    """The check as a script, with neither Django nor settings."""
    command = [sys.executable, "-I", "-S", chain.__file__, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)
