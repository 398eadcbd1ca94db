import Vocabularies

/// Page 1 of a runbook, to be filled in by hand on one sheet.
struct HTMLPageOne {
    let page: PageOne
    let priorities: [Priority]
    let anchor: HTMLAnchor

    /// Writes the lines, the bans, the questions, the calls and the pause.
    func write(to writer: inout HTMLWriter, heading: HTMLElement, below: HTMLElement) {
        writer.element(.section, [.id(anchor), .look(.page)]) { writer in
            writer.element(heading, text: "À FAIRE, DANS L'ORDRE")
            if page.lines.isEmpty {
                writer.element(.p, page.legend, priorities)
                writer.element(
                    .p, "rien d'obligatoire avec ce qui est connu : répondre aux questions", priorities)
            } else {
                lines(&writer)
            }
            if page.more > 0 { writer.element(.p, "+ \(counted(page.more, "ligne")) plus bas", priorities) }
            if !page.marks.isEmpty { writer.element(.p) { $0.legend(page.marks, priorities) } }
            if !page.bans.isEmpty {
                writer.element(.p, [.look(.alert)], "NE PAS : \(Phrase.joined(page.bans, by: " · "))", priorities)
            }
            if !page.calls.isEmpty {
                writer.element(.p, "APPELS : \(Phrase.joined(page.calls, by: " · "))", priorities)
            }
            questions(&writer, heading: below)
            writer.element(.p, page.pause, priorities)
            if let next = page.next {
                writer.element(.p, "Si « \(next.answer) » : \(next.question) \(next.command)", priorities)
            }
        }
    }

    private func lines(_ writer: inout HTMLWriter) {
        let columns = [
            "forme", "n°", "avant", "priorité", "action", "qui, téléphone", "fait quand", "heure réelle", "initiales",
        ]
        writer.table("Lire puis faire, ligne par ligne (\(page.legend))", columns: columns) { writer in
            for line in page.lines {
                writer.element(.tr) { writer in
                    writer.element(.td) { $0.spokenShape(line.form) }
                    writer.element(.td, text: String(line.number))
                    writer.element(.td, line.due.isEmpty ? "sans heure limite" : line.due, priorities)
                    writer.element(.td, line.mark, priorities)
                    writer.element(.th, [.rowHeader], line.label, priorities)
                    let who = [line.role, line.holder].compactMap { $0 }
                    writer.element(.td, who.isEmpty ? "vous" : .joined(who, by: ", "), priorities)
                    writer.element(.td, line.doneWhen ?? "non précisé", priorities)
                    writer.element(.td, [.look(.write)], text: "")
                    writer.element(.td, [.look(.write)], text: "")
                }
            }
        }
    }

    private func questions(_ writer: inout HTMLWriter, heading: HTMLElement) {
        guard !page.questions.isEmpty else { return }
        writer.element(heading, text: "À DEMANDER D'ABORD")
        writer.table("Cocher la réponse, « ? » quand personne ne sait", columns: ["n°", "question", "réponse"]) {
            writer in
            for (place, question) in page.questions.enumerated() {
                writer.element(.tr) { writer in
                    writer.element(.td, text: String(place + 1))
                    writer.element(.th, [.rowHeader], question.text, priorities)
                    writer.element(.td) { answers(question, &$0) }
                }
            }
        }
    }

    /// A box for each answer, or room to write one.
    private func answers(_ question: PageQuestion, _ writer: inout HTMLWriter) {
        writer.element(.ul, [.look(.answers)]) { writer in
            for answer in question.answers + ["?"] {
                writer.element(.li) { writer in
                    writer.shape(.act)
                    writer.text("\u{A0}")
                    writer.phrase(answer, priorities)
                }
            }
            if question.answers.isEmpty { writer.element(.li, text: "____________________") }
        }
    }
}

extension HTMLWriter {
    /// Writes a table, whose headings every sheet repeats.
    mutating func table(
        _ caption: Phrase, columns: [String], rows: (inout HTMLWriter) -> Void
    ) {
        element(.table) { writer in
            writer.element(.caption, caption, [])
            writer.element(.thead) { writer in
                writer.element(.tr) { writer in
                    for column in columns { writer.element(.th, [.columnHeader], text: column) }
                }
            }
            writer.element(.tbody, [], rows)
        }
    }
}
