package import Diagnostics

/// A place where a file calls something by its name.
package struct Mention: Hashable, Sendable {
    /// What it is, as messages call it: `fact`, `action`, `rule`, `role`.
    package let kind: String
    /// Its name, whatever the file writes there: a test gives a fact by its path.
    package let name: String
    /// Where it stands; of a text in quotes, with these.
    package let range: SourceRange
    /// True where it is declared.
    package let isDeclaration: Bool

    /// Makes a mention.
    package init(kind: String, name: String, range: SourceRange, isDeclaration: Bool = false) {
        self.kind = kind
        self.name = name
        self.range = range
        self.isDeclaration = isDeclaration
    }
}

/// What an editor asks of a reading beside what is read.
///
/// The readers of the language keep it as they go: no second grammar has to know where names may stand.
package struct NameRecord: Sendable {
    /// In the order of the reading; one that is read twice is there twice.
    package private(set) var mentions: [Mention] = []

    /// What could stand where the word that is sought does, in the order of the readers.
    package private(set) var offered: [String] = []

    private let sought: String?

    /// A record of nothing yet; `sought` is a word, known nowhere, in whose place something is to be written.
    package init(seeking sought: String? = nil) {
        self.sought = sought
    }

    /// Keeps where something is named.
    package mutating func note(_ mention: Mention) { mentions.append(mention) }

    /// Keeps what could stand in a word's place, if that is the one that is sought.
    package mutating func offer(_ words: some Sequence<String>, for word: String) {
        guard let sought, word.hasSuffix(sought) else { return }
        // A step of a path is completed by the whole path, of which only what follows is written.
        let prefix = word.dropLast(sought.count)
        for option in words where option.hasPrefix(prefix) && option != word {
            let rest = String(option.dropFirst(prefix.count))
            if !offered.contains(rest) { offered.append(rest) }
        }
    }
}
