package import CivilTime
import Diagnostics
import IncidentFeeds
import RulePacks

/// A server of the Language Server Protocol 3.17 for packs, their tests and profiles: messages in, messages out.
///
/// Whoever runs it gives it what arrives, and calls ``publish(withMeaning:at:)`` when the client is silent.
package struct LanguageServer {
    /// What is still to be said of the documents.
    package enum Work: Sendable {
        case nothing
        /// What is quickly seen, after a change.
        case mistakes
        /// What takes longer, as what rules mean.
        case meaning
    }

    /// How many documents may be open at once; what is beyond is not looked at.
    package static let documentLimit = 1000

    /// What `publish` has to do.
    package private(set) var work = Work.nothing

    /// True where the client waits for everything: it has opened or saved a document.
    package private(set) var isUrgent = false

    /// The code with which to end; nil for as long as the client goes on.
    package private(set) var exitCode: Int32?

    var workspace: Workspace
    var encoding = PositionEncoding.utf16
    private let version: String
    private var state = State.new
    private var publication = Publication()

    private enum State {
        case new
        case running
        case stopped
    }

    /// A server that has heard nothing yet.
    package init(_ disk: Disk, version: String) {
        workspace = Workspace(disk)
        self.version = version
    }

    /// True once the client has asked to stop: it may leave without a word.
    package var isStopped: Bool { state == .stopped }

    /// What to answer to something that is no message.
    package func refuse(_ reason: String) -> [UInt8] { Message.error(nil, .invalid(reason)) }

    /// Takes a message, and gives those that answer it.
    package mutating func receive(_ bytes: [UInt8], at now: Instant) -> [[UInt8]] {
        let value: JSONValue
        do throws(FeedFault) {
            let limits = FeedLimits(
                recordBytes: MessageFramer.messageLimit, depth: 64, stringBytes: MessageFramer.messageLimit)
            value = try JSONReader.readValue(bytes, declares: DeclaredKeys(paths: []), limits: limits)
        } catch {
            return [Message.error(nil, RequestFault(code: -32700, message: error.message))]
        }
        guard value.isObject else { return [refuse("a message is an object")] }
        guard let method = value["method"]?.string else {
            // Nothing is asked of the client: what it answers concerns nobody.
            if value["result"] != nil || value["error"] != nil { return [] }
            return [Message.error(value["id"], .invalid("a message has a method"))]
        }
        let parameters = value["params"] ?? JSONValue(content: .null, offset: 0)
        guard let id = value["id"] else {
            notice(method, parameters)
            return []
        }
        do throws(RequestFault) {
            var more: [[UInt8]] = []
            let result = try answer(method, parameters, &more, at: now)
            return [Message.result(id, result)] + more
        } catch {
            return [Message.error(id, error)]
        }
    }

    /// Says what is wrong with what is open, where that has changed.
    package mutating func publish(withMeaning: Bool, at now: Instant) -> [[UInt8]] {
        work = withMeaning ? .nothing : .meaning
        if withMeaning { isUrgent = false }
        return publication.update(&workspace, encoding, withMeaning: withMeaning, at: now)
    }

    /// What was last said to be wrong in a file.
    func diagnostics(in path: String) -> [Diagnostic] { publication.diagnostics[path] ?? [] }

    private mutating func answer(
        _ method: String, _ parameters: JSONValue, _ more: inout [[UInt8]], at now: Instant
    ) throws(RequestFault) -> Writing {
        switch (state, method) {
        case (.new, "initialize"): return initialize(parameters)
        case (.new, _): throw RequestFault(code: -32002, message: "the server is not initialized")
        case (.stopped, _): throw .invalid("the server is shut down")
        case (_, "initialize"): throw .invalid("the server is initialized already")
        case (_, "shutdown"):
            state = .stopped
            return { $0.null() }
        case (_, "textDocument/hover"): return try hover(parameters, at: now)
        case (_, "textDocument/definition"): return try locations(parameters, declarationsOnly: true, at: now)
        case (_, "textDocument/references"): return try locations(parameters, declarationsOnly: false, at: now)
        case (_, "textDocument/completion"): return try completion(parameters, at: now)
        case (_, "textDocument/prepareRename"): return try prepareRename(parameters, at: now)
        case (_, "textDocument/rename"): return try rename(parameters, at: now)
        case (_, "textDocument/codeAction"): return try codeActions(parameters, at: now)
        case (_, "workspace/executeCommand"): return try execute(parameters, &more, at: now)
        default: throw RequestFault(code: -32601, message: "unknown method \(printable(method))")
        }
    }

    private mutating func initialize(_ parameters: JSONValue) -> Writing {
        state = .running
        let offered = parameters["capabilities"]?["general"]?["positionEncodings"]?.elements.compactMap { $0.string }
        encoding = offered?.contains(PositionEncoding.utf8.rawValue) ?? false ? .utf8 : .utf16
        return { [encoding, version] writer in
            writer.object { writer in
                writer.key("capabilities")
                writer.object { writer in
                    writer.member("positionEncoding", encoding.rawValue)
                    writer.key("textDocumentSync")
                    writer.object { writer in
                        writer.member("openClose", true)
                        writer.member("change", 2)
                        writer.member("save", true)
                    }
                    for name in ["hover", "definition", "references", "codeAction"] {
                        writer.member("\(name)Provider", true)
                    }
                    writer.key("completionProvider")
                    writer.object { $0.member("triggerCharacters", [" ", "{", "[", ",", ":"]) }
                    writer.key("renameProvider")
                    writer.object { $0.member("prepareProvider", true) }
                    writer.key("executeCommandProvider")
                    writer.object { $0.member("commands", [Explaining.command]) }
                }
                writer.key("serverInfo")
                writer.object { writer in
                    writer.member("name", "astreinte")
                    writer.member("version", version)
                }
            }
        }
    }

    private mutating func notice(_ method: String, _ parameters: JSONValue) {
        if method == "exit" {
            exitCode = state == .stopped ? 0 : 1
            return
        }
        guard state == .running else { return }
        let document = parameters["textDocument"]
        let address = document?["uri"]?.string
        switch method {
        case "textDocument/didOpen":
            guard let address, let text = document?["text"]?.string,
                workspace.documents.count < Self.documentLimit
            else { return }
            workspace.refresh()
            workspace.documents[FileAddress.path(of: address)] = Document(
                address: address, version: document?["version"]?.integer, bytes: Array(text.utf8))
            (work, isUrgent) = (.mistakes, true)
        case "textDocument/didChange":
            guard let address, var changed = workspace.documents[FileAddress.path(of: address)] else { return }
            changed.version = document?["version"]?.integer
            for change in parameters["contentChanges"]?.elements ?? [] { changed.apply(change, encoding) }
            workspace.documents[FileAddress.path(of: address)] = changed
            (work, isUrgent) = (.mistakes, false)
        case "textDocument/didClose":
            guard let address else { return }
            workspace.refresh()
            workspace.documents[FileAddress.path(of: address)] = nil
            work = .mistakes
        case "textDocument/didSave", "workspace/didChangeWatchedFiles":
            workspace.refresh()
            (work, isUrgent) = (.mistakes, true)
        default: break
        }
    }
}

extension Document {
    /// Takes over a change: of a part, or of the whole text.
    fileprivate mutating func apply(_ change: JSONValue, _ encoding: PositionEncoding) {
        guard let text = change["text"]?.string else { return }
        guard let start = change["range"]?["start"]?.position, let end = change["range"]?["end"]?.position else {
            bytes = Array(text.utf8)
            return
        }
        let map = TextMap(bytes, encoding)
        let first = map.offset(of: start)
        bytes.replaceSubrange(first..<max(first, map.offset(of: end)), with: text.utf8)
    }
}
