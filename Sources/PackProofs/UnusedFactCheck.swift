import Diagnostics
import RuleEngine
import Vocabularies

/// A fact that nothing reads: what somebody answers changes no plan.
enum UnusedFactCheck {
    static let code = "fact-never-used"

    static func diagnostics(_ survey: PackSurvey) -> [Diagnostic] {
        let pack = survey.pack
        let used = pack.usedFacts
        return pack.vocabulary.facts.packIndices.filter { fact in
            let declared = pack.vocabulary.facts[fact]
            // What is known of a fact with a question stands in the declarations, whoever reads it.
            let isTold = declared.question.text != nil && !declared.isDerived
            return !isTold && declared.collection == nil && !used.contains(fact)
        }.map { fact in
            Diagnostic(
                code, "nothing reads `\(pack.vocabulary.facts[fact].name)`", at: survey.place(of: fact),
                severity: .warning, help: ["test it in a rule, or delete it"])
        }
    }
}

extension RulePack {
    /// The facts on which a plan or a page may rest.
    fileprivate var usedFacts: FactSet {
        var used = FactSet(everyTest.flatMap { $0.facts })
        let bindings = header.bindings
        let bound = [
            bindings.id, bindings.types, bindings.severity, bindings.status, bindings.exercise, bindings.title,
            bindings.establishment, bindings.establishmentName, bindings.group, header.timeZero,
        ]
        used.formUnion(FactSet(bound.compactMap { $0 }))
        // One value that a set reads, alone or with others, is read.
        let members = Set(vocabulary.facts.flatMap { fact in fact.sources.filter { $0 != fact.name } })
        used.formUnion(FactSet(vocabulary.facts.packIndices.filter { members.contains(vocabulary.facts[$0].name) }))
        for fact in vocabulary.facts { used.formUnion(FactSet([fact.precision].compactMap { $0 })) }
        for clock in vocabulary.clocks { used.formUnion(FactSet([clock.fact] + clock.fallbacks)) }
        for demand in rules.flatMap({ $0.consequences }).compactMap({ $0.demand }) { used.formUnion(demand.readFacts) }
        for selection in measures.interruptions {
            used.formUnion(
                FactSet(
                    [selection.lostAt, selection.limit, selection.dataLimit, selection.dataUntil].compactMap { $0 }))
        }
        // A collection is read where each of its records has a rule or an action of its own, or some are chosen.
        used.formUnion(FactSet(rules.compactMap { $0.forEach } + actions.compactMap { $0.target }))
        let selections = actions.flatMap { $0.stops.map { $0.selection } } + measures.interruptions.map { $0.records }
        used.formUnion(FactSet((selections + measures.perimeter.map { $0.records }).map { $0.collection }))
        used.formUnion(FactSet(selections.flatMap { $0.condition.facts }))
        return used
    }
}

extension Demand {
    fileprivate var readFacts: FactSet {
        var read = FactSet()
        if case .table(let table) = priority { read.insert(table.fact) }
        if case .table(let table) = deadline { read.insert(table.fact) }
        for value in deadline?.values ?? [] {
            if case .withinFact(let fact) = value.term { read.insert(fact) }
            if case .limit(let measured?) = value.use { read.insert(measured) }
            if case .clock(let clock) = value.origin { read.insert(clock) }
        }
        if case .clock(let clock) = start?.origin { read.insert(clock) }
        return read
    }
}
