import Diagnostics
import Glibc

/// The file system, as little of it as the commands need.
enum Files {
    /// The bytes of a file; of a longer one than `limit`, just enough to see that it is longer.
    static func read(_ path: String, limit: Int) throws(SystemFault) -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachChunk(of: path) { bytes.take($0, limit: limit) }
        return bytes
    }

    /// The same of an open file.
    static func read(from descriptor: Int32, limit: Int) throws(SystemFault) -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachChunk(from: descriptor) { bytes.take($0, limit: limit) }
        return bytes
    }

    /// Gives the bytes of a file, or of standard input for `-`, as they arrive, for as long as `body` wants more; those of
    /// a stream also end where the program is asked to.
    static func forEachChunk(
        of path: String, isStream: Bool = false, _ body: (ArraySlice<UInt8>) -> Bool
    ) throws(SystemFault) {
        // What isn't a stream isn't waited for where nobody writes to it: a pipe that an option names is empty then.
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC | (isStream ? 0 : O_NONBLOCK))
        guard descriptor >= 0 else {
            // A pipe that nobody wrote to yet.
            if isStream, errno == EINTR { return }
            throw .last
        }
        defer { if path != "-" { close(descriptor) } }
        try forEachChunk(from: descriptor, isStream: isStream, body)
    }

    /// The same of an open file.
    static func forEachChunk(
        from descriptor: Int32, isStream: Bool = false, _ body: (ArraySlice<UInt8>) -> Bool
    ) throws(SystemFault) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while !isStream || Interruption.allowsReading(descriptor) {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                guard body(buffer[..<count]) else { return }
                // Whoever fills it may have much more: a pack has many small files, and a feed is long.
                if count == buffer.count, count < 1 << 20 { buffer = [UInt8](repeating: 0, count: 1 << 20) }
            } else if count == 0 {
                return
            } else if errno == EAGAIN {
                wait(for: POLLIN, on: descriptor)
            } else if errno != EINTR {
                throw .last
            }
        }
    }

    /// The names in a folder, sorted, hidden ones left out; nil where there is no such folder.
    static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        return entries(of: stream).filter { !$0.hasPrefix(".") }
    }

    /// Every name in an open folder, sorted.
    static func entries(of stream: OpaquePointer) -> [String] {
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { raw in
                    String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names.sorted()
    }

    /// A path without the slash at its end.
    static func trimmed(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// Ends the work where something is at a path already.
    static func refuseExisting(_ path: String) throws {
        guard access(path, F_OK) != 0 else {
            throw Ending.failure("\(printable(path)): \(SystemFault(code: EEXIST).reason)")
        }
    }

    /// Ends the work where a file that an option names holds something already: nothing is written over it.
    static func refuseFilled(_ path: String, for option: String) throws {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return }
        throw Ending.usage("\(option): \(printable(path)) is not empty and is left as it is; give another file")
    }

    /// True for a folder.
    static func isFolder(_ path: String) -> Bool {
        names(in: path) != nil
    }

    /// True for whatever can be opened to read.
    static func exists(_ path: String) -> Bool {
        access(path, R_OK) == 0
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// The YAML files below a folder, sorted by path; a link to a folder isn't followed, since it may lead back.
    ///
    /// What can't be looked into may hold a rule: it ends the work, rather than be left out.
    static func yamlFiles(below folder: String) throws -> [String] {
        try listed(folder).flatMap { name -> [String] in
            let path = folder + "/" + name
            if try holdsFiles(path) { return isLink(path) ? [] : try yamlFiles(below: path) }
            return try isYAML(name) ? [found(path)] : []
        }
    }

    /// The YAML files of a folder itself, sorted; none where there is no such folder.
    static func yamlFiles(in folder: String) throws -> [String] {
        try listed(folder).filter { isYAML($0) }.map { try found(folder + "/" + $0) }
    }

    /// A path that nobody named, but that a folder gave; where neither a file nor a folder stands there, the work ends.
    static func found(_ path: String) throws -> String {
        guard !isIrregular(path) else { throw Ending.failure("\(printable(path)): \(irregular)") }
        return path
    }

    /// What is said of a pipe, a device or a socket among what was found.
    static let irregular = "neither a file nor a folder"

    /// True for what is neither a file nor a folder: a pipe that somebody holds open would be waited for, for ever.
    static func isIrregular(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// The names in a folder; none where there is no such folder.
    private static func listed(_ folder: String) throws -> [String] {
        if let names = names(in: folder) { return names }
        guard errno == ENOENT || errno == ENOTDIR else { throw unseen(folder) }
        return []
    }

    private static func holdsFiles(_ path: String) throws -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else {
            // A link to nowhere, or to itself: whoever reads it is told.
            guard errno == ENOENT || errno == ELOOP else { throw unseen(path) }
            return false
        }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    private static func unseen(_ path: String) -> any Error {
        Ending.failure("\(printable(path)): \(SystemFault.last.reason)")
    }

    /// True for the name of a YAML file.
    static func isYAML(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
}

extension [UInt8] {
    /// Takes a chunk, of too much just enough to see that it is; false then.
    fileprivate mutating func take(_ chunk: ArraySlice<UInt8>, limit: Int) -> Bool {
        self += chunk.prefix(limit + 1 - count)
        return count <= limit
    }
}
