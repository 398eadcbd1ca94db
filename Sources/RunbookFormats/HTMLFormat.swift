import Digests

/// Runbooks as one HTML file that loads nothing and runs nothing: read on any screen, printed on A4.
package enum HTMLFormat {
    /// Lays runbooks out, one after the other, with a blank logbook at the end.
    ///
    /// The pages of those that several establishments share come before. `replay` is what it takes to make a single one
    /// again, as JSON: a value that nothing shows.
    package static func render(
        _ documents: [RunbookDocument], coordinations: [Coordination] = [], replay: [UInt8]? = nil
    ) -> String {
        page(title: title(documents, coordinations), style: HTMLStyle(documents)) { writer in
            body(documents, coordinations, &writer)
            guard let replay else { return }
            writer.element(.data, [.hidden, .value(base64(replay))]) { _ in }
        }
    }

    /// What stands before that value, and nowhere else in a page of ours.
    package static let replayStart = "<data hidden=\"hidden\" value=\""

    /// Lays one runbook out, in a page that can make it again.
    package static func render(_ document: RunbookDocument, engine: HTMLEngine) -> String {
        page(title: title([document], []), style: HTMLStyle([document], hasPanel: true), engine: engine) { writer in
            skipLink(&writer)
            engine.writePanel(to: &writer)
            writer.element(.main) { content([document], &$0) }
            engine.write(to: &writer)
        }
    }

    /// The same runbook without what is around it, for such a page to put in the place of its own.
    package static func content(_ document: RunbookDocument) -> String {
        var writer = HTMLWriter()
        content([document], &writer)
        return writer.html
    }

    private static func content(_ documents: [RunbookDocument], _ writer: inout HTMLWriter) {
        for (place, document) in documents.enumerated() {
            HTMLPage(document: document, number: place + 1, isAlone: documents.count == 1).write(to: &writer)
        }
        HTMLLogbook.write(to: &writer)
    }

    /// A page of ours, whatever it shows.
    static func page(
        title: String, style: HTMLStyle, engine: HTMLEngine? = nil, _ body: (inout HTMLWriter) -> Void
    ) -> String {
        var writer = HTMLWriter()
        writer.doctype()
        writer.element(.html, [.language("fr")]) { writer in
            writer.element(.head) { writer in
                writer.void(.meta, [.charset])
                writer.void(.meta, [.policy, .content(engine.map { style.policy + "; " + $0.policy } ?? style.policy)])
                writer.void(.meta, [.named("viewport"), .content("width=device-width, initial-scale=1")])
                // No browser makes a link of what looks like a number or an address in a feed's words.
                writer.void(
                    .meta, [.named("format-detection"), .content("telephone=no, address=no, email=no, date=no")])
                writer.element(.title, text: title)
                writer.style(style)
            }
            writer.element(.body) { body(&$0) }
        }
        return writer.html
    }

    private static func body(
        _ documents: [RunbookDocument], _ coordinations: [Coordination], _ writer: inout HTMLWriter
    ) {
        skipLink(&writer)
        if documents.count > 1 { contents(documents, title(documents, coordinations), &writer) }
        writer.element(.main) { writer in
            for coordination in coordinations { coordination.write(to: &writer) }
            content(documents, &writer)
        }
    }

    private static func skipLink(_ writer: inout HTMLWriter) {
        let start = HTMLAnchor(runbook: 1, part: 0)
        writer.element(.a, [.link(start), .look(.skip)], text: "Aller à ce qui est à faire")
    }

    /// Which runbooks the file holds.
    private static func contents(_ documents: [RunbookDocument], _ title: String, _ writer: inout HTMLWriter) {
        writer.element(.header) { writer in
            writer.element(.h1, text: title)
            writer.element(.nav, [.label("Incidents")]) { writer in
                writer.element(.ol) { writer in
                    for (place, document) in documents.enumerated() {
                        writer.element(.li) { writer in
                            writer.element(.a, [.link(HTMLAnchor(runbook: place + 1))]) { writer in
                                writer.phrase(document.banner.title, document.priorities)
                                writer.text(" · ")
                                writer.phrase(document.banner.incident, document.priorities)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func title(_ documents: [RunbookDocument], _ coordinations: [Coordination]) -> String {
        // Of an incident that establishments share each has its own.
        guard documents.count == 1 else {
            return counted(documents.count, coordinations.isEmpty ? "incident" : "fiche")
        }
        return documents[0].banner.title.text + " · " + documents[0].banner.incident.text
    }
}

extension Banner {
    /// The types of the incident, after what says that it is none.
    var title: Phrase {
        let types = Phrase.joined(types, by: " · ")
        return isExercise ? "EXERCICE : \(types)" : types
    }
}
