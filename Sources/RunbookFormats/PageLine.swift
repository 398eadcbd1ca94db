import RuleEngine
import Runbooks
import Vocabularies

/// What the reader does about a line.
enum LineForm: String, CaseIterable, Sendable {
    /// An act of the reader's own.
    case act = "[ ]"
    /// Another role's act: to have done.
    case call = ">"
    /// The reader's own choice, or one between two harms, whoever makes it.
    case decide = "<>"

    /// For the legend.
    var meaning: String {
        switch self {
        case .act: "faire"
        case .call: "faire faire"
        case .decide: "décider"
        }
    }

    init(_ line: Line, reader: Reader, lexicon: Lexicon) {
        if line.status == .arbitration {
            self = .decide
        } else if let role = reader.role, !lexicon.plan.isOwn(line, of: role) {
            self = .call
        } else {
            self = lexicon.action(line.action).decision == nil ? .act : .decide
        }
    }
}

/// A line of page 1.
struct PageLine: Sendable {
    let number: Int
    let form: LineForm

    /// The letter of the priority; empty for none.
    let mark: Phrase

    /// By when; with a star where others than the house set the time.
    let due: Phrase
    let label: Phrase

    /// Whose act it is, when not the reader's.
    let role: Phrase?

    /// Who holds that role now, at which number.
    let holder: Phrase?

    let doneWhen: Phrase?

    /// The line of one action, about one record or several.
    init(_ group: [Line], number: Int, lexicon: Lexicon, reader: Reader, times: PageTimes) {
        let line = group[0]
        let action = lexicon.action(line.action)
        self.number = number
        form = LineForm(line, reader: reader, lexicon: lexicon)
        mark = lexicon.mark(of: line)
        due =
            line.dues.first.map { due in
                Phrase(DueWording(due: due, lexicon: lexicon).short(times) + (due.statedBy == nil ? "" : "*"))
            } ?? ""
        let short = lexicon.short(group.map { $0.instance })
        label = lexicon.named(short, of: line)
        let isOwn = reader.role.map { lexicon.plan.isOwn(line, of: $0) } ?? false
        let bearer = isOwn ? nil : lexicon.plan.bearer(of: action.role)
        role = bearer.map { Phrase(lexicon.vocabulary.roles[$0].short) }
        holder = bearer.flatMap { lexicon.plan.holder(of: $0) }.map { ContactWording(lexicon: lexicon).short($0) }
        doneWhen = action.doneWhen.map { lexicon.text($0, of: line.instance) }
    }
}

extension Lexicon {
    /// The letter of a line's priority; empty for none.
    func mark(of line: Line) -> Phrase {
        line.priority.map { "\(priority: vocabulary.priorities[$0].mark)" } ?? ""
    }
}
