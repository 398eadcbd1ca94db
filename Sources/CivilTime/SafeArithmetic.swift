extension Comparable {
    /// The nearest value of a range.
    func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}

extension Duration {
    /// Whole seconds, rounded down, and no more than separates the first instant from the last.
    ///
    /// Clamped before the components are taken: `components` traps on what 64 bits of seconds cannot hold.
    var wholeSeconds: Int64 {
        let span = Instant.range.upperBound - Instant.range.lowerBound
        let (seconds, attoseconds) = clamped(to: .seconds(-span)...(.seconds(span))).components
        return attoseconds < 0 ? seconds - 1 : seconds
    }
}

/// A count with leading zeros up to a width.
func padded(_ count: Int, to width: Int) -> String {
    let digits = String(count)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
