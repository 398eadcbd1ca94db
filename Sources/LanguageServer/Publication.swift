import CivilTime
import Diagnostics
import Establishments
import RuleEngine
import YAMLTrees

/// What the client was told of each file.
struct Publication {
    /// By path, in report order; files of which nothing was wrong are missing.
    private(set) var diagnostics: [String: [Diagnostic]] = [:]

    /// By path: the last message.
    private var said: [String: [UInt8]] = [:]

    /// Why profiles that are open are not checked, as it was last said.
    private var hindrance: String?

    /// Finds what is wrong now, and gives the messages that say what has changed.
    mutating func update(
        _ workspace: inout Workspace, _ encoding: PositionEncoding, withMeaning: Bool, at now: Instant
    ) -> [[UInt8]] {
        let (found, hindrance) = Publication.diagnostics(of: &workspace, withMeaning: withMeaning, at: now)
        diagnostics = Dictionary(grouping: found) { $0.range.file }
        var messages: [[UInt8]] = []
        // Else a profile that nothing can check would look like one without a mistake.
        if let hindrance, hindrance != self.hindrance { messages.append(Message.warning(hindrance)) }
        self.hindrance = hindrance
        let texts = Texts(workspace, encoding)
        for path in Set(diagnostics.keys).union(said.keys).union(workspace.paths).sorted() {
            let message = texts.publication(of: path, diagnostics[path] ?? [])
            guard said[path] != message else { continue }
            messages.append(message)
            said[path] = diagnostics[path] == nil && workspace.documents[path] == nil ? nil : message
        }
        return messages
    }

    private static func diagnostics(
        of workspace: inout Workspace, withMeaning: Bool, at now: Instant
    ) -> (found: [Diagnostic], hindrance: String?) {
        var seen: Set<String> = []
        var found: [Diagnostic] = []
        var hindrance: String?
        for path in workspace.paths {
            if let reading = workspace.reading(of: path, at: now) {
                guard seen.insert(reading.files.key).inserted else { continue }
                found += reading.mistakes
                if withMeaning { found += reading.remarks(at: now) }
            } else if let document = workspace.documents[path], document.isYAML {
                let file = SourceFile(path: path, bytes: document.bytes)
                guard EstablishmentLoader.isProfile(YAMLReader.read(file).root) else { continue }
                let rules = workspace.rules(at: now)
                guard let pack = rules?.pack else {
                    hindrance =
                        rules.map { "profiles are not checked: the rules in \(printable($0.files.key)) have mistakes" }
                        ?? "profiles are not checked: no rules were found; start astreinte lsp with --rules"
                    continue
                }
                found += EstablishmentLoader.check(file, for: pack, today: pack.header.zone.civil(now).date)
            }
        }
        // A pack that others add to is read with each of them.
        var once: Set<Diagnostic> = []
        return (found.filter { once.insert($0).inserted }.inReportOrder, hindrance)
    }
}

/// The texts of a workspace, to write places of them.
struct Texts {
    private let workspace: Workspace
    private let encoding: PositionEncoding

    init(_ workspace: Workspace, _ encoding: PositionEncoding) {
        self.workspace = workspace
        self.encoding = encoding
    }

    /// A file's text; empty where it can't be read.
    func map(of path: String) -> TextMap { TextMap((try? workspace.bytes(path)) ?? [], encoding) }

    /// How the client calls a file.
    func address(of path: String) -> String { workspace.documents[path]?.address ?? FileAddress.address(of: path) }

    func write(_ bytes: Range<Int>, of map: TextMap, to writer: inout JSONWriter) {
        writer.range(map.position(atByte: bytes.lowerBound), map.position(atByte: bytes.upperBound))
    }

    func location(_ range: SourceRange, _ writer: inout JSONWriter) {
        let map = map(of: range.file)
        writer.object { writer in
            writer.member("uri", address(of: range.file))
            writer.key("range")
            write(map.bytes(of: range), of: map, to: &writer)
        }
    }

    fileprivate func publication(of path: String, _ diagnostics: [Diagnostic]) -> [UInt8] {
        let map = map(of: path)
        return Message.notification("textDocument/publishDiagnostics") { writer in
            writer.object { writer in
                writer.member("uri", address(of: path))
                if let version = workspace.documents[path]?.version { writer.member("version", version) }
                writer.member("diagnostics", diagnostics) { diagnostic, writer in
                    members(of: diagnostic, in: map, &writer)
                }
            }
        }
    }

    /// Writes the members of a diagnostic.
    func members(of diagnostic: Diagnostic, in map: TextMap, _ writer: inout JSONWriter) {
        writer.key("range")
        write(map.bytes(of: diagnostic.range), of: map, to: &writer)
        writer.member("severity", diagnostic.severity.rawValue + 1)
        writer.member("code", diagnostic.code)
        writer.member("source", "astreinte")
        let asides = diagnostic.notes.filter { $0.range == nil }.map { $0.message }
        let head = diagnostic.message + (diagnostic.label.map { " (\($0))" } ?? "")
        writer.member("message", ([head] + asides + diagnostic.help).joined(separator: "\n"))
        let related = diagnostic.notes.compactMap { note in note.range.map { (note.message, $0) } }
        guard !related.isEmpty else { return }
        writer.member("relatedInformation", related) { note, writer in
            writer.member("message", note.0)
            writer.key("location")
            location(note.1, &writer)
        }
    }
}
