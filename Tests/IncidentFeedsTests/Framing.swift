import IncidentFeeds

/// The records of a feed given in chunks of a size, or whole.
func records(of feed: [UInt8], chunk: Int = Int.max, limits: FeedLimits = FeedLimits()) -> [FeedRecord] {
    var framer = FeedFramer(limits: limits)
    var records: [FeedRecord] = []
    var rest = feed[...]
    while !rest.isEmpty {
        framer.append(rest.prefix(chunk))
        rest = rest.dropFirst(chunk)
        while let record = framer.next() { records.append(record) }
    }
    framer.finish()
    while let record = framer.next() { records.append(record) }
    return records
}

/// The records of a feed, each as `line:bytes`, with the code of its fault if it has one.
func framed(_ feed: String, limits: FeedLimits = FeedLimits()) -> [String] {
    records(of: Array(feed.utf8), limits: limits).map { record in
        let lines = record.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let text = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "␤")
        return "\(record.line):\(text)" + (record.fault.map { " [\($0.code.rawValue)]" } ?? "")
    }
}
