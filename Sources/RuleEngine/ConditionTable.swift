import Vocabularies

/// Every condition of a pack's consequences in one table, so that a new value of a fact decides again only what rests on
/// it.
///
/// Parts come before what they are parts of, those of one condition in a row: a condition and all under it are one
/// stretch of the table, of which it is the last.
package struct ConditionTable: Hashable, Sendable {
    /// A consequence, and where its conditions stand.
    struct Entry: Hashable, Sendable {
        let rule: PackIndex<Rule>
        let place: Int
        let condition: Int

        /// What releases a ban; nil for anything else.
        let unless: Int?
    }

    private enum Kind: Hashable, Sendable {
        case all, any, not, unlessRefuted
        case leaf(Condition)
    }

    /// In the order of the pack.
    private(set) var entries: [Entry] = []

    /// For each rule, the place of its first entry; then how many entries there are.
    private var starts: [Int] = []

    private var kinds: [Kind] = []

    /// For each part, the place of the first of its stretch.
    private var firsts: [Int32] = []

    /// For each fact, the parts that rest on it, in order.
    private var parts: [[Int32]]

    /// For each fact, the entries that rest on it, in order.
    private var resting: [[Int32]]

    init(of rules: [Rule], _ bases: FactBases) {
        parts = bases.facts.map { _ in [] }
        resting = parts
        for rule in rules.packIndices {
            starts.append(entries.count)
            for place in rules[rule].consequences.indices {
                let consequence = rules[rule].consequences[place]
                let condition = add(consequence.condition, bases)
                entries.append(
                    Entry(
                        rule: rule, place: place, condition: condition,
                        unless: consequence.unless.map { add($0, bases) }))
                for fact in bases.base(of: consequence, of: rules[rule]).members {
                    resting[fact.position].append(Int32(entries.count - 1))
                }
            }
        }
        starts.append(entries.count)
    }

    /// Adds a condition after its parts and gives its place.
    private mutating func add(_ condition: Condition, _ bases: FactBases) -> Int {
        let first = kinds.count
        switch condition {
        case .all(let parts):
            for part in parts { _ = add(part, bases) }
            kinds.append(.all)
        case .any(let parts):
            for part in parts { _ = add(part, bases) }
            kinds.append(.any)
        case .not(let part):
            _ = add(part, bases)
            kinds.append(.not)
        case .unlessRefuted(let part):
            _ = add(part, bases)
            kinds.append(.unlessRefuted)
        case .test, .matches, .noRule, .done, .workingHours: kinds.append(.leaf(condition))
        }
        firsts.append(Int32(first))
        for fact in bases.base(of: condition).members { parts[fact.position].append(Int32(kinds.count - 1)) }
        return kinds.count - 1
    }

    /// How many parts there are.
    var count: Int { kinds.count }

    /// The places of the consequences of a rule.
    func entries(of rule: PackIndex<Rule>) -> Range<Int> { starts[rule.position]..<starts[rule.position + 1] }

    /// The parts of the conditions of a consequence.
    func parts(of entry: Int) -> ClosedRange<Int> {
        Int(firsts[entries[entry].condition])...(entries[entry].unless ?? entries[entry].condition)
    }

    /// The consequences that rest on a fact, in the order of the pack.
    func entries(restingOn fact: PackIndex<Fact>) -> [Int32] { resting[fact.position] }

    /// The parts that rest on a fact, of one condition where it is given, in order.
    func parts(restingOn fact: PackIndex<Fact>, of condition: Int? = nil) -> ArraySlice<Int32> {
        let own = parts[fact.position]
        guard let condition else { return own[...] }
        let start = own.firstPlace { $0 >= firsts[condition] }
        return own[start..<own.firstPlace { $0 > condition }]
    }

    /// The verdict on a part, by those on its own parts and, where it has none, by the facts.
    func verdict(on part: Int, _ verdicts: [Verdict], in view: FactView) -> Verdict {
        switch kinds[part] {
        case .leaf(let condition): return view.verdict(on: condition)
        case .not: return !verdicts[part - 1]
        case .unlessRefuted: return Verdict(verdicts[part - 1] != .notMet)
        case .all:
            var result = Verdict.met
            forEachPart(of: part) { result = result && verdicts[$0] }
            return result
        case .any:
            var result = Verdict.notMet
            forEachPart(of: part) { result = result || verdicts[$0] }
            return result
        }
    }

    private func forEachPart(of part: Int, _ body: (Int) -> Void) {
        let first = Int(firsts[part])
        var place = part - 1
        while place >= first {
            body(place)
            place = Int(firsts[place]) - 1
        }
    }
}

extension Array {
    /// The first place of which something holds, that holds of all after it too.
    func firstPlace(where holds: (Element) -> Bool) -> Int {
        var places = startIndex..<endIndex
        while !places.isEmpty {
            let middle = places.lowerBound + places.count / 2
            places = holds(self[middle]) ? places.lowerBound..<middle : middle + 1..<places.upperBound
        }
        return places.lowerBound
    }
}
