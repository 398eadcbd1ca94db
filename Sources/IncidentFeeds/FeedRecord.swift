/// One record of a feed as it was cut out, not yet read.
package struct FeedRecord: Hashable, Sendable {
    /// The line where it starts, from 1.
    package let line: Int
    /// The column where it starts, from 1, in Unicode scalars.
    package let column: Int
    /// Its rank among what the feed holds, from 1; blank lines do not count.
    package let record: Int
    /// The byte of the feed where it starts, from 0, byte order mark included.
    package let offset: Int
    /// Its bytes, without the blanks around it; of a record longer than the limit only the first kibibyte, cut
    /// between two characters; none where the fault is in what joins records.
    package let slice: ArraySlice<UInt8>
    /// Of a record cut out of a page, how many of its bytes are the head and the tail of the page, which stand elsewhere.
    package var pageHead = 0
    package var pageTail = 0
    /// Why it cannot be a record whatever its bytes say; nil when reading decides.
    package let fault: FeedFault?

    /// The same as an array of its own, where a slice may hold much of the feed.
    package var bytes: [UInt8] { Array(slice) }

    /// Its bytes as they stand in the feed.
    var own: [UInt8] { Array(slice.dropFirst(pageHead).dropLast(pageTail)) }
}
