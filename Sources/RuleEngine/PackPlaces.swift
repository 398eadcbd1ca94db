package import Diagnostics

/// Where the parts of a pack are written, kept beside it: the pack itself is the same wherever it was written.
package struct PackPlaces: Hashable, Sendable {
    /// Whose condition is meant: one that reads the same may be written several times.
    package enum Owner: Hashable, Sendable {
        /// The header of a pack.
        case pack
        case fact(String)
        case action(String)
        case rule(String)
        /// A promise of `must_cover`.
        case cover(String)
        /// The condition and the release that a consequence of a rule has of its own, by its effect and its name.
        case consequence(rule: String, effect: String, name: String)
    }

    private var owners: [Owner: SourceRange] = [:]
    private var conditions: [Owner: [Condition: SourceRange]] = [:]

    /// No place yet.
    package init() {}

    /// Keeps where something is named; what an overlay writes anew is there from then on.
    package mutating func note(_ owner: Owner, at range: SourceRange) { owners[owner] = range }

    /// Keeps where a condition is written, with the parts of it that nothing has placed more closely.
    package mutating func note(_ condition: Condition, of owner: Owner, at range: SourceRange) {
        if conditions[owner]?[condition] == nil { conditions[owner, default: [:]][condition] = range }
        switch condition {
        case .all(let parts), .any(let parts): for part in parts { note(part, of: owner, at: range) }
        case .not(let part), .unlessRefuted(let part): note(part, of: owner, at: range)
        case .test, .matches, .noRule, .done, .workingHours: break
        }
    }

    /// Where something is named.
    package subscript(owner: Owner) -> SourceRange? { owners[owner] }

    /// Where a condition is written: in the first of these owners that has it, else in the header of a pack.
    package func range(of condition: Condition, in owners: [Owner]) -> SourceRange? {
        for owner in owners + [.pack] {
            if let range = conditions[owner]?[condition] { return range }
        }
        return nil
    }
}

extension Rule {
    /// To whom a condition of the rule may belong, the closest first.
    package func placeOwners(of consequence: Consequence? = nil, in pack: RulePack) -> [PackPlaces.Owner] {
        let own = consequence.map {
            PackPlaces.Owner.consequence(rule: id, effect: $0.effect.key, name: pack.name(of: $0))
        }
        return [.rule(id)] + [own].compactMap { $0 }
    }
}

extension Consequence.Effect {
    /// The key of a rule under which it is written.
    package var key: String {
        switch self {
        case .require: "require"
        case .recommend: "recommend"
        case .forbid: "forbid"
        }
    }
}
