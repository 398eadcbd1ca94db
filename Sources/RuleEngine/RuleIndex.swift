import Vocabularies

/// The conditions of a pack's consequences told by the values of their facts: a few rows of bits say which can hold, so
/// that what an incident costs follows the rules that can fire.
///
/// A condition is parts that must all hold. A part that reads one fact of few values has its verdict in the row of each
/// value; of any other, an atom, the tree is walked once for an incident, however many rules share it, and only where
/// one of them can still hold. Verdicts are those of `FactView.verdict(on:)`, which walks every tree.
package final class RuleIndex: Sendable {
    /// What has a bit: a consequence, or a rule of each record, whose conditions aren't told by the incident's facts.
    package struct Slot: Sendable {
        let rule: PackIndex<Rule>

        /// Nil for all the consequences of a rule of each record.
        let place: Int?
    }

    private let slots: [Slot]

    /// For each slot, the atoms of its condition that few others share.
    private let atomsOfSlots: [[Int]]

    private let dimensions: [FactDimension]
    /// The atoms, each with its place in the row.
    private let atoms: [Int]
    private let conditions: FlatConditions

    /// The atoms that many share, each with the bits of those.
    private let shared: [(atom: Int, users: [UInt64])]

    /// Of what has no condition all bits are set; there are none past the last slot.
    private let all: VerdictPlanes

    /// What precautions try, as `RulePack.timelessCells` gives it.
    let cells: [Int: [FactValue]]

    /// Which actions have a say in what becomes of which.
    let bonds: ActionBonds

    /// The index of a pack; it is worth making for more than one incident.
    package init(of pack: RulePack) {
        var slots: [Slot] = []
        var atomsOfSlots: [[Int]] = []
        var parts: [PackIndex<Fact>: [FactDimension.Part]] = [:]
        var places: [Condition: Int] = [:]
        let wide = pack.wideFacts
        for rule in pack.rules.packIndices {
            guard pack.rules[rule].forEach == nil else {
                slots.append(Slot(rule: rule, place: nil))
                atomsOfSlots.append([])
                continue
            }
            for place in pack.rules[rule].consequences.indices {
                var slotAtoms: [Int] = []
                var own: [PackIndex<Fact>: [Condition]] = [:]
                for part in pack.rules[rule].consequences[place].condition.conjuncts {
                    if let fact = pack.vocabulary.factOfRows(for: part), !wide.contains(fact) {
                        own[fact, default: []].append(part)
                    } else {
                        let atom = places[part] ?? places.count
                        places[part] = atom
                        if !slotAtoms.contains(atom) { slotAtoms.append(atom) }
                    }
                }
                for (fact, conditions) in own {
                    let part = conditions.count == 1 ? conditions[0] : .all(conditions)
                    parts[fact, default: []].append(FactDimension.Part(slot: slots.count, condition: part))
                }
                slots.append(Slot(rule: rule, place: place))
                atomsOfSlots.append(slotAtoms)
            }
        }
        all = VerdictPlanes(count: slots.count)
        cells = pack.timelessCells
        bonds = ActionBonds(of: pack)
        dimensions = parts.keys.sorted().map { fact in
            FactDimension(fact, of: pack.vocabulary.facts[fact].type, parts[fact] ?? [])
        }
        var conditions = FlatConditions()
        atoms = places.sorted { $0.value < $1.value }.map { conditions.add($0.key) }
        self.conditions = conditions
        shared = RuleIndex.shared(among: &atomsOfSlots, atomCount: places.count)
        self.slots = slots
        self.atomsOfSlots = atomsOfSlots
    }

    /// Takes out of slots the atoms that so many share that a row of bits is less work.
    private static func shared(among slots: inout [[Int]], atomCount: Int) -> [(atom: Int, users: [UInt64])] {
        var users: [[Int]] = Array(repeating: [], count: atomCount)
        for place in slots.indices {
            for atom in slots[place] { users[atom].append(place) }
        }
        let wordCount = (slots.count + 63) / 64
        let isShared = users.map { $0.count > max(1, wordCount) }
        for place in slots.indices { slots[place].removeAll { isShared[$0] } }
        return users.indices.filter { isShared[$0] }.map { atom in
            var bits = [UInt64](repeating: 0, count: wordCount)
            for place in users[atom] { bits[place / 64] |= 1 << UInt64(place % 64) }
            return (atom, bits)
        }
    }

    /// Each slot whose condition is met or unknown, in the order of the pack; a rule of each record stands as met.
    package func possible(in view: FactView) -> [(slot: Slot, verdict: Verdict)] {
        var planes = all
        for dimension in dimensions { dimension.narrow(&planes, by: view) }
        for (atom, users) in shared where planes.isPossible(among: users) {
            planes.narrow(users, to: conditions.verdict(on: atoms[atom], in: view))
        }
        var known: [Verdict?] = Array(repeating: nil, count: atoms.count)
        var found: [(slot: Slot, verdict: Verdict)] = []
        found.reserveCapacity(planes.possibleCount)
        planes.forEachPossible { place, verdict in
            var verdict = verdict
            for atom in atomsOfSlots[place] where verdict != .notMet {
                let own = known[atom] ?? conditions.verdict(on: atoms[atom], in: view)
                known[atom] = own
                verdict = verdict && own
            }
            if verdict != .notMet { found.append((slots[place], verdict)) }
        }
        return found
    }
}

extension Condition {
    /// The parts that must all hold, none of which is such a list itself.
    package var conjuncts: [Condition] {
        if case .all(let parts) = self { parts.flatMap { $0.conjuncts } } else { [self] }
    }
}
