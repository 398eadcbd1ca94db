#!/usr/bin/env python3
"""Takes a release apart and runs it where nothing else is: release.py FOLDER-MADE-BY-.ci/release

Checksums by sha256sum; the archive, unpacked anywhere, writes a runbook with the rules beside it, and each of its completions is read by
its shell where that is there; the bill of materials by the schema of CycloneDX; the Debian package in a minimal root without a network,
which it leaves as it found it. As root, with debootstrap and the package cyclonedx-python-lib.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parents[2]
OUT = Path(sys.argv[1]).resolve()
INCIDENT = (ROOT / 'samples/incidents/chiffrement-minimal.json').read_bytes()
NOW = ['--now', '2026-10-25T02:12:00+02:00']
passed = 0
failures = 0


def check(name, holds, words=''):
    global passed, failures
    if holds:
        passed += 1
    else:
        failures += 1
        print(f'{name}: FAILED {words}')


def run(*command, **options):
    return subprocess.run(command, capture_output=True, **options)


def the(pattern):
    found = list(OUT.glob(pattern))
    assert len(found) == 1, f'{pattern}: {found}'
    return found[0]


def archive(work):
    subprocess.run(['tar', 'xzf', the('*.tar.gz')], cwd=work, check=True)
    top = next(work.iterdir())
    check('checksums in the archive', run('sha256sum', '--strict', '--quiet', '--check', 'SHA256SUMS', cwd=top).returncode == 0)
    listed = {line.split('  ', 1)[1] for line in (top / 'SHA256SUMS').read_text().splitlines()}
    there = {str(path.relative_to(top)) for path in top.rglob('*') if path.is_file()} - {'SHA256SUMS'}
    check('every file has its checksum', listed == there, listed ^ there)
    program = top / 'bin/astreinte'
    linked = run('ldd', program)
    check('the executable is static', b'not a dynamic executable' in linked.stdout + linked.stderr, linked.stdout)
    page = run(program, *NOW, input=INCIDENT, env={}, cwd='/')
    check('a runbook from the archive', page.returncode == 0 and b'CHIFFREMENT' in page.stdout, page.stderr)
    check('with its own rules', b'../share/astreinte/rules' in page.stdout)
    page = run(program, *NOW, '--format', 'html', '--interactive', input=INCIDENT, env={}, cwd='/')
    check('a page with its engine', page.returncode == 0 and b'id="moteur"' in page.stdout, page.stderr)
    check('no path of the build in it', b'/source/Sources/' not in program.read_bytes())
    for shell, path in [('bash', 'share/bash-completion/completions/astreinte'), ('zsh', 'share/zsh/site-functions/_astreinte'),
                        ('fish', 'share/fish/vendor_completions.d/astreinte.fish')]:
        if shutil.which(shell):
            check(f'completions of {shell}', run(shell, '-n', top / path).returncode == 0)
    # Letters alone, without overstrikes.
    manual = run('groff', '-man', '-Tutf8', '-ww', '-P-cbou', top / 'share/man/man1/astreinte.1')
    check('the manual page', not manual.stderr and b'ASTREINTE REPLAY' in manual.stdout, manual.stderr.decode()[:300])


def bill():
    faults = JsonStrictValidator(SchemaVersion.V1_5).validate_str(the('*.cdx.json').read_text(encoding='utf-8'))
    check('the bill of materials', faults is None, faults)


def debian(work):
    root = work / 'root'
    subprocess.run(['debootstrap', '--variant=minbase', 'bookworm', root], check=True, stdout=subprocess.DEVNULL)
    shutil.copy(the('*.deb'), root / 'astreinte.deb')

    def inside(*command, **options):
        # No interface but the loopback one, which is down; a static Swift program doesn't start without /proc.
        return run(
            'unshare', '--net', '--pid', '--fork', f'--mount-proc={root}/proc', 'chroot', root, *command,
            env={'PATH': '/usr/sbin:/usr/bin:/sbin:/bin'}, **options)

    before = {path for path in (root / 'usr').rglob('*')}
    installed = inside('dpkg', '--install', '/astreinte.deb')
    check('the package installs', installed.returncode == 0, installed.stderr)
    check('it needs no other package', inside('dpkg', '--audit').stdout == b'')
    check('its files are those that it says', inside('dpkg', '--verify', 'astreinte').stdout == b'')
    page = inside('astreinte', *NOW, input=INCIDENT)
    check('a runbook in the minimal root', page.returncode == 0 and b'CHIFFREMENT' in page.stdout, page.stderr)
    check('with the rules of the package', b'/usr/bin/../share/astreinte/rules' in page.stdout)
    version = inside('astreinte', '--version')
    check('the digest of its rules', b'socle-sante' in version.stdout and b'sha256:' in version.stdout, version.stderr)
    inside('dpkg', '--purge', 'astreinte')
    after = {path for path in (root / 'usr').rglob('*')}
    check('nothing is left of it', after == before, sorted(after ^ before)[:5])


def main():
    check('checksums of the files', run('sha256sum', '--strict', '--quiet', '--check', 'SHA256SUMS', cwd=OUT).returncode == 0)
    os.umask(0o022)
    with tempfile.TemporaryDirectory() as work:
        archive(Path(work))
    bill()
    with tempfile.TemporaryDirectory() as work:
        debian(Path(work))
    print(f'{passed} passed, {failures} failed')
    sys.exit(failures > 0)


main()
