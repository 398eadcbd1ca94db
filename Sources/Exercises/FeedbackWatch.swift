import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What is gathered as one goes through the plans of a journal.
struct PlanWatch {
    let pack: RulePack
    let words: Words
    private(set) var last: Plan?
    private(set) var lateAnswers: [Feedback.LateAnswer] = []

    /// When something first hung on each fact.
    private(set) var askedSince: [PackIndex<Fact>: Instant] = [:]

    private var lessons: [Instant: [Feedback.Lesson]] = [:]
    private var demands: [ActionInstance: DemandWatch] = [:]
    private var interruptions: [InterruptionWatch]

    /// What the last plan required, each with its deadline.
    private var awaited: [ActionInstance: Instant?] = [:]

    /// What each line of the last plan rested on or waited for.
    private var unknowns: [ActionInstance: FactSet] = [:]

    init(pack: RulePack, records: [JournalRecord], words: Words) {
        self.pack = pack
        self.words = words
        interruptions = pack.measures.interruptions.map { InterruptionWatch($0, words) }
        for record in records {
            if let lesson = Feedback.Lesson(record) { lessons[record.instant, default: []].append(lesson) }
        }
    }

    mutating func add(_ plan: Plan) {
        for place in interruptions.indices { interruptions[place].add(plan) }
        var required: [ActionInstance: Instant?] = [:]
        // By places: a line is large, and to walk the lines copies each.
        for place in plan.placed.indices where plan.placed[place].status == .required {
            let line = plan.placed[place]
            let due = line.dues.first
            required[line.instance] = .some(due?.instant)
            // What is to do again was done once already.
            if let word = words.last(on: line.instance), word.kind == .done, word.instant <= plan.now { continue }
            demands[line.instance, default: DemandWatch(since: plan.now, due: due?.instant)].add(line)
        }
        for instance in demands.keys where required[instance] == nil && demands[instance]?.until == nil {
            demands[instance]?.until = plan.now
        }
        if let last, let lessons = lessons[plan.now] { answer(lessons, after: last, required, at: plan) }
        unknowns = [:]
        for lines in [plan.placed, plan.unplaced] {
            for place in lines.indices where !lines[place].unknowns.isEmpty {
                unknowns[lines[place].instance] = lines[place].unknowns
                for fact in lines[place].unknowns where askedSince[fact] == nil { askedSince[fact] = plan.now }
            }
        }
        awaited = required
        last = plan
    }

    /// What the answers of one instant turn though its time is past.
    private mutating func answer(
        _ lessons: [Feedback.Lesson], after last: Plan, _ required: [ActionInstance: Instant?], at plan: Plan
    ) {
        var turned: [Feedback.Turned] = []
        for (instance, due) in required where awaited[instance] == nil {
            if let due, due < plan.now { turned.append(Feedback.Turned(instance: instance, due: due, isWanted: true)) }
        }
        for (instance, due) in awaited where required[instance] == nil && plan.situation.deeds[instance] == nil {
            if let due, due < plan.now { turned.append(Feedback.Turned(instance: instance, due: due, isWanted: false)) }
        }
        guard !turned.isEmpty else { return }
        turned.sort { $0.instance < $1.instance }
        var facts: [PackIndex<Fact>] = []
        for lesson in lessons where !facts.contains(lesson.fact) { facts.append(lesson.fact) }
        // What was known and has changed since is news, and so is what nothing hung on: neither is an answer.
        let answers = facts.filter { fact in
            if lessons.contains(where: { $0.fact == fact && $0.isWithdrawal }) { return true }
            if case .known = last.view.table[fact] { return false }
            return askedSince[fact] != nil
        }
        for fact in answers {
            let own = turned.filter { isTurned($0.instance, by: fact, among: facts) }
            guard !own.isEmpty else { continue }
            lateAnswers.append(
                Feedback.LateAnswer(fact: fact, since: askedSince[fact], instant: plan.now, turned: own))
        }
    }

    /// The facts on which something hangs in the last plan.
    var hanging: FactSet { unknowns.values.reduce(into: []) { $0.formUnion($1) } }

    /// Of the facts learnt together, the one that a line hung on; where it hung on none of them, each may have turned it.
    private func isTurned(
        _ instance: ActionInstance, by fact: PackIndex<Fact>, among facts: [PackIndex<Fact>]
    ) -> Bool {
        let hung = facts.filter { unknowns[instance]?.contains($0) ?? false }
        return hung.isEmpty || hung.contains(fact)
    }

    func interruptions(end plan: Plan) -> [Feedback.Interruption] {
        interruptions.flatMap { $0.interruptions(in: plan) }
    }

    func acts(end plan: Plan) -> [Feedback.Act] {
        let instances = Set(demands.keys).union(words.instances)
        return instances.map { instance in
            let demand = demands[instance]
            let word = words.last(on: instance)
            return Feedback.Act(
                instance: instance, requiredAt: demand?.since, firstDue: demand?.firstDue,
                lastDue: demand?.lastDue?.instant,
                kind: demand?.lastDue?.kind, isWithoutDelay: demand?.lastDue?.isWithoutDelay ?? false,
                word: word, outcome: outcome(word, demand, at: plan.now), rules: (demand?.rules ?? []).sorted())
        }.sorted { left, right in
            let leftStart = left.requiredAt ?? left.word?.instant ?? plan.now
            let rightStart = right.requiredAt ?? right.word?.instant ?? plan.now
            return (leftStart, left.lastDue ?? plan.now, left.instance)
                < (rightStart, right.lastDue ?? plan.now, right.instance)
        }
    }

    private func outcome(_ word: Feedback.Act.Word?, _ demand: DemandWatch?, at end: Instant) -> Feedback.Outcome {
        switch word?.kind {
        case .done: return .done
        case .impossible: return .impossible
        case .notApplicable: return .notApplicable
        case nil: break
        }
        guard let demand else { return .open }
        // What was taken away after its deadline had been forgotten by then.
        if let due = demand.lastDue?.instant, due < demand.until ?? end { return .forgotten }
        return demand.until == nil ? .open : .lifted
    }
}

/// How one action was required.
private struct DemandWatch {
    let since: Instant
    let firstDue: Instant?
    var lastDue: Due?
    var rules: Set<PackIndex<Rule>> = []

    /// When it stopped being required; nil as long as it is.
    var until: Instant?

    init(since: Instant, due: Instant?) {
        self.since = since
        firstDue = due
    }

    mutating func add(_ line: Line) {
        lastDue = line.dues.first
        until = nil
        rules.formUnion(line.wantedBy)
    }
}
