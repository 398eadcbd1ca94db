import Vocabularies

/// One runbook of the file.
struct HTMLPage {
    let document: RunbookDocument
    let number: Int

    /// True where the file holds no other runbook, so that its title is the file's.
    let isAlone: Bool

    private let cards: [RoleCard]
    private let pauses: [PauseSheet]
    private let duties: [Section]

    /// False for a sheet to hand out, which holds page 1 and nothing else.
    private let isWhole: Bool

    init(document: RunbookDocument, number: Int, isAlone: Bool, isWhole: Bool = true) {
        self.isWhole = isWhole
        self.document = document
        self.number = number
        self.isAlone = isAlone
        cards = isWhole ? document.sheets.cards : []
        pauses = isWhole ? document.sheets.pauses : []
        duties = isWhole ? document.sheets.duties : []
    }

    /// Writes the banner, page 1, the contents, then the detail.
    func write(to writer: inout HTMLWriter) {
        let title = HTMLAnchor(runbook: number, part: 0, isTitle: true)
        writer.element(.article, [.id(HTMLAnchor(runbook: number)), .labelledBy(title)]) { writer in
            banner(title, &writer)
            if document.isSkipped {
                writer.element(
                    .p, [.id(HTMLAnchor(runbook: number, part: 0))], text: "Aucun runbook pour cet incident.")
            } else {
                HTMLPageOne(
                    page: document.page, priorities: priorities, anchor: HTMLAnchor(runbook: number, part: 0),
                    isShort: !document.banner.setAside.isEmpty
                ).write(to: &writer, heading: heading, below: isAlone ? .h3 : .h4)
            }
            // A sheet bears its fingerprint at its foot, and has no room for more.
            guard isWhole else { return }
            contents(&writer)
            for (place, part) in parts.enumerated() { write(part, number: place + 1, &writer) }
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
            if let line = banner.setAsideLine { writer.element(.p, [.look(.note)], line, priorities) }
            writer.element(.ul, [.look(.facts)]) { writer in
                for fact in banner.facts { writer.element(.li, fact, priorities) }
            }
            writer.element(.p, [.look(.alert)], banner.validation, priorities)
            if let change = document.change { writer.element(.p, [.look(.note)], change, priorities) }
        }
    }

    private func contents(_ writer: inout HTMLWriter) {
        writer.element(.nav, [.label("Sommaire : \(document.banner.title)"), .look(.contents)]) { writer in
            writer.element(.ul) { writer in
                for (place, part) in parts.enumerated() {
                    writer.element(.li) { writer in
                        let anchor = HTMLAnchor(runbook: number, part: place + 1)
                        writer.element(.a, [.link(anchor)], part.title, priorities)
                    }
                }
                writer.element(.li) { $0.element(.a, [.link(.logbook)], Phrase(HTMLLogbook.title), []) }
            }
        }
    }

    private func write(_ part: HTMLPart, number place: Int, _ writer: inout HTMLWriter) {
        let title = HTMLAnchor(runbook: number, part: place, isTitle: true)
        let anchor = HTMLAnchor(runbook: number, part: place)
        writer.element(.section, [.id(anchor), .labelledBy(title), .look(part.look)]) { writer in
            writer.element(heading, [.id(title)], part.title, priorities)
            switch part {
            case .section(let section): writer.items(of: section, priorities)
            case .roles(let cards):
                HTMLRoleTable(cards: cards, priorities: priorities).write(to: &writer, at: cardAnchor)
            case .pause(let sheet): HTMLPauseSheet(sheet: sheet, priorities: priorities).write(to: &writer)
            case .card(let card):
                for duty in card.duty { writer.element(.p, duty, priorities) }
                for section in card.sections {
                    writer.element(isAlone ? .h3 : .h4, text: Phrase(section.title).text)
                    writer.items(of: section, priorities)
                }
            }
        }
    }

    /// What comes before the cards: page 1 keeps its sheet, so that what a foreign incident leaves to ask stands after it.
    private var opened: [Section] { (document.opening.map { [$0] } ?? []) + document.changes }

    /// What the file holds of the runbook after page 1, in the order in which it is wanted.
    private var parts: [HTMLPart] {
        let roles: [HTMLPart] = cards.isEmpty ? [] : [.roles(cards)]
        return opened.map { .section($0) } + roles + pauses.map { .pause($0) }
            + duties.map { .section($0) } + cards.map { .card($0) }
            + document.rest.map { .section($0) }
    }

    /// The place of a role's card.
    private func cardAnchor(_ card: Int) -> HTMLAnchor {
        let before = opened.count + 1 + pauses.count + duties.count
        return HTMLAnchor(runbook: number, part: before + card + 1)
    }
}

/// A part of the file after page 1.
enum HTMLPart {
    case section(Section)
    /// Who has something to do.
    case roles([RoleCard])
    case pause(PauseSheet)
    case card(RoleCard)

    /// Its heading.
    var title: Phrase {
        switch self {
        case .section(let section): Phrase(section.title)
        case .roles: "FAIRE FAIRE : à qui remettre quelle fiche"
        case .pause(let sheet): sheet.title
        case .card(let card): "FICHE : \(card.title)"
        }
    }

    /// A pause and a card are handed out: each stands apart on paper.
    var look: HTMLLook {
        switch self {
        case .section: .part
        case .roles, .pause: .sheet
        case .card: .card
        }
    }
}
