import IncidentFeeds
import Vocabularies

/// What the ways to the type gave.
struct TypeResolution {
    /// The type that is kept, then the others.
    var found: [Conversion.TypeTrace] = []

    /// Types between which a value didn't decide.
    var candidates: [String] = []

    /// Facts that values told beside the type.
    var facts: [(name: String, value: JSONValue.Content, found: FoundValue)] = []
}

extension Converter {
    private struct Hit {
        let verdict: TypeVerdict
        let found: FoundValue
        let evidence: String
        let table: String?
    }

    /// The type of the incident: the first way that yields one decides.
    mutating func resolveType() -> TypeResolution {
        var resolution = TypeResolution()
        for step in mapping.typeSteps {
            let isDecided = !resolution.found.isEmpty
            if isDecided, !mapping.collectsTypes || step.basis == .default { continue }
            if let condition = step.condition, !condition.holds(for: record) { continue }
            for hit in hits(of: step) {
                resolution.facts += hit.verdict.facts.map { ($0.name, $0.value, hit.found) }
                for candidate in hit.verdict.candidates where !resolution.candidates.contains(candidate) {
                    resolution.candidates.append(candidate)
                }
                guard let type = hit.verdict.type, !resolution.found.contains(where: { $0.type == type }) else {
                    continue
                }
                resolution.found.append(
                    Conversion.TypeTrace(
                        type: type, basis: step.basis.rawValue, evidence: hit.evidence, place: hit.found.place,
                        table: hit.table))
            }
        }
        return resolution
    }

    /// What a way finds, the type to keep first.
    private mutating func hits(of step: TypeStep) -> [Hit] {
        let whole = FoundValue(value: JSONValue(content: .string(""), offset: record.offset), place: "")
        let source = step.readsAllWays ? step.source?.readingAllWays : step.source
        let values = source.map { raw($0, in: record) } ?? []
        switch step.method {
        case .constant(let verdict): return [Hit(verdict: verdict, found: whole, evidence: "", table: nil)]
        case .mentions(let pairs):
            let texts = values.map { (found: $0, words: $0.words) }
            return pairs.compactMap { verdict, phrases in
                texts.lazy.compactMap { found, words in
                    phrases.first { $0.occurs(in: words) }.map {
                        Hit(verdict: verdict, found: found, evidence: $0.text, table: nil)
                    }
                }.first
            }
        case .values(let table):
            let ranked = values.compactMap { found in
                found.value.text.flatMap { table[$0] }.map { (hit: $0, found: found) }
            }
            guard ranked.isEmpty else {
                return ranked.stablySorted { $0.hit.rank }.map {
                    Hit(verdict: $0.hit.outcome, found: $0.found, evidence: $0.found.value.excerpt, table: nil)
                }
            }
            guard let fallback = table.fallback, let first = values.first else { return [] }
            return [Hit(verdict: fallback, found: first, evidence: first.value.excerpt, table: nil)]
        case .tables(let tables):
            let hits = values.flatMap(\.elements).compactMap { found -> Hit? in
                guard let text = found.value.text else { return nil }
                return tables.lazy.compactMap { named in
                    named.table[text].map {
                        Hit(verdict: $0.outcome, found: found, evidence: found.value.excerpt, table: named.name)
                    }
                }.first
            }
            let last = mapping.consequence.count
            return hits.stablySorted { hit -> Int in
                hit.verdict.type.map { mapping.consequence.firstIndex(of: $0) ?? last } ?? last + 1
            }
        }
    }
}

extension TypeStep {
    /// Whether every path is read: words may stand in any of the texts.
    fileprivate var readsAllWays: Bool {
        guard case .mentions = method else { return false }
        return true
    }
}

extension Source {
    /// The same, whose every path is read.
    fileprivate var readingAllWays: Source {
        Source(
            origin: origin, json: json, separator: separator, reading: .mentions([]), fallback: fallback,
            condition: condition, otherwise: otherwise)
    }
}
