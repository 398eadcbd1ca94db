import Diagnostics
import Glibc
import Signatures
import YAMLTrees

/// A folder, or a file, that is signed or to be: every file of it, read once.
struct SignedTree {
    /// Where it lies.
    let path: String

    /// False where it is a single file.
    let isFolder: Bool

    /// Its files, hidden ones too.
    private(set) var files: [SignedFile] = []

    /// What in it can't be signed, fit to be shown.
    private(set) var faults: [String] = []

    /// How many bytes more may be read; negative past the limit.
    private var left = Manifest.totalLimit

    /// The deepest folder in a folder.
    private static let depthLimit = 16

    /// Where the manifest lies: beside.
    var manifestPath: String { path + ".manifest" }

    /// Where the signature of the manifest lies: 64 bytes.
    var signaturePath: String { SignedTree.signaturePath(of: path) }

    /// Where the signature of what lies at a path is, if it has one.
    static func signaturePath(of path: String) -> String { path + ".manifest.sig" }

    /// Reads what lies at a path: of too much, enough to see that it is.
    init(_ path: String) throws {
        self.path = Files.trimmed(path)
        let descriptor = open(self.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Ending.failure("\(printable(path)): \(SystemFault.last.reason)") }
        var status = stat()
        fstat(descriptor, &status)
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        let name = self.path.split(separator: "/").last.map { String($0) } ?? self.path
        if isFolder {
            readFolder(descriptor, at: "", depth: 1)
        } else {
            readFile(descriptor, status, at: name)
        }
    }

    /// Takes the descriptor.
    private mutating func readFolder(_ descriptor: Int32, at folder: String, depth: Int) {
        guard let stream = fdopendir(descriptor) else {
            faults.append("`\(printable(folder))`: \(SystemFault.last.reason)")
            close(descriptor)
            return
        }
        defer { closedir(stream) }
        guard depth <= SignedTree.depthLimit else {
            return faults.append("`\(printable(folder))`: folders more than \(SignedTree.depthLimit) deep")
        }
        let names = Files.entries(of: stream).filter { $0 != "." && $0 != ".." }
        for name in names where files.count <= Manifest.fileLimit && faults.count <= Manifest.fileLimit {
            read(name, of: descriptor, at: folder.isEmpty ? name : folder + "/" + name, depth: depth)
        }
    }

    private mutating func read(_ name: String, of folder: Int32, at place: String, depth: Int) {
        // Nothing that isn't a file is waited for, and no link is followed, wherever it leads.
        let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let reason = errno == ELOOP ? "a link, which can't be signed" : SystemFault.last.reason
            return faults.append("`\(printable(place))`: \(reason)")
        }
        var status = stat()
        fstat(descriptor, &status)
        if status.st_mode & S_IFMT == S_IFDIR {
            readFolder(descriptor, at: place, depth: depth + 1)
        } else {
            readFile(descriptor, status, at: place)
        }
    }

    /// Takes the descriptor.
    private mutating func readFile(_ descriptor: Int32, _ status: stat, at place: String) {
        defer { close(descriptor) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            return faults.append("`\(printable(place))`: \(Files.irregular)")
        }
        let bytes: [UInt8]
        do {
            bytes = try Files.read(from: descriptor, limit: min(YAMLLimits.pack.bytes, max(0, left)))
        } catch {
            return faults.append("`\(printable(place))`: \(error.reason)")
        }
        guard bytes.count <= YAMLLimits.pack.bytes else {
            return faults.append("`\(printable(place))`: a file of more than \(YAMLLimits.pack.bytes >> 20) MiB")
        }
        left -= bytes.count
        files.append(SignedFile(path: place, bytes: bytes))
    }
}
