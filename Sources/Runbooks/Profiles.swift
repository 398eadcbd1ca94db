package import CivilTime
package import RuleEngine
import Vocabularies

/// The profiles at hand, and which of them tells of an incident's establishment.
package struct Profiles: Sendable, ExpressibleByArrayLiteral {
    /// Each once: a profile given twice is one.
    let all: [Establishment]

    /// By FINESS number, places in `all`.
    private let places: [String: [Int]]

    /// True where a profile is used only by its number, be it alone: a folder of profiles is of many houses, whichever are
    /// in it today.
    let needNumber: Bool

    /// True where no establishment is known.
    package var isEmpty: Bool { all.isEmpty }

    /// Profiles, as given.
    package init(_ given: [Establishment], needNumber: Bool = false) {
        all = given.count > 1 ? given.distinct() : given
        var places: [String: [Int]] = [:]
        for (place, establishment) in all.enumerated() {
            for number in Set(establishment.finess) { places[number, default: []].append(place) }
        }
        self.places = places
        self.needNumber = needNumber
    }

    /// Those of a folder, whose houses may be hit together; none where a profile was named by itself.
    package var ofFolder: [Establishment] { needNumber ? all : [] }

    package init(arrayLiteral elements: Establishment...) {
        self.init(elements)
    }

    /// True where one of them has the number.
    package func contains(_ finess: String) -> Bool { places[finess] != nil }

    /// True where both are numbers of one house.
    package func haveTogether(_ finess: String, _ other: String) -> Bool {
        all.contains { $0.finess.contains(finess) && $0.finess.contains(other) }
    }

    /// True for an incident whose record names its establishment by this number, or by another of the same house.
    package func isNumber(_ finess: String, of situation: Situation, in pack: RulePack) -> Bool {
        guard let number = situation.establishmentNumber(in: pack) else { return false }
        let finess = Establishment.number(finess)
        return number == finess || haveTogether(number, finess)
    }

    /// A situation with what its establishment's own profile says; where none is used though there are some, with why.
    func joined(
        to situation: Situation, at now: Instant, _ pack: RulePack
    ) -> (situation: Situation, mismatch: Establishment.Mismatch?) {
        switch choice(for: situation, at: now, pack) {
        case .none: (situation, nil)
        case .used(let establishment): (situation.joined(to: establishment, pack), nil)
        case .mismatch(let mismatch): (situation.remarking(mismatch.remark(pack)), mismatch)
        }
    }

    /// The profile with the incident's FINESS, or the only one where the incident says none; never another.
    package func choice(for situation: Situation, at now: Instant, _ pack: RulePack) -> Establishment.Choice {
        guard let first = all.first else { return .none }
        let isAlone = all.count == 1 && !needNumber
        switch pack.header.bindings.establishment.map({ situation.table(at: now)[$0] }) ?? .absent {
        // What can't be read names no other establishment: a remark says that it could not.
        case .absent, .unknown, .unreadable, .notApplicable:
            return isAlone ? .used(first) : .mismatch(.unnamed)
        // One of several houses, of which nobody says the number: it may be any other.
        case .known(.string("")): return .mismatch(.unnamed)
        case .known(.string(let finess)):
            guard let own = places[Establishment.number(finess)] else {
                return .mismatch(isAlone ? .other : .noneOfSeveral)
            }
            return own.count == 1 ? .used(all[own[0]]) : .mismatch(.ambiguous)
        case .known, .bounded:
            // It says something, and nobody can tell that it is this establishment.
            return .mismatch(isAlone ? .other : .noneOfSeveral)
        }
    }
}
