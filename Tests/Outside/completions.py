#!/usr/bin/env python3
"""Completes commands in real shells, by what the program writes for each: completions.py PATH-OF-astreinte

bash, zsh and fish (Debian packages of these names) each load their script and complete the same beginnings of commands, as at
a keyboard: bash and zsh on a pseudo-terminal, fish by its own `complete -C`.
"""
import os
import pty
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# What is typed, and a word that must be offered: the only one, so that the shell writes it out.
CASES = [
    ('astreinte sche', 'schema'),
    ('astreinte schema prof', 'profile'),
    ('astreinte check --stric', '--strict'),
    ('astreinte check --format sar', 'sarif'),
    ('astreinte exercise pri', 'print'),
]

START = {
    'bash': (['bash', '--norc', '-i'], 'source {script}'),
    'zsh': (['zsh', '-f', '-i'], 'autoload -U compinit; compinit -u -d {folder}/dump; source {script}; compdef _astreinte astreinte'),
}


def read(terminal, until, seconds=20):
    """What the shell writes until a text comes, or time is up."""
    written = ''
    end = time.monotonic() + seconds
    while until not in written and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                written += os.read(terminal, 65536).decode('utf-8', 'replace')
            except OSError:
                break
    return written


def typed(shell, script, folder, environment):
    """For each case, what stands at the prompt after a tabulator."""
    command, start = START[shell]
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(command[0], command, environment)
    try:
        # Split by quotes, so that the echo of the command isn't taken for its result.
        os.write(terminal, f"{start.format(script=script, folder=folder)}; PS1='> '; echo rea''dy\n".encode())
        read(terminal, 'ready\r\n')
        for text, word in CASES:
            read(terminal, '> ', 2)
            os.write(terminal, text.encode() + b'\t')
            yield text, word, read(terminal, text.rsplit(' ', 1)[0] + ' ' + word, 5)
            os.write(terminal, b'\x15\n')
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


def main():
    program = Path(sys.argv[1]).resolve()
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / 'astreinte').symlink_to(program)
        environment = {'PATH': f'{folder}:/usr/bin:/bin', 'HOME': folder, 'TERM': 'dumb', 'LANG': 'C.UTF-8'}
        for shell in ['bash', 'zsh', 'fish']:
            script = Path(folder) / ('_astreinte' if shell == 'zsh' else f'astreinte.{shell}')
            script.write_bytes(subprocess.run([program, '--generate-completion-script', shell], stdout=subprocess.PIPE, check=True).stdout)
            if shell == 'fish':
                for text, word in CASES:
                    offered = subprocess.run(
                        ['fish', '--no-config', '-c', f'source {script}; complete -C "{text}"'], stdout=subprocess.PIPE,
                        env=environment, text=True, check=True).stdout
                    if word not in [line.split('\t')[0] for line in offered.splitlines()]:
                        failures.append(f'{shell}: {text!r} gives {offered!r}, not {word}')
            else:
                for text, word, seen in typed(shell, script, folder, environment):
                    if word not in seen:
                        failures.append(f'{shell}: {text!r} gives {seen!r}, not {word}')
    for failure in failures:
        print(failure)
    print(f'3 shells, {len(CASES)} completions each, {len(failures)} failures')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
