import CivilTime
import Diagnostics
import IncidentFeeds
import RulePacks

/// What could be written at a place: the readers of the language are asked, by a word that none of them knows put there.
struct Completion {
    /// Where the word stands that is replaced.
    let replaced: Range<Int>
    let words: [String]

    /// Of the form of every kind of name, so that only its being unknown is wrong with it.
    private static let unknown = "motqueriennenomme"

    /// Reads the files of a document with that word in several ways, until one of them says what could stand there.
    init(at place: RequestedPlace, in workspace: Workspace, of reading: PackReading, at now: Instant) {
        let bytes = place.map.bytes
        let line = place.map.line(at: place.offset)
        var start = place.offset
        while start > line.lowerBound, Completion.isOfWord(bytes[start - 1]) { start -= 1 }
        var end = place.offset
        while end < line.upperBound, Completion.isOfWord(bytes[end]) { end += 1 }
        replaced = start..<end
        let open = Completion.unclosed(bytes[line.lowerBound..<start] + bytes[end..<line.upperBound])
        // A key has its colon already, or wants one; a bracket that was just opened wants its other half.
        let ways = ["", ": 0", open, ": 0" + open].filter { way in
            !(way.hasPrefix(":") && bytes[end..<line.upperBound].starts(with: ":".utf8))
        }
        for way in ways {
            let text = bytes[..<start] + Array((Completion.unknown + way).utf8) + bytes[end...]
            let tried = reading.files.replacing(place.path, by: Array(text))
            let words = PackReading(
                tried, good: reading.pack, seeking: Completion.unknown, at: now, bytes: workspace.bytes
            ).offered
            guard words.isEmpty else {
                self.words = words
                return
            }
        }
        words = []
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x2F, 0x80...: true
        default: false
        }
    }

    /// The closing halves of the brackets that a line leaves open.
    private static func unclosed(_ line: some Sequence<UInt8>) -> String {
        var open: [String] = []
        var quote: UInt8?
        for byte in line {
            if let mark = quote {
                if byte == mark { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): quote = byte
            case UInt8(ascii: "{"): open.append("}")
            case UInt8(ascii: "["): open.append("]")
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
            default: break
            }
        }
        return open.reversed().joined()
    }
}

extension PackFiles {
    /// The same files, one of them with other bytes.
    func replacing(_ path: String, by bytes: [UInt8]) -> PackFiles {
        func replaced(_ file: SourceFile) -> SourceFile {
            file.path == path ? SourceFile(path: path, bytes: bytes) : file
        }
        return PackFiles(key: key, packs: packs.map { $0.map(replaced) }, tests: tests.map(replaced))
    }
}

extension LanguageServer {
    /// What could be written at a place.
    mutating func completion(_ parameters: JSONValue, at now: Instant) throws(RequestFault) -> Writing {
        let place = try place(parameters, at: now)
        guard let reading = place.reading else { return { $0.array { _ in } } }
        let found = Completion(at: place, in: workspace, of: reading, at: now)
        return { [texts] writer in
            writer.array { writer in
                for word in found.words {
                    writer.object { writer in
                        writer.member("label", word)
                        if let detail = reading.pack.flatMap({ Description.detail(of: word, in: $0) }) {
                            writer.member("detail", detail)
                        }
                        writer.key("textEdit")
                        writer.object { writer in
                            writer.key("range")
                            texts.write(found.replaced, of: place.map, to: &writer)
                            writer.member("newText", word)
                        }
                    }
                }
            }
        }
    }
}
