import Digests
import Signatures
import Testing

@Suite struct ManifestTests {
    private let files = [
        SignedFile(path: "rules/b.yaml", bytes: Array("b\n".utf8)),
        SignedFile(path: "pack.yaml", bytes: Array("pack\n".utf8)),
        SignedFile(path: "rules/é.yaml", bytes: []),
        SignedFile(path: "rules-a.yaml", bytes: [0xFF]),
    ]

    private func manifest(of files: [SignedFile]? = nil) throws -> Manifest {
        try Manifest(
            of: (files ?? self.files).map { Manifest.Entry($0) },
            subject: Manifest.Subject(kind: "pack", id: "socle-sante", version: "1.2.0"))
    }

    private func faults(_ text: String) -> [ManifestFault] {
        do throws(ManifestFaults) { _ = try Manifest(text: Array(text.utf8)) } catch { return error.all }
        return []
    }

    private let text = """
        # astreinte manifest 1
        # pack socle-sante 1.2.0
        # 5 bytes
        \(SHA256.hexadecimal(of: "pack\n".utf8))  pack.yaml
        # 1 bytes
        \(SHA256.hexadecimal(of: [0xFF]))  rules-a.yaml
        # 2 bytes
        \(SHA256.hexadecimal(of: "b\n".utf8))  rules/b.yaml
        # 0 bytes
        \(SHA256.hexadecimal(of: []))  rules/é.yaml

        """

    @Test func `a manifest has one text, whatever the order of its files`() throws {
        #expect(String(decoding: try manifest().text, as: UTF8.self) == text)
        #expect(try manifest(of: files.reversed()) == manifest())
        #expect(try Manifest(text: Array(text.utf8)) == manifest())
    }

    @Test func `what bears no version has none in its manifest`() throws {
        let manifest = try Manifest(of: [Manifest.Entry(files[0])])
        #expect(manifest.subject == nil)
        #expect(try Manifest(text: manifest.text) == manifest)
        for word in ["", "a b", "a\n", "é"] {
            #expect(Manifest.Subject(kind: "pack", id: word, version: "1") == nil)
            #expect(Manifest.Subject(kind: "pack", id: "a", version: word) == nil)
        }
    }

    @Test(arguments: [
        ("# astreinte manifest 1", "# astreinte manifest 2", 1), ("# pack socle-sante 1.2.0\n", "# pack a 1 2\n", 2),
        ("# 5 bytes", "# 05 bytes", 3), ("# 5 bytes", "# 5 octets", 3), ("# 5 bytes", "# -5 bytes", 3),
        ("  pack.yaml", " *pack.yaml", 4),
        ("# 1 bytes\n", "", 5), ("# 1 bytes\n", "\n# 1 bytes\n", 5), ("rules/é.yaml\n", "rules/é.yaml", 10),
        ("rules/é.yaml\n", "rules/é.yaml\n# end\n", 11),
    ])
    func `a text that is written otherwise is refused at its line`(part: String, other: String, line: Int) {
        #expect(faults(text.replacing(part, with: other)) == [.malformed(line: line)])
    }

    @Test func `files out of order, and a file named twice, are refused`() {
        let lines = text.split(separator: "\n")
        let swapped = lines[..<2] + lines[4..<6] + lines[2..<4] + lines[6...]
        #expect(faults(swapped.joined(separator: "\n") + "\n") == [.malformed(line: 3)])
        let twice = lines[..<4] + lines[2...]
        #expect(faults(twice.joined(separator: "\n") + "\n") == [.twice("pack.yaml")])
        #expect(faults("") == [.empty])
        #expect(faults(text.replacing("# 5 bytes", with: "# 99999999999999999999 bytes")) == [.tooManyBytes])
    }

    @Test(arguments: [
        "/etc/passwd", "../a", "a/../b", "a/./b", "a//b", "a/", "", "a\nb", "a\\b", "a\u{7F}", "a\u{FFFD}",
    ])
    func `a path that leads elsewhere, or that a line can't hold, is refused`(path: String) throws {
        let entry = Manifest.Entry(SignedFile(path: path, bytes: []))
        #expect(throws: ManifestFaults.self) { try Manifest(of: [entry]) }
        let good = try Manifest(of: [Manifest.Entry(SignedFile(path: "name", bytes: []))]).text
        #expect(faults(String(decoding: good, as: UTF8.self).replacing("name", with: path)) != [])
    }

    @Test func `every difference is found, in the order of paths`() throws {
        let manifest = try manifest()
        #expect(manifest.faults(in: files.reversed()) == [])
        let other = [
            SignedFile(path: "rules-a.yaml", bytes: [0xFE]), SignedFile(path: "rules/b.yaml", bytes: Array("b\n".utf8)),
            SignedFile(path: "a.yaml", bytes: []), SignedFile(path: "rules/é.yaml", bytes: [0x20]),
            SignedFile(path: "z", bytes: []),
        ]
        #expect(
            manifest.faults(in: other) == [
                .unlisted("a.yaml"), .missing("pack.yaml"), .changed("rules-a.yaml"), .changed("rules/é.yaml"),
                .unlisted("z"),
            ])
        #expect(manifest.faults(in: []).count == 4)
    }

    @Test func `two ways to write an accent are two files`() throws {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        let manifest = try Manifest(of: [Manifest.Entry(SignedFile(path: composed, bytes: []))])
        let both = [composed, decomposed].map { SignedFile(path: $0, bytes: []) }
        let faults = manifest.faults(in: both)
        #expect(faults.count == 1)
        #expect(faults.first?.message.unicodeScalars.contains("\u{301}") == true)
        #expect(try Manifest(of: both.map { Manifest.Entry($0) }).entries.count == 2)
    }

    @Test func `as many files as the limit are taken, one more isn't`() throws {
        func entries(_ count: Int) -> [Manifest.Entry] {
            (0..<count).map { Manifest.Entry(SignedFile(path: "\($0)", bytes: [])) }
        }
        let text = try Manifest(of: entries(Manifest.fileLimit)).text
        #expect(try Manifest(text: text).entries.count == Manifest.fileLimit)
        #expect(throws: ManifestFaults.self) { try Manifest(of: entries(Manifest.fileLimit + 1)) }
        let more = String(decoding: text, as: UTF8.self) + "# 0 bytes\n\(SHA256.hexadecimal(of: []))  z\n"
        #expect(faults(more) == [.tooManyFiles])
    }

    @Test func `as many bytes as the limit are taken, one more isn't`() {
        func text(_ length: Int) -> String {
            "# astreinte manifest 1\n# 1 bytes\n\(SHA256.hexadecimal(of: [0]))  a\n"
                + "# \(length - 1) bytes\n\(SHA256.hexadecimal(of: []))  b\n"
        }
        #expect(faults(text(Manifest.totalLimit)) == [])
        #expect(faults(text(Manifest.totalLimit + 1)) == [.tooManyBytes])
    }

    @Test func `a text as long as the limit is taken, one byte longer isn't`() {
        func text(_ length: Int) -> String {
            // 1,023 files whose paths are long, and one that fills what is left.
            let head = "# astreinte manifest 1\n"
            let digest = SHA256.hexadecimal(of: [])
            func line(_ path: String) -> String { "# 0 bytes\n\(digest)  \(path)\n" }
            let many = (1000..<2023).map { line("\($0)" + String(repeating: "a", count: 900)) }.joined()
            let left = length - head.utf8.count - many.utf8.count - line("z").utf8.count
            return head + many + line("z" + String(repeating: "z", count: left))
        }
        #expect(text(Manifest.byteLimit).utf8.count == Manifest.byteLimit)
        #expect(faults(text(Manifest.byteLimit)) == [])
        #expect(faults(text(Manifest.byteLimit + 1)) == [.tooLong])
    }
}
