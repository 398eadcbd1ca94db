import Diagnostics
import Vocabularies
import YAMLTrees

/// One named thing of a pack: where its name stands, and what is said of it.
struct Declaration {
    let id: String

    /// Where the name stands.
    let place: SourceRange

    /// Nil in a short list, which gives only names.
    let body: YAMLNode?
}

/// What names look like.
enum NameForm {
    /// `isoler-reseau`, `site.a`.
    case id
    /// The same, capitals allowed: `P1`.
    case idWithCapitals
    /// The same, with `/`: `care-d2/cellule`.
    case path
    /// `affected.services`, `detected_at`.
    case fact

    /// Whether a name has this form: words of letters and digits, each joined to the next by one separator.
    func fits(_ name: String) -> Bool {
        var isInWord = false
        for byte in name.utf8 {
            if isLetter(byte) {
                isInWord = true
            } else {
                guard isInWord, separators.contains(byte) else { return false }
                isInWord = false
            }
        }
        return isInWord
    }

    /// The form in words.
    var help: String {
        switch self {
        case .id: "use lower-case letters without accents, digits, and `-` or `.` between words"
        case .idWithCapitals: "use letters without accents, digits, and `-` or `.` between words"
        case .path: "use lower-case letters without accents, digits, and `-`, `.` or `/` between words"
        case .fact: "use lower-case letters without accents, digits and `_`, with `.` between parts"
        }
    }

    private var separators: [UInt8] {
        switch self {
        case .id, .idWithCapitals: [0x2D, 0x2E]
        case .path: [0x2D, 0x2E, 0x2F]
        case .fact: [0x2E]
        }
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: true
        case 0x41...0x5A: self == .idWithCapitals
        case 0x5F: self == .fact
        default: false
        }
    }
}

extension NodeReader {
    /// Whether a name has its form; reported otherwise.
    mutating func isName(_ name: String, _ form: NameForm, _ kind: String, at range: SourceRange) -> Bool {
        guard !form.fits(name) else { return true }
        let better = form == .fact ? slug(name).split(separator: "-").joined(separator: "_") : slug(name)
        report(
            .invalidID, "`\(name)` cannot be the name of \(kind.withArticle)", at: range, help: [form.help],
            suggestion: form.fits(better) ? better : nil)
        return false
    }

    /// The names that sections declare, each once; a name that is malformed or repeated is reported and left out.
    ///
    /// A short list, where one is allowed, gives names alone.
    mutating func declarations(
        in sections: [YAMLNode], _ kind: String, form: NameForm = .id, allowsList: Bool = false
    ) -> Declarations {
        var result = Declarations()
        for section in sections {
            if allowsList, section.kind == .sequence {
                for element in section.elements {
                    guard let name = scalar(element, "the name of \(kind.withArticle)") else { continue }
                    add(Declaration(id: name, place: element.range, body: nil), to: &result, kind, form)
                }
            } else if let entries = entries(of: section, "this section") {
                for entry in entries {
                    let declaration = Declaration(id: entry.key.text, place: entry.key.range, body: entry.value)
                    add(declaration, to: &result, kind, form)
                }
            } else {
                result.isIncomplete = true
            }
        }
        return result
    }

    /// Adds one declaration, unless its name is malformed or taken.
    mutating func add(
        _ declaration: Declaration, to result: inout Declarations, _ kind: String, _ form: NameForm = .id
    ) {
        names?.note(Mention(kind: kind, name: declaration.id, range: declaration.place, isDeclaration: true))
        guard isName(declaration.id, form, kind, at: declaration.place) else {
            // Kept: what refers to it as it is written has nothing wrong of its own.
            result.malformed.insert(declaration.id)
            return
        }
        guard let first = result.firsts[declaration.id.lowercased()] else {
            result.firsts[declaration.id.lowercased()] = declaration
            result.list.append(declaration)
            return
        }
        let isSame = first.id == declaration.id
        report(
            isSame ? .duplicateID : .caseOnlyDifference,
            isSame
                ? "\(kind) `\(declaration.id)` is declared twice"
                : "`\(declaration.id)` differs from another \(kind) only by capital letters",
            at: declaration.place, notes: [Diagnostic.Note("first declared here", at: first.place)],
            help: ["rename one of the two, or delete it"])
    }
}

/// The declarations of one kind.
struct Declarations {
    /// Well-formed ones, as written.
    var list: [Declaration] = []
    fileprivate var firsts: [String: Declaration] = [:]
    fileprivate var malformed: Set<String> = []

    /// True when a section could not be read.
    var isIncomplete = false

    /// Sorted by name.
    var sorted: [Declaration] { list.sorted { precedes($0.id, $1.id) } }

    /// The names, sorted, with those that are malformed: what refers to them has no mistake of its own.
    func table<Subject>(_ kind: String, unknown fault: PackFault, inOrder: Bool = false) -> NameTable<Subject> {
        let ids = list.map { $0.id }
        let names = inOrder ? ids + malformed.sorted() : (ids + malformed).sorted(by: precedes)
        return NameTable(kind, unknown: fault, names: names, isIncomplete: isIncomplete)
    }
}

extension Declarations {
    /// Whether a well-formed name is there.
    func declares(_ name: String) -> Bool { firsts[name.lowercased()] != nil }

    /// Whether the name was reported as malformed.
    func isMalformed(_ name: String) -> Bool { malformed.contains(name) }

    /// Whether some names are malformed or could not be read.
    var isBroken: Bool { isIncomplete || !malformed.isEmpty }
}
