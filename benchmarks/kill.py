"""Ends ``casebot`` in the middle of what curators do, at random moments, and looks at what is left.

Every round runs add, review, publish, merge, undo and retract in a process of its own and kills that (by
its id) after a random while. Then the file is opened anew: what had been acknowledged is still there,
nothing half-made can be seen, ``casebot check`` is clean.

    python -m benchmarks.kill --rounds 500
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from casebase.library import Casebase

_ARTICLE = Path(__file__).parent / "material" / "article.txt"
_WORKER = """
import json, sys
from pathlib import Path
from casebase.library import Casebase
from casebase.library.curating.given import Given, read_given
from casebase.store.desk import Actor

db, seed, article = sys.argv[1:]
who = Actor(1, "kill")
with Casebase.open(db) as casebase:
    desk = casebase.desk
    def did(what, **known):
        print(json.dumps({"did": what, **known}), flush=True)
    n = int(seed)
    while True:
        n += 1
        text = Path(article).read_text("utf-8").replace("{N}", str(n))
        print("begin", flush=True)
        draft = desk.add(read_given(Given(text)), who).draft
        did("add", draft=draft.id)
        draft, _ = desk.keep_all(draft.id, "", who)
        did("review", draft=draft.id, decisions=len(draft.decisions))
        case = desk.publish(draft.id, draft.version, who).case
        did("publish", case=case.id, revision=case.revision, status=case.status)
        case = desk.merge(case.id, "ziyuan", who)
        did("merge", case=case.id, revision=case.revision, status=case.status)
        undone = desk.undo(case.revision, who)
        did("undo", case="ziyuan", revision=undone.revision, status=desk.record("ziyuan").status)
        case = desk.retract(undone.cases[0].id, "kill", who)
        did("retract", case=case.id, revision=case.revision, status=case.status)
        undone = desk.undo(case.revision, who)
        did("undo", case=case.id, revision=undone.revision, status=desk.record(case.id).status)
"""


def run(rounds: int, seed: int, folder: Path) -> list[str]:
    """What went wrong in so many rounds; nothing where all is well."""
    chance = random.Random(seed)
    db = folder / "kill.db"
    Casebase.open(db).close()
    wrong: list[str] = []
    for number in range(rounds):
        acknowledged = _killed(db, number * 1000, chance.uniform(0.0, 0.4))
        wrong += [f"round {number}: {what}" for what in _lost(db, acknowledged)]
    return wrong


def _killed(db: Path, seed: int, after: float) -> list[dict[str, object]]:
    """Start the work, end it after a while, and give back what it had acknowledged."""
    command = [sys.executable, "-c", _WORKER, str(db), str(seed), str(_ARTICLE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)
        lines = process.stdout.read().splitlines()
    return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]


def _lost(db: Path, acknowledged: list[dict[str, object]]) -> list[str]:
    """What was acknowledged and is not there, and what does not agree with the rest."""
    with Casebase.open(db) as casebase:
        wrong = list(casebase.desk.check())
        logged = {revision.number for revision in casebase.desk.log(1_000_000)}
        for one in acknowledged:
            draft = casebase.desk.draft(int(str(one["draft"]))) if "draft" in one else None
            if draft is not None and len(draft.decisions) < int(str(one.get("decisions", 0))):
                wrong.append(f"decisions of draft {draft.id} are gone")
            if "revision" in one and one["revision"] not in logged:
                wrong.append(f"revision {one['revision']} is gone")
        last = next((one for one in reversed(acknowledged) if "revision" in one), None)
        if last is not None and casebase.revision == last["revision"]:
            case = casebase.desk.record(str(last["case"]))
            if case is None or case.status != last["status"]:
                wrong.append(f"{last['case']} is not as it was acknowledged")
        return wrong


def main() -> None:
    """Run the rounds and say what went wrong."""
    parser = argparse.ArgumentParser(description="End casebot at random moments and look at what is left.")
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong = run(arguments.rounds, arguments.seed, Path(folder))
    print("\n".join(wrong) or f"{arguments.rounds} kills: nothing lost, nothing half-made")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
