package import CivilTime
package import RuleEngine
import Vocabularies

extension Situation {
    /// The same situation at an establishment: what its profile knows holds from T0, whatever the record or the journal
    /// says of it, and each clash is said.
    package func joined(to establishment: Establishment, _ pack: RulePack) -> Situation {
        var situation = self
        situation.establishment = establishment
        // Most of what a profile knows a journal never speaks of.
        let changed = changes.reduce(into: FactSet()) { $0.insert($1.fact) }
        for entry in establishment.facts {
            guard case .known = entry.state else {
                // What the profile leaves open, the record or the journal may still tell.
                if initial[entry.fact] == .absent { situation.initial[entry.fact] = entry.state }
                continue
            }
            let isChanged = changed.contains(entry.fact)
            let said =
                [initial[entry.fact]] + (isChanged ? changes.filter { $0.fact == entry.fact }.map { $0.state } : [])
            // A site has a FINESS of its own, which the profile lists beside the legal one.
            if entry.fact == pack.header.bindings.establishment,
                said.contains(where: { $0.isNumber { establishment.finess.contains($0) } })
            {
                continue
            }
            if said.contains(where: { $0.isSaid && $0 != entry.state }) {
                situation = situation.remarking(
                    DataRemark(
                        code: "establishment-clash", path: pack.vocabulary.facts[entry.fact].name,
                        message: "l'incident et le profil de l'établissement se contredisent ; le profil l'emporte"))
            }
            situation.initial[entry.fact] = entry.state
            if isChanged { situation.changes.removeAll { $0.fact == entry.fact } }
        }
        return situation.namingRecords(of: establishment, pack)
    }
}

extension [Situation] {
    /// The same incidents, all of one house: what one says of its establishment holds for those that say nothing.
    ///
    /// Where they say several, the one that no profile is of: a number to call at another hospital is worse than none.
    package func ofOneHouse(_ profiles: Profiles, at now: Instant, _ pack: RulePack) -> [Situation] {
        guard let fact = pack.header.bindings.establishment else { return self }
        let said = map { $0.table(at: now)[fact] }
        let houses = said.filter { $0.isSaid }
        guard
            let house = houses.first(where: { !$0.isNumber { profiles.contains($0) } }) ?? houses.first
        else { return self }
        return zip(self, said).map { situation, own in
            guard !own.isSaid else { return situation }
            var situation = situation
            situation.initial[fact] = house
            situation.changes.removeAll { $0.fact == fact }
            return situation
        }
    }
}

extension FactState {
    /// True for a FINESS number of which something holds.
    fileprivate func isNumber(_ isTrue: (String) -> Bool) -> Bool {
        guard case .known(.string(let finess)) = self else { return false }
        return isTrue(Establishment.number(finess))
    }

    /// True where somebody said something that can be read: of the rest a remark says that it could not.
    fileprivate var isSaid: Bool {
        switch self {
        case .absent, .unknown, .unreadable, .notApplicable: false
        case .known, .bounded: true
        }
    }
}
