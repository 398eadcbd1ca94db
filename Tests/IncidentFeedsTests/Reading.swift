import IncidentFeeds

/// Reads a text as a record, with `id` and `a.b` declared; answers the value or the fault.
func read(
    _ text: String, limits: FeedLimits = FeedLimits(), paths: [[String]] = [["id"], ["a", "b"]]
) -> Result<JSONValue, FeedFault> {
    read(Array(text.utf8), limits: limits, paths: paths)
}

/// Reads bytes as a record.
func read(
    _ bytes: [UInt8], limits: FeedLimits = FeedLimits(), paths: [[String]] = [["id"], ["a", "b"]]
) -> Result<JSONValue, FeedFault> {
    do throws(FeedFault) {
        return .success(try JSONReader.read(bytes, declares: DeclaredKeys(paths: paths), limits: limits))
    } catch {
        return .failure(error)
    }
}

extension Result where Success == JSONValue, Failure == FeedFault {
    /// `ok`, or the code and offset of the fault.
    var verdict: String {
        switch self {
        case .success: "ok"
        case .failure(let fault): "\(fault.code.rawValue) \(fault.offset)"
        }
    }

    /// The member `v` of the record, which these tests put their value in.
    var v: JSONValue.Content? { (try? get())?["v"]?.content }
}
