/// A report as one HTML file that loads nothing and runs nothing: read on any screen, printed on A4.
package enum ReportPage {
    /// Other pages that stand beside one, under a title.
    package struct Links: Sendable {
        let title: Phrase
        let pages: [(label: Phrase, name: PageName)]

        /// What leads to some pages.
        package init(_ title: Phrase, to pages: [(label: Phrase, name: PageName)]) {
            self.title = title
            self.pages = pages
        }

        fileprivate func write(to writer: inout HTMLWriter) {
            writer.element(.h2, title, [])
            writer.element(.ul, [.look(.links)]) { writer in
                for (label, name) in pages {
                    writer.element(.li) { $0.element(.a, [.page(name)], label, []) }
                }
            }
        }
    }

    /// Lays a report out, what leads to other pages before its parts.
    package static func render(_ report: Report, links: [Links] = []) -> String {
        let style = HTMLStyle(isExercise: report.isExercise, edge: report.edge)
        return HTMLFormat.page(title: report.title.text, style: style) { writer in
            writer.element(.main) { write(report, links, &$0) }
        }
    }

    private static func write(_ report: Report, _ links: [Links], _ writer: inout HTMLWriter) {
        writer.element(.header) { writer in
            writer.element(.h1, report.title, [])
            writer.element(.p, [.look(.alert)], report.notice, [])
            writer.element(.ul, [.look(.facts)]) { writer in
                for fact in report.facts { writer.element(.li, fact, []) }
            }
        }
        for list in links { list.write(to: &writer) }
        for (place, part) in report.parts.enumerated() {
            let title = HTMLAnchor(runbook: 1, part: place + 1, isTitle: true)
            writer.element(.section, [.id(HTMLAnchor(runbook: 1, part: place + 1)), .labelledBy(title)]) { writer in
                writer.element(.h2, [.id(title)], part.title, [])
                for note in part.notes { writer.element(.p, note, []) }
                if let chart = part.chart { chart.write(to: &writer) }
                if !part.columns.isEmpty { table(part, &writer) }
            }
        }
        writer.element(.footer) { writer in
            for line in report.foot { writer.element(.p, line, []) }
            for line in report.edge { writer.element(.p, [.look(.screen)], line, []) }
        }
    }

    private static func table(_ part: Report.Part, _ writer: inout HTMLWriter) {
        writer.element(.table, [.look(part.isStacked ? .stacked : .report)]) { writer in
            writer.element(.thead) { writer in
                writer.element(.tr) { writer in
                    for column in part.columns { writer.element(.th, [.columnHeader], column, []) }
                }
            }
            writer.element(.tbody) { writer in
                for row in part.rows {
                    writer.element(.tr) { writer in
                        for (column, cell) in zip(part.columns, row) {
                            writer.element(.td, part.isStacked ? [.column(column)] : [], cell, [])
                        }
                    }
                }
            }
        }
    }
}
