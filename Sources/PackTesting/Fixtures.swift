import CivilTime
package import Diagnostics
package import Establishments
import IncidentFeeds
package import RuleEngine
import Runbooks
package import YAMLTrees

/// The files that tests name, each read once.
package struct Fixtures {
    private let incidents: IncidentReader
    private let read: (String) throws(FixtureFault) -> [UInt8]
    private let pack: RulePack
    private var profiles: [String: Result<EstablishmentLoading, FixtureFault>] = [:]
    private var records: [String: Result<FeedRecord, FixtureFault>] = [:]

    /// The profiles read, for whoever shows what is wrong in them; sorted by path.
    package private(set) var profileFiles: [SourceFile] = []

    /// The files that `read` gives, at the paths that tests write.
    package init(for pack: RulePack, read: @escaping (String) throws(FixtureFault) -> [UInt8]) {
        self.pack = pack
        incidents = IncidentReader(pack: pack)
        self.read = read
    }

    /// The one incident of the file that a test names, the paths of `replaced` left out of it.
    mutating func situation(at node: YAMLNode, replaced: Set<String>) throws(FixtureFault) -> Situation {
        let path = try Fixtures.path(at: node)
        let record = try record(at: path).get()
        do {
            return try incidents.read(record, leavingOut: replaced)
        } catch {
            throw Fixtures.fault(error, in: record)
        }
    }

    /// The establishment whose profile a test names.
    ///
    /// No day is given: a test goes on holding when its profile is revised after the night that it tells.
    package mutating func profile(at node: YAMLNode) throws(FixtureFault) -> EstablishmentLoading {
        let path = try Fixtures.path(at: node)
        if let known = profiles[path] { return try known.get() }
        let result: Result<EstablishmentLoading, FixtureFault>
        do throws(FixtureFault) {
            let file = SourceFile(path: path, bytes: try read(path))
            profileFiles.append(file)
            result = .success(EstablishmentLoader.load(file, for: pack, today: nil))
        } catch {
            result = .failure(error)
        }
        profiles[path] = result
        return try result.get()
    }

    private mutating func record(at path: String) -> Result<FeedRecord, FixtureFault> {
        if let known = records[path] { return known }
        let result: Result<FeedRecord, FixtureFault>
        do throws(FixtureFault) {
            result = .success(try onlyRecord(of: try read(path)))
        } catch {
            result = .failure(error)
        }
        records[path] = result
        return result
    }

    private func onlyRecord(of bytes: [UInt8]) throws(FixtureFault) -> FeedRecord {
        var framer = FeedFramer()
        framer.append(bytes)
        framer.finish()
        guard let record = framer.next() else { throw FixtureFault("holds no incident") }
        if let fault = record.fault { throw Fixtures.fault(fault, in: record) }
        guard framer.next() == nil else { throw FixtureFault("holds several incidents, and a test is about one") }
        return record
    }

    private static func fault(_ fault: FeedFault, in record: FeedRecord) -> FixtureFault {
        let place = fault.position(in: record.bytes).moved(to: TextPosition(line: record.line, column: record.column))
        return FixtureFault("line \(place.line), column \(place.column): \(fault.message) (\(fault.code.rawValue))")
    }

    /// A path is written from the folder of the test file, so that a pack can be moved with its tests.
    private static func path(at node: YAMLNode) throws(FixtureFault) -> String {
        let path = node.text
        guard !path.isEmpty else { throw FixtureFault("the path of a file is expected") }
        guard !path.hasPrefix("/"), !path.utf8.contains(0) else {
            throw FixtureFault("a path is written from the folder of the test file")
        }
        guard let slash = node.range.file.lastIndex(of: "/") else { return path }
        return node.range.file[...slash] + path
    }
}
