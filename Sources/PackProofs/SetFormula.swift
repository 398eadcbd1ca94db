import RuleEngine
import Vocabularies

/// A test of a set: of how it is listed, and of each member.
struct SetFormula {
    /// How a set is given, in the order of its states.
    enum Listing: Int, CaseIterable {
        case absent
        case unknown
        /// Something else may belong to it, as its fact says of every list.
        case open
        /// What is listed is all that there is.
        case whole
        /// Something that belongs to it could not be told: nothing closes it.
        case holdingUnknown

        var bit: UInt64 { 1 << UInt64(rawValue) }
    }

    private let test: FactTest
    private let fact: Fact

    init(_ test: FactTest, _ fact: Fact) {
        self.test = test
        self.fact = fact
    }

    /// Whether the members that tests name tell all that the test asks.
    static func isReadable(_ test: FactTest, _ fact: Fact) -> Bool {
        guard case .set(let type) = fact.type, !fact.isDerived else { return false }
        switch test.predicate {
        case .containsAny: return true
        case .known: return type.isListed
        case .sizeAtLeast: return type.isListed
        case .sizeAtMost(let size): return type.isListed && size >= 0
        default: return false
        }
    }

    /// The ways in which the fact may be given.
    static func listings(of fact: Fact) -> [Listing] {
        let usual: [Listing] = [.absent, .unknown, .whole] + (fact.isOpen ? [.open] : [])
        return fact.type.enumeration?.members.contains { $0.meansUnknown } ?? false ? usual + [.holdingUnknown] : usual
    }

    func formula(_ absence: Absence, _ table: inout Formulas) -> Formulas.Place {
        switch test.predicate {
        case .containsAny(let values): return holds(members(values, &table), absence, &table)
        case .sizeAtLeast(let size) where size <= 0:
            let undecided: [Listing] = absence == .unknown ? [.absent, .unknown] : [.unknown]
            return table.add(
                .any([
                    listing(met: [.whole, .open, .holdingUnknown], unknown: [], absence, &table),
                    listing(met: [], unknown: undecided, .unknown, &table),
                ]))
        case .sizeAtLeast(let size): return holds(members(all, atLeast: size, &table), absence, &table)
        case .sizeAtMost(let size):
            return table.add(.not(holds(members(all, atLeast: size + 1, &table), absence, &table)))
        default:
            // An open set is known from its first member on.
            let met = listing(met: [.whole] + (absence == .closed ? [.open] : []), unknown: [], absence, &table)
            let open = listing(met: [.open, .holdingUnknown], unknown: [], .unknown, &table)
            let some = members(all, &table)
            return table.add(.any([met, table.add(.all([open, some]))]))
        }
    }

    private var all: [FactValue] { fact.type.listedValues }

    /// Whether it is told to hold what `some` says of its members.
    private func holds(_ some: Formulas.Place, _ absence: Absence, _ table: inout Formulas) -> Formulas.Place {
        let listed = listing(met: [.whole, .open, .holdingUnknown], unknown: [], .unknown, &table)
        var open: [Listing] = absence == .closed ? [.unknown, .holdingUnknown] : [.unknown, .open, .holdingUnknown]
        if absence == .unknown { open.append(.absent) }
        let undecided = listing(met: [], unknown: open, .unknown, &table)
        return table.add(.any([table.add(.all([listed, some])), undecided]))
    }

    /// Met where the set is given so; where it is absent, if that settles it.
    private func listing(
        met: [Listing], unknown: [Listing], _ absence: Absence, _ table: inout Formulas
    ) -> Formulas.Place {
        let met = met + (absence == .unknown ? [] : [.absent])
        // States that the fact can't have are taken away once, where the variable is made.
        return table.leaf(
            .fact(test.fact), states: SetFormula.listings(of: fact).reduce(0) { $0 | $1.bit },
            met: met.reduce(0) { $0 | $1.bit }, unknown: unknown.reduce(0) { $0 | $1.bit })
    }

    private func member(_ value: FactValue, _ table: inout Formulas) -> Formulas.Place {
        table.leaf(.member(test.fact, value), count: 2, met: 2)
    }

    private func members(_ values: [FactValue], _ table: inout Formulas) -> Formulas.Place {
        var parts: [Formulas.Place] = []
        for value in values { parts.append(member(value, &table)) }
        return table.add(.any(parts))
    }

    /// Whether it holds so many of these: the first and one less of the rest, or as many of the rest.
    private func members(_ values: [FactValue], atLeast count: Int, _ table: inout Formulas) -> Formulas.Place {
        guard count <= values.count else { return table.add(.any([])) }
        // For each number up to it, whether the rest holds as many: each is made once, however it is come to.
        var rest = [table.add(.all([]))] + Array(repeating: table.add(.any([])), count: max(0, count))
        let owns = values.map { member($0, &table) }
        for (place, own) in owns.reversed().enumerated() {
            for number in (0...place + 1).reversed() where number > 0 && number < rest.count {
                rest[number] = table.add(.any([table.add(.all([own, rest[number - 1]])), rest[number]]))
            }
        }
        return rest[rest.count - 1]
    }
}

extension SetMemberType {
    /// Whether members can be told one by one: those of a list can, not any text.
    fileprivate var isListed: Bool { if case .enumeration = self { true } else { false } }
}
