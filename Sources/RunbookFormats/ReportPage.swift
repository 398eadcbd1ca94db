/// A report as one HTML file that loads nothing and runs nothing: read on any screen, printed on A4.
package enum ReportPage {
    /// Lays a report out.
    package static func render(_ report: Report) -> String {
        HTMLFormat.page(title: report.title.text, style: HTMLStyle(isExercise: report.isExercise)) { writer in
            writer.element(.main) { write(report, &$0) }
        }
    }

    private static func write(_ report: Report, _ writer: inout HTMLWriter) {
        writer.element(.header) { writer in
            writer.element(.h1, report.title, [])
            writer.element(.p, [.look(.alert)], report.notice, [])
            writer.element(.ul, [.look(.facts)]) { writer in
                for fact in report.facts { writer.element(.li, fact, []) }
            }
        }
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
        }
    }

    private static func table(_ part: Report.Part, _ writer: inout HTMLWriter) {
        writer.element(.table, [.look(.report)]) { writer in
            writer.element(.thead) { writer in
                writer.element(.tr) { writer in
                    for column in part.columns { writer.element(.th, [.columnHeader], column, []) }
                }
            }
            writer.element(.tbody) { writer in
                for row in part.rows {
                    writer.element(.tr) { writer in
                        for cell in row { writer.element(.td, cell, []) }
                    }
                }
            }
        }
    }
}
