#!/usr/bin/env python3
"""Writes a rule in the national pack through `astreinte lsp`, as an editor does: language_server.py PATH-OF-astreinte RULES

The client is that of pytest-lsp, over the server's standard streams. Needs pytest-lsp (PyPI).
"""
import asyncio
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pytest_lsp import make_test_lsp_client

ASTREINTE, RULES = sys.argv[1], Path(sys.argv[2])
NOW = '2026-11-26T12:00:00+01:00'
INCIDENT = Path(__file__).parents[2] / 'samples/incidents/chiffrement-minimal.json'


def rule(condition):
    return f'''rules:
  - id: essai-d-auteur
    title: "Règle d’essai 😀"
    when: {{all: [{{notes: "é😀"}}, {{{condition}: true}}]}}
    require: [{{action: isoler-machines-touchees}}]
'''.replace('{notes: "é😀"}', '{title: "é😀"}').replace('\n', '\r\n')


class Editor:
    def __init__(self, client, folder):
        self.client, self.folder, self.version = client, folder, 0

    def uri(self, name):
        return (self.folder / name).as_uri()

    def document(self, name):
        return types.TextDocumentIdentifier(uri=self.uri(name))

    def open(self, name, text=None, language='yaml'):
        text = (self.folder / name).read_text() if text is None else text
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(
            types.TextDocumentItem(uri=self.uri(name), language_id=language, version=0, text=text)))
        return text

    def change(self, name, start, end, text):
        self.version += 1
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=self.version),
            [types.TextDocumentContentChangePartial(range=types.Range(start, end), text=text)]))

    async def diagnostics(self, name, wanted):
        """What is wrong in a file, once it is as wanted; else as it is after a while."""
        for _ in range(300):
            found = self.client.diagnostics.get(self.uri(name))
            if found is not None and wanted(found):
                return found
            await asyncio.sleep(0.1)
        raise AssertionError(f'{name}: {self.client.diagnostics.get(self.uri(name))}')


def place(text, word, inside=1):
    """The place of a word, counted as UTF-16 does."""
    lines = text.replace('\r\n', '\n').split('\n')
    line = next(number for number, line in enumerate(lines) if word in line)
    before = lines[line][:lines[line].index(word) + inside]
    return types.Position(line, len(before.encode('utf-16-le')) // 2)


async def refused(request, reason):
    try:
        await request
    except Exception as error:
        assert reason in str(error), error
    else:
        raise AssertionError(f'not refused: {reason}')


async def session(folder):
    client = make_test_lsp_client()
    await client.start_io(ASTREINTE, 'lsp', '--rules', str(folder), '--now', NOW)
    editor = Editor(client, folder)
    started = await client.initialize_session(types.InitializeParams(
        capabilities=types.ClientCapabilities(), root_uri=folder.as_uri()))
    assert started.capabilities.position_encoding in ('utf-16', None), started

    # A fact misspelt in a file that isn't on the disk, behind CRLF, accents and an emoji.
    name = 'rules/essai.yaml'
    text = editor.open(name, rule('encryptio'))
    found = await editor.diagnostics(name, lambda found: found)
    wrong = [one for one in found if one.code == 'unknown-fact']
    assert len(wrong) == 1, found
    start = place(text, 'encryptio', 0)
    end = types.Position(start.line, start.character + len('encryptio'))
    assert wrong[0].range == types.Range(start, end), wrong

    # The only way to put it right is offered.
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        editor.document(name), types.Range(start, start), types.CodeActionContext([])))
    assert any(edit.new_text == 'encryption' for action in actions if getattr(action, 'edit', None)
               for edit in action.edit.changes[editor.uri(name)]), actions

    # A change of one character, and it is gone; what the rule means follows by itself.
    begun = time.monotonic()
    editor.change(name, end, end, 'n')
    await editor.diagnostics(name, lambda found: not any(one.code == 'unknown-fact' for one in found))
    print(f'from the change to its diagnostics: {time.monotonic() - begun:.2f} s')
    begun = time.monotonic()
    await editor.diagnostics(name, lambda found: any(one.code == 'rule-without-source' for one in found))
    print(f'then to what the pack means: {time.monotonic() - begun:.2f} s')
    text = rule('encryption')

    def at(word, inside=1):
        return dict(text_document=editor.document(name), position=place(text, word, inside))

    hover = await client.text_document_hover_async(types.HoverParams(**at('encryption')))
    assert 'fait encryption' in hover.contents.value, hover
    hover = await client.text_document_hover_async(types.HoverParams(**at('isoler-machines-touchees')))
    assert 'rôle' in hover.contents.value and 'priorité' in hover.contents.value, hover

    found = await client.text_document_definition_async(types.DefinitionParams(**at('isoler-machines-touchees')))
    assert [one.uri.split('/')[-2] for one in found] == ['actions'], found
    target = Path(found[0].uri.removeprefix('file://')).read_text().split('\n')[found[0].range.start.line]
    assert target.strip().startswith('isoler-machines-touchees:'), target

    begun = time.monotonic()
    found = await client.text_document_completion_async(types.CompletionParams(**at('encryption', 4)))
    labels = {one.label for one in found}
    assert {'encryption', 'types', 'any'} <= labels and 'isoler-machines-touchees' not in labels, labels
    print(f'completion: {time.monotonic() - begun:.2f} s')

    # From a test to the rule.
    tests = 'tests/chiffrement-minimal.test.yaml'
    tested = editor.open(tests)
    found = await client.text_document_definition_async(types.DefinitionParams(
        editor.document(tests), place(tested, 'chiffrement-alerter')))
    assert len(found) == 1 and '/rules/' in found[0].uri, found

    # A rename that holds, edit by edit; and two that are refused.
    await refused(client.text_document_rename_async(types.RenameParams(
        **at('isoler-machines-touchees'), new_name='couper-internet')), 'couper-internet')
    await refused(client.text_document_prepare_rename_async(types.PrepareRenameParams(**at('encryption'))), 'from:')
    begun = time.monotonic()
    edit = await client.text_document_rename_async(types.RenameParams(
        **at('isoler-machines-touchees'), new_name='debrancher-machines'))
    print(f'rename in {len(edit.changes)} files: {time.monotonic() - begun:.2f} s')
    assert editor.uri(name) in edit.changes and len(edit.changes) > 3, list(edit.changes)
    texts = {uri: text.encode() if uri == editor.uri(name) else Path(uri.removeprefix('file://')).read_bytes()
             for uri in edit.changes}
    for uri, edits in edit.changes.items():
        lines = texts[uri].decode().split('\n')
        for one in reversed(edits):
            line = lines[one.range.start.line].encode('utf-16-le')
            cut = line[2 * one.range.start.character:2 * one.range.end.character].decode('utf-16-le')
            assert cut == 'isoler-machines-touchees', (uri, one, cut)
            lines[one.range.start.line] = (line[:2 * one.range.start.character] + one.new_text.encode('utf-16-le')
                                           + line[2 * one.range.end.character:]).decode('utf-16-le')
        Path(uri.removeprefix('file://')).write_bytes('\n'.join(lines).encode())
    client.text_document_did_close(types.DidCloseTextDocumentParams(editor.document(tests)))
    client.text_document_did_close(types.DidCloseTextDocumentParams(editor.document(name)))
    checked = subprocess.run([ASTREINTE, 'test', str(folder)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout[-2000:] + checked.stderr[-2000:]
    left = subprocess.run(['grep', '-rnw', 'isoler-machines-touchees', str(folder), '--include=*.yaml'],
                          capture_output=True, text=True).stdout
    assert all('#' in line for line in left.splitlines()), left

    # On an incident that is open, the same text as the command writes.
    rules = 'rules/tronc-commun.yaml'
    source = editor.open(rules)
    shutil.copy(INCIDENT, folder / 'incident.json')
    editor.open('incident.json', language='json')
    identifier = source.split('- id: ')[1].split('\n')[0]
    spot = place(source, identifier)
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        editor.document(rules), types.Range(spot, spot), types.CodeActionContext([])))
    command = next(one for one in actions if one.title.startswith('Expliquer'))
    explained = await client.workspace_execute_command_async(types.ExecuteCommandParams(
        command.command, command.arguments))
    expected = subprocess.run(
        [ASTREINTE, 'explain', identifier, str(INCIDENT), '--rules', str(folder), '--now', NOW],
        capture_output=True, text=True, check=True).stdout
    assert explained == expected, explained
    assert client.messages[-1].message == explained

    await stop(client)


async def stop(client):
    process = client._server
    await client.shutdown_session()
    assert await asyncio.wait_for(process.wait(), 10) == 0, process.returncode


async def other_files(root):
    """A profile, and a pack that adds to another, each open alone."""
    client = make_test_lsp_client()
    await client.start_io(ASTREINTE, 'lsp', '--rules', str(root / 'rules/socle-sante'), '--now', NOW)
    editor = Editor(client, root)
    await client.initialize_session(types.InitializeParams(
        capabilities=types.ClientCapabilities(), root_uri=root.as_uri()))

    profile = 'samples/establishments/ch-600-lits.yaml'
    whole = editor.open(profile)
    await editor.diagnostics(profile, lambda found: not any(one.severity == types.DiagnosticSeverity.Error for one in found))
    wrong = place(whole, 'criticality: vitale', len('criticality: vital'))
    editor.change(profile, wrong, types.Position(wrong.line, wrong.character + 1), 'x')
    found = await editor.diagnostics(
        profile, lambda found: any(one.severity == types.DiagnosticSeverity.Error for one in found))
    assert any(one.range.start.line == wrong.line for one in found), found

    # Its facts and actions are those of the pack beside it.
    addition = next(path for path in sorted((root / 'rules/nis-2').rglob('*.yaml'))
                    if '  - id:' in path.read_text() and 'when: {' in path.read_text())
    addition = str(addition.relative_to(root))
    text = editor.open(addition)
    await editor.diagnostics(addition, lambda found: not any(one.code == 'unknown-fact' for one in found))
    start = place(text, 'when: {', len('when: {'))
    editor.change(addition, start, start, 'encryptio: true, ')
    found = await editor.diagnostics(addition, lambda found: any(one.code == 'unknown-fact' for one in found))
    wrong = [one for one in found if one.code == 'unknown-fact']
    assert [one.range.start for one in wrong] == [start], wrong
    assert 'encryption' in wrong[0].message + str(wrong[0].data), wrong
    await stop(client)


def closed_pipe():
    """An editor that dies takes the server with it, quietly."""
    gone = subprocess.run([ASTREINTE, 'lsp'], input=b'', capture_output=True, timeout=10)
    assert (gone.returncode, gone.stdout, gone.stderr) == (1, b'', b''), gone


closed_pipe()
with tempfile.TemporaryDirectory() as root:
    # Its tests read the profiles of the samples beside it.
    for folder in 'rules', 'samples':
        shutil.copytree(RULES.parent / folder, Path(root).resolve() / folder)
    # Before names are changed.
    asyncio.run(other_files(Path(root).resolve()))
    asyncio.run(session(Path(root).resolve() / 'rules/socle-sante'))
print('the language server does what a client asks')
