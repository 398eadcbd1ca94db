import CivilTime
import RuleEngine
import Vocabularies

/// A situation that grows by one line of a journal after the other.
struct JournalFold {
    private(set) var situation: Situation

    private let vocabulary: Vocabulary?

    /// What the incident's own records say, whatever was learnt since.
    private var recorded: FactTable

    /// The facts about which something was learnt that still counts.
    private var learnt: Set<PackIndex<Fact>> = []

    /// What lines told of objects, in the order of time.
    private var told: [(fact: PackIndex<Fact>, line: Int, state: FactState)] = []

    /// What was said of actions that still counts, in the order of time.
    private var said: [Said] = []

    /// The last line by which what was said of each was taken back.
    private var retracted: [ActionInstance: Int] = [:]

    /// The actions of which some line of the journal says something, be it of another incident.
    private let named: Set<ActionInstance>

    /// A word on an action, and the line that says it.
    private struct Said {
        let action: ActionInstance
        let deed: Deed
        let line: Int
    }

    init(_ initial: Situation, _ vocabulary: Vocabulary?, named: Set<ActionInstance>) {
        situation = initial
        self.vocabulary = vocabulary
        self.named = named
        recorded = initial.initial
    }

    mutating func add(_ record: JournalRecord) {
        switch record.entry {
        case .incident(let again): replace(with: again, record)
        case .learnt(let fact, let state, let manner):
            learnt.insert(fact)
            let testimony = Testimony(by: record.author, manner)
            let whole = isObject(fact) ? completed(state, of: fact, line: record.line) : state
            situation = situation.learning(fact, whole, at: record.instant, from: testimony)
            echo(fact, record)
        case .withdrawn(let fact): withdraw(fact, record)
        case .deed(let kind, let action):
            tell(Deed(kind, at: record.instant, by: record.author), of: action, line: record.line)
        case .decision(let action, let option):
            tell(Deed(.done, at: record.instant, by: record.author, option: option), of: action, line: record.line)
        case .retracted(let action): retract(action, record)
        case .note(let text): note(.note, text, record)
        case .handover(let text): note(.handover, text, record)
        case .printed, .clock: return
        }
    }

    private mutating func replace(with again: Situation, _ record: JournalRecord) {
        for fact in again.initial.facts where again.initial[fact] != .absent {
            var state = again.initial[fact]
            let recorded = isObject(fact) ? state.beside(self.recorded[fact]) : state
            guard self.recorded[fact] != recorded else { continue }
            self.recorded[fact] = recorded
            if isObject(fact) { state = state.beside(situation.table(at: record.instant)[fact]) }
            situation = situation.learning(fact, state, at: record.instant, from: Testimony(by: record.author))
        }
    }

    private func isObject(_ fact: PackIndex<Fact>) -> Bool { vocabulary?.facts[fact].isMap ?? false }

    /// An object as a line tells it, with what was told after it in the file of an hour before: it couldn't speak of that.
    private mutating func completed(_ state: FactState, of fact: PackIndex<Fact>, line: Int) -> FactState {
        let late = told.filter { $0.fact == fact && $0.line > line }
        told.append((fact, line, state))
        return state.beside(late.reduce(FactState.absent) { $1.state.beside($0) })
    }

    private mutating func echo(_ fact: PackIndex<Fact>, _ record: JournalRecord) {
        if let vocabulary { situation = situation.echoing(fact, at: record.instant, in: vocabulary) }
    }

    private mutating func withdraw(_ fact: PackIndex<Fact>, _ record: JournalRecord) {
        guard learnt.remove(fact) != nil else {
            return remark("la ligne \(record.line) retire ce que la main courante n'a pas appris")
        }
        told.removeAll { $0.fact == fact }
        let testimony = Testimony(by: record.author)
        situation = situation.withdrawing(fact, for: recorded[fact], at: record.instant, from: testimony)
        echo(fact, record)
    }

    private mutating func tell(_ deed: Deed, of action: ActionInstance, line: Int) {
        if let end = retracted[action], line < end { return }
        if let earlier = situation.deeds[action], earlier.kind == .done, deed.kind != .done {
            let word = deed.kind == .impossible ? "impossible" : "sans objet"
            remark("la ligne \(line) dit \(word) ce qui était dit fait ; le dernier mot compte")
        }
        said.append(Said(action: action, deed: deed, line: line))
        situation = situation.recording(deed, of: action)
    }

    private mutating func retract(_ action: ActionInstance, _ record: JournalRecord) {
        retracted[action] = max(record.line, retracted[action] ?? 0)
        guard let last = said.last(where: { $0.action == action && $0.line <= record.line }) else {
            // What was said for another incident alone is none of this one's.
            guard !named.contains(action) else { return }
            return remark("la ligne \(record.line) reprend une action dont la main courante n'a rien dit")
        }
        said.removeAll { $0.action == action && $0.line <= record.line }
        situation = situation.retracting(
            Retraction(action, last.deed, at: record.instant, by: record.author),
            for: said.last { $0.action == action }?.deed)
    }

    private mutating func note(_ kind: Note.Kind, _ text: String, _ record: JournalRecord) {
        situation = situation.noting(Note(kind, text, at: record.instant, by: record.author))
    }

    private mutating func remark(_ message: String) {
        situation = situation.remarking(
            DataRemark(code: "journal-contradiction", path: DataRemark.journal, message: message))
    }
}
