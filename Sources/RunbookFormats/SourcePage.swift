package import Diagnostics

/// Files as their author wrote them, with marks on what was seen of them: one HTML file that loads nothing and runs
/// nothing.
///
/// A mark is a frame, a sign and words: nothing is said by colour alone.
package struct SourcePage: Sendable {
    /// How much was seen of what a mark stands on.
    package enum Sight: Int, Comparable, Sendable {
        case none
        case part
        case whole

        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

        fileprivate var sign: String {
            switch self {
            case .none: "✗"
            case .part: "◐"
            case .whole: "✓"
            }
        }

        fileprivate var look: HTMLLook {
            switch self {
            case .none: .filled
            case .part: .thick
            case .whole: .thin
            }
        }
    }

    /// A mark on a stretch of a line.
    package struct Mark: Sendable {
        package let place: SourceRange
        package let sight: Sight

        /// What is missing; empty where nothing is.
        package let note: String

        /// A mark on a place of one of the files.
        package init(at place: SourceRange, _ sight: Sight, note: String) {
            self.place = place
            self.sight = sight
            self.note = note
        }
    }

    private let title: String

    /// What is counted, and how much of it.
    private let shares: [(name: String, value: String)]

    private let files: [SourceFile]

    /// By file, then line: what stands at one place is one mark.
    private let marks: [String: [Int: [Mark]]]

    /// A page of the files on which some mark stands.
    package init(title: String, shares: [(name: String, value: String)], files: [SourceFile], marks: [Mark]) {
        self.title = title
        self.shares = shares
        var byPlace: [SourceRange: Mark] = [:]
        for mark in marks { byPlace[mark.place] = byPlace[mark.place].map { $0.joined(with: mark) } ?? mark }
        let sorted = byPlace.values.sorted { $0.place < $1.place }
        self.marks = Dictionary(grouping: sorted) { $0.place.file }
            .mapValues { Dictionary(grouping: $0) { $0.place.start.line } }
        let marked = Set(self.marks.keys)
        self.files = files.filter { marked.contains($0.path) }
    }

    /// The page.
    package func render() -> String {
        HTMLFormat.page(title: title, style: HTMLStyle.source) { writer in
            writer.element(.header) { writer in
                writer.element(.h1, text: french(title))
                writer.element(.table) { writer in
                    writer.element(.tbody) { writer in
                        for share in shares {
                            writer.element(.tr) { writer in
                                writer.element(.th, [.rowHeader], text: french(share.name))
                                writer.element(.td, text: french(share.value))
                            }
                        }
                    }
                }
                writer.element(.p) { writer in
                    for (sight, words) in [(Sight.whole, "tout est vu"), (.part, "vu en partie"), (.none, "jamais vu")]
                    {
                        writer.element(.span, [.look(sight.look)], text: "\(sight.sign) \(words)")
                        writer.text(" ")
                    }
                    writer.text(french("Ce qui manque est écrit entre crochets."))
                }
            }
            writer.element(.main) { writer in
                for (number, file) in files.enumerated() { write(file, number: number + 1, &writer) }
            }
        }
    }

    private func write(_ file: SourceFile, number: Int, _ writer: inout HTMLWriter) {
        let title = HTMLAnchor(runbook: 1, part: number, isTitle: true)
        let marks = self.marks[file.path] ?? [:]
        writer.element(.section, [.labelledBy(title)]) { writer in
            writer.element(.h2, [.id(title)], text: printable(file.path))
            writer.element(.table, [.look(.source)]) { writer in
                writer.element(.tbody) { writer in
                    let lines = SourceLines(file)
                    var line = 1
                    while let text = lines[line] {
                        writer.element(.tr) { writer in
                            writer.element(.th, [.rowHeader], text: "\(line)")
                            writer.element(.td) { writer in
                                writer.element(.code) { write(text, marks[line] ?? [], &$0) }
                            }
                        }
                        line += 1
                    }
                }
            }
        }
    }

    /// A line: its marks stand beside one another.
    private func write(_ text: String, _ marks: [Mark], _ writer: inout HTMLWriter) {
        let scalars = Array(text.unicodeScalars)
        var written = 0
        func slice(_ range: Range<Int>) -> String {
            var part = String.UnicodeScalarView()
            part.append(contentsOf: scalars[range])
            return printable(String(part))
        }
        for mark in marks {
            let start = min(mark.place.start.column - 1, scalars.count)
            let end = mark.place.end.line == mark.place.start.line ? mark.place.end.column - 1 : scalars.count
            guard start >= written, end > start, end <= scalars.count else { continue }
            writer.text(slice(written..<start))
            writer.element(.span, [.look(mark.sight.look)]) { writer in
                writer.text(mark.sight.sign + " " + slice(start..<end))
                if !mark.note.isEmpty { writer.element(.strong, text: french(printable(" [\(mark.note)]"))) }
            }
            written = end
        }
        writer.text(slice(written..<scalars.count))
    }
}

extension SourcePage.Mark {
    /// Both at one place, with all that is missing.
    fileprivate func joined(with other: Self) -> Self {
        let notes = [note, other.note].filter { !$0.isEmpty }
        // Of what differs, some was seen and some wasn't.
        return Self(at: place, sight == other.sight ? sight : .part, note: notes.joined(separator: " ; "))
    }
}
