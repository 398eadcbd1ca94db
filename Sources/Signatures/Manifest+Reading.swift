extension Manifest {
    /// The manifest that a text is; a text that it would not be written as is refused, at the line where it differs.
    package init(text: [UInt8]) throws(ManifestFaults) {
        guard text.count <= Manifest.byteLimit else { throw ManifestFaults([.tooLong]) }
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        let manifest = try Manifest(
            of: Manifest.entries(lines.dropFirst(Manifest.subject(lines) == nil ? 1 : 2)),
            subject: Manifest.subject(lines))
        let canonical = manifest.text
        guard text == canonical else {
            let same = zip(text, canonical).prefix { $0.0 == $0.1 }
            throw ManifestFaults([.malformed(line: 1 + same.filter { $0.0 == 0x0A }.count)])
        }
        self = manifest
    }

    /// Everything in which some files differ from those that the manifest lists, in the order of their paths.
    package func faults(in files: [SignedFile]) -> [ManifestFault] {
        let found = files.map { Entry($0) }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        var faults: [ManifestFault] = []
        // Side by side rather than by name: two ways to write an accent are two files, and equal as texts.
        var place = 0
        for entry in found {
            while place < entries.count, entries[place].path.utf8.lexicographicallyPrecedes(entry.path.utf8) {
                faults.append(.missing(entries[place].path))
                place += 1
            }
            guard place < entries.count, entries[place].path.utf8.elementsEqual(entry.path.utf8) else {
                faults.append(.unlisted(entry.path))
                continue
            }
            if entries[place] != entry { faults.append(.changed(entry.path)) }
            place += 1
        }
        return faults + entries[place...].map { .missing($0.path) }
    }

    private static func subject(_ lines: [ArraySlice<UInt8>]) -> Subject? {
        guard lines.count > 1 else { return nil }
        let words = String(decoding: lines[1], as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 4, words[0] == "#" else { return nil }
        return Subject(kind: String(words[1]), id: String(words[2]), version: String(words[3]))
    }

    /// The entries as far as the lines make any: what is lost shows where the text is written again.
    private static func entries(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [Entry] {
        var entries: [Entry] = []
        var length = 0
        for line in lines {
            let text = String(decoding: line, as: UTF8.self)
            if text.hasPrefix("# ") {
                // No sum of lengths so short overflows; a longer one isn't written again as it was.
                length = Int(text.dropFirst(2).prefix(10).prefix { $0.isASCII && $0.isNumber }) ?? 0
            } else if line.count > 66 {
                entries.append(
                    Entry(
                        path: String(decoding: line.dropFirst(66), as: UTF8.self), length: length,
                        digest: String(decoding: line.prefix(64), as: UTF8.self)))
            }
        }
        return entries
    }
}
