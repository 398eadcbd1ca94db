#!/usr/bin/env python3
"""Compares our table of zones with the tz database, through Python's zoneinfo: time_zones.py PATH-OF-zone-table

Every zone is read every 6 h 7 min to the end of 2099, from the year our table says it is right, and around each change
of the clock: one second before, at and one second after the change, an hour before it and an hour after it.
Without a system tz database: pip install tzdata
"""
import subprocess
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

FIRST_YEARS = {
    'America/Cayenne': 1998,
    'America/Guadeloupe': 1998,
    'America/Marigot': 1998,
    'America/Martinique': 1998,
    'America/Miquelon': 2007,
    'America/St_Barthelemy': 1998,
    'Europe/Paris': 1996,
    'Indian/Kerguelen': 1998,
    'Indian/Mayotte': 1998,
    'Indian/Reunion': 1998,
    'Pacific/Gambier': 1998,
    'Pacific/Marquesas': 1998,
    'Pacific/Noumea': 1998,
    'Pacific/Tahiti': 1998,
    'Pacific/Wallis': 1998,
}
STEP = 6 * 3600 + 7 * 60


def epoch(year):
    return int(datetime(year, 1, 1, tzinfo=timezone.utc).timestamp())


def offset(zone, second):
    return datetime.fromtimestamp(second, zone).utcoffset()


def changes(zone, first, end):
    """The first second of each new offset."""
    for start in range(first, end, STEP):
        before, after = start, start + STEP
        if offset(zone, before) == offset(zone, after):
            continue
        while after - before > 1:
            middle = (before + after) // 2
            if offset(zone, middle) == offset(zone, start):
                before = middle
            else:
                after = middle
        yield after


def expected(zone, second):
    local = datetime.fromtimestamp(second, zone)
    # `fold` chooses between two readings of a time; a time that does not exist has two as well, the later one first.
    repeated = local.replace(fold=0).utcoffset() > local.replace(fold=1).utcoffset()
    return f'{"twice" if repeated else "once"} {local.isoformat()}'


def main():
    end = epoch(2100)
    spans = []
    for name, year in FIRST_YEARS.items():
        first = epoch(year)
        spans.append((name, first, STEP, (end - first) // STEP + 1))
        # An hour before and after, too: there the time that happens twice begins and ends.
        for change in changes(ZoneInfo(name), first, end):
            spans += [(name, change + hour * 3600 - 1, 1, 3) for hour in (-1, 0, 1)]
    sent = ''.join(','.join(map(str, span)) + '\n' for span in spans)
    answered = subprocess.run([sys.argv[1]], input=sent, stdout=subprocess.PIPE, check=True, text=True).stdout
    answers = answered.splitlines()
    moments = [(name, first + step * index) for name, first, step, count in spans for index in range(count)]
    if len(answers) != len(moments):
        sys.exit(f'{len(moments)} moments, {len(answers)} answers')
    zones = {name: ZoneInfo(name) for name in FIRST_YEARS}
    failures = [
        (name, second, answer, wanted)
        for (name, second), answer in zip(moments, answers)
        if answer != (wanted := expected(zones[name], second))
    ]
    for name, second, answer, wanted in failures[:20]:
        print(f'{name} {second}: {answer}, expected {wanted}')
    print(f'{len(moments) - len(failures)} passed, {len(failures)} failed')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
