#!/usr/bin/env python3
"""Decides an archive of incidents, one JSON object a line, on a Spark cluster.

usage: spark-submit astreinte_archive.py ARCHIVE OUTPUT PARTITIONS --now INSTANT --fields id,priority,actions [OPTION OF EVALUATE…]

What the files of OUTPUT hold, one after the other by their names, is byte for byte what one process answers:

  astreinte evaluate ARCHIVE --now INSTANT --fields id,priority,actions

That is why `--now` is asked for, the same for all, and `--fields` without what counts lines from the start of a partition
(`line`, `record`). Spark keeps the order of lines in a partition and that of partitions. It ignores how a piped program ends unless
told; here a refusal ends the job as any failure would, and its reason is in the log of the executor, unless `--tolerant` is given: then
the number of lines without decision is printed. Bytes that are not UTF-8 are replaced by Spark before astreinte could refuse them.
Each executor needs the program and its rules, by default those beside it; ASTREINTE is the program's path there.
"""

import os
import shlex
import sys

from pyspark import SparkContext


def main(archive, output, partitions, *options):
    if not {"--now", "--fields"} <= set(options):
        sys.exit("--now and --fields are needed, for the same answers in every partition")
    fields = options[options.index("--fields") + 1].split(",")
    if {"line", "record"} & set(fields):
        sys.exit("line and record count from the start of a partition")
    context = SparkContext.getOrCreate()
    records = context.textFile(archive, int(partitions)).filter(str.strip)
    command = shlex.join([os.environ.get("ASTREINTE", "astreinte"), "evaluate", *options])
    decisions = records.pipe(command, checkCode=True)
    decisions.saveAsTextFile(output)
    if "--tolerant" in options:
        print(f"{records.count() - context.textFile(output).count()} lines without a decision", file=sys.stderr)
    context.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
