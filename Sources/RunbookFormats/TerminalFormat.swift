/// The runbook for a terminal of 80 columns: page 1 on 24 lines, then the detail; what a foreign incident leaves to ask
/// stands before page 1, a line each.
package enum TerminalFormat {
    /// Lays a runbook out.
    package static func render(_ document: RunbookDocument) -> String {
        let layout = TextLayout(color: document.presentation.color)
        let opening = document.opening.map { section in
            ([Phrase(section.title)] + section.items.map { "\($0.marker) \($0.text)" }).map {
                layout.cut($0, to: TextLayout.width)
            } + [""]
        }
        let page = TerminalPage(document: document, layout: layout).lines
        let detail = document.sections.flatMap { lines(of: $0, layout) }
        let foot = document.foot.flatMap { layout.wrapped($0) }
        return ((opening ?? []) + page + detail + [rule] + foot).map { $0 + "\n" }.joined()
    }

    /// The lines of page 1 alone: 24 at most.
    package static func pageOne(_ document: RunbookDocument) -> [String] {
        TerminalPage(document: document, layout: TextLayout(color: document.presentation.color)).lines
    }

    private static let rule = String(repeating: "-", count: TextLayout.width)

    /// The title of a section, its items and what is said under each.
    static func lines(of section: Section, _ layout: TextLayout) -> [String] {
        var lines = ["", layout.cut("== \(section.title)", to: TextLayout.width)]
        for item in section.items {
            lines += layout.wrapped(item.text, after: item.marker, indent: 4)
            lines += item.details.flatMap { layout.wrapped($0, from: 4, indent: 6) }
        }
        return lines + (section.note.map { layout.wrapped($0) } ?? [])
    }
}
