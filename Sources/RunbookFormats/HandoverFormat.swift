package import CivilTime
package import Runbooks

/// What whoever leaves hands to whoever comes, on one sheet to be signed by both.
package enum HandoverFormat {
    /// The most lines that a sheet of A4 takes in a terminal's letters.
    package static let height = 60

    /// Lays the sheet out in 80 columns: what takes more room stands in the runbook.
    package static func render(_ plan: Plan, prints: [HandedPrint], reader: Reader) -> String {
        let layout = TextLayout(color: false)
        var sheet = HandoverSheet(plan, prints: prints, reader: reader)
        var lines = Self.lines(of: sheet, layout)
        // What both sign is one sheet: of each list fewer lines, rather than a second one.
        while lines.count > height, sheet.detail > 1 {
            sheet.detail -= 1
            lines = Self.lines(of: sheet, layout)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func lines(of sheet: HandoverSheet, _ layout: TextLayout) -> [String] {
        let sections = sheet.sections.filter { !$0.items.isEmpty }.flatMap { section -> [String] in
            [layout.cut("== \(section.title)", to: TextLayout.width)]
                + section.items.flatMap { layout.wrapped($0.text, after: $0.marker, indent: 4) }
                + (section.note.map { [layout.cut($0, to: TextLayout.width)] } ?? [])
        }
        return sheet.head.map { layout.cut($0, to: TextLayout.width) } + sections
    }
}

/// A page that was printed, and whether it still tells what is to do.
package struct HandedPrint: Sendable {
    let fingerprint: Fingerprint
    let instant: Instant
    let isValid: Bool

    /// A page that the journal knows.
    package init(_ fingerprint: Fingerprint, at instant: Instant, isValid: Bool) {
        self.fingerprint = fingerprint
        self.instant = instant
        self.isValid = isValid
    }
}
