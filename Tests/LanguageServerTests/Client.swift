import CivilTime
import Diagnostics
import IncidentFeeds
import LanguageServer
import PackTesting
import Runbooks
import TestSupport

/// Something that no server should do.
struct Surprise: Error {
    let description: String
}

/// An editor, as little of one as the tests need, and the small pack that it has open.
struct Client {
    var server: LanguageServer
    private let now: Instant
    private var count = 0

    static let tests = "file:///p/essai.test.yaml"

    /// The rest of the pack: on the disk, and not open.
    static let actions = """
        actions:
          isoler: {label: "Isoler le réseau", phase: first, role: chief, priority: vital, deadline: {within: 15 min}}
          appeler: {label: "Appeler", phase: first, role: chief, priority: normal, after: [isoler]}
        derived:
          grave: {when: {backup: hit}}
        """

    static let rules = """
        rules:
          - id: couper
            title: "Couper"
            when: {spreading: true, grave: true}
            require: [{action: isoler}]
          - id: prevenir
            title: "Prévenir"
            when: {types: {contains: attack}}
            require: [{action: appeler}]
        """

    /// A client that has said who it is, with the files of a pack on the disk.
    init(capabilities: String = "{}", tests: String = "tests: []\n") throws {
        let files = ["/p/pack.yaml": TestPack.head, "/p/actions.yaml": Self.actions, "/p/rules.yaml": Self.rules]
        let disk = Disk(
            pack: { path in
                guard path.hasPrefix("/p/") else { return nil }
                let sources = files.keys.sorted().map { SourceFile(path: $0, text: files[$0] ?? "") }
                return PackFiles(
                    key: "/p", packs: [sources], tests: [SourceFile(path: "/p/essai.test.yaml", text: tests)])
            },
            rules: { nil },
            bytes: { path in
                if path == "/p/essai.test.yaml" { return .success(Array(tests.utf8)) }
                return files[path].map { .success(Array($0.utf8)) } ?? .failure(FixtureFault("no such file"))
            },
            profiles: { _, _ in [] })
        server = LanguageServer(disk, version: "1")
        now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        _ = try ask("initialize", #"{"capabilities":\#(capabilities)}"#)
    }

    /// What the server answers to some bytes.
    mutating func send(_ text: String) throws -> [JSONValue] {
        try server.receive(Array(text.utf8), at: now).map { try Client.read($0) }
    }

    mutating func notify(_ method: String, _ parameters: String) throws {
        let answers = try send(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(parameters)}"#)
        guard answers.isEmpty else { throw Surprise(description: "\(method) was answered") }
    }

    /// The whole answer to a request.
    mutating func ask(_ method: String, _ parameters: String) throws -> JSONValue {
        count += 1
        let request = #"{"jsonrpc":"2.0","id":\#(count),"method":"\#(method)","params":\#(parameters)}"#
        guard let answer = try send(request).first else { throw Surprise(description: "no answer") }
        return answer
    }

    mutating func open(_ address: String, _ text: String) throws {
        var writer = JSONWriter()
        writer.string(text)
        let quoted = String(decoding: writer.bytes, as: UTF8.self)
        try notify("textDocument/didOpen", #"{"textDocument":{"uri":"\#(address)","version":1,"text":\#(quoted)}}"#)
    }

    /// Opens a file of the pack with a marker in it, and asks about that place.
    mutating func ask(_ method: String, at marked: String, in address: String, more: String = "") throws -> JSONValue {
        let text = MarkedText(marked)
        try open(address, text.text)
        let line = text[1].line - 1
        let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false)
        let before = lines[line].unicodeScalars.prefix(text[1].column - 1)
        let character = before.reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) }
        return try ask(
            method,
            #"{"textDocument":{"uri":"\#(address)"},"position":{"line":\#(line),"character":\#(character)}\#(more)}"#)
    }

    /// What is wrong in a file, as the server says now: `line:start-end code`, counted as the protocol does.
    mutating func mistakes(in address: String, withMeaning: Bool = false) throws -> [String]? {
        let messages = try server.publish(withMeaning: withMeaning, at: now).map { try Client.read($0) }
        return messages.compactMap { $0["params"] }.first { $0["uri"]?.string == address }?["diagnostics"]?.list.map {
            let range = $0["range"]
            return "\(range?["start"]?["line"]?.number ?? -1):\(range?["start"]?["character"]?.number ?? -1)-"
                + "\(range?["end"]?["character"]?.number ?? -1) \($0["code"]?.string ?? "")"
        }
    }

    static func read(_ bytes: [UInt8]) throws -> JSONValue {
        try JSONReader.readValue(bytes, declares: DeclaredKeys(paths: []))
    }
}

extension JSONValue {
    var string: String? { if case .string(let text) = content { text } else { nil } }
    var number: Int? { if case .number(let number) = content { number.int64.map { Int($0) } } else { nil } }
    var list: [JSONValue] { if case .array(let elements) = content { elements } else { [] } }
    var keys: [String] { if case .object(let members) = content { members.map { $0.key } } else { [] } }

    /// The message of an error.
    var refusal: String? { self["error"]?["message"]?.string }
}
