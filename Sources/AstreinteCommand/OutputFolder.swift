import Glibc

/// A folder being written: beside its place, then renamed, so that nobody finds half of it.
enum OutputFolder {
    /// Writes files into a new folder; one that is empty is replaced, one that holds anything is left as it is.
    static func write(_ files: [(name: String, bytes: [UInt8])], to path: String) throws(SystemFault) {
        let draft = path + ".partial-\(getpid())"
        // A signal waits until nothing is half-written: the numbers of a house stand in such files.
        var (held, former) = (sigset_t(), sigset_t())
        sigemptyset(&held)
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, number) }
        pthread_sigmask(SIG_BLOCK, &held, &former)
        defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
        guard mkdir(draft, 0o777) == 0 else { throw .last }
        do throws(SystemFault) {
            for file in files { try OutputFile.write(file.bytes, to: draft + "/" + file.name) }
            // Takes the place of an empty folder, and of nothing else.
            guard rename(draft, path) == 0 else { throw .last }
        } catch {
            for file in files { unlink(draft + "/" + file.name) }
            rmdir(draft)
            throw error
        }
    }
}
