/// The number of terminal columns that a text takes.
///
/// Combining marks take none, East Asian wide characters and emoji take two; control characters count for nothing, so
/// pass text of unknown origin through `printable(_:)` first.
package func displayWidth(of text: String) -> Int {
    displayWidth(of: text[...])
}

/// The same of a part of a text.
package func displayWidth(of text: Substring) -> Int {
    var length = 0
    for byte in text.utf8 where byte >= 0x20 && byte < 0x7F { length += 1 }
    // Each character of ASCII is a byte and a column.
    guard length < text.utf8.count else { return length }
    var meter = WidthMeter()
    var columns = 0
    for scalar in text.unicodeScalars { columns += meter.width(of: scalar) }
    return columns
}

/// Measures scalars in turn, since joiners and variation selectors change what surrounds them.
struct WidthMeter {
    private var previous = 0
    private var joins = false

    /// The columns that the next scalar adds.
    mutating func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value >= 0x20, scalar.value < 0x7F {
            previous = 1
            joins = false
            return 1
        }
        if scalar.value == 0xFE0F {
            // Emoji presentation: a narrow symbol such as U+26A0 becomes two columns wide.
            defer { previous = 2 }
            return previous == 1 ? 1 : 0
        }
        if scalar.value == 0x200D {
            joins = previous == 2
            return 0
        }
        let isModifier = (0x1F3FB...0x1F3FF).contains(scalar.value)
        if previous == 2, joins || isModifier {
            joins = false
            return 0
        }
        let width = scalar.columns
        if width > 0 { previous = width }
        return width
    }
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        // Latin letters and signs, but for the soft hyphen; quotation marks, dashes and dots.
        switch value {
        case 0xA0..<0xAD, 0xAE..<0x250, 0x2010..<0x2028: return 1
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        // Medial and final Hangul jamo are drawn over the initial one.
        if (0x1160...0x11FF).contains(value) { return 0 }
        return isWide ? 2 : 1
    }

    private var isWide: Bool {
        guard value >= 0x1100 else { return false }
        // A flag is two regional indicators of one column each.
        if properties.isEmojiPresentation { return !(0x1F1E6...0x1F1FF).contains(value) }
        return wideBlocks.contains { $0.contains(value) }
    }
}

/// The East Asian wide and full-width blocks; emoji come from their own property.
private let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
]
