import Vocabularies

/// Page 1 of a runbook, to be filled in by hand on one sheet.
struct HTMLPageOne {
    let page: PageOne
    let priorities: [Priority]
    let anchor: HTMLAnchor

    /// True where the head of the page takes a line more, so that fewer bans have room on paper.
    let isShort: Bool

    /// How many bans, and how many characters of answers to one question, leave the page on one sheet of paper.
    private static let banRoom = 6
    private static let answerRoom = 110

    /// Writes the lines, the bans, the questions, the calls and the pause.
    func write(to writer: inout HTMLWriter, heading: HTMLElement, below: HTMLElement) {
        writer.element(.section, [.id(anchor), .look(.page)]) { writer in
            writer.element(heading) { writer in
                writer.text("À FAIRE, DANS L'ORDRE")
                writer.text(" ")
                writer.element(.span, [.look(.under)], "(\(page.legend))", priorities)
            }
            if page.lines.isEmpty {
                writer.element(
                    .p, "rien d'obligatoire avec ce qui est connu : répondre aux questions", priorities)
            } else {
                lines(&writer)
            }
            legend(&writer)
            bans(&writer)
            if !page.detours.isEmpty {
                writer.element(.p, "IMPOSSIBLE : \(Phrase.joined(page.detours, by: " · "))", priorities)
            }
            calls(page.calls, .screen, &writer)
            calls(page.addressees, .paper, &writer)
            questions(&writer, heading: below)
            if let pause = page.pause { writer.element(.p, pause, priorities) }
            if let next = page.next {
                writer.element(
                    .p, [.look(.screen)], "Si « \(next.answer) » : \(next.question) \(next.command)", priorities)
            }
        }
    }

    /// All of them on a screen, the gravest on paper.
    private func bans(_ writer: inout HTMLWriter) {
        guard !page.bans.isEmpty else { return }
        writer.element(.p, [.look(.bans)]) { writer in
            writer.element(.strong, text: "NE PAS\u{A0}:")
            writer.text(" ")
            let room = isShort ? HTMLPageOne.banRoom - 3 : HTMLPageOne.banRoom
            writer.phrase(.joined(Array(page.bans.prefix(room)), by: " · "), priorities)
            let rest = Array(page.bans.dropFirst(room))
            guard !rest.isEmpty else { return }
            writer.element(.span, [.look(.screen)], " · \(Phrase.joined(rest, by: " · "))", priorities)
            writer.element(.span, [.look(.paper)], text: " · + \(counted(rest.count, "interdit")) plus bas")
        }
    }

    /// On paper the lines bear the number of whoever does them, and there is room for those of the others alone.
    private func calls(_ calls: [Phrase], _ look: HTMLLook, _ writer: inout HTMLWriter) {
        guard !calls.isEmpty else { return }
        writer.element(.p, [.look(look)], "APPELS : \(Phrase.joined(calls, by: " · "))", priorities)
    }

    private func lines(_ writer: inout HTMLWriter) {
        let columns = ["n°", "avant", "action", "heure réelle, initiales"]
        writer.table("Lire puis faire, ligne par ligne", look: .lines, columns: columns) { writer in
            for line in page.lines {
                writer.element(.tr) { writer in
                    writer.element(.th, [.rowHeader]) { writer in
                        writer.text("\(line.number)\u{A0}")
                        writer.spokenShape(line.form)
                        writer.element(.span, [.look(.mark)], line.mark, priorities)
                    }
                    writer.element(.td, line.due.isEmpty ? "sans heure limite" : line.due, priorities)
                    writer.element(.td) { act(line, &$0) }
                    writer.element(.td, text: "")
                }
            }
        }
    }

    /// How many lines follow elsewhere, and what the signs mean.
    private func legend(_ writer: inout HTMLWriter) {
        guard !page.marks.isEmpty else { return }
        writer.element(.p) { writer in
            if page.more > 0 { writer.text("+ \(counted(page.more, "ligne")) plus bas · ") }
            writer.legend(page.marks, priorities)
        }
    }

    /// What to do, then who does it and what shows that it is done: as one column, it holds on a sheet and on a telephone.
    private func act(_ line: PageLine, _ writer: inout HTMLWriter) {
        writer.element(.strong, line.label, priorities)
        let who = [line.role, line.holder].compactMap { $0 }
        let doer: Phrase = who.isEmpty ? "vous" : .joined(who, by: ", ")
        let proof: Phrase = line.doneWhen.map { " · fait quand : \($0)" } ?? ""
        writer.text(" ")
        writer.element(.span, [.look(.under)], "\(doer)\(proof)", priorities)
    }

    private func questions(_ writer: inout HTMLWriter, heading: HTMLElement) {
        guard !page.questions.isEmpty else { return }
        writer.element(heading) { writer in
            writer.text("À DEMANDER D'ABORD")
            writer.text(" ")
            writer.element(.span, [.look(.under)], "(« ? » : personne ne sait)", priorities)
        }
        writer.element(.ol, [.look(.asked)]) { writer in
            for question in page.questions {
                writer.element(.li) { writer in
                    writer.phrase(question.text, priorities)
                    answers(question, &writer)
                }
            }
        }
    }

    /// A box for each answer, or room to write some where they would fill lines: the detail lists them.
    private func answers(_ question: PageQuestion, _ writer: inout HTMLWriter) {
        let isShort = question.likely.count < question.answers.count
        var boxes = question.likely
        while boxes.reduce(0, { $0 + $1.text.unicodeScalars.count + 4 }) > HTMLPageOne.answerRoom {
            // Of answers all alike, some would hide the others.
            boxes = isShort ? Array(boxes.dropLast()) : []
        }
        writer.element(.ul, [.look(.answers)]) { writer in
            for answer in boxes + ["?"] {
                writer.element(.li) { writer in
                    writer.shape(.act)
                    writer.text("\u{A0}")
                    writer.phrase(answer, priorities)
                }
            }
            if boxes.isEmpty {
                writer.element(.li, text: "____________")
            } else if isShort {
                writer.element(.li, text: "autre\u{A0}: ____________")
            }
        }
    }
}

extension HTMLWriter {
    /// Writes a table, whose headings every sheet repeats.
    mutating func table(
        _ caption: Phrase, look: HTMLLook? = nil, columns: [String], rows: (inout HTMLWriter) -> Void
    ) {
        element(.table, look.map { [.look($0)] } ?? []) { writer in
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
