"""Reckons the figures of `astreinte exercise report` again, from the journal alone, and compares them with `--format json`.

usage: exercise_report.py ASTREINTE

Who took part, when each action was done and how late, what was forgotten, how soon after T0 each milestone was reached, how
long each record was stopped and on paper: all of it comes from the lines of the journal and the files of the pack and the
profile. What was due when is asked of `runbook --journal --now`, once for each instant of the journal, as whoever opened it then
would have had it. Besides the samples, exercises are played, and nights are drawn at random, the same ones each time.
"""

import datetime
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import yaml

PROFILE = "samples/establishments/ch-600-lits.yaml"
UNTOLD = ("note", "handover", "printed")


def run(*arguments: str) -> str:
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments}: {done.stderr}"
    return done.stdout


def instant(text: str) -> int:
    return int(datetime.datetime.fromisoformat(text).timestamp())


def seconds(text: str | None) -> int | None:
    """`15 min`, `2 h`, `90 j`, as profiles write durations."""
    if text is None:
        return None
    words = str(text).split()
    units = {"s": 1, "min": 60, "h": 3600, "j": 86400}
    return sum(int(number) * units[unit] for number, unit in zip(words[::2], words[1::2]))


class Pack:
    """What the pack says a report measures, and which of its actions speak to somebody."""

    def __init__(self, folder: str) -> None:
        files = [yaml.safe_load(path.read_text("utf-8")) for path in pathlib.Path(folder).rglob("*.yaml")
                 if "tests" not in path.parts]
        actions = {name: body for file in files for name, body in (file.get("actions") or {}).items()}
        header = next(file["pack"] for file in files if "pack" in file)
        self.milestones = [
            (entry["name"], set(entry.get("first_of", [])) | {
                name for name, body in actions.items() if entry.get("calls") and "to" in body})
            for entry in header["milestones"]]
        self.interruptions = {entry["for_each"]["in"]: entry for entry in header["interruptions"]}


def paths(record: dict, before: str = "") -> set[str]:
    """The paths at which a record says something."""
    found: set[str] = set()
    for key, value in record.items():
        if isinstance(value, dict):
            found |= paths(value, before + key + ".")
        if value is not None:
            found.add(before + key)
    return found


class Journal:
    """The lines of a journal, in the order of time."""

    def __init__(self, path: pathlib.Path, end: int | None = None) -> None:
        lines = [line for line in path.read_bytes().split(b"\n") if line]
        self.head = hashlib.sha256(lines[-1]).hexdigest()
        records = [json.loads(line) for line in lines]
        places = {id(record): place for place, record in enumerate(records)}
        records.sort(key=lambda record: instant(record["at"]))  # stable: lines of one second stay in order
        self.end = end or max(instant(record["at"]) for record in records)
        self.records = [record for record in records if instant(record["at"]) <= self.end]
        self.incident = next(record["incident"] for record in records if "incident" in record)
        self.zero = instant(self.incident["detected_at"])
        told = {instant(record["at"]) for record in self.records if any(
            key not in UNTOLD + ("at", "by", "prev", "for", "how", "option") for key in record)}
        self.instants = sorted(told | {self.end})
        # What is taken back of an action is what the lines before say.
        taken_back: dict[str, int] = {}
        for record in self.records:
            if "retract" in record:
                taken_back[record["retract"]] = max(places[id(record)], taken_back.get(record["retract"], 0))
        self.words: dict[str, list[tuple[str, int, str | None]]] = {}
        for record in self.records:
            for key in ("done", "impossible", "not_applicable", "decide"):
                if key in record and places[id(record)] > taken_back.get(record[key], -1):
                    kind = "done" if key == "decide" else key
                    self.words.setdefault(record[key], []).append((kind, instant(record["at"]), record.get("by")))

    def word(self, action: str) -> tuple[str, int, str | None] | None:
        """The last word; of one repeated, the first time since another was said."""
        words = self.words.get(action, [])
        place = len(words) - 1
        while place > 0 and words[place - 1][0] == words[-1][0]:
            place -= 1
        return words[place] if words else None

    def first_done(self, actions: set[str]) -> tuple[int, str] | None:
        done = [(at, name) for name, words in self.words.items() for kind, at, _ in words
                if kind == "done" and name.split("@")[0] in actions]
        return min(done, default=None)

    def facts(self, record: dict) -> list[str]:
        return list(record.get("set", {})) + record.get("withdraw", [])

    def answers(self, now: int) -> set[str]:
        """The facts learnt at an instant that nobody knew until then, and those taken back."""
        known = paths(self.incident)
        recorded = set(known)
        found: set[str] = set()
        for record in self.records:
            at = instant(record["at"])
            for fact, value in record.get("set", {}).items():
                if at == now and fact not in known:
                    found.add(fact)
                elif at < now:
                    (known.discard if value is None else known.add)(fact)
            for fact in record.get("withdraw", []):
                if at == now:
                    found.add(fact)
                elif at < now and fact not in recorded:
                    known.discard(fact)
        return found

    def participants(self) -> list[dict]:
        found: dict[str | None, dict] = {}
        for record in self.records:
            at = instant(record["at"])
            entry = found.setdefault(
                record.get("by"), {"by": record.get("by"), "lines": 0, "deeds": 0, "facts": 0, "first": at})
            entry["lines"] += 1
            entry["deeds"] += sum(key in record for key in ("done", "impossible", "not_applicable", "decide"))
            entry["facts"] += len(self.facts(record))
            entry["last"] = at
        return list(found.values())

    def affected(self, key: str) -> list[tuple[int, set[str]]]:
        """What the incident names, since when; a fact withdrawn is again what the record says."""
        first = self.incident.get("affected", {}).get(key)
        said = [(self.zero, set(first or []))]
        for record in self.records:
            at = instant(record["at"])
            if f"affected.{key}" in record.get("set", {}):
                said.append((at, set(record["set"][f"affected.{key}"] or [])))
            elif f"affected.{key}" in record.get("withdraw", []):
                said.append((at, set(first or [])))
        return said


def due(line: dict) -> int | None:
    """Where the law says *sans délai*, the house's own target."""
    text = line.get("target_instant") or line["due"]
    return text and instant(text)


def name(entry: dict) -> str:
    return entry["action"] + (f"@{entry['target']}" if entry["target"] else "")


def acts(journal: Journal, decisions: dict[int, dict]) -> tuple[dict[str, dict], list[tuple[int, str, int, bool]]]:
    """What was required, from when to when and by when; and what an answer turned after its time."""
    found: dict[str, dict] = {}
    late: list[tuple[int, str, int, bool]] = []
    before: dict[str, int | None] | None = None
    for now in journal.instants:
        required = {name(line): due(line) for line in decisions[now]["required"]}
        sure = {name(line): line.get("without_delay", False) for line in decisions[now]["required"]}
        for action, limit in required.items():
            word = journal.word(action)
            if word and word[0] == "done" and word[1] <= now:
                continue
            entry = found.setdefault(action, {"since": now, "first": limit})
            entry["last"], entry["until"], entry["at once"] = limit, None, sure[action]
        for action, entry in found.items():
            if action not in required and entry["until"] is None:
                entry["until"] = now
        answered = journal.answers(now)
        if before is not None and answered:
            spoken = {action for action, words in journal.words.items() if any(at <= now for _, at, _ in words)}
            # What is said of an act, or taken back, turns it and not what is learnt at the same instant.
            turned = {record[key] for record in journal.records if instant(record["at"]) == now
                      for key in ("done", "impossible", "not_applicable", "decide", "retract") if key in record}
            spoken |= turned
            late += [(now, action, limit, True) for action, limit in required.items()
                     if action not in before and action not in turned and limit and limit < now]
            late += [(now, action, limit, False) for action, limit in before.items()
                     if action not in required and action not in spoken and limit and limit < now]
        before = required
    return found, late


def hung_before(decisions: dict[int, dict], now: int) -> set[str]:
    """The facts on which something waited or rested before an instant."""
    found: set[str] = set()
    for at, decision in decisions.items():
        if at >= now:
            continue
        found |= {entry["fact"] for entry in decision["questions"]}
        for lines in decision.values():
            for line in lines if isinstance(lines, list) else []:
                if isinstance(line, dict):
                    found |= set(line.get("waiting_for", [])) | set(line.get("precaution_on", []))
    return found


def outcome(journal: Journal, action: str, entry: dict | None) -> str:
    word = journal.word(action)
    if word:
        return word[0]
    if entry["last"] and entry["last"] < (entry["until"] or journal.end):
        return "forgotten"
    return "lifted" if entry["until"] else "open"


def late_by(journal: Journal, action: str, state: str, limit: int | None) -> int | None:
    if limit is None or state not in ("done", "forgotten"):
        return None
    return (journal.word(action)[1] if state == "done" else journal.end) - limit


def stopped_applications(profile: dict, affected: set[str]) -> set[str]:
    """What leans on something that is down is down."""
    down = set(affected)
    while True:
        more = {entry["id"] for entry in profile["applications"] if any(
            (link if isinstance(link, str) else link["id"]) in down
            and (isinstance(link, str) or link.get("link") != "hindering") for link in entry.get("depends_on", []))}
        if more <= down:
            return down
        down |= more


def stretches(journal: Journal, profile: dict) -> dict[tuple[str, str], list[tuple[int, int | None]]]:
    """Of each record of the profile that the incident hits: when it stopped, and when the incident no longer named it."""
    applications, services = journal.affected("applications"), journal.affected("services")
    found: dict[tuple[str, str], list[tuple[int, int | None]]] = {}
    for now in [journal.zero] + [at for at in journal.instants if at > journal.zero]:
        down = stopped_applications(profile, [names for at, names in applications if at <= now][-1])
        hit = {("establishment.applications", entry["id"]) for entry in profile["applications"] if entry["id"] in down}
        named = [names for at, names in services if at <= now][-1]
        for entry in profile["services"]:
            links = [link for link in entry.get("applications", []) if isinstance(link, str)]
            if entry["id"] in named or down & set(links):
                hit.add(("establishment.services", entry["id"]))
        for key in hit:
            if not found.get(key) or found[key][-1][1] is not None:
                found.setdefault(key, []).append((now, None))
        for key, spans in found.items():
            if key not in hit and spans[-1][1] is None:
                spans[-1] = (spans[-1][0], now)
    return found


def check_interruptions(journal: Journal, pack: Pack, profile: dict, report: list[dict], has_cuts: bool) -> None:
    spans = stretches(journal, profile)
    reported = {(entry["collection"], entry["record"]) for entry in report}
    # Our own cuts stop more than the incident names.
    assert reported >= set(spans) if has_cuts else reported == set(spans), reported ^ set(spans)
    for entry in report:
        key = (entry["collection"], entry["record"])
        spec = pack.interruptions[entry["collection"]]
        lost = instant(entry["lost_at"])
        record = next(record for kind in ("services", "applications") for record in profile[kind]
                      if record["id"] == entry["record"] and entry["collection"] == f"establishment.{kind}")
        done = [(at, by) for kind, at, by in journal.words.get(f"{spec['degraded']}@{entry['record']}", [])
                if kind == "done"]
        restored = [at for kind, at, _ in journal.words.get(f"{spec.get('restored')}@{entry['record']}", [])
                    if kind == "done" and at >= lost]
        if not has_cuts and len(spans[key]) == 1 and "lost_at" not in journal.incident.get("affected", {}):
            assert lost == spans[key][0][0], (key, entry)
            back = min([at for at in restored + [spans[key][0][1]] if at is not None], default=None)
            assert (entry["back_at"] and instant(entry["back_at"])) == back, (key, entry, back)
            first = done[0] if done and (back is None or done[0][0] <= back) else None
            assert (entry["degraded_at"] and instant(entry["degraded_at"])) == (first and first[0]), (key, entry)
        back = entry["back_at"] and instant(entry["back_at"])
        if entry["back_by"] == "act":
            assert back in restored, (key, entry)
        stop = back - lost if back else None
        assert entry["stopped_seconds"] == stop, (key, entry)
        if entry["degraded_at"]:
            start = instant(entry["degraded_at"])
            assert (start, entry["degraded_by"]) in done, (key, entry)
            assert entry["degraded_seconds"] == max((back or journal.end) - start, 0), (key, entry)
        limit = seconds(record.get("dima"))
        assert entry["limit_seconds"] == limit, (key, entry)
        within = None
        if limit is not None:
            within = stop <= limit if stop is not None else (False if journal.end - lost > limit else None)
        assert entry["within_limit"] == within, (key, entry)
        assert entry["data_limit_seconds"] == seconds(record.get("pdma") if "data_limit" in spec else None), (key, entry)
        until = {}
        for line in journal.records:
            until.update((line.get("set", {}).get("affected.data_until") or {}))
        loss = max(lost - instant(until[entry["record"]]), 0) if entry["record"] in until and "data_until" in spec else None
        assert entry["data_loss_seconds"] == loss, (key, entry)


CUTS = {"couper-internet", "couper-interconnexions", "isoler-controleurs-domaine", "isoler-biomedical",
        "proteger-serveurs-sains", "executer-coupure"}


def check(astreinte: str, path: pathlib.Path, pack: Pack, house: str | None) -> int:
    journal = Journal(path)
    options = ["--profile", house] if house else []
    report = json.loads(run(astreinte, "exercise", "report", str(path), "--format", "json", *options))
    times = {at: datetime.datetime.fromtimestamp(at, datetime.timezone.utc).isoformat() for at in journal.instants}
    decisions = {at: json.loads(run(
        astreinte, "runbook", "--journal", str(path), "--now", time, "--format", "json", *options))
        for at, time in times.items()}
    assert instant(report["time_zero"]) == journal.zero
    assert report["journal_head"] == journal.head and report["journal_remarks"] == []
    people = [{key: instant(entry[key]) if key in ("first", "last") else entry[key]
               for key in ("by", "lines", "deeds", "facts", "first", "last")} for entry in report["participants"]]
    assert people == journal.participants(), (people, journal.participants())

    required, turned = acts(journal, decisions)
    assert {name(entry) for entry in report["actions"]} == set(required) | set(journal.words)
    for entry in report["actions"]:
        action = name(entry)
        demand, word = required.get(action), journal.word(action)
        given = [entry[key] and instant(entry[key]) for key in ("required_at", "first_due", "last_due", "at")]
        wanted = [demand and demand["since"], demand and demand["first"], demand and demand["last"], word and word[1]]
        assert given == wanted, (action, given, wanted)
        assert entry["by"] == (word and word[2]), action
        assert entry["without_delay"] == bool(demand and demand["at once"]), action
        state = outcome(journal, action, demand)
        assert entry["outcome"] == state, (action, entry, state)
        assert entry["late_seconds"] == late_by(journal, action, state, demand and demand["last"]), action
    forgotten = {action for action in required if outcome(journal, action, required[action]) == "forgotten"}
    assert set(report["forgotten"]) == forgotten
    told = {(instant(entry["at"]), line["action"], instant(line["due"]), line["wanted"])
            for entry in report["late_answers"] for line in entry["turned"]}
    assert told <= set(turned), told - set(turned)
    # Where something else is learnt at the same instant, an act may have hung on that.
    alone = set()
    for entry in turned:
        learnt = {fact for record in journal.records if instant(record["at"]) == entry[0] for fact in journal.facts(record)}
        if learnt <= journal.answers(entry[0]) & hung_before(decisions, entry[0]):
            alone.add(entry)
    assert told >= alone, alone - told

    for entry, (label, actions) in zip(report["milestones"], pack.milestones, strict=True):
        assert entry["name"] == label
        first = journal.first_done(actions)
        assert entry["after_time_zero_seconds"] == (first and first[0] - journal.zero), entry
        assert (entry["at"] and instant(entry["at"])) == (first and first[0]), entry
    questions = [entry["fact"] for entry in decisions[journal.end]["questions"]]
    assert [entry["fact"] for entry in report["unknowns"]][:len(questions)] == questions
    for entry in report["unknowns"][len(questions):]:
        # Asked in vain: the last word of the journal, or its record, is that nobody knows.
        said = [record["set"][entry["fact"]] for record in journal.records if entry["fact"] in record.get("set", {})]
        assert entry["asked"] and (said or [None])[-1] is None, entry
    if house:
        profile = yaml.safe_load(pathlib.Path(house).read_text("utf-8"))
        has_cuts = any(action.split("@")[0] in CUTS for action in journal.words)
        check_interruptions(journal, pack, profile, report["interruptions"], has_cuts)
    return len(report["actions"])


def draw(seed: int, path: pathlib.Path) -> None:
    """Writes a night of some thirty lines."""
    chance = random.Random(seed)
    start = datetime.datetime(2026, 11, 14, 22, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    now = start + datetime.timedelta(minutes=chance.choice([0, 3, 20]))
    previous: bytes | None = None
    lines = []

    def add(**members: object) -> None:
        nonlocal previous
        record: dict = {"at": now.isoformat(), **members}
        if chance.random() < 0.8:
            record["by"] = chance.choice(["M. Bo", "RSSI", "cadre de garde", "SOC"])
        if previous is not None:
            record["prev"] = hashlib.sha256(previous).hexdigest()
        previous = json.dumps(record, ensure_ascii=False).encode()
        lines.append(previous)

    add(incident={"id": f"ALEA-{seed}", "type": chance.choice(["chiffrement", "compromission", "panne-electrique"]),
                  "detected_at": start.isoformat(), "establishment": {"finess": "990000041"}})
    acts = ["ouvrir-main-courante", "prevenir-cadre-garde", "prevenir-directeur-garde", "isoler-machines-touchees",
            "convoquer-cellule-crise", "declarer-portail", "exporter-journaux", "qualifier-incident",
            "basculer-service@laboratoire", "basculer-service@urgences-adultes", "faire-sans-application@sil",
            "retablir-application@sil", "retablir-application@dpi", "appeler-cert-sante"]
    chance.shuffle(acts)
    facts: list[tuple[str, list]] = [
        ("propagation", ["en-cours", "arretee", None]), ("backup_state", ["saine", "atteinte", None]),
        ("phones_state", ["perdu", "ok"]), ("backup_on_network", [True, False]),
        ("affected.applications", [["sil"], ["sil", "dpi"], []]), ("affected.services", [["laboratoire"], [], ["dialyse"]]),
        ("patient_danger", ["averee", "potentielle"]), ("isolation_possible", [True, False]), ("encryption", [True, False])]
    learnt: list[str] = []
    said: list[str] = []
    for _ in range(28):
        now += datetime.timedelta(minutes=chance.choice([0, 1, 7, 35, 90, 300]))
        kind = chance.random()
        if kind < 0.45 and acts:
            said.append(acts.pop())
            add(**{chance.choice(["done", "done", "done", "impossible", "not_applicable"]): said[-1]})
        elif kind < 0.85:
            fact, values = chance.choice(facts)
            learnt.append(fact)
            add(set={fact: chance.choice(values)})
        elif kind < 0.93 and learnt:
            fact = chance.choice(learnt)
            learnt = [other for other in learnt if other != fact]
            add(withdraw=[fact])
        elif kind < 0.97 and said:
            acts.append(said.pop())
            add(retract=acts[-1])
        else:
            add(note="rien")
    path.write_bytes(b"\n".join(lines) + b"\n")


def main(astreinte: str) -> None:
    pack = Pack("rules/socle-sante")
    counts = [check(astreinte, pathlib.Path("samples/incidents") / f"{sample}.ndjson", pack, house)
              for sample, house in [("nuit-rumeur", None), ("chronologie-dax-2021", None), ("retex-valmorin", PROFILE)]]
    with tempfile.TemporaryDirectory() as folder:
        for exercise in sorted(pathlib.Path("samples/exercises").glob("*.yaml")):
            path = pathlib.Path(folder) / f"{exercise.stem}.ndjson"
            run(astreinte, "exercise", "run", str(exercise), "--journal", str(path), "--all")
            house = exercise.parent / yaml.safe_load(exercise.read_text("utf-8"))["exercise"]["profile"]
            counts.append(check(astreinte, path, pack, str(house)))
        for seed in range(12):
            path = pathlib.Path(folder) / f"{seed}.ndjson"
            draw(seed, path)
            counts.append(check(astreinte, path, pack, PROFILE))
    print(f"{len(counts)} journals, {sum(counts)} actions, each figure as reckoned again")


main(sys.argv[1])
