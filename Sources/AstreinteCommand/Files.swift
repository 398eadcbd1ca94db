import Glibc

/// The file system, as little of it as the commands need.
enum Files {
    /// The bytes of a file.
    static func read(_ path: String) throws(SystemFault) -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachChunk(of: path) { bytes += $0 }
        return bytes
    }

    /// Gives the bytes of a file, or of standard input for `-`, as they arrive.
    static func forEachChunk(of path: String, _ body: (ArraySlice<UInt8>) -> Void) throws(SystemFault) {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        defer { if path != "-" { close(descriptor) } }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                body(buffer[..<count])
            } else if count == 0 {
                return
            } else if errno != EINTR {
                throw .last
            }
        }
    }

    /// Writes a file beside its place, then renames it: a reader finds the old file or the new one, whole.
    static func replace(_ path: String, with bytes: [UInt8]) throws(SystemFault) {
        let draft = path + ".partial-\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .last }
        do throws(SystemFault) {
            defer { close(descriptor) }
            try writeAll(bytes, to: descriptor)
            guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw .last }
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// The names in a folder, sorted, hidden ones left out; nil where there is no such folder.
    static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// True for a folder.
    static func isFolder(_ path: String) -> Bool {
        names(in: path) != nil
    }

    /// True for whatever can be opened to read.
    static func exists(_ path: String) -> Bool {
        access(path, R_OK) == 0
    }

    /// The YAML files below a folder, sorted by path.
    static func yamlFiles(below folder: String) -> [String] {
        (names(in: folder) ?? []).flatMap { name -> [String] in
            let path = folder + "/" + name
            if isFolder(path) { return yamlFiles(below: path) }
            return name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? [path] : []
        }
    }
}
