import CivilTime
import RuleEngine
import RulePacks
import Vocabularies
import YAMLTrees

/// Makes an establishment of a profile in which nothing is wrong.
struct EstablishmentBuilder {
    let root: YAMLNode
    let pack: RulePack
    let digest: String

    var establishment: Establishment {
        let own = root["establishment"]
        let finess = own?["finess"]
        let working = workingHours
        let numbers = VerifiedNumbers(root)
        return Establishment(
            name: own?.text("name") ?? "",
            finess: [finess?.text("legal")].compactMap { $0 }
                + (finess?.known("sites")?.listed.map { $0.text }.sorted() ?? []),
            zone: own?.text("time_zone").flatMap { Zone(id: $0) }, facts: facts,
            cards: list("contacts").compactMap { card($0, working ?? .usual) }.sorted {
                rank($0.owner) < rank($1.owner)
            },
            sharedDuties: list("shared_duties").map { duty in
                SharedDuty(
                    hours: DutyWords.spans(duty.known("hours"), working ?? .usual), person: duty.text("person") ?? "",
                    phone: duty.text("phone"), roles: duty["roles"]?.listed.compactMap { role($0.text) } ?? [])
            },
            delegations: list("delegations").compactMap(delegation),
            cutOffs: list("cut_offs").map { cut in
                CutOff(
                    action: cut.text("action").flatMap { pack.action(withID: $0) }, label: cut.text("label") ?? "",
                    place: cut.text("place") ?? "", key: cut.text("key"), effectOnCare: cut.text("effect_on_care"))
            },
            workingHours: working, validation: validation, revisedOn: root.date("revised_on"), digest: digest,
            rota: list("rota").compactMap { turn($0, numbers) }.sorted { $0.role < $1.role }, insurance: insurance)
    }

    private func list(_ key: String) -> [YAMLNode] { root.known(key)?.elements ?? [] }

    private func role(_ id: String) -> PackIndex<Role>? { pack.vocabulary.role(withID: id) }

    private func rank(_ owner: Action.Addressee) -> Int {
        switch owner {
        case .role(let role): role.position
        case .contact(let contact): pack.vocabulary.roles.count + contact.position
        }
    }

    private func card(_ node: YAMLNode, _ working: WorkingHours) -> ContactCard? {
        let contacts = pack.vocabulary.contacts
        let outside = node.text("contact").flatMap { id in contacts.packIndices.first { contacts[$0].id == id } }
        guard
            let owner = node.text("role").flatMap({ role($0) }).map({ Action.Addressee.role($0) })
                ?? outside.map({ .contact($0) })
        else { return nil }
        return ContactCard(
            owner: owner, name: node.text("name"), deputy: node.text("deputy"), fixedPhone: node.text("fixed"),
            mobilePhone: node.text("mobile"), deputyPhone: node.text("deputy_phone"), portal: node.text("portal"),
            hours: DutyWords.spans(node.known("hours"), working), verifiedOn: node.date("verified_on"),
            language: node.text("language"))
    }

    private func turn(_ node: YAMLNode, _ numbers: VerifiedNumbers) -> RotaDuty? {
        guard let role = node.text("role").flatMap({ role($0) }), let start = node.instant("from"),
            let end = node.instant("to"), let name = node.text("name")
        else { return nil }
        let phone = node.text("phone")
        return RotaDuty(
            role: role, start: start, end: end, name: name, phone: phone,
            verifiedOn: phone.flatMap { numbers.day(of: $0) })
    }

    private func delegation(_ node: YAMLNode) -> Delegation? {
        guard let action = node.text("action").flatMap({ pack.action(withID: $0) }),
            let holder = node.text("holder").flatMap({ role($0) })
        else { return nil }
        return Delegation(
            action: action, holder: holder, deputy: node.text("deputy").flatMap { role($0) },
            writtenOn: node.date("written_on"), condition: node.text("condition"))
    }

    private var workingHours: WorkingHours? {
        guard let node = root.known("working_hours"), let from = node["from"]?.time, let to = node["to"]?.time else {
            return nil
        }
        return WorkingHours(opening: from, closing: to)
    }

    private var insurance: Insurance? {
        guard let node = root.known("insurance"), node.kind == .mapping else { return nil }
        return Insurance(insurer: node.text("insurer"), contract: node.text("contract"), phone: node.text("phone"))
    }

    private var validation: Validation? {
        guard let node = root.known("validation"), let by = node.text("by"), let version = node.text("pack_version"),
            let date = node.date("on")
        else { return nil }
        return Validation(by: by, packVersion: version, on: date)
    }

    // MARK: Facts

    /// What the profile says of each fact and collection that the pack reads from it, in the order of the pack.
    private var facts: [EstablishmentFact] {
        pack.vocabulary.facts.packIndices.compactMap { index in
            guard !pack.vocabulary.facts[index].isDerived, let place = FactPlace(of: index, in: pack.vocabulary) else {
                return nil
            }
            switch place {
            case .establishment(let steps):
                return EstablishmentFact(index, state(of: index, node(at: steps)))
            case .collection(let key): return EstablishmentFact(index, records(of: index, root[key]))
            case .record: return nil
            }
        }
    }

    private func node(at steps: [String]) -> YAMLNode? {
        // The legal number stands for the establishment.
        if steps == ["finess"] { return root["establishment"]?["finess"]?["legal"] }
        let inside = steps.reduce(root["establishment"]) { $0?[$1] }
        return inside ?? steps.reduce(Optional(root)) { $0?[$1] }
    }

    private func records(of collection: PackIndex<Fact>, _ node: YAMLNode?) -> FactState {
        guard let node, case .records(let facts) = pack.vocabulary.facts[collection].type else { return .absent }
        guard !node.saysUnknown else { return .unknown }
        return .known(
            .records(
                node.elements.inCanonicalOrder.map { record in
                    FactRecord(facts.map { self.state(of: $0, inRecord: record) })
                }))
    }

    private func state(of fact: PackIndex<Fact>, inRecord record: YAMLNode) -> FactState {
        guard !pack.vocabulary.facts[fact].isDerived,
            case .record(let key, let steps)? = FactPlace(of: fact, in: pack.vocabulary)
        else { return .absent }
        switch Projection(of: key, steps) {
        case .links(let links, let key, let nature)?:
            guard let node = record[key] else { return .absent }
            guard !node.saysUnknown else { return .unknown }
            let ids = links.links(node).filter { $0.nature == nature }.map { FactValue.string($0.id) }
            return .known(.set(SetValue(ids)))
        case .anyBackup(let key)?: return anyBackup(of: record, key)
        case .lastRestoreTest?:
            let copies = (record.known("backups")?.elements ?? []).filter { !$0.isReplication }
            let days = copies.compactMap { $0.date("last_restore_test") }
            guard let last = days.max(by: { $0.dayNumber < $1.dayNumber }) else { return .absent }
            return .known(.datetime(Instant(secondsSinceEpoch: Int64(last.dayNumber) * 86_400)))
        case nil:
            let spellings = steps.first.map { ProfileForm.spellings(of: $0, in: key) } ?? []
            let first = spellings.lazy.compactMap { record[$0] }.first
            return state(of: fact, steps.dropFirst().reduce(first) { $0?[$1] })
        }
    }

    /// True where one copy has a property, false where all are known not to, and unknown otherwise.
    ///
    /// A replication is no copy: what destroys the one destroys the other. What may be one proves nothing either way.
    private func anyBackup(of record: YAMLNode, _ key: String) -> FactState {
        guard let backups = record.known("backups")?.elements else { return .absent }
        let answers = backups.filter { !$0.isReplication }.map { copy -> Bool? in
            let answer = copy.known(key)?.truth
            return answer == true && copy["type"]?.saysUnknown == true ? nil : answer
        }
        if answers.contains(true) { return .known(.boolean(true)) }
        return answers.contains(nil) ? .unknown : .known(.boolean(false))
    }

    private func state(of index: PackIndex<Fact>, _ node: YAMLNode?) -> FactState {
        guard let node else { return .absent }
        guard !node.saysUnknown else { return .unknown }
        let fact = pack.vocabulary.facts[index]
        guard case .set(let member) = fact.type else { return value(node, as: fact.type) }
        let members = node.listed.map { value($0, as: member.type) }
        let known = members.compactMap { state -> FactValue? in if case .known(let value) = state { value } else { nil }
        }
        return .known(.set(SetValue(known, isOpen: fact.isOpen, holdsUnknown: known.count < members.count)))
    }

    private func value(_ node: YAMLNode, as type: FactType) -> FactState {
        // A procedure may say where its paper lies: the reader needs both.
        let text =
            node.kind == .mapping
            ? ["reference", "place"].compactMap { node.text($0) }.joined(separator: ", ") : node.text
        do throws(FactValueFault) {
            return .known(try FactValueReader.read(text, as: type))
        } catch {
            return .unknown
        }
    }
}
