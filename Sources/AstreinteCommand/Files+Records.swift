import IncidentFeeds

extension Files {
    /// Gives the records of a feed, or of standard input for `-`: after each chunk those that it completes, if any.
    ///
    /// `pages` are the keys that lead to the lists of pages, asked for once. What `body` throws ends the reading.
    static func forEachBlock(
        of path: String, pages: @escaping () -> [[String]] = { [] }, _ body: ([FeedRecord]) throws -> Void
    ) throws {
        var framer = FeedFramer(pages: pages)
        var failure: (any Error)?
        try Ending.naming(path) { () throws(SystemFault) in
            try forEachChunk(of: path, isStream: true) { chunk in
                framer.append(chunk)
                do {
                    try body(framer.waiting())
                } catch {
                    failure = error
                }
                return failure == nil
            }
        }
        if let failure { throw failure }
        framer.finish()
        try body(framer.waiting())
    }
}
