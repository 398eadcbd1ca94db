import CivilTime

/// What to say of a text that begins with a day which its month hasn't, as 31 February; nil for any other text.
package func noSuchDay(in text: String) -> String? {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map({ $0.utf8.count }) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
        let day = Int(parts[2]), (29...31).contains(day), CivilDate(year: year, month: month, day: day) == nil,
        let last = (28...30).last(where: { CivilDate(year: year, month: month, day: $0) != nil })
    else { return nil }
    return "\(parts[0])-\(parts[1]) has \(last) days"
}
