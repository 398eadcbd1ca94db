import CivilTime
import Diagnostics
import IncidentFeeds
import RuleEngine
import Runbooks
import Vocabularies

/// What would go into the journal and mean nothing: refused while whoever typed it can still mend it.
extension UpdateCommand {
    /// One withdraws what was learnt, or said of an action; what the incident's record says is corrected, not withdrawn.
    func checkWithdrawals(
        of entries: [JournalRecord.Entry], from records: [JournalRecord], about incident: String?, at now: Instant,
        _ pack: RulePack
    ) throws {
        for case .retracted(let action) in entries where records.said(of: action).isEmpty {
            let name = printable(pack.name(of: action))
            throw Ending.usage("--withdraw: the journal says nothing of `\(name)`, or it was taken back already")
        }
        let learnt = records.learnt(of: incident, until: now)
        for case .withdrawn(let fact) in entries where !learnt.contains(fact) {
            let name = pack.vocabulary.facts[fact].name
            throw Ending.usage(
                "--withdraw: the journal never learnt `\(name)`; to correct the incident's record: --set \(name)=?")
        }
    }

    /// An act about a record that nobody knows would be done for nothing.
    func checkTargets(
        of entries: [JournalRecord.Entry], in situations: [Situation], at now: Instant, _ pack: RulePack,
        _ profiles: () throws -> Profiles
    ) throws {
        let instances = entries.compactMap { $0.instance }.filter { pack.actions[$0.action].target != nil }
        let keys = entries.flatMap { $0.keys(in: pack) }
        guard !instances.isEmpty || !keys.isEmpty else { return }
        let profiles = try profiles()
        let views = situations.ofOneHouse(profiles, at: now, pack).map {
            FactView(pack: pack, table: $0.table(at: now, profiles, pack), now: now)
        }
        func names(in collection: PackIndex<Fact>) -> [String]? {
            let known = views.map { $0.names(in: collection) }
            // Where one of the incidents doesn't tell its records, any name may be one of them.
            guard !known.isEmpty, known.allSatisfy({ $0 != nil }) else { return nil }
            return known.flatMap { $0 ?? [] }
        }
        for instance in instances {
            guard let collection = pack.actions[instance.action].target, let names = names(in: collection),
                !names.contains(where: { $0 == instance.target })
            else { continue }
            throw unknownTarget(instance, among: names, pack)
        }
        for (fact, key, collection) in keys {
            guard let names = names(in: collection), !names.contains(key) else { continue }
            let hint = nearest(key, in: names).map { "did you mean `\(printable($0))`?" }
            let list = "one of: " + names.map { printable($0) }.joined(separator: ", ")
            throw Ending.usage(
                "--set \(pack.vocabulary.facts[fact].name): unknown id `\(printable(key))`; \(hint ?? list)")
        }
    }

    /// Whoever tells of an hour past may not know that a line of a later one speaks of the same: that has the last word.
    func sayWhatCountsLater(
        than entries: [JournalRecord.Entry], in records: [JournalRecord], about incident: String?, after now: Instant,
        _ pack: RulePack
    ) {
        for entry in entries {
            guard let fact = entry.fact else { continue }
            let later = records.filter { record in
                record.instant > now && record.incident == incident && record.entry.replaces(entry, in: pack)
            }
            guard let first = later.min(by: { $0.instant < $1.instant }) else { continue }
            Terminal.standardError.write(
                "`\(pack.vocabulary.facts[fact].name)`: line \(first.line) speaks of it at a later hour, and what it says "
                    + "counts from then on\n")
        }
    }

    private func unknownTarget(_ instance: ActionInstance, among names: [String], _ pack: RulePack) -> any Error {
        let id = pack.actions[instance.action].id
        let list = names.isEmpty ? "there is none" : "one of: " + names.map { printable($0) }.joined(separator: ", ")
        guard let target = instance.target else {
            return Ending.usage("`\(id)` is about one record at a time: \(id)@ID, \(list)")
        }
        let hint = nearest(target, in: names).map { "did you mean \(id)@\(printable($0))?" } ?? list
        return Ending.usage("`\(id)`: unknown target `\(printable(target))`; \(hint)")
    }
}

extension JournalRecord.Entry {
    /// True where this, said of a later hour, takes the place of what another says of a fact: of an object, that of an entry
    /// of which both speak.
    fileprivate func replaces(_ earlier: JournalRecord.Entry, in pack: RulePack) -> Bool {
        guard let fact, fact == earlier.fact, self != earlier else { return false }
        guard pack.vocabulary.facts[fact].isMap, case .learnt(_, .known(.records(let own)), _) = self,
            case .learnt(_, .known(.records(let others)), _) = earlier
        else { return true }
        return own.contains { entry in others.contains { $0.states.first == entry.states.first && $0 != entry } }
    }

    /// The keys of an object learnt, each with the collection whose records they name.
    fileprivate func keys(in pack: RulePack) -> [(PackIndex<Fact>, String, PackIndex<Fact>)] {
        guard case .learnt(let fact, .known(.records(let entries)), _) = self else { return [] }
        let collections = pack.recordNames.filter { $0.fact == fact }.map { $0.collection }
        return entries.flatMap { entry -> [(PackIndex<Fact>, String, PackIndex<Fact>)] in
            guard case .known(.string(let key))? = entry.states.first else { return [] }
            return collections.map { (fact, key, $0) }
        }
    }
}

extension Situation {
    /// What is known at an instant, by the establishment's own profile too where it is among those given.
    fileprivate func table(
        at now: Instant, _ profiles: Profiles, _ pack: RulePack
    ) -> FactTable {
        if case .used(let establishment) = profiles.choice(for: self, at: now, pack) {
            return joined(to: establishment, pack).table(at: now)
        }
        return table(at: now)
    }
}
