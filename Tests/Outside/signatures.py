"""Signatures against openssl and sha256sum: each side verifies what the other made; the machine's own keys, where an /etc of its own can
be mounted, as root."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

program = str(pathlib.Path(sys.argv[1]).resolve())
root = pathlib.Path(__file__).resolve().parents[2]


def run(*command, cwd):
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True)


def must(good, *command, cwd):
    done = run(*command, cwd=cwd)
    if (done.returncode == 0) != good:
        sys.exit(f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}")


def openssl_verifies(good, key, folder):
    must(
        good, "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", "pack.manifest", "-sigfile",
        "pack.manifest.sig", cwd=folder)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    pack = folder / "pack"
    shutil.copytree(root / "rules" / "socle-sante", pack)

    # Our key and our signature.
    must(True, program, "sign", "--new-key", "ours", cwd=folder)
    must(True, "openssl", "pkey", "-in", "ours", "-pubout", "-out", "derived.pub", cwd=folder)
    assert (folder / "derived.pub").read_bytes() == (folder / "ours.pub").read_bytes()
    must(True, program, "sign", "pack", "--key", "ours", cwd=folder)
    openssl_verifies(True, "ours.pub", folder)
    must(True, "sha256sum", "--strict", "--check", "--quiet", "../pack.manifest", cwd=pack)
    listed = [line[66:] for line in (folder / "pack.manifest").read_text().splitlines() if not line.startswith("#")]
    assert sorted(listed) == sorted(str(f.relative_to(pack)) for f in pack.rglob("*") if f.is_file()), "files"
    lengths = [line.split()[1] for line in (folder / "pack.manifest").read_text().splitlines() if line.endswith(" bytes")]
    assert lengths == [str((pack / path).stat().st_size) for path in listed], "lengths"

    # Their key, our signature, then their signature.
    must(True, "openssl", "genpkey", "-algorithm", "ed25519", "-out", "theirs", cwd=folder)
    (folder / "theirs").chmod(0o600)
    must(True, "openssl", "pkey", "-in", "theirs", "-pubout", "-out", "theirs.pub", cwd=folder)
    openssl_verifies(False, "theirs.pub", folder)
    must(False, program, "verify", "pack", "--trust", "theirs.pub", cwd=folder)
    must(True, program, "sign", "pack", "--key", "theirs", cwd=folder)
    ours = (folder / "pack.manifest.sig").read_bytes()
    openssl_verifies(True, "theirs.pub", folder)
    must(
        True, "openssl", "pkeyutl", "-sign", "-inkey", "theirs", "-rawin", "-in", "pack.manifest", "-out",
        "pack.manifest.sig", cwd=folder)
    assert (folder / "pack.manifest.sig").read_bytes() == ours, "the signature of RFC 8032 is one"
    must(True, program, "verify", "pack", "--trust", "theirs.pub", cwd=folder)

    # A key of another kind, and one changed byte.
    must(True, "openssl", "genpkey", "-algorithm", "x25519", "-out", "other", cwd=folder)
    (folder / "other").chmod(0o600)
    must(False, program, "sign", "pack", "--key", "other", cwd=folder)
    file = pack / "pack.yaml"
    file.write_bytes(file.read_bytes().replace(b"pack", b"pacK", 1))
    must(False, program, "verify", "pack", "--trust", "theirs.pub", cwd=folder)
    must(False, "sha256sum", "--strict", "--check", "--quiet", "../pack.manifest", cwd=pack)

    # The machine's own keys: in an /etc that only this process tree sees.
    file.write_bytes(file.read_bytes().replace(b"pacK", b"pack", 1))
    machine = "mount -t tmpfs none /etc && mkdir -p /etc/astreinte/trust && "
    if run("unshare", "--mount", "sh", "-c", machine + "true", cwd=folder).returncode == 0:
        lay = machine + "cp theirs.pub /etc/astreinte/trust/hospital.pem && "
        verify = f"'{program}' verify pack"
        for good, prepared in [
            (True, lay),
            (False, machine),
            (False, lay.replace("theirs.pub", "ours.pub")),
            (False, lay.replace("hospital.pem", "hospital.pub")),
            (False, lay + "chmod g+w /etc/astreinte/trust/hospital.pem && "),
            (False, lay + "chmod o+w /etc/astreinte/trust && "),
            (False, lay + "chown 1 /etc/astreinte/trust/hospital.pem && "),
            (False, lay + "chown 1 /etc/astreinte/trust && "),
            (False, lay + "echo no key >/etc/astreinte/trust/z.pem && "),
            (True, lay + "cp ours.pub /etc/astreinte/trust/a.pem && "),
        ]:
            must(good, "unshare", "--mount", "sh", "-c", prepared + verify, cwd=folder)
        named = lay.replace("theirs.pub", "ours.pub") + verify + " --trust theirs.pub"
        must(True, "unshare", "--mount", "sh", "-c", named, cwd=folder)
        elsewhere = machine + "mkdir -p trust && cp theirs.pub trust/a.pem && HOME=. ASTREINTE_TRUST=trust " + verify
        must(False, "unshare", "--mount", "sh", "-c", elsewhere, cwd=folder)
    else:
        print("signatures: no /etc of its own can be mounted here: the machine's keys were not tried")

print("signatures: openssl and sha256sum agree")
