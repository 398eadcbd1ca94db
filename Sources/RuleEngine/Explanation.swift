package import Vocabularies

/// Why a condition is met, is not, or is undecided: its tree, each node with the verdict that the engine gives.
package struct Explanation: Hashable, Sendable {
    package let condition: Condition
    package let verdict: Verdict

    /// Of the parts of the condition, in their order.
    package let parts: [Explanation]

    /// What a test read: the fact, and the other one where it compares two; the collection of a look through one.
    package let sources: [Source]

    /// Each record of a look through a collection, in its order.
    package let records: [Record]

    /// The rules of the group that are met, where the condition asks for none.
    package let metRules: [PackIndex<Rule>]

    /// What was read of a fact, and why it reads so.
    package struct Source: Hashable, Sendable {
        package let fact: PackIndex<Fact>
        package let reading: FactView.Reading

        /// The conditions that a computed fact hangs on, or the one that makes a fact *sans objet*.
        package let causes: [Cause]

        /// The other facts that a computed fact was computed from, as they were read.
        package let inputs: [Source]
    }

    /// One condition behind a fact.
    package struct Cause: Hashable, Sendable {
        /// The level of a scale to which it raises the fact; nil where it gives the whole value.
        package let level: Int?

        package let explanation: Explanation
    }

    /// One record that was looked at.
    package struct Record: Hashable, Sendable {
        /// Its id, or `#1` for the first where it has none.
        package let name: String

        package let explanation: Explanation
    }
}

extension FactView {
    /// Why a condition comes out as it does; computed facts are opened so many levels down.
    package func explanation(of condition: Condition, opening levels: Int = 1) -> Explanation {
        var parts: [Explanation] = []
        var sources: [Explanation.Source] = []
        var records: [Explanation.Record] = []
        var metRules: [PackIndex<Rule>] = []
        switch condition {
        case .all(let all), .any(let all): parts = all.map { explanation(of: $0, opening: levels) }
        case .not(let part), .unlessRefuted(let part): parts = [explanation(of: part, opening: levels)]
        case .test(let test): sources = test.facts.map { source($0, opening: levels) }
        case .matches(let matches):
            sources = [source(matches.collection, opening: 0)]
            records = self.records(of: matches.collection).map { name, view in
                Explanation.Record(name: name, explanation: view.explanation(of: matches.condition, opening: levels))
            }
        case .noRule(let group): metRules = pack.groups[group].rules.filter { isMet(pack.rules[$0]) }
        case .done, .workingHours: break
        }
        return Explanation(
            condition: condition, verdict: verdict(on: condition), parts: parts, sources: sources, records: records,
            metRules: metRules)
    }

    /// Each record of a collection, by its name, as conditions see it; none where the collection isn't known.
    private func records(of collection: PackIndex<Fact>) -> [(name: String, view: FactView)] {
        (names(in: collection) ?? []).enumerated().map { place, name in
            (name, showing(RecordSubject(collection: collection, record: name, place: place)))
        }
    }

    private func source(_ fact: PackIndex<Fact>, opening levels: Int) -> Explanation.Source {
        var causes: [Explanation.Cause] = []
        var inputs: [PackIndex<Fact>] = []
        func cause(_ condition: Condition, level: Int? = nil) {
            causes.append(
                Explanation.Cause(level: level, explanation: explanation(of: condition, opening: levels - 1)))
        }
        if levels > 0 {
            switch pack.derivations[fact.position] {
            case .condition(let condition): cause(condition)
            case .raise(let base, let raising):
                inputs = [base]
                for level in raising { cause(level.condition, level: level.position) }
            case .closure(let closure): inputs = closure.inputs
            case .collect(let gathering): inputs = [gathering.collection]
            case .least(_, let closure): inputs = closure.inputs
            case .entry(let entry): inputs = [entry.own, entry.map]
            case nil:
                if self[fact] == .notApplicable, let askedIf = pack.askedIf[fact.position] { cause(askedIf) }
            }
        }
        return Explanation.Source(
            fact: fact, reading: self[fact], causes: causes, inputs: inputs.map { source($0, opening: levels - 1) })
    }
}

extension Closure {
    fileprivate var inputs: [PackIndex<Fact>] {
        switch start {
        case .fact(let fact): [fact, collection]
        case .own: [identity, collection]
        }
    }
}
