/// A part of the detail, the same in every format.
struct Section: Hashable, Sendable {
    /// One entry, and what is said under it.
    struct Item: Hashable, Sendable {
        /// What stands before the text: a number, a box, a mark.
        let marker: Phrase
        let text: Phrase
        let details: [Phrase]

        init(_ text: Phrase, marker: Phrase = "-", details: [Phrase] = []) {
            self.marker = marker
            self.text = text
            self.details = details
        }
    }

    let title: String
    let items: [Item]

    /// What holds of the whole section.
    let note: Phrase?

    init(_ title: String, _ items: [Item], note: Phrase? = nil) {
        self.title = title
        self.items = items
        self.note = note
    }
}
