import CivilTime
package import RuleEngine
import Vocabularies

/// Rules whose conditions are trees made at random over facts of every type, and situations to weigh them in.
package struct RandomConditions {
    private var random: SeededRandom

    /// The same conditions for the same seed.
    package init(seed: UInt64) { random = SeededRandom(seed: seed) }

    private static let now: Int64 = 1_000_000
    private static let texts = ["a", "b", "ab", "the a", ""]

    /// One rule for each condition.
    package static func rules(_ conditions: [Condition]) -> [Rule] {
        conditions.enumerated().map { number, condition in
            Rule(
                id: "r\(number)", title: "R", why: nil, source: nil, condition: condition,
                consequences: [
                    Consequence(
                        action: PackIndex(0), condition: condition,
                        effect: .require(Demand(priority: PackIndex(0), deadline: nil, interest: nil)),
                        onUnknown: .ask)
                ])
        }
    }

    /// A pack of up to 90 rules, some of whose conditions share parts.
    package mutating func pack() -> RulePack {
        // Few parts, so that rules share them.
        let parts = (0..<10).map { _ in condition(depth: 2) }
        var conditions: [Condition] = []
        for _ in 0..<Int.random(in: 1...90, using: &random) {
            let own = condition(depth: Int.random(in: 0...3, using: &random))
            let shared = parts.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))
            conditions.append(.all([own] + shared))
        }
        let flag = condition(depth: 1, on: ["count", "kinds", "level"])
        return PackForTests.pack(
            rules: Self.rules(conditions), askedIf: ["text": condition(depth: 1, on: ["count", "kind", "id"])],
            derivations: Bool.random(using: &random) ? ["flag": flag] : [:])
    }

    /// What a situation at random makes of the facts of a pack.
    package mutating func view(of pack: RulePack) -> FactView {
        var known: [String: FactState] = [:]
        for (name, type) in PackForTests.names { known[name] = state(of: type) }
        return PackForTests.view(known, of: pack, now: Self.now)
    }

    private mutating func state(of type: FactType) -> FactState {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .absent
        case 1: return .unknown
        case 2: return .notApplicable
        case 3:
            guard case .ordinal = type else { return .unreadable }
            return .bounded(Bound(Bool.random(using: &random) ? .atLeast : .atMost, value(of: type)))
        default: return .known(value(of: type))
        }
    }

    private mutating func value(of type: FactType) -> FactValue {
        switch type {
        case .boolean: .boolean(Bool.random(using: &random))
        case .enumeration, .ordinal: .member(Int.random(in: 0..<4, using: &random))
        case .integer: .integer(Int64.random(in: 0..<5, using: &random))
        case .number: .number(Double(Int.random(in: 0..<5, using: &random)) / 2)
        case .duration: .duration(.milliseconds(Int.random(in: 0..<5, using: &random) * 500))
        case .datetime:
            .datetime(Instant(secondsSinceEpoch: Self.now - Int64.random(in: -2..<3, using: &random) * 60))
        case .string: .string(Self.texts.randomElement(using: &random) ?? "")
        case .set:
            .set(
                SetValue(
                    (0..<Int.random(in: 0..<3, using: &random)).map { _ in
                        .member(Int.random(in: 0..<4, using: &random))
                    }, isOpen: Bool.random(using: &random)))
        case .records: .records([])
        }
    }

    /// A tree over the facts with these names, or over all.
    package mutating func condition(depth: Int, on names: [String]? = nil) -> Condition {
        guard depth > 0 else { return test(on: names) }
        var parts: [Condition] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) { parts.append(condition(depth: depth - 1, on: names)) }
        switch Int.random(in: 0..<9, using: &random) {
        case 0...2: return .all(parts)
        case 3...5: return .any(parts)
        case 6, 7: return .not(parts[0])
        default: return .unlessRefuted(parts[0])
        }
    }

    private mutating func test(on names: [String]?) -> Condition {
        if names == nil {
            switch Int.random(in: 0..<20, using: &random) {
            case 0: return .workingHours
            case 1: return .done([PackIndex(0)])
            case 2: return .always
            case 3: return .test(FactTest(PackForTests.fact("id"), .compares(.equals, PackForTests.fact("text"))))
            default: break
            }
        }
        let name = (names ?? PackForTests.names.map { $0.0 }).randomElement(using: &random) ?? "flag"
        let fact = PackForTests.fact(name)
        return .test(FactTest(fact, predicate(on: PackForTests.names[fact.position].1)))
    }

    private mutating func predicate(on type: FactType) -> Predicate {
        let value = value(of: type)
        let other = self.value(of: type)
        let choice = Int.random(in: 0..<8, using: &random)
        if choice == 0 { return .known }
        switch type {
        case .boolean, .enumeration, .records: return .isAmong([value])
        case .set:
            if choice == 1 { return .sizeAtLeast(Int.random(in: 0..<3, using: &random)) }
            if choice == 2 { return .sizeAtMost(Int.random(in: 0..<3, using: &random)) }
            return .containsAny((0..<2).map { _ in .member(Int.random(in: 0..<4, using: &random)) })
        case .string:
            let text = Self.texts.randomElement(using: &random) ?? ""
            if choice < 4 { return [.startsWith(text), .containsText(text), .mentions([text])][choice - 1] }
            return .isAmong([value, other])
        case .ordinal, .integer, .number, .duration, .datetime:
            if case .datetime = type, choice > 5 { return choice == 6 ? .olderThan(.seconds(60)) : .withinLast(.zero) }
            return [.isAmong([value, other]), .atLeast(value), .moreThan(value), .atMost(value), .lessThan(value)][
                choice % 5]
        }
    }
}
