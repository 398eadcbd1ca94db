"""Decides an archive on Spark, by samples/spark, and with one process, and compares the bytes.

usage: spark_archive.py ASTREINTE RULES
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

program, rules = sys.argv[1:]
script = pathlib.Path(__file__).parents[2] / "samples/spark/astreinte_archive.py"
folder = pathlib.Path(tempfile.mkdtemp())
options = ["--rules", rules, "--now", "2026-11-03T02:50:00+01:00", "--fields", "id,priority,types,actions"]
kinds = ["chiffrement", "panne-electrique", "perte-donnees", None]
records = [json.dumps({"id": f"INC-{number}", "type": kinds[number % 4], "title": f"É\u2028 {number} " + "x" * (number % 90)}, ensure_ascii=False)
           for number in range(4000)]
good, mixed = folder / "good.ndjson", folder / "mixed.ndjson"
good.write_text("\n".join(records) + "\n", encoding="utf-8")
for number in range(0, 4000, 97):
    records[number] = ["pas du JSON", "{\"id\":", "", "[1]"][number % 4]
mixed.write_text("\r\n".join(records), encoding="utf-8")


def spark(archive, name, *more):
    return subprocess.run([sys.executable, script, archive, folder / name, "7", *options, *more], capture_output=True, text=True,
                          env={**os.environ, "ASTREINTE": program, "PYSPARK_PYTHON": sys.executable}, timeout=600)


def parts(name):
    return sorted((folder / name).glob("part-*"))


def alone(archive, *more):
    return subprocess.run([program, "evaluate", archive, *options, *more], capture_output=True)


done = spark(good, "good.out")
assert done.returncode == 0, done.stderr[-3000:]
assert len(parts("good.out")) >= 7 and all(part.stat().st_size for part in parts("good.out"))
expected = alone(good)
assert expected.returncode == 0 and expected.stdout.count(b"\n") == 4000
assert b"".join(part.read_bytes() for part in parts("good.out")) == expected.stdout

# What is refused is never passed over in silence.
done = spark(mixed, "refused.out")
assert done.returncode != 0 and "exited with error code 3" in done.stderr, done.stderr[-3000:]
done = spark(mixed, "mixed.out", "--tolerant")
assert done.returncode == 0, done.stderr[-3000:]
expected = alone(mixed, "--tolerant")
assert expected.returncode == 0
assert b"".join(part.read_bytes() for part in parts("mixed.out")) == expected.stdout
lost = sum(1 for record in records if record.strip()) - expected.stdout.count(b"\n")
assert lost > 20 and f"{lost} lines without a decision" in done.stderr, (lost, done.stderr[-300:])
print(f"4000 records in {len(parts('good.out'))} partitions, the same bytes; {lost} refused, and said")
