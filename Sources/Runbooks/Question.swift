import CivilTime
package import RuleEngine
package import Vocabularies

/// Something to find out, and what hangs on it.
package struct Question: Hashable, Sendable {
    package let fact: PackIndex<Fact>

    /// The actions that wait for the answer or rest by precaution on it, in the order of the pack.
    package let concerns: [ActionInstance]

    /// What each possible answer changes; empty where answers can't be listed.
    package let answers: [Answer]

    /// Some irreversible action is suspended on it.
    package let settlesSuspension: Bool

    /// The incident about which it is, where the establishment has several.
    package internal(set) var incident = 0
}

/// One possible answer to a question, and what it would change.
package struct Answer: Hashable, Sendable {
    /// What it says, or one of the values that it stands for.
    package let value: FactValue

    /// All that it stands for.
    package let extent: Extent

    /// Required with this answer, and not now.
    package let adds: [ActionInstance]

    /// Required now, and not with this answer.
    package let removes: [ActionInstance]

    /// Banned with this answer, and not now.
    package let forbids: [ActionInstance]

    /// Banned now, and not with this answer.
    package let allows: [ActionInstance]

    /// True where the answer changes the plan.
    package var changesPlan: Bool {
        !(adds.isEmpty && removes.isEmpty && forbids.isEmpty && allows.isEmpty)
    }
}

extension Plan {
    /// What to find out, the most useful first: what suspends an irreversible act, then what the pack pins; then by
    /// the weight of what an answer settles, on the mean over the answers, that of what waits for it, least effort, and
    /// name.
    package func questions() -> [Question] {
        guard parts.isEmpty else { return joinedQuestions }
        var trials = Trials(of: self)
        return ranked(by: &trials).map { asked in
            Question(
                fact: asked.fact, concerns: asked.lines.map { line(at: $0).instance }.sorted(),
                answers: trials.answers(to: asked.fact, asked.tried), settlesSuspension: settlesSuspension(asked.lines))
        }
    }

    /// The facts of the first `count` questions at least, in their order.
    package func rankedFacts(first count: Int) -> [PackIndex<Fact>] {
        guard parts.isEmpty else { return questions().map { $0.fact } }
        var trials = Trials(of: self)
        return ranked(by: &trials, first: count).map { $0.fact }
    }

    private struct Asked {
        let fact: PackIndex<Fact>

        /// The places of the lines that wait for it.
        let lines: [Int]

        let tried: [Trials.Trial]
        let rank: [Int]
    }

    /// What to ask, in order; once there are `count`, what comes after all of them is left out.
    private func ranked(by trials: inout Trials, first count: Int = .max) -> [Asked] {
        let waiting = linesByUnknown()
        var groups: [[PackIndex<Fact>]] = [[], [], [], []]
        for fact in askable(waiting) {
            let isPinned = pack.vocabulary.facts[fact].question.isPinned
            groups[(settlesSuspension(waiting[fact] ?? []) ? 0 : 2) + (isPinned ? 0 : 1)].append(fact)
        }
        var ranked: [Asked] = []
        for group in groups where ranked.count < count {
            var asked: [Asked] = []
            for fact in group {
                let lines = waiting[fact] ?? []
                let tried = trials.tried(fact)
                let rank = rank(of: fact, lines, gain: trials.gain(of: tried))
                asked.append(Asked(fact: fact, lines: lines, tried: tried, rank: rank))
            }
            ranked += asked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
        }
        return ranked
    }

    private func settlesSuspension(_ lines: [Int]) -> Bool {
        lines.contains { line(at: $0).status == .suspended }
    }

    /// The facts of the questions, as they come: ranking them tries every answer.
    package var askedFacts: [PackIndex<Fact>] {
        parts.isEmpty ? askable(linesByUnknown()) : parts.flatMap { $0.askedFacts }
    }

    /// The questions of each incident: those on which something irreversible hangs first, then each incident's in turn.
    private var joinedQuestions: [Question] {
        var ranked: [(question: Question, rank: [Int])] = []
        for (incident, part) in parts.enumerated() {
            for (place, question) in part.questions().enumerated() {
                var question = question
                question.incident = incident
                ranked.append((question, [question.settlesSuspension ? 0 : 1, place, incident]))
            }
        }
        return ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map { $0.question }
    }

    /// Clocks on which a deadline waits: nothing known can stand in for them.
    package var missingClocks: [PackIndex<Fact>] {
        let waiting = placed.flatMap { $0.times }.filter { $0.start == nil && $0.term != .onRequest }
        let clocks = waiting.compactMap { due -> PackIndex<Fact>? in
            switch due.origin {
            // Nobody can give the clock of one record on its own: T0 stands in for it.
            case .clock(let fact, _): pack.vocabulary.facts[fact].canBeLearnt ? fact : pack.header.timeZero
            case .met: pack.header.timeZero
            case .done, .inherited: nil
            }
        }
        return Set(clocks).sorted()
    }

    private func line(at place: Int) -> Line {
        place < placed.count ? placed[place] : unplaced[place - placed.count]
    }

    /// The places of the lines that wait for each fact, in `placed`, then in `unplaced`.
    private func linesByUnknown() -> [PackIndex<Fact>: [Int]] {
        var lines: [PackIndex<Fact>: [Int]] = [:]
        var first: [PackIndex<Fact>: FactSet] = [:]
        for place in 0..<placed.count + unplaced.count {
            let line = line(at: place)
            guard line.deed == nil || line.isPlaced else { continue }
            var facts: FactSet = []
            for unknown in line.unknowns {
                let gates = first[unknown] ?? firstToKnow(for: unknown)
                first[unknown] = gates
                facts.formUnion(gates)
            }
            for fact in facts { lines[fact, default: []].append(place) }
        }
        return lines
    }

    /// The fact itself, or what tells whether it makes sense to ask for it.
    private func firstToKnow(for fact: PackIndex<Fact>) -> FactSet {
        guard let askedIf = pack.askedIf[fact.position], !pack.vocabulary.facts[fact].question.isPinned else {
            return [fact]
        }
        let gates = view.unknowns(of: askedIf)
        return gates.isEmpty ? [fact] : gates
    }

    /// An answer already given as "not known" is asked again only where it is pinned or suspends something.
    private func askable(_ waiting: [PackIndex<Fact>: [Int]]) -> [PackIndex<Fact>] {
        // No answer changes anything where no runbook is made.
        guard !isSkipped else { return [] }
        return pack.vocabulary.facts.packIndices.filter { fact in
            guard isOpen(fact), isAskable(fact) else { return false }
            // Once all is over nobody needs to know what presses at the beginning.
            let isPinned = pack.vocabulary.facts[fact].question.isPinned && !isClosed
            guard let lines = waiting[fact] else { return isPinned && isUnknown(fact) }
            let wasAsked = view.table[fact] != .absent && view.table[fact] != .unreadable
            return isPinned || !wasAsked || lines.contains { line(at: $0).status == .suspended }
        }
    }

    /// False for what the pack computes, and for a collection that it gives no question: nobody can recite one.
    private func isAskable(_ fact: PackIndex<Fact>) -> Bool {
        guard pack.derivations[fact.position] == nil else { return false }
        guard case .records = pack.vocabulary.facts[fact].type else { return true }
        return pack.vocabulary.facts[fact].question.text != nil
    }

    /// True for a fact that makes sense here and whose value isn't settled.
    private func isOpen(_ fact: PackIndex<Fact>) -> Bool {
        switch view[fact] {
        case .notApplicable: false
        case .unknown: true
        case .known(.set(let set)): set.isOpen
        case .known(.records), .bounded: true
        case .known: false
        }
    }

    /// True for a fact of which nothing at all is known.
    private func isUnknown(_ fact: PackIndex<Fact>) -> Bool {
        switch view[fact] {
        case .known(.set(let set)): set.members.isEmpty
        case .known, .bounded: false
        case .unknown, .notApplicable: true
        }
    }

    /// Among what suspends as much and is pinned as much.
    private func rank(of fact: PackIndex<Fact>, _ lines: [Int], gain: Int) -> [Int] {
        let waiting = lines.filter { !line(at: $0).isSettled }.reduce(0) { $0 + weight(of: line(at: $1).priority) }
        return [-gain, -waiting, pack.vocabulary.facts[fact].question.effort, fact.position]
    }
}
