/// How much a record may hold before it is refused; each limit has its own fault code.
package struct FeedLimits: Hashable, Sendable {
    /// Bytes of a record, from its first to its last non-blank byte.
    package let recordBytes: Int
    /// Objects and arrays open at once, the record itself being the first.
    package let depth: Int
    /// Bytes of a string or of a key, in UTF-8, once its escapes are read.
    package let stringBytes: Int
    /// Elements of an array, and members of an object.
    package let elements: Int

    /// Bytes of what stands before the list of a page that is longer than a record.
    package let pageHeadBytes: Int

    /// Makes limits; what is not given is as in production.
    package init(
        recordBytes: Int = 1_048_576, depth: Int = 32, stringBytes: Int = 65_536, elements: Int = 10_000,
        pageHeadBytes: Int = 65_536
    ) {
        self.recordBytes = recordBytes
        self.depth = depth
        self.stringBytes = stringBytes
        self.elements = elements
        self.pageHeadBytes = pageHeadBytes
    }
}
