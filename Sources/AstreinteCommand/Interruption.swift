import Glibc

/// SIGINT and SIGTERM while a stream is being answered.
///
/// Reading ends there as at the end of a feed, and the program ends by that signal once what was read is answered; a second one
/// ends it at once.
enum Interruption {
    /// What the handler writes to, and what whoever waits for input waits for too; unused, -1, which no wait minds.
    private nonisolated(unsafe) static var bell: Int32 = -1
    private nonisolated(unsafe) static var ear: Int32 = -1

    /// From now on a signal ends the reading of streams; one that the parent had ignored, as `nohup` does, still is.
    static func watch() {
        var ends: [Int32] = [-1, -1]
        guard ear < 0, pipe(&ends) == 0 else { return }
        // Neither the handler nor a look for a signal that never came may wait.
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        (ear, bell) = (ends[0], ends[1])
        var heeded = sigset_t()
        sigemptyset(&heeded)
        for number in [SIGINT, SIGTERM] {
            var action = sigaction()
            sigaction(number, nil, &action)
            let ignored = unsafeBitCast(SIG_IGN, to: Int.self)
            guard unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) != ignored else { continue }
            action.__sigaction_handler.sa_handler = { number in
                let code = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(Interruption.bell, &byte, 1)
                errno = code
            }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
            sigaction(number, &action, nil)
            sigaddset(&heeded, number)
        }
        // A parent with threads may leave blocked what it doesn't heed itself.
        pthread_sigmask(SIG_UNBLOCK, &heeded, nil)
    }

    /// Waits until a descriptor has something to read, or its end; false as soon as a signal came.
    static func allowsReading(_ descriptor: Int32) -> Bool {
        var waits = [descriptor, ear].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&waits, 2, -1) < 0, errno == EINTR {}
        return waits[1].revents == 0
    }

    /// Ends the program by the signal that came, if one did, so that its parent knows.
    static func passOn() {
        var byte: UInt8 = 0
        guard ear >= 0, read(ear, &byte, 1) == 1 else { return }
        raise(Int32(byte))
    }
}
