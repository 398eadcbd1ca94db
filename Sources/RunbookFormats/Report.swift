package import Vocabularies

/// What is told once all is over: parts that each hold a table, some of whose cells are left to fill in.
package struct Report: Sendable {
    package let title: Phrase

    /// What the whole is worth, before anything else.
    package let notice: Phrase

    package let facts: [Phrase]
    package let parts: [Part]

    /// From what it was made.
    package let foot: [Phrase]

    /// From what it was made too, where each printed sheet bears it at its edge; short lines of letters and digits.
    package let edge: [Phrase]

    /// Each printed sheet says so.
    package let isExercise: Bool

    /// A report with its parts, in the order in which they are read.
    package init(
        title: Phrase, notice: Phrase, facts: [Phrase], parts: [Part], foot: [Phrase], edge: [Phrase] = [],
        isExercise: Bool
    ) {
        self.title = title
        self.notice = notice
        self.facts = facts
        self.parts = parts
        self.foot = foot
        self.edge = edge
        self.isExercise = isExercise
    }

    /// One part of a report.
    package struct Part: Sendable {
        package let title: Phrase

        /// What holds of the whole part.
        package let notes: [Phrase]

        package let columns: [Phrase]

        /// As many cells as there are columns; one that is empty is left to fill in.
        package let rows: [[Phrase]]

        /// A picture of it; only pages show it.
        package let chart: TimelineChart?

        /// Whether a telephone shows each row as a card, every cell under the name of its column.
        package let isStacked: Bool

        /// A part whose table may be empty.
        package init(
            _ title: Phrase, notes: [Phrase] = [], columns: [Phrase] = [], rows: [[Phrase]] = [],
            chart: TimelineChart? = nil, isStacked: Bool = false
        ) {
            self.title = title
            self.notes = notes
            self.columns = columns
            self.rows = rows
            self.chart = chart
            self.isStacked = isStacked
        }
    }

    /// The same, each abbreviation written out where it is first used below the titles.
    package func expanded(in vocabulary: Vocabulary) -> Report {
        var glossary = Glossary(vocabulary)
        return mapped { glossary.expand($0) }
    }

    /// The same with other words in each text, titles included.
    package func replacingTexts(_ replace: (String) -> String) -> Report {
        let titled = Report(
            title: title.replacingTexts(replace), notice: notice, facts: facts,
            parts: parts.map { part in
                Part(
                    part.title.replacingTexts(replace), notes: part.notes, columns: part.columns, rows: part.rows,
                    chart: part.chart, isStacked: part.isStacked)
            }, foot: foot, edge: edge, isExercise: isExercise)
        return titled.mapped { $0.replacingTexts(replace) }
    }

    /// The same with other phrases in the place of those below the titles, in reading order.
    private func mapped(_ change: (Phrase) -> Phrase) -> Report {
        let facts = facts.map(change)
        let parts = parts.map { part in
            Part(
                part.title, notes: part.notes.map(change), columns: part.columns.map(change),
                rows: part.rows.map { $0.map(change) }, chart: part.chart, isStacked: part.isStacked)
        }
        return Report(
            title: title, notice: notice, facts: facts, parts: parts, foot: foot.map(change), edge: edge.map(change),
            isExercise: isExercise)
    }

    /// The report as Markdown that can be read raw.
    package var markdown: String {
        let head = [
            "# " + title.markdown, "**\(notice.markdown)**",
            facts.map { "- " + $0.markdown }.joined(separator: "\n"),
        ]
        let parts = parts.flatMap { part -> [String] in
            let table = part.columns.isEmpty ? [] : [Report.table(part)]
            // What is said of a picture says nothing where there is none.
            let notes = part.chart == nil ? part.notes : ["L'image est dans la page (html), ou seule (svg)."]
            return ["## " + part.title.markdown] + notes.map { $0.markdown } + table
        }
        return (head + parts + ["---"] + (foot + edge).map { $0.markdown }).joined(separator: "\n\n") + "\n"
    }

    private static func table(_ part: Part) -> String {
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        return
            ([row(part.columns.map { $0.markdown }), row(part.columns.map { _ in "---" })]
            + part.rows.map { row($0.map { $0.markdown }) }).joined(separator: "\n")
    }

    /// The report as a table for a spreadsheet, the name of its part before each row.
    package var csv: String {
        let rows = parts.flatMap { part -> [[Phrase]] in
            guard !part.columns.isEmpty else { return [] }
            return ([part.columns] + part.rows).map { [part.title] + $0 }
        }
        let all = [[title, notice]] + facts.map { [title, $0] } + rows + (foot + edge).map { [title, $0] }
        return CSVTable.render(all.map { $0.map { $0.text } })
    }
}
