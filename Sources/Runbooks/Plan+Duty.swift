package import RuleEngine
package import Vocabularies

extension Plan {
    /// Who holds a role now; nil without a profile, and for a role that nobody holds.
    package func holder(of role: PackIndex<Role>) -> Establishment.Holder? {
        establishment?.holder(of: role, at: now, in: zone)
    }

    /// Who does what is a role's: itself without a profile; with one, nobody but a role that somebody holds now.
    ///
    /// What nobody is there for falls along the chain that the pack declares, then to the default reader, else to the
    /// first role that is held.
    package func bearer(of role: PackIndex<Role>) -> PackIndex<Role>? {
        guard establishment != nil else { return role }
        var declared: PackIndex<Role>? = role
        while let next = declared {
            if holder(of: next) != nil { return next }
            declared = pack.vocabulary.roles[next].fallsTo
        }
        let others = [pack.header.defaultReader].compactMap { $0 } + pack.vocabulary.roles.packIndices
        return others.first { holder(of: $0) != nil }
    }

    /// The roles that the plan counts on and that nobody holds now, in the order of the pack.
    package var unheldRoles: [PackIndex<Role>] {
        guard establishment != nil else { return [] }
        return Set(placed.map { pack.actions[$0.action].role }).filter { holder(of: $0) == nil }.sorted()
    }

    /// Who reads page 1 where nobody says: a role that somebody holds now.
    package func attending(_ reader: Reader) -> Reader {
        guard case .inCharge(let role?) = reader else { return reader }
        return .inCharge(bearer(of: role))
    }

    /// True where whoever reads does the line, by the role itself, by one held with it, or for want of anybody else.
    package func isOwn(_ line: Line, of reader: PackIndex<Role>) -> Bool {
        isAnswered(pack.actions[line.action].role, by: reader)
    }

    /// True where whoever holds a role is the person who reads, or what is the role's falls to that person.
    package func isAnswered(_ role: PackIndex<Role>, by reader: PackIndex<Role>) -> Bool {
        guard role != reader else { return true }
        guard let bearer = bearer(of: role) else { return false }
        if bearer == reader { return true }
        guard let doer = holder(of: bearer), let own = holder(of: reader) else { return false }
        return doer.isSamePerson(as: own)
    }
}
