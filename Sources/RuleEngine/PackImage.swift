import CivilTime
import Vocabularies

extension RulePack {
    /// `sha256:` and the digest of all that the pack says.
    ///
    /// What is computed from the rest is left out. Neither files nor positions take part: the same rules laid out
    /// otherwise are the same pack.
    static func digest(
        header: Header, vocabulary: Vocabulary, askedIf: [Condition?], derivations: [Derivation?], actions: [Action],
        rules: [Rule], groups: [RuleGroup], covers: [Cover],
        optionals: [OptionalPack], measures: Measures
    ) -> String {
        var image = ByteImage()
        image.write("astreinte pack 1")
        image.write(header)
        image.write(vocabulary)
        image.list(askedIf) { $0.optional($1) { $0.write($1) } }
        image.list(derivations) { $0.optional($1) { $0.write($1) } }
        image.list(actions) { $0.write($1) }
        image.list(rules) { $0.write($1) }
        image.list(groups) { $0.write($1) }
        image.list(covers) { $0.write($1) }
        image.list(optionals) { $0.write($1) }
        // A pack that measures nothing keeps the digest that it had before packs could.
        if measures != Measures() { image.write(measures) }
        // Nor does one without symptoms change; the word begins like nothing that measures do.
        if !vocabulary.symptoms.isEmpty {
            image.write("symptoms")
            image.list(vocabulary.symptoms) { $0.write($1) }
        }
        return image.digest()
    }
}

extension ByteImage {
    mutating func write(_ header: Header) {
        write(header.id)
        write(header.version)
        write(header.zone.id)
        write(header.timeZero)
        optional(header.defaultReader) { $0.write($1) }
        write(header.bindings)
        optional(header.legalNotice) { $0.write($1) }
        optional(header.disclaimer) { $0.write($1) }
        optional(header.skipIf) { $0.write($1) }
        optional(header.closing) { image, closing in
            image.write(closing.condition)
            image.list(closing.phases) { $0.write($1) }
        }
        list(header.likelyTypes) { $0.write($1) }
        // A pack that tells of no host keeps the digest that it had before packs could.
        if let hosting = header.hosting { write(hosting) }
    }

    private mutating func write(_ type: LikelyType) {
        write(type.value)
        optional(type.sign) { $0.write($1) }
    }

    private mutating func write(_ hosting: Hosting) {
        for fact in [hosting.collection, hosting.host, hosting.hostApplication, hosting.named, hosting.down] {
            write(fact)
        }
        list(hosting.types) { $0.write($1) }
        list(hosting.carried) { $0.write($1) }
        optional(hosting.provider) { $0.write($1) }
        optional(hosting.servedHit) { $0.write($1) }
    }

    private mutating func write(_ bindings: Bindings) {
        write(bindings.id)
        for binding in [
            bindings.types, bindings.severity, bindings.status, bindings.exercise, bindings.title,
            bindings.establishment, bindings.group, bindings.establishmentName,
        ] {
            optional(binding) { $0.write($1) }
        }
    }

    mutating func write(_ measures: Measures) {
        list(measures.milestones) { image, milestone in
            image.write(milestone.name)
            image.list(milestone.actions) { $0.write($1) }
        }
        list(measures.interruptions) { image, interruption in
            image.write(interruption.records.collection)
            image.write(interruption.records.condition)
            for fact in [
                interruption.lostAt, interruption.limit, interruption.dataLimit, interruption.dataUntil,
            ] {
                image.optional(fact) { $0.write($1) }
            }
            for action in [interruption.degraded, interruption.restored] {
                image.optional(action) { $0.write($1) }
            }
        }
        for perimeter in measures.perimeter {
            write(perimeter.kind.rawValue)
            write(perimeter.records.collection)
            write(perimeter.records.condition)
            list(perimeter.references) { $0.write($1) }
        }
    }

    mutating func write(_ cover: Cover) {
        write(cover.name)
        write(cover.condition)
        list(cover.require) { $0.write($1) }
        list(cover.never) { $0.write($1) }
    }

    mutating func write(_ pack: OptionalPack) {
        write(pack.id)
        write(pack.version)
        optional(pack.enabledIf) { $0.write($1) }
        optional(pack.notice) { $0.write($1) }
    }

    mutating func write(_ group: RuleGroup) {
        write(group.id)
        list(group.rules) { $0.write($1) }
    }
}
