package import CivilTime
package import Diagnostics
package import PackTesting
package import RuleEngine
import RulePacks
package import Runbooks
import YAMLTrees

/// The files that make a pack with those that it adds to.
package struct PackFiles: Sendable {
    /// Where the pack lies: what tells it from others.
    package let key: String
    /// The files of each pack, tests left out.
    package var packs: [[SourceFile]]
    /// The author's tests.
    package var tests: [SourceFile]

    /// Files as they lie on the disk.
    package init(key: String, packs: [[SourceFile]], tests: [SourceFile]) {
        self.key = key
        self.packs = packs
        self.tests = tests
    }

    var all: [SourceFile] { packs.flatMap { $0 } + tests }
}

/// What the server asks of the machine it runs on.
package struct Disk {
    /// The pack of which a file is, by the file's path; nil where it is of none.
    package let pack: (String) -> PackFiles?
    /// The pack in whose words a profile is read.
    package let rules: () -> PackFiles?
    /// The bytes of a file.
    package let bytes: (String) -> Result<[UInt8], FixtureFault>
    /// The profiles with which incidents are explained.
    package let profiles: (RulePack, Instant) -> Profiles

    /// A disk, as little of it as the server needs.
    package init(
        pack: @escaping (String) -> PackFiles?, rules: @escaping () -> PackFiles?,
        bytes: @escaping (String) -> Result<[UInt8], FixtureFault>,
        profiles: @escaping (RulePack, Instant) -> Profiles
    ) {
        self.pack = pack
        self.rules = rules
        self.bytes = bytes
        self.profiles = profiles
    }
}

/// What a client has open.
struct Document {
    let address: String
    var version: Int?
    var bytes: [UInt8]

    /// True for what may be a part of a pack.
    var isYAML: Bool { address.hasSuffix(".yaml") || address.hasSuffix(".yml") }
    var isJSON: Bool { address.hasSuffix(".json") || address.hasSuffix(".ndjson") }
}

/// What is open, over what lies on the disk.
struct Workspace {
    let disk: Disk
    var documents: [String: Document] = [:] { didSet { readings.removeAll() } }

    private var found: [String: PackFiles?] = [:]
    private var readings: [String: PackReading] = [:]

    /// The last pack without mistakes, by where it lies: its words serve while one is being made.
    private var good: [String: RulePack] = [:]

    init(_ disk: Disk) {
        self.disk = disk
    }

    /// Forgets what was read from the disk.
    mutating func refresh() {
        found.removeAll()
        readings.removeAll()
    }

    /// The files of the pack of which a document is, with what is open in their place.
    mutating func files(of path: String) -> PackFiles? {
        guard let document = documents[path], document.isYAML else { return nil }
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path
        let files = found[folder] ?? disk.pack(path)
        found[folder] = .some(files)
        if let files { return merged(files) }
        let root = YAMLReader.read(SourceFile(path: path, bytes: document.bytes)).root
        guard root?["pack"] != nil else { return nil }
        return PackFiles(key: path, packs: [[SourceFile(path: path, bytes: document.bytes)]], tests: [])
    }

    /// What the pack of a document gives, read once until something changes.
    mutating func reading(of path: String, at now: Instant) -> PackReading? {
        files(of: path).map { reading(of: $0, at: now) }
    }

    /// The same of the pack in whose words profiles are read.
    mutating func rules(at now: Instant) -> PackReading? { disk.rules().map { reading(of: merged($0), at: now) } }

    private mutating func reading(of files: PackFiles, at now: Instant) -> PackReading {
        if let reading = readings[files.key] { return reading }
        let reading = PackReading(files, good: good[files.key], at: now, bytes: bytes)
        if reading.isGood { good[files.key] = reading.pack }
        readings[files.key] = reading
        return reading
    }

    /// The bytes of a file: as it is open, else as it lies.
    func bytes(_ path: String) throws(FixtureFault) -> [UInt8] {
        if let document = documents[path] { return document.bytes }
        return try disk.bytes(path).get()
    }

    /// The paths of what is open, in order.
    var paths: [String] { documents.keys.sorted() }

    private func merged(_ files: PackFiles) -> PackFiles {
        var files = files
        func open(_ file: SourceFile) -> SourceFile {
            documents[file.path].map { SourceFile(path: file.path, bytes: $0.bytes) } ?? file
        }
        files.packs = files.packs.map { $0.map(open) }
        files.tests = files.tests.map(open)
        let known = Set(files.all.map { $0.path })
        // What the editor hasn't saved yet is of the pack in whose folder it will lie.
        for path in paths where path.hasPrefix(files.key + "/") && !known.contains(path) {
            guard let document = documents[path], document.isYAML else { continue }
            let file = SourceFile(path: path, bytes: document.bytes)
            if path.hasSuffix(".test.yaml") {
                files.tests.append(file)
            } else {
                files.packs[files.ownIndex].append(file)
            }
        }
        return files
    }
}

extension PackFiles {
    /// Which of the packs lies at `key`.
    fileprivate var ownIndex: Int {
        packs.firstIndex { $0.contains { $0.path.hasPrefix(key + "/") } } ?? packs.count - 1
    }
}
