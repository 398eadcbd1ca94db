import ArgumentParser
import Diagnostics
import Glibc
import IncidentFeeds
import RuleEngine
import Runbooks

/// The file of an incident's journal: lines are only ever added to it.
struct JournalFile {
    let path: String
    let pack: RulePack

    /// The largest journal that is read, in bytes: months of notes.
    static let limit = 64 << 20

    /// The bytes of a journal, and what they say.
    struct Contents {
        let bytes: [UInt8]
        let reading: JournalReader.Reading

        /// True for a file of which no line is a journal's, be it the first one cut short: what somebody named by mistake.
        var isForeign: Bool {
            reading.records.isEmpty && !bytes.allSatisfy { [0x09, 0x0A, 0x0D, 0x20].contains($0) }
                && !bytes.starts(with: #"{"at":"#.utf8)
        }
    }

    /// What the journal holds; faults of single lines are said, once to whoever reads it often, and disturb nothing else.
    func contents(isSaid: Bool = true) throws -> Contents {
        let contents = try Ending.naming(path, read)
        if isSaid { report(contents.reading) }
        return contents
    }

    /// What the journal holds; nil for one that doesn't exist yet.
    func reading() throws -> JournalReader.Reading? {
        Files.exists(path) ? try Ending.naming(path, read).reading : nil
    }

    /// Adds lines, each made from the digest of the line before; false where the journal says something else by now than
    /// `reading`, nil for one that wasn't there.
    func append(
        _ lines: [(_ previous: String?) -> [UInt8]], after reading: JournalReader.Reading?
    ) throws -> Bool {
        try extend(isBegun: reading != nil) { $0.head == reading?.head ? lines : nil }
    }

    /// Adds the lines that follow from what the journal holds when nobody else can write to it; false where there is none.
    ///
    /// They are on the disk when this returns; the file is locked meanwhile, so that two writers can't chain on the same line.
    /// A journal that isn't there is begun, but where `isBegun`: then somebody took it away.
    @discardableResult
    func extend(
        isBegun: Bool = false, _ body: (JournalReader.Reading) -> [(_ previous: String?) -> [UInt8]]?
    ) throws -> Bool {
        var isForeign = false
        let isAdded = try Ending.naming(path) { () throws(SystemFault) in
            let descriptor = open(path, O_RDWR | (isBegun ? 0 : O_CREAT) | O_APPEND | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw .last }
            defer { close(descriptor) }
            var status = stat()
            // To a pipe or a device nothing can be added that is there afterwards.
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                throw SystemFault(code: EINVAL)
            }
            while flock(descriptor, LOCK_EX) != 0 {
                guard errno == EINTR else { throw .last }
            }
            // Of this very file, whatever stands at its path by now.
            let bytes = try Files.read(from: descriptor, limit: JournalFile.limit)
            let contents = self.contents(of: try JournalFile.whole(bytes))
            let reading = contents.reading
            isForeign = contents.isForeign
            guard !isForeign, let lines = body(reading), !lines.isEmpty else { return false }
            var head = reading.head
            // What a power cut left stays as evidence, on a line of its own.
            var addition: [UInt8] = reading.isUnended ? [UInt8(ascii: "\n")] : []
            for line in lines {
                let bytes = line(head)
                head = JournalReader.digest(of: bytes)
                addition += bytes
            }
            do throws(SystemFault) {
                try writeAll(addition, to: descriptor)
                guard fsync(descriptor) == 0 else { throw .last }
            } catch {
                // What is refused leaves nothing: on a full disk, a line cut short.
                ftruncate(descriptor, off_t(contents.bytes.count))
                throw error
            }
            return true
        }
        guard !isForeign else {
            throw Ending.failure("\(printable(path)) is another file than a journal: nothing is added to it")
        }
        return isAdded
    }

    private func read() throws(SystemFault) -> Contents { contents(of: try JournalFile.bytes(path)) }

    private func contents(of bytes: [UInt8]) -> Contents {
        Contents(bytes: bytes, reading: JournalReader(pack: pack).read(bytes))
    }

    /// The bytes of a whole journal.
    static func bytes(_ path: String) throws(SystemFault) -> [UInt8] {
        try whole(try Files.read(path, limit: limit))
    }

    /// To chain on a part of a journal would break it.
    private static func whole(_ bytes: [UInt8]) throws(SystemFault) -> [UInt8] {
        guard bytes.count <= limit else { throw SystemFault(code: EFBIG) }
        return bytes
    }

    private func report(_ reading: JournalReader.Reading) {
        for fault in reading.faults {
            Terminal.standardError.write("\(printable(path)):\(fault.line): \(printable(fault.message))\n")
        }
    }
}
