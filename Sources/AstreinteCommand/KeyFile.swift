import ArgumentParser
import Diagnostics
import Glibc
import Signatures

/// The files of keys.
///
/// No key is ever an argument: those of every process can be read.
enum KeyFile {
    /// The longest file that may hold a key, in bytes.
    private static let limit = 4096

    /// The public key of a file.
    static func verifyingKey(_ path: String) throws -> VerifyingKey {
        let bytes = try Ending.naming(path) { () throws(SystemFault) in try Files.read(path, limit: limit) }
        do throws(KeyFault) {
            return try VerifyingKey(pem: bytes)
        } catch {
            throw Ending.failure("\(printable(path)): \(error.message)")
        }
    }

    /// The private key of a file that nobody but its owner can read.
    static func signingKey(_ path: String) throws -> SigningKey {
        let (bytes, mode) = try Ending.naming(path) { () throws(SystemFault) in
            let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else { throw .last }
            defer { close(descriptor) }
            var status = stat()
            fstat(descriptor, &status)
            return (try Files.read(from: descriptor, limit: limit), status.st_mode)
        }
        guard mode & 0o077 == 0 else {
            throw Ending.failure("\(printable(path)): others can read this key: chmod 600, or make a new one")
        }
        do throws(KeyFault) {
            return try SigningKey(pem: bytes)
        } catch {
            throw Ending.failure("\(printable(path)): \(error.message)")
        }
    }

    /// Makes a pair of keys: the private one at a path, the public one beside it; neither replaces a file.
    static func writePair(_ path: String) throws {
        var generator = SystemRandomNumberGenerator()
        let seed = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        guard let key = SigningKey(seed: seed) else { throw Ending.failure("no key could be made") }
        // Half a pair is no good: where one of the files is there, neither is made.
        for path in [path, path + ".pub"] { try Files.refuseExisting(path) }
        for (path, pem, mode) in [(path, key.pem, 0o600), (path + ".pub", key.verifyingKey.pem, 0o644)] {
            try Ending.naming(path) { () throws(SystemFault) in
                let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
                guard descriptor >= 0 else { throw .last }
                defer { close(descriptor) }
                try writeAll(Array(pem.utf8), to: descriptor)
                guard fsync(descriptor) == 0 else { throw .last }
            }
        }
    }

    /// Whether only root can change what lies at a path.
    static func isOfMachine(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_uid == 0 && status.st_mode & 0o022 == 0
    }
}
