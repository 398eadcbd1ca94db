import Vocabularies

extension HTMLWriter {
    /// Writes a phrase: words of a feed stand apart, so that none of them can turn its neighbours round.
    mutating func phrase(_ phrase: Phrase, _ priorities: [Priority]) {
        for span in phrase.spans where !span.text.isEmpty { write(span, priorities) }
    }

    private mutating func write(_ span: Phrase.Span, _ priorities: [Priority]) {
        switch span {
        case .own(let text): prose(text)
        case .fed(let text): element(.bdi, text: text)
        case .code(let text): element(.code, text: text)
        case .priority(let text): element(.b, [.look(priorities.look(of: text))], text: text)
        case .form(let form): spokenShape(form)
        }
    }

    /// Writes a phrase as an element of its own.
    mutating func element(
        _ element: HTMLElement, _ attributes: [HTMLAttribute], _ phrase: Phrase, _ priorities: [Priority]
    ) {
        self.element(element, attributes) { $0.phrase(phrase, priorities) }
    }

    /// The same, of an element without attributes.
    mutating func element(_ element: HTMLElement, _ phrase: Phrase, _ priorities: [Priority]) {
        self.element(element, [], phrase, priorities)
    }

    /// Writes the entries of a section, and what is said under each.
    mutating func items(of section: Section, _ priorities: [Priority]) {
        element(.ul, [.look(.items)]) { writer in
            for item in section.items { writer.write(item, priorities) }
        }
        if let note = section.note { element(.p, [.look(.note)], note, priorities) }
    }

    private mutating func write(_ item: Section.Item, _ priorities: [Priority]) {
        element(.li) { writer in
            if item.marker.text != "-" {
                writer.element(.b, item.marker, priorities)
                writer.text(" ")
            }
            writer.phrase(item.text, priorities)
            guard !item.details.isEmpty else { return }
            writer.element(.ul) { writer in
                for detail in item.details { writer.element(.li, detail, priorities) }
            }
        }
    }

    /// Draws what is done about a line.
    mutating func shape(_ form: LineForm) {
        element(.i, [.unspoken], text: form.drawing)
    }

    /// Writes what signs mean, where words say it already.
    mutating func legend(_ marks: [Phrase], _ priorities: [Priority]) {
        for (place, mark) in marks.enumerated() {
            if place > 0 { text(" · ") }
            for span in mark.spans {
                if case .form(let form) = span { shape(form) } else { write(span, priorities) }
            }
        }
    }

    /// Draws it where no word beside it says what it means.
    mutating func spokenShape(_ form: LineForm) {
        shape(form)
        element(.span, [.look(.spoken)], text: form.meaning)
    }
}

extension LineForm {
    /// The sign on paper: hollow, so that it can be ticked.
    fileprivate var drawing: String {
        switch self {
        case .act: "☐"
        case .call: "▷"
        case .decide: "◇"
        }
    }
}

extension [Priority] {
    /// By its place on the pack's scale, so that a photocopy of a photocopy still shows it.
    fileprivate func look(of text: String) -> HTMLLook {
        switch firstIndex(where: { $0.mark == text || $0.label == text }) {
        case 0: .filled
        case 1: .thick
        case 2: .double
        default: .thin
        }
    }
}
