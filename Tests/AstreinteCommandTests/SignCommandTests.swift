import Foundation
import Testing

/// What is signed is verified, and what somebody changed since is told.
@Suite struct SignCommandTests {
    private let otherKey = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        -----END PRIVATE KEY-----

        """

    /// A folder with a pack, `p`, an overlay, `o.yaml`, and a pair of keys, `k` and `k.pub`; the pack and the overlay are signed.
    private func withSigned<Result>(_ body: (URL) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            let rules = packageRoot.appending(path: "rules/socle-sante")
            try FileManager.default.copyItem(at: rules, to: folder.appending(path: "p"))
            let overlay = packageRoot.appending(path: "samples/overlays/la-reunion.yaml")
            try FileManager.default.copyItem(at: overlay, to: folder.appending(path: "o.yaml"))
            #expect(try astreinte(["sign", "--new-key", "k"], in: folder).status == 0)
            let run = try astreinte(["sign", "p/", "o.yaml", "--key", "k"], in: folder)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.lines.count == 2)
            #expect(run.lines[0].wholeMatch(of: #/p: socle-sante [0-9.]+, [0-9]+ files/#) != nil)
            #expect(run.lines[1] == "o.yaml: site.la-reunion 1, 1 file")
            return try body(folder)
        }
    }

    private func verify(_ arguments: String..., in folder: URL) throws -> Run {
        try astreinte(["verify"] + arguments + ["--trust", "k.pub"], in: folder)
    }

    private func write(_ text: String, _ name: String, in folder: URL) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    @Test func `what was signed is verified, and by whose key is said`() throws {
        try withSigned { folder in
            let run = try verify("p", "o.yaml", "--min-version", "0.1", in: folder)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.errors == "")
            #expect(run.lines.allSatisfy { $0.hasSuffix(", signed by k.pub") })
            #expect(run.lines.count == 2)
        }
    }

    @Test func `everything that somebody changed is told at once`() throws {
        try withSigned { folder in
            let pack = folder.appending(path: "p")
            try write("x", "p/unlisted.txt", in: folder)
            try write("x", "p/.hidden", in: folder)
            try FileManager.default.removeItem(at: pack.appending(path: "rules/soins.yaml"))
            let changed = pack.appending(path: "pack.yaml")
            try (try Data(contentsOf: changed) + Data("\n".utf8)).write(to: changed)
            try FileManager.default.createSymbolicLink(
                at: pack.appending(path: "link.yaml"), withDestinationURL: folder.appending(path: "o.yaml"))
            try FileManager.default.createSymbolicLink(
                at: pack.appending(path: "folder"), withDestinationURL: URL(filePath: "/etc"))
            #expect(mkfifo(pack.appending(path: "pipe").path(), 0o600) == 0)
            try FileManager.default.removeItem(at: folder.appending(path: "o.yaml.manifest.sig"))
            let run = try verify("p", "o.yaml", "--min-version", "99", in: folder)
            #expect(run.status == 1)
            #expect(run.output == "")
            let faults = run.errors.split(separator: "\n").map { $0.replacing(#/version [0-9.]+/#, with: "version V") }
            #expect(
                faults == [
                    "astreinte: p: version V is older than 99",
                    "astreinte: p: `folder`: a link, which can't be signed",
                    "astreinte: p: `link.yaml`: a link, which can't be signed",
                    "astreinte: p: `pipe`: neither a file nor a folder",
                    "astreinte: p: `.hidden` was not signed",
                    "astreinte: p: `pack.yaml` is not what was signed",
                    "astreinte: p: `rules/soins.yaml` is missing",
                    "astreinte: p: `unlisted.txt` was not signed",
                    "astreinte: o.yaml.manifest.sig: No such file or directory",
                ])
        }
    }

    @Test func `what stands where a signature goes is replaced, a link and not where it leads`() throws {
        try withSigned { folder in
            let manifest = folder.appending(path: "o.yaml.manifest")
            let signature = folder.appending(path: "o.yaml.manifest.sig")
            for file in [manifest, signature] { try FileManager.default.removeItem(at: file) }
            try write("mine", "mine", in: folder)
            try FileManager.default.createSymbolicLink(
                at: manifest, withDestinationURL: folder.appending(path: "mine"))
            #expect(mkfifo(signature.path(), 0o600) == 0)
            let run = try shell(
                "cd $D && exec 3<>o.yaml.manifest.sig && timeout 30 $A verify o.yaml --trust k.pub", in: folder)
            #expect(run.status == 1 && run.errors.contains("o.yaml.manifest.sig: neither a file nor a folder\n"))
            let sign = try shell("cd $D && timeout 30 $A sign o.yaml --key k", in: folder)
            #expect(sign.status == 0, "\(sign.errors)")
            #expect(try String(contentsOf: folder.appending(path: "mine"), encoding: .utf8) == "mine")
            #expect(try verify("o.yaml", in: folder).status == 0)
            for file in [manifest, signature] {
                let attributes = try FileManager.default.attributesOfItem(atPath: file.path())
                #expect(attributes[.type] as? FileAttributeType == .typeRegular)
                #expect((attributes[.posixPermissions] as? Int ?? 0o777) & 0o002 == 0)
            }
        }
    }

    @Test func `another key, another manifest and a stripped signature are refused`() throws {
        try withSigned { folder in
            try write(otherKey, "other", in: folder)
            #expect(chmod(folder.appending(path: "other").path(), 0o600) == 0)
            let signature = folder.appending(path: "o.yaml.manifest.sig")
            let manifest = folder.appending(path: "o.yaml.manifest")
            let (goodSignature, goodManifest) = (try Data(contentsOf: signature), try Data(contentsOf: manifest))

            #expect(try astreinte(["sign", "o.yaml", "--key", "other"], in: folder).status == 0)
            let other = try verify("o.yaml", in: folder)
            #expect(other.status == 1)
            #expect(other.errors == "astreinte: o.yaml.manifest.sig: not signed with a key that is believed\n")

            for bytes in [goodSignature + [0], goodSignature.dropLast(), Data()] {
                try Data(bytes).write(to: signature)
                #expect(try verify("o.yaml", in: folder).status == 1)
            }
            try goodSignature.write(to: signature)
            #expect(try verify("o.yaml", in: folder).status == 0)
            try (goodManifest + Data("# more\n".utf8)).write(to: manifest)
            let longer = try verify("o.yaml", in: folder)
            #expect(longer.errors.contains("o.yaml.manifest: line 5 of the manifest is not one of a manifest"))
            #expect(longer.errors.contains("not signed with a key that is believed"))
            try FileManager.default.removeItem(at: manifest)
            #expect(
                try verify("o.yaml", in: folder).errors == "astreinte: o.yaml.manifest: No such file or directory\n")
        }
    }

    @Test func `a signature of one file is none of another`() throws {
        try withSigned { folder in
            try FileManager.default.removeItem(at: folder.appending(path: "p.manifest"))
            for end in [".manifest", ".manifest.sig"] {
                try FileManager.default.copyItem(
                    at: folder.appending(path: "o.yaml" + end), to: folder.appending(path: "q.yaml" + end))
            }
            try FileManager.default.copyItem(
                at: folder.appending(path: "o.yaml"), to: folder.appending(path: "q.yaml"))
            let run = try verify("q.yaml", in: folder)
            #expect(run.status == 1)
            #expect(run.errors.contains("q.yaml: `o.yaml` is missing"))
        }
    }

    @Test func `a key that others can read signs nothing, and no key replaces a file`() throws {
        try withSigned { folder in
            func mode(_ name: String) throws -> Int {
                let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path())
                return try #require(attributes[.posixPermissions] as? Int)
            }
            #expect(try mode("k") == 0o600)
            #expect(try astreinte(["sign", "--new-key", "k"], in: folder).errors == "astreinte: k: File exists\n")
            try Data().write(to: folder.appending(path: "half.pub"))
            #expect(
                try astreinte(["sign", "--new-key", "half"], in: folder).errors == "astreinte: half.pub: File exists\n")
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "half").path()))
            #expect(chmod(folder.appending(path: "k").path(), 0o640) == 0)
            let run = try astreinte(["sign", "p", "--key", "k"], in: folder)
            #expect(run.status == 2)
            #expect(run.errors.hasPrefix("astreinte: k: others can read this key"))
            #expect(try astreinte(["sign", "p", "--key", "k.pub"], in: folder).status == 2)
            #expect(try verify("p", "--trust", "k", in: folder).errors.contains("k: a private key"))
            for arguments in [["sign"], ["sign", "p"], ["sign", "--key", "k"], ["sign", "p", "--new-key", "n"]] {
                #expect(try astreinte(arguments, in: folder).status == 64)
            }
        }
    }

    @Test func `a folder that can't be signed gets no signature, nor do those named with it`() throws {
        try withSigned { folder in
            try FileManager.default.createDirectory(
                at: folder.appending(path: "empty"), withIntermediateDirectories: true)
            try write("x", "f", in: folder)
            let run = try astreinte(["sign", "f", "empty", "--key", "k"], in: folder)
            #expect(run.status == 2)
            #expect(run.errors == "astreinte: empty: no file there\n")
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "f.manifest").path()))
        }
    }

    @Test func `a minimum of what bears no version is wrong usage`() throws {
        try withSigned { folder in
            #expect(try verify("o.yaml", "--min-version", "1", in: folder).status == 64)
            #expect(try verify("o.yaml", "--min-version", "site.la-reunion=1", in: folder).status == 0)
            let older = try verify("o.yaml", "--min-version", "site.la-reunion=1.0.1", in: folder)
            #expect(older.status == 1)
            #expect(older.errors == "astreinte: o.yaml: version 1 is older than site.la-reunion=1.0.1\n")
            #expect(try verify("o.yaml", "--min-version", "=1", in: folder).status == 64)
            #expect(try verify("o.yaml", "--min-version", "one", in: folder).status == 64)
        }
    }

    @Test func `with no key to believe, nothing is believed`() throws {
        // Where this machine has keys of its own they are not those of this test.
        try withSigned { folder in
            let run = try astreinte(["verify", "p"], in: folder)
            #expect(run.status != 0)
        }
    }

    @Test func `a file of 8 MiB can be signed, one byte more can't`() throws {
        try withSigned { folder in
            try Data(repeating: 0x20, count: 8 << 20).write(to: folder.appending(path: "f"))
            #expect(try astreinte(["sign", "f", "--key", "k"], in: folder).status == 0)
            #expect(try verify("f", in: folder).status == 0)
            try Data(repeating: 0x20, count: 8 << 20 + 1).write(to: folder.appending(path: "f"))
            #expect(try verify("f", in: folder).errors.contains("a file of more than 8 MiB"))
            #expect(try astreinte(["sign", "f", "--key", "k"], in: folder).status == 2)
        }
    }
}
