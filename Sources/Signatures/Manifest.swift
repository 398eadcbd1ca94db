import Digests

/// A file as it was read: what is signed, what is verified and what is then loaded are these same bytes.
package struct SignedFile: Hashable, Sendable {
    /// Where it lies below the folder, with `/` between folders; the name alone of a file that is signed by itself.
    package let path: String

    /// What it holds.
    package let bytes: [UInt8]

    /// Makes a file.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// Every file of a folder with its length and digest: what a signature is of.
///
/// Its text is also what `sha256sum --check` reads, since that takes lines that begin with `#` for remarks:
///
///     # astreinte manifest 1
///     # pack socle-sante 0.1.0
///     # 1204 bytes
///     9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  pack.yaml
///
/// Files are in the order of the bytes of their paths, and there is one text for each manifest: another is refused.
package struct Manifest: Hashable, Sendable {
    /// What is signed, where it bears a version.
    package struct Subject: Hashable, Sendable {
        /// `pack` or `overlay`.
        package let kind: String

        /// Its id.
        package let id: String

        /// Its version, as its author writes it.
        package let version: String

        /// Makes a subject; nil where a part is no plain word.
        package init?(kind: String, id: String, version: String) {
            guard [kind, id, version].allSatisfy({ isWord($0) }) else { return nil }
            self.kind = kind
            self.id = id
            self.version = version
        }
    }

    /// A file of the folder.
    package struct Entry: Hashable, Sendable {
        /// Where it lies below the folder.
        package let path: String

        /// Its length, in bytes.
        package let length: Int

        /// The SHA-256 of its bytes, in lower-case hexadecimal.
        package let digest: String

        init(path: String, length: Int, digest: String) {
            self.path = path
            self.length = length
            self.digest = digest
        }

        /// The entry of a file.
        package init(_ file: SignedFile) {
            self.init(
                path: file.path, length: file.bytes.count, digest: SHA256.hexadecimal(of: file.bytes))
        }
    }

    /// What is signed; nil for what bears no version.
    package let subject: Subject?

    /// The files, in the order of the bytes of their paths.
    package let entries: [Entry]

    /// The most files.
    package static let fileLimit = 4096

    /// The most bytes of all files together.
    package static let totalLimit = 64 << 20

    /// The longest text, in bytes.
    package static let byteLimit = 1 << 20

    /// The manifest of some files, in any order; else everything that keeps them from having one.
    package init(of entries: [Entry], subject: Subject? = nil) throws(ManifestFaults) {
        self.subject = subject
        self.entries = entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        var faults = entries.filter { !isPath($0.path) }.map { ManifestFault.name($0.path) }
        faults += zip(self.entries, self.entries.dropFirst()).filter { $0.path.utf8.elementsEqual($1.path.utf8) }
            .map { .twice($0.0.path) }
        if entries.isEmpty { faults.append(.empty) }
        if entries.count > Manifest.fileLimit { faults.append(.tooManyFiles) }
        if entries.reduce(0, { $0 + $1.length }) > Manifest.totalLimit { faults.append(.tooManyBytes) }
        if faults.isEmpty, text.count > Manifest.byteLimit { faults.append(.tooLong) }
        if !faults.isEmpty { throw ManifestFaults(faults) }
    }

    /// The text that is signed.
    package var text: [UInt8] {
        var text = Manifest.head
        if let subject { text += "# \(subject.kind) \(subject.id) \(subject.version)\n" }
        for entry in entries { text += "# \(entry.length) bytes\n\(entry.digest)  \(entry.path)\n" }
        return Array(text.utf8)
    }

    static let head = "# astreinte manifest 1\n"
}

/// Letters, digits and a few signs, so that a line is read in one way only.
func isWord(_ text: String) -> Bool {
    !text.isEmpty
        && text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-._".utf8.contains(byte)
            }
        }
}

/// A path that stays below its folder, and that a line can hold as `sha256sum` reads it.
private func isPath(_ path: String) -> Bool {
    path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
        // Bytes that aren't UTF-8 were replaced when the name was read.
        && !path.unicodeScalars.contains("\u{FFFD}")
        && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0 != "." && $0 != ".."
        }
}
