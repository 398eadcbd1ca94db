/// The faults that are seen while cutting a feed into records.
extension FeedFault {
    /// A record still open where the feed ends.
    static let unclosedRecord = FeedFault(.unclosedRecord, at: 0, "the feed ends before this record is closed")
    /// The array still open where the feed ends.
    static let unclosedArray = FeedFault(.unclosedArray, at: 0, "the feed ends before the array is closed")
    /// No comma between two records of the array.
    static let missingComma = FeedFault(.missingComma, at: 0, "no comma stands between two records of the array")
    /// A comma too many in the array.
    static let extraComma = FeedFault(.extraComma, at: 0, "a comma of the array has no record beside it")
    /// Something after the array, on its last line or below.
    static let textAfterArray = FeedFault(.textAfterArray, at: 0, "text follows the array of records")

    /// The fault of a record longer than the limit.
    static func recordTooLong(_ limits: FeedLimits) -> FeedFault {
        FeedFault(.recordTooLong, at: 0, "the record is longer than \(limits.recordBytes) bytes")
    }

    /// The fault of text that is not in UTF-8 but in a wider encoding.
    static func wideEncoding(at offset: Int) -> FeedFault {
        FeedFault(
            .wideEncoding, at: offset,
            "the text is in UTF-16 or UTF-32, not in UTF-8: write it again with `iconv -f UTF-16 -t UTF-8`, or, in "
                + "PowerShell, with `| Out-File -Encoding utf8` rather than `>`")
    }
}
