import CivilTime
package import RuleEngine
import Vocabularies

/// Takes what tells whose incident it is out of plans: each name, number and text that somebody wrote becomes a
/// placeholder, the same wherever it comes again.
///
/// Numbers count in the order in which texts come: the profile's first, then the record's, then the journal's. What the
/// pack itself writes stays, as do dates, durations, quantities and values of lists.
package struct Redaction {
    /// What stands for the digest of a profile, by which somebody could try what it says.
    package static let digest = "redacted"

    private var placeholders: [String: String] = [:]
    private var counts: [String: Int] = [:]

    /// The texts that conditions of the pack name: words of the rules, which no house has to itself.
    private let words: Set<String>

    let pack: RulePack

    /// For plans by one pack.
    package init(_ pack: RulePack) {
        self.pack = pack
        words = pack.conditionTexts
    }

    /// The plan of the same incident with placeholders; nil where a rule reads a text, so that another plan would come out.
    package mutating func redacted(_ plan: Plan) -> Plan? {
        let parts = plan.parts.compactMap { redacted($0) }
        let ruledOut = plan.ruledOut.compactMap { redacted($0) }
        guard parts.count == plan.parts.count, ruledOut.count == plan.ruledOut.count else { return nil }
        guard parts.isEmpty else { return Plan(joining: parts)?.beside(ruledOut: ruledOut) }
        let pack = redactedPack(plan.pack)
        let again = Plan(pack: pack, joined: redacted(plan.situation), mismatch: plan.mismatch, now: plan.now)
            .beside(ruledOut: ruledOut)
        return lines(of: again) { $0 } == lines(of: plan, { redacted($0) }) ? again : nil
    }

    /// What a plan says of each line, by name.
    private func lines(of plan: Plan, _ instance: (ActionInstance) -> ActionInstance) -> [String] {
        (plan.placed + plan.unplaced).map { line in
            let dues = line.dues.map { $0.instant.map { String($0.secondsSinceEpoch) } ?? "?" }.joined(separator: ",")
            return "\(pack.name(of: instance(line.instance))) \(line.status.rawValue) \(line.isCertain) \(dues)"
        }.sorted { precedes($0, $1) }
    }

    /// The target has its placeholder since the situation was read.
    private func redacted(_ instance: ActionInstance) -> ActionInstance {
        ActionInstance(
            instance.action,
            target: instance.target.map { words.contains($0) ? $0 : placeholders[$0] ?? $0 })
    }

    mutating func redacted(_ situation: Situation) -> Situation {
        var redacted = situation
        redacted.establishment = situation.establishment.map { self.redacted($0) }
        for fact in situation.initial.facts {
            redacted.initial[fact] = self.redacted(situation.initial[fact], of: fact)
        }
        redacted.changes = situation.changes.map { change in
            Situation.Change(
                instant: change.instant, fact: change.fact, state: self.redacted(change.state, of: change.fact),
                testimony: Testimony(by: person(change.testimony.author), change.testimony.manner),
                isWithdrawal: change.isWithdrawal, isEcho: change.isEcho)
        }
        redacted.deeds = [:]
        for (instance, deed) in situation.deeds.sorted(by: { ($0.value.instant, $0.key) < ($1.value.instant, $1.key) })
        {
            let action = self.redacted(target: instance)
            redacted.deeds[action] = self.redacted(deed)
        }
        redacted.retractions = situation.retractions.map { retraction in
            let action = self.redacted(target: retraction.action)
            return Retraction(
                action, self.redacted(retraction.deed), at: retraction.instant, by: person(retraction.author))
        }
        redacted.notes = situation.notes.map { note in
            Note(note.kind, text(note.text, "NOTE"), at: note.instant, by: person(note.author))
        }
        redacted.remarks = situation.remarks.map { self.redacted($0) }
        return redacted.told(by: .redacted)
    }

    mutating func redacted(target instance: ActionInstance) -> ActionInstance {
        ActionInstance(instance.action, target: instance.target.map { text($0, "TARGET") })
    }

    private mutating func redacted(_ deed: Deed) -> Deed {
        Deed(deed.kind, at: deed.instant, by: person(deed.author), option: deed.option)
    }

    /// Only remarks whose words are ours alone are kept.
    func redacted(_ remark: DataRemark) -> DataRemark {
        let isOurs =
            remark.path == DataRemark.journal && remark.code.utf8.starts(with: "journal-".utf8)
            || [
                DataRemark.feedNotice, DataRemark.unknownFormat, DataRemark.unverifiedMapping, DataRemark.doubtfulTime,
                "establishment-clash", "wrong-establishment",
            ].contains(remark.code)
        let isNamed =
            [DataRemark.journal, DataRemark.feed].contains(remark.path)
            || pack.vocabulary.fact(named: remark.path) != nil
        return DataRemark(
            code: remark.code, path: isNamed ? remark.path : "…",
            message: isOurs ? remark.message : "remarque non montrée")
    }

    mutating func redacted(_ state: FactState, of fact: PackIndex<Fact>) -> FactState {
        guard case .known(let value) = state else { return state }
        return .known(redacted(value, of: fact))
    }

    private mutating func redacted(_ value: FactValue, of fact: PackIndex<Fact>) -> FactValue {
        switch value {
        case .string(let string): return .string(text(string, kind(of: fact)))
        case .set(let set):
            let members = set.members.map { redacted($0, of: fact) }
            return .set(SetValue(members, isOpen: set.isOpen, holdsUnknown: set.holdsUnknown))
        case .records(let records):
            guard case .records(let columns) = pack.vocabulary.facts[fact].type else { return value }
            return .records(
                records.map { record in
                    FactRecord(zip(record.states, columns).map { redacted($0, of: $1) })
                })
        default: return value
        }
    }

    mutating func redacted(_ house: Establishment) -> Establishment {
        let name = text(house.name, "ESTABLISHMENT")
        let finess = house.finess.map { text($0, "FINESS") }
        let facts = house.facts.map { EstablishmentFact($0.fact, redacted($0.state, of: $0.fact)) }
        let cards = house.cards.map { card in
            ContactCard(
                owner: card.owner, name: person(card.name), deputy: person(card.deputy),
                fixedPhone: phone(card.fixedPhone), mobilePhone: phone(card.mobilePhone),
                deputyPhone: phone(card.deputyPhone), portal: card.portal.map { text($0, "PORTAL") },
                hours: card.hours, verifiedOn: card.verifiedOn, language: card.language.map { text($0, "LANGUAGE") })
        }
        let duties = house.sharedDuties.map { duty in
            SharedDuty(
                hours: duty.hours, person: text(duty.person, "PERSON"), phone: phone(duty.phone), roles: duty.roles)
        }
        let delegations = house.delegations.map { delegation in
            Delegation(
                action: delegation.action, holder: delegation.holder, deputy: delegation.deputy,
                writtenOn: delegation.writtenOn, condition: delegation.condition.map { text($0, "TEXT") })
        }
        let cutOffs = house.cutOffs.map { cutOff in
            CutOff(
                action: cutOff.action, label: text(cutOff.label, "CUT-OFF"), place: text(cutOff.place, "PLACE"),
                key: cutOff.key.map { text($0, "KEY") }, effectOnCare: cutOff.effectOnCare.map { text($0, "TEXT") })
        }
        let rota = house.rota.map { duty in
            RotaDuty(
                role: duty.role, start: duty.start, end: duty.end, name: text(duty.name, "PERSON"),
                phone: phone(duty.phone), verifiedOn: duty.verifiedOn)
        }
        let insurance = house.insurance.map { insurance in
            Insurance(
                insurer: insurance.insurer.map { text($0, "INSURER") },
                contract: insurance.contract.map { text($0, "CONTRACT") }, phone: phone(insurance.phone))
        }
        let validation = house.validation.map {
            Validation(by: text($0.by, "PERSON"), packVersion: $0.packVersion, on: $0.on)
        }
        return Establishment(
            name: name, finess: finess, zone: house.zone, facts: facts, cards: cards, sharedDuties: duties,
            delegations: delegations, cutOffs: cutOffs, workingHours: house.workingHours, validation: validation,
            revisedOn: house.revisedOn, digest: Redaction.digest, rota: rota, insurance: insurance)
    }

    /// Who approved and why is the house's own; what the overlay makes of the rules is rules.
    private mutating func redactedPack(_ pack: RulePack) -> RulePack {
        guard !pack.overlays.isEmpty else { return pack }
        let overlays = pack.overlays.map { overlay in
            overlay.replacingWords { change in
                let approver = change.approvedBy.map {
                    pack.vocabulary.role(withID: $0) == nil ? text($0, "PERSON") : $0
                }
                return (
                    change.reason.isEmpty ? "" : text(change.reason, "TEXT"), approver,
                    change.derogation.map { text($0.reference, "TEXT") }
                )
            }
        }
        return pack.overlaid(by: overlays, on: pack)
    }

    mutating func person(_ name: String?) -> String? { name.map { text($0, "PERSON") } }

    private mutating func phone(_ number: String?) -> String? {
        number.map { text($0, "PHONE", key: "tel:" + $0.digitsRung) }
    }

    mutating func text(_ text: String, _ kind: String, key: String? = nil) -> String {
        guard !text.isEmpty, !words.contains(text) else { return text }
        let key = key ?? text
        if let known = placeholders[key] { return known }
        let number = counts[kind, default: 0] + 1
        counts[kind] = number
        let placeholder = "\(kind)-\(number)"
        placeholders[key] = placeholder
        return placeholder
    }

    /// What a text of a fact is, in the pack's own word: of a record, which collection it is of.
    func kind(of fact: PackIndex<Fact>) -> String {
        let declared = pack.vocabulary.facts[fact]
        let parts = declared.name.split(separator: ".")
        let word = declared.collection == nil ? parts[parts.count - 1] : parts[0]
        return String(String.UnicodeScalarView(word.unicodeScalars.map { $0 == "_" ? "-" : $0 })).uppercased()
    }
}

extension RulePack {
    /// The texts that its conditions name whole.
    fileprivate var conditionTexts: Set<String> {
        let consequences = rules.flatMap { $0.consequences }
        let conditions =
            consequences.map { $0.condition } + consequences.compactMap { $0.unless } + askedIf.compactMap { $0 }
            + actions.compactMap { $0.impossibleIf } + covers.map { $0.condition }
            + [header.skipIf, header.closing?.condition].compactMap { $0 } + optionals.compactMap { $0.enabledIf }
        let tests = conditions.flatMap { $0.tests } + derivations.compactMap { $0 }.flatMap { $0.tests }
        var texts: Set<String> = []
        for test in tests {
            guard case .isAmong(let values) = test.predicate else {
                if case .containsAny(let values) = test.predicate { texts.formUnion(values.texts) }
                continue
            }
            texts.formUnion(values.texts)
        }
        return texts
    }
}

extension [FactValue] {
    fileprivate var texts: [String] { compactMap { if case .string(let text) = $0 { text } else { nil } } }
}
