import Diagnostics
import Glibc

/// A file being written: beside its place, then renamed, so that a reader finds the old file or the new one, whole.
///
/// What isn't a regular file (a device, a pipe) is written to directly; of a link, the file that it leads to is replaced.
/// Under a name that nobody gave but the command made (`isGiven` false), whatever stands there is replaced itself: a link
/// among what others brought may lead to any file of whoever runs the command.
struct OutputFile {
    private let descriptor: Int32
    private let path: String
    private let draft: String?

    /// Opens a draft beside `path`, or what stands there if it is no regular file.
    init(_ path: String, isGiven: Bool = true) throws(SystemFault) {
        var status = stat()
        let exists = (isGiven ? stat(path, &status) : lstat(path, &status)) == 0
        let isFile = exists && status.st_mode & S_IFMT == S_IFREG
        if isGiven, exists, !isFile {
            self.path = path
            draft = nil
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
        } else {
            let target = isGiven && exists ? OutputFile.resolved(path) : path
            self.path = target
            draft = target + ".partial-\(getpid())"
            descriptor = open(target + ".partial-\(getpid())", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        }
        guard descriptor >= 0 else { throw .last }
        if isFile { fchmod(descriptor, status.st_mode & 0o7777) }
    }

    /// Adds to what is written.
    func write(_ bytes: [UInt8]) throws(SystemFault) {
        try writeAll(bytes, to: descriptor)
    }

    /// Ends the file: what was written stands in its place.
    func finish() throws(SystemFault) {
        defer { close(descriptor) }
        guard let draft else { return }
        guard fsync(descriptor) == 0, rename(draft, path) == 0 else {
            let fault = SystemFault.last
            unlink(draft)
            throw fault
        }
    }

    /// Writes a file whole.
    static func write(_ bytes: [UInt8], to path: String, isGiven: Bool = true) throws(SystemFault) {
        let file = try OutputFile(path, isGiven: isGiven)
        do throws(SystemFault) {
            try file.write(bytes)
        } catch {
            if let draft = file.draft { unlink(draft) }
            throw error
        }
        try file.finish()
    }

    /// Writes new bytes in the place of those that were read of a file; where it holds others by now it stays, and the work
    /// ends.
    static func replace(_ file: SourceFile, with bytes: [UInt8]) throws {
        let isReplaced = try Ending.naming(file.path) { () throws(SystemFault) in
            let descriptor = open(file.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else { throw .last }
            defer { close(descriptor) }
            // Of two at once one comes after the other, and finds what that one wrote; where a file system has no locks, what
            // stands there is compared all the same.
            while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
            // What a pipe gave can't be read again.
            if !Files.isIrregular(file.path) {
                guard try Files.read(file.path, limit: file.bytes.count) == file.bytes else { return false }
            }
            try write(bytes, to: file.path)
            return true
        }
        guard isReplaced else {
            throw Ending.failure(
                "\(printable(file.path)): left as it is: somebody changed it meanwhile; start again")
        }
    }

    /// Gives a result where it is asked for: in a file, or on standard output.
    static func deliver(_ bytes: [UInt8], to path: String?, isGiven: Bool = true) throws {
        guard let path else { return Terminal.standardOutput.write(bytes) }
        try Ending.naming(path) { () throws(SystemFault) in try write(bytes, to: path, isGiven: isGiven) }
    }

    /// Where links lead; the path itself where nothing is there.
    static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
