import CivilTime
import Vocabularies

/// A pack as bytes from which it is made again, where no YAML can be read.
extension ByteImage {
    /// Writes a pack with all that its digest leaves out: how many entries each table has, for whoever reads it to hold
    /// every place against, the order in which facts are computed, and what overlays changed.
    package mutating func write(_ pack: RulePack) {
        write(ImageReader.Extents(pack))
        write(pack.header.hosting != nil)
        write(pack.header)
        write(pack.vocabulary)
        list(pack.vocabulary.symptoms) { image, symptom in
            image.write(symptom.id)
            image.write(symptom.label)
            image.list(symptom.signs) { image, sign in
                image.write(sign.fact)
                image.writeAny(sign.value)
            }
        }
        list(pack.askedIf) { $0.optional($1) { $0.write($1) } }
        list(pack.derivations) { $0.optional($1) { $0.write($1) } }
        list(pack.actions) { $0.write($1) }
        list(pack.rules) { $0.write($1) }
        list(pack.groups) { $0.write($1) }
        list(pack.covers) { $0.write($1) }
        list(pack.optionals) { $0.write($1) }
        // Its own bytes, which the digest is of, don't say how many they are.
        write(pack.measures.perimeter.count)
        write(pack.measures)
        list(pack.resolutionOrder) { $0.write($1) }
        write(pack.digest)
        list(pack.overlays) { image, overlay in
            image.write(overlay.id)
            image.write(overlay.version)
            image.write(overlay.digest)
            image.list(overlay.changes) { image, change in
                image.write(change)
                image.write(change.subject)
                image.optional(change.before) { $0.write($1) }
                image.optional(change.after) { $0.write($1) }
            }
        }
    }

    private mutating func write(_ extents: ImageReader.Extents) {
        for extent in extents.all { write(extent) }
    }

    private mutating func write(_ subject: Overlay.Subject) {
        switch subject {
        case .pack(let attribute):
            tag(0)
            write(attribute)
        case .action(let id, let attribute):
            tag(1)
            write(id)
            write(attribute)
        case .consequence(let rule, let title, let action, let attribute):
            tag(2)
            write(rule)
            write(title)
            write(action)
            optional(attribute) { $0.write($1) }
        case .narrowed(let rule, let title):
            tag(3)
            write(rule)
            write(title)
        case .removed(let rule, let title, let action):
            tag(4)
            write(rule)
            write(title)
            optional(action) { $0.write($1) }
        }
    }
}

extension ImageReader.Extents {
    /// The tables of a pack.
    init(_ pack: RulePack) {
        let vocabulary = pack.vocabulary
        priorities = vocabulary.priorities.count
        phases = vocabulary.phases.count
        interests = vocabulary.interests.count
        roles = vocabulary.roles.count
        contacts = vocabulary.contacts.count
        references = vocabulary.references.count
        resources = vocabulary.resources.count
        facts = vocabulary.facts.count
        actions = pack.actions.count
        rules = pack.rules.count
        groups = pack.groups.count
        optionals = pack.optionals.count
    }

    /// In the order of the properties.
    var all: [Int] {
        [
            priorities, phases, interests, roles, contacts, references, resources, facts, actions, rules, groups,
            optionals,
        ]
    }
}

extension ImageReader {
    /// A pack, with this reader's places from now on its own; nil for bytes that are none.
    package mutating func pack() -> RulePack? {
        extents = Extents(
            priorities: int(), phases: int(), interests: int(), roles: int(), contacts: int(), references: int(),
            resources: int(), facts: int(), actions: int(), rules: int(), groups: int(), optionals: int())
        let hasHosting = flag()
        let header = header(hasHosting: hasHosting)
        let vocabulary = vocabulary()
        let askedIf = list { $0.optional { $0.condition() } }
        let derivations = list { $0.optional { $0.derivation() } }
        let actions = list { $0.declaredAction() }
        let rules = list { $0.declaredRule() }
        let groups = list { RuleGroup(id: $0.text(), rules: $0.list { $0.rule() }) }
        let covers = list { reader in
            Cover(
                name: reader.text(), condition: reader.condition(), require: reader.list { $0.action() },
                never: reader.list { $0.action() })
        }
        let optionals = list { reader in
            OptionalPack(
                id: reader.text(), version: reader.text(), enabledIf: reader.optional { $0.condition() },
                notice: reader.optional { $0.text() })
        }
        let perimeters = int()
        let measures = measures(perimeters: perimeters)
        let order = list { $0.fact() }
        let digest = text()
        let overlays = list { $0.overlay() }
        expect(askedIf.count == vocabulary.facts.count && derivations.count == vocabulary.facts.count)
        expect(Set(order).count == vocabulary.facts.count && order.count == vocabulary.facts.count)
        guard isSound else { return nil }
        let pack = RulePack(
            header: header, vocabulary: vocabulary, askedIf: askedIf, derivations: derivations, resolutionOrder: order,
            actions: actions, rules: rules, groups: groups, covers: covers, optionals: optionals, measures: measures,
            overlays: overlays, digest: digest)
        return Extents(pack).all == extents.all ? pack : nil
    }

    private mutating func overlay() -> Overlay {
        let (id, version, digest) = (text(), text(), text())
        return Overlay(id: id, version: version, changes: list { $0.change() }, digest: digest)
    }

    private mutating func change() -> Overlay.Change {
        let (address, isLoosening, reason) = (text(), flag(), text())
        let approvedBy = optional { $0.text() }
        let reviewBy = optional { $0.date() }
        let derogation = optional { reader in
            Overlay.Derogation(reference: reader.text(), until: reader.date(), isLapsed: reader.flag())
        }
        let subject = subject()
        return Overlay.Change(
            address: address, subject: subject, before: optional { $0.text() }, after: optional { $0.text() },
            isLoosening: isLoosening, reason: reason, approvedBy: approvedBy, reviewBy: reviewBy,
            derogation: derogation)
    }

    private mutating func subject() -> Overlay.Subject {
        let tag = tag()
        expect(tag < 5)
        switch tag {
        case 1: return .action(id: text(), attribute: text())
        case 2:
            return .consequence(rule: text(), title: text(), action: text(), attribute: optional { $0.text() })
        case 3: return .narrowed(rule: text(), title: text())
        case 4: return .removed(rule: text(), title: text(), action: optional { $0.text() })
        default: return .pack(attribute: text())
        }
    }
}
