import ArgumentParser
import CivilTime
import Glibc
import LanguageServer
import PackTesting
import RuleEngine
import RulePacks
import RunbookFormats
import Runbooks
import YAMLTrees

/// What an editor talks to while rules are written.
struct LSPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Serve an editor, by the Language Server Protocol on standard input and output.",
        discussion: """
            Mistakes of packs, of their tests and of profiles as they are typed; what facts, actions, rules and operators \
            mean; where they are declared; what could be written; other names for them; and why a rule holds on an incident \
            that is open, by the command astreinte.explain. The editor starts it, with the files of a pack open.

              astreinte lsp
            """)

    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions
    @OptionGroup var time: TimeOptions

    /// How long the client is silent before mistakes are looked for, and before what rules mean is: in milliseconds.
    private static let pauses: (mistakes: Int32, meaning: Int32) = (150, 1200)

    func run() throws {
        var server = LanguageServer(disk, version: engineVersion)
        var framer = MessageFramer()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            let ready = poll(&input, 1, pause(before: server))
            if ready == 0 {
                let withMeaning = if case .meaning = server.work { true } else { false }
                send(server.publish(withMeaning: withMeaning, at: time.read()))
                continue
            }
            let count = buffer.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            // An editor that dies says nothing more.
            guard count > 0 else { throw ExitCode(server.isStopped ? 0 : 1) }
            framer.add(buffer[..<count])
            while let piece = framer.next() {
                switch piece {
                case .message(let message): send(server.receive(message, at: time.read()))
                case .fault(let reason): send([server.refuse(reason)])
                }
                if let code = server.exitCode { throw ExitCode(code) }
            }
        }
    }

    /// How long to wait for the client before something else is done; for ever where there is nothing to do.
    private func pause(before server: LanguageServer) -> Int32 {
        switch server.work {
        case .nothing: -1
        case .mistakes: server.isUrgent ? 0 : Self.pauses.mistakes
        case .meaning: server.isUrgent ? 0 : Self.pauses.meaning
        }
    }

    private func send(_ messages: [[UInt8]]) {
        guard !messages.isEmpty else { return }
        Terminal.standardOutput.write(messages.flatMap { MessageFramer.framed($0) })
    }

    private var disk: Disk {
        Disk(
            pack: { path in PackFolder.around(path).flatMap { PackFiles(key: $0) } },
            rules: { (try? rules.find()).map { PackFiles($0, key: $0.path) } },
            bytes: { path in Result { () throws(FixtureFault) in try Fixtures.bytes(at: path) } },
            profiles: { pack, now in
                guard let folder = try? rules.find(),
                    let loaded = try? profile.load(for: pack, besides: folder, at: now)
                else { return [] }
                return loaded
            })
    }
}

extension PackFiles {
    /// The pack in a folder; one that adds to another with it, where that lies beside it.
    fileprivate init?(key: String) {
        guard let own = try? PackFolder.find([key]) else { return nil }
        guard let base = own.files.lazy.compactMap({ YAMLReader.read($0).root?["pack"]?["uses"]?["pack"]?.text }).first
        else {
            self.init(own, key: key)
            return
        }
        let parent = key.lastIndex(of: "/").map { String(key[..<$0]) } ?? "."
        let beside = (Files.names(in: parent) ?? []).map { parent + "/" + $0 }.first { folder in
            guard folder != key, Files.exists(folder + "/pack.yaml"),
                let file = try? PackFolder.source(Files.found(folder + "/pack.yaml"))
            else { return false }
            return YAMLReader.read(file).root?["pack"]?["id"]?.text == base
        }
        let both = beside.flatMap { try? PackFolder.find([$0, key]) }
        self.init(both ?? own, key: key)
    }

    fileprivate init(_ folder: PackFolder, key: String) {
        self.init(key: key, packs: folder.packs, tests: folder.testFiles)
    }
}

extension PackFolder {
    /// The closest folder around a file that has a `pack.yaml`.
    fileprivate static func around(_ path: String) -> String? {
        var folder = path[...]
        while let end = folder.lastIndex(of: "/") {
            folder = folder[..<end]
            if Files.exists(folder + "/pack.yaml") { return String(folder) }
        }
        return nil
    }
}
