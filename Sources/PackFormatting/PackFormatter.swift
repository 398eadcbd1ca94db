package import Diagnostics
import YAMLTrees

/// Writes a file of YAML in one style: its comments, its order and what it says stay.
package enum PackFormatter {
    /// What became of a file.
    package enum Outcome: Hashable, Sendable {
        /// It is in the style already.
        case unchanged
        /// Its text in the style, proven to say the same.
        case formatted(String)
        /// It has mistakes of YAML, which the reader of packs refuses too: nobody can tell what it says.
        case mistaken([Diagnostic])
        /// The new text was not proven to say the same at this place of the old one, so there is none.
        case unproven(SourcePosition)
    }

    /// The file in the style, unless that can't be shown to change nothing: what the new text says is read, compared value
    /// by value and comment by comment, and it is in the style itself.
    package static func format(_ file: SourceFile) -> Outcome {
        let reading = YAMLReader.read(file)
        let mistakes = reading.diagnostics.filter { $0.severity == .error }
        guard let root = reading.root, mistakes.isEmpty else { return .mistaken(mistakes) }
        guard let layout = layout(of: file.bytes) else { return .unproven(root.range.start) }
        let text = layout.text
        if file.bytes.elementsEqual(text.utf8) { return .unchanged }
        if let place = difference(of: text, from: root, comments: layout.comments) { return .unproven(place) }
        return .formatted(text)
    }

    /// Where a text stops saying what a document says; nil where it says the same, and is in the style.
    static func difference(of text: String, from root: YAMLNode, comments: [String]) -> SourcePosition? {
        let file = SourceFile(path: root.range.file, text: text)
        guard let new = YAMLReader.read(file).root else { return root.range.start }
        if let value = root.firstDifference(from: new) { return value.range.start }
        guard let again = layout(of: file.bytes), again.comments == comments, again.text == text else {
            return root.range.start
        }
        return nil
    }

    private static func layout(of bytes: [UInt8]) -> Layout? {
        let text = withLineFeeds(bytes)
        guard let tokens = YAMLToken.all(of: text) else { return nil }
        return Layout(Array(String(decoding: text, as: UTF8.self).unicodeScalars), tokens)
    }

    /// The text without a byte order mark, its lines ended by LF, as YAML itself reads them.
    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
        guard text.contains(0x0D) else { return Array(text) }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for (index, byte) in zip(text.indices, text) {
            switch byte {
            case 0x0D: result.append(0x0A)
            case 0x0A where index > text.startIndex && text[index - 1] == 0x0D: continue
            default: result.append(byte)
            }
        }
        return result
    }
}
