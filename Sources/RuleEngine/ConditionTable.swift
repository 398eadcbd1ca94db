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

    /// In the order of the pack.
    private(set) var entries: [Entry] = []

    /// For each rule, the place of its first entry; then how many entries there are.
    private var starts: [Int] = []

    private var conditions = FlatConditions()

    /// For each fact, the parts that rest on it, in order.
    private var parts: [[Int32]]

    /// For each fact, the entries that rest on it, in order.
    private var resting: [[Int32]]

    /// For each entry, the facts on which it rests.
    private var bases: [FactSet] = []

    /// For each entry, whether it may turn by itself.
    private var areTurning: [Bool] = []

    /// The table of some rules; `turning` are the facts that may turn by themselves.
    init(of rules: [Rule], _ bases: FactBases, turning: FactSet) {
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
                let base = bases.base(of: consequence, of: rules[rule])
                for fact in base.members { resting[fact.position].append(Int32(entries.count - 1)) }
                self.bases.append(base)
                areTurning.append(
                    consequence.condition.turns || consequence.unless?.turns ?? false
                        || !base.isDisjoint(with: turning))
            }
        }
        starts.append(entries.count)
    }

    /// Adds a condition and notes on what each of its parts rests.
    private mutating func add(_ condition: Condition, _ bases: FactBases) -> Int {
        conditions.add(condition) { part, place in
            for fact in bases.base(of: part).members { parts[fact.position].append(Int32(place)) }
        }
    }

    /// How many parts there are.
    var count: Int { conditions.count }

    /// The place of one consequence of a rule.
    func entry(of rule: PackIndex<Rule>, _ place: Int) -> Int { starts[rule.position] + place }

    /// The places of the consequences of a rule.
    func entries(of rule: PackIndex<Rule>) -> Range<Int> { starts[rule.position]..<starts[rule.position + 1] }

    /// The parts of the conditions of a consequence.
    func parts(of entry: Int) -> ClosedRange<Int> {
        conditions.first(of: entries[entry].condition)...(entries[entry].unless ?? entries[entry].condition)
    }

    /// False where a consequence comes to what it came to as long as none of these facts changes.
    func mayTurn(_ entry: Int, with changed: FactSet) -> Bool {
        areTurning[entry] || !bases[entry].isDisjoint(with: changed)
    }

    /// The consequences that rest on a fact, in the order of the pack.
    func entries(restingOn fact: PackIndex<Fact>) -> [Int32] { resting[fact.position] }

    /// The parts that rest on a fact, of one condition where it is given, in order.
    func parts(restingOn fact: PackIndex<Fact>, of condition: Int? = nil) -> ArraySlice<Int32> {
        let own = parts[fact.position]
        guard let condition else { return own[...] }
        let first = conditions.first(of: condition)
        let start = own.firstPlace { $0 >= first }
        return own[start..<own.firstPlace { $0 > condition }]
    }

    /// The verdict on a part, by those on its own parts and, where it has none, by the facts.
    func verdict(on part: Int, _ verdicts: [Verdict], in view: FactView) -> Verdict {
        conditions.verdict(on: part, in: view) { verdicts[$0] }
    }

    /// Adds the facts on which an undecided condition rests, by the verdicts on its parts.
    func addUnknowns(ofUndecided part: Int, _ verdicts: [Verdict], in view: FactView, to found: inout FactSet) {
        conditions.addUnknowns(ofUndecided: part, in: view, to: &found) { verdicts[$0] }
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
