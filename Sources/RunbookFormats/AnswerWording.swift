import RuleEngine
package import Runbooks
package import Vocabularies

extension Lexicon {
    /// An answer as the reader says it.
    package func answer(_ answer: Answer, to fact: PackIndex<Fact>) -> Phrase {
        switch answer.extent {
        case .value: proposal(answer.value.closed, of: fact)
        case .other: "autre"
        case .range(let range): words(for: range, of: fact)
        case .size(let range) where range.upper == .one: "aucun"
        case .size(let range) where range.upper == nil && range.lower == .firstOne: "au moins un"
        case .size(let range): words(for: range, of: fact)
        }
    }

    private func words(for range: ValueRange, of fact: PackIndex<Fact>) -> Phrase {
        let range = range.closed
        let lower = range.lower.map { value($0.value, of: fact) }
        let upper = range.upper.map { value($0.value, of: fact) }
        let isFrom = range.lower?.isIncluded ?? false
        let isTo = range.upper?.isIncluded ?? false
        let isTime = vocabulary.facts[fact].type == .datetime
        switch (lower, upper) {
        case (nil, nil): return ""
        case (nil, let upper?):
            return isTo ? "\(upper) ou \(isTime ? "avant" : "moins")" : isTime ? "avant \(upper)" : "moins de \(upper)"
        case (let lower?, nil):
            return isFrom ? "\(lower) ou \(isTime ? "après" : "plus")" : isTime ? "après \(lower)" : "plus de \(lower)"
        case (let lower?, let upper?):
            if range.lower == range.upper { return lower }
            if isTime { return "de \(lower) à \(upper)" }
            let start: Phrase = isFrom ? "de \(lower) à" : "plus de \(lower),"
            return isTo ? "\(start) \(upper)" : "\(start) moins de \(upper)"
        }
    }
}

extension ValueRange {
    /// The same with both ends in it where the numbers are whole: « 1 » rather than « de 1 à moins de 2 ».
    fileprivate var closed: ValueRange {
        guard let lower, let upper, case .integer(let low) = lower.value, case .integer(let high) = upper.value else {
            return self
        }
        return ValueRange(
            from: End(.integer(lower.isIncluded ? low : low + 1), isIncluded: true),
            to: End(.integer(upper.isIncluded ? high : high - 1), isIncluded: true))
    }
}

extension ValueRange.End {
    fileprivate static let one = ValueRange.End(.integer(1), isIncluded: false)
    fileprivate static let firstOne = ValueRange.End(.integer(1), isIncluded: true)
}

extension FactValue {
    /// The value as it is said, whether or not there may be more.
    fileprivate var closed: FactValue {
        if case .set(let set) = self { .set(set.closed) } else { self }
    }
}
