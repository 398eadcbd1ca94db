import Vocabularies

/// One runbook of the file.
struct HTMLPage {
    let document: RunbookDocument
    let number: Int

    /// True where the file holds no other runbook, so that its title is the file's.
    let isAlone: Bool

    /// Writes the banner, page 1, the contents, then the detail.
    func write(to writer: inout HTMLWriter) {
        let title = HTMLAnchor(runbook: number, part: 0, isTitle: true)
        writer.element(.article, [.id(HTMLAnchor(runbook: number)), .labelledBy(title)]) { writer in
            banner(title, &writer)
            if document.isSkipped {
                writer.element(
                    .p, [.id(HTMLAnchor(runbook: number, part: 0))], text: "Aucun runbook pour cet incident.")
            } else {
                HTMLPageOne(page: document.page, priorities: priorities, anchor: HTMLAnchor(runbook: number, part: 0))
                    .write(to: &writer, heading: heading, below: isAlone ? .h3 : .h4)
            }
            contents(&writer)
            for (place, section) in document.sections.enumerated() { write(section, part: place + 1, &writer) }
            writer.element(.footer) { writer in
                for line in document.foot { writer.element(.p, line, priorities) }
            }
        }
    }

    private var priorities: [Priority] { document.priorities }

    private var heading: HTMLElement { isAlone ? .h2 : .h3 }

    private func banner(_ title: HTMLAnchor, _ writer: inout HTMLWriter) {
        let banner = document.banner
        writer.element(.header) { writer in
            let look: [HTMLAttribute] = banner.isExercise ? [.id(title), .look(.alert)] : [.id(title)]
            writer.element(isAlone ? .h1 : .h2, look, banner.title, priorities)
            if let alert = banner.alert { writer.element(.p, [.look(.alert)], alert, priorities) }
            let facts = [
                banner.incident, banner.reader, banner.timeZero, banner.now, banner.pack, banner.fingerprint,
            ]
            writer.element(.ul, [.look(.facts)]) { writer in
                for fact in facts { writer.element(.li, fact, priorities) }
            }
            writer.element(.p, [.look(.alert)], banner.validation, priorities)
            if let change = document.change { writer.element(.p, [.look(.note)], change, priorities) }
        }
    }

    private func contents(_ writer: inout HTMLWriter) {
        writer.element(.nav, [.label("Sommaire : \(document.banner.title)"), .look(.contents)]) { writer in
            writer.element(.ul) { writer in
                for (place, section) in document.sections.enumerated() {
                    writer.element(.li) { writer in
                        writer.element(
                            .a, [.link(HTMLAnchor(runbook: number, part: place + 1))], text: Phrase(section.title).text)
                    }
                }
                writer.element(.li) { $0.element(.a, [.link(.logbook)], Phrase(HTMLLogbook.title), []) }
            }
        }
    }

    private func write(_ section: Section, part: Int, _ writer: inout HTMLWriter) {
        let title = HTMLAnchor(runbook: number, part: part, isTitle: true)
        writer.element(.section, [.id(HTMLAnchor(runbook: number, part: part)), .labelledBy(title)]) { writer in
            writer.element(heading, [.id(title)], text: Phrase(section.title).text)
            writer.element(.ul, [.look(.items)]) { writer in
                for item in section.items { write(item, &writer) }
            }
            if let note = section.note { writer.element(.p, [.look(.note)], note, priorities) }
        }
    }

    private func write(_ item: Section.Item, _ writer: inout HTMLWriter) {
        writer.element(.li) { writer in
            if item.marker.text != "-" {
                writer.element(.span, [.look(.marker)], item.marker, priorities)
                writer.text(" ")
            }
            writer.phrase(item.text, priorities)
            guard !item.details.isEmpty else { return }
            writer.element(.ul) { writer in
                for detail in item.details { writer.element(.li, detail, priorities) }
            }
        }
    }
}
