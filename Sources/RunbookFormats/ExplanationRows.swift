import Diagnostics
import RuleEngine
import Vocabularies

/// One line of an explanation.
struct ExplanationRow: Hashable, Sendable {
    /// How far it stands under another one.
    let depth: Int

    /// Nil for a line that says something else.
    let verdict: Verdict?

    let text: Phrase

    /// Where the condition is written.
    var place: SourceRange?
}

/// The tree of a condition as lines.
struct ExplanationRows {
    let wording: ConditionWording
    let places: PackPlaces

    /// To whom the conditions belong.
    let owners: [PackPlaces.Owner]

    /// Computed facts that are explained already.
    private var opened: Set<PackIndex<Fact>> = []

    init(wording: ConditionWording, places: PackPlaces, owners: [PackPlaces.Owner]) {
        self.wording = wording
        self.places = places
        self.owners = owners
    }

    private var pack: RulePack { wording.lexicon.pack }

    /// The lines of a condition; the parts of a conjunction stand side by side.
    mutating func rows(of explanation: Explanation, depth: Int = 0) -> [ExplanationRow] {
        guard case .all(let parts) = explanation.condition, explanation.condition.everyRecord == nil, !parts.isEmpty
        else { return node(explanation, depth) }
        return explanation.parts.flatMap { rows(of: $0, depth: depth) }
    }

    private mutating func node(_ explanation: Explanation, _ depth: Int, negated: Bool = false) -> [ExplanationRow] {
        let verdict = negated ? !explanation.verdict : explanation.verdict
        func bare(_ text: Phrase) -> ExplanationRow { ExplanationRow(depth: depth, verdict: verdict, text: text) }
        let place = places.range(of: explanation.condition, in: owners)
        func row(_ text: Phrase) -> ExplanationRow {
            ExplanationRow(depth: depth, verdict: verdict, text: text, place: place)
        }
        if let every = explanation.condition.everyRecord, !negated {
            let name = pack.vocabulary.facts[every.matches.collection].name
            return [row("chacun dans \(name) : \(wording.phrase(every.condition))")]
                + records(of: explanation.parts[1].parts[0], depth + 1, negated: true)
        }
        switch explanation.condition {
        case .all(let parts) where parts.count > 1:
            return [bare(negated ? "pas tout à la fois :" : "tout à la fois :")]
                + explanation.parts.flatMap { rows(of: $0, depth: depth + 1) }
        case .any(let parts) where parts.count > 1:
            return [bare(negated ? "rien de tout cela :" : "au moins l'un :")]
                + explanation.parts.flatMap { node($0, depth + 1) }
        case .all, .any: return [row(wording.phrase(explanation.condition, !negated))]
        case .not: return node(explanation.parts[0], depth, negated: !negated)
        case .unlessRefuted: return [bare("sauf démenti :")] + node(explanation.parts[0], depth + 1)
        case .test:
            let read = Phrase.joined(explanation.sources.map { wording.reading($0) }, by: " / ")
            return [row("\(wording.phrase(explanation.condition, !negated)), lu : \(read)")]
                + explanation.sources.flatMap { causes(of: $0, depth + 1) }
        case .matches:
            return [row(wording.phrase(explanation.condition, !negated))] + records(of: explanation, depth + 1)
        case .noRule:
            let met = explanation.metRules.map { pack.rules[$0].id }.joined(separator: ", ")
            return [
                row("\(wording.phrase(explanation.condition, !negated))\(met.isEmpty ? "" : ", remplies : \(met)")")
            ]
        case .done, .workingHours: return [row(wording.phrase(explanation.condition, !negated))]
        }
    }

    /// The records by what they come to, and why the first one that stands in the way does.
    private mutating func records(of explanation: Explanation, _ depth: Int, negated: Bool = false) -> [ExplanationRow]
    {
        guard !explanation.records.isEmpty else {
            let text: Phrase = explanation.sources.first.map { "lu : \(wording.reading($0))" } ?? "aucun"
            return [ExplanationRow(depth: depth, verdict: nil, text: text)]
        }
        // Of an `every` the records are asked the contrary of what is written.
        func verdict(_ record: Explanation.Record) -> Verdict {
            negated ? !record.explanation.verdict : record.explanation.verdict
        }
        let rows = [Verdict.met, .unknown, .notMet].compactMap { kind -> ExplanationRow? in
            let names = explanation.records.filter { verdict($0) == kind }.map { wording.lexicon.fed($0.name) }
            guard !names.isEmpty else { return nil }
            let rest: [Phrase] = names.count > 4 ? ["+ \(names.count - 4)"] : []
            return ExplanationRow(depth: depth, verdict: kind, text: .joined(names.prefix(4) + rest, by: ", "))
        }
        let obstacle =
            explanation.records.first { verdict($0) == .unknown }
            ?? explanation.records.first { verdict($0) == .notMet }
        guard let obstacle, case .matches(let matches) = explanation.condition, matches.condition != .always else {
            return rows
        }
        return rows + [ExplanationRow(depth: depth, verdict: nil, text: "\(wording.lexicon.fed(obstacle.name)) :")]
            + node(obstacle.explanation, depth + 1, negated: negated)
    }

    /// Why a fact reads as it does, one line for each thing that it was computed from; once for each fact.
    private mutating func causes(of source: Explanation.Source, _ depth: Int) -> [ExplanationRow] {
        guard !source.causes.isEmpty || !source.inputs.isEmpty else { return [] }
        func bare(_ text: Phrase) -> ExplanationRow { ExplanationRow(depth: depth, verdict: nil, text: text) }
        let name = pack.vocabulary.facts[source.fact].name
        // Each record has its own.
        guard pack.vocabulary.facts[source.fact].collection != nil || opened.insert(source.fact).inserted else {
            return [bare("(\(name) : plus haut)")]
        }
        var inner = ExplanationRows(wording: wording, places: places, owners: [.fact(name)])
        inner.opened = opened
        var rows: [ExplanationRow] = []
        for input in source.inputs {
            rows.append(bare("calculé de \(pack.vocabulary.facts[input.fact].name), lu : \(wording.reading(input))"))
            rows += inner.causes(of: input, depth + 1)
        }
        for cause in source.causes {
            let level = cause.level.map { "porté à \(wording.value(.member($0), of: source.fact)) si :" as Phrase }
            rows.append(
                bare(level ?? (source.reading == .notApplicable ? "n'est demandé que si :" : "\(name) est calculé :")))
            rows += inner.rows(of: cause.explanation, depth: depth + 1)
        }
        opened = inner.opened
        return rows
    }
}

extension SourceRange {
    /// `file:line:column`, as editors take it.
    var place: String { "\(file):\(start.line):\(start.column)" }
}
