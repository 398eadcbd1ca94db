import RuleEngine
import RulePacks
import Vocabularies

/// The keys of a profile, and what each takes: ours, then those by which a pack reads its facts.
struct ProfileForm {
    private(set) var root: Form

    /// The form of the profiles that a pack reads.
    init(for pack: RulePack) {
        let names = PackWords(pack)
        root = Form(
            "the profile",
            [
                Key("establishment", .mapping("`establishment`", Self.establishment), required: true),
                Key("services", .list(of: "a service", Self.service)),
                Key("applications", .list(of: "an application", Self.application)),
                Key("contacts", .list(of: "a contact", Self.contact(names))),
                Key("shared_duties", .list(of: "a shared duty", Self.sharedDuty(names))),
                Key("rota", .list(of: "a turn of the rota", Self.turn(names))),
                Key("delegations", .list(of: "a delegation", Self.delegation(names))),
                Key("cut_offs", .list(of: "a cut-off", Self.cutOff(names))),
                Key("working_hours", .mapping("`working_hours`", Self.span)),
                Key("validation", .mapping("`validation`", Self.validation)),
                Key("revised_on", .date(orNever: false)),
                Key("insurance", .either(.yesOrNo, Form("`insurance`", Self.insurance))),
                Key("network", .mapping("`network`", Self.network)),
            ])
        for fact in pack.vocabulary.facts.packIndices { add(fact, of: pack.vocabulary) }
        // A site's activities are some of the establishment's, in the same words.
        if let activities = root.shape(at: ["establishment", "activities"]) {
            root.add(["establishment", "sites", "activities"], activities)
        }
    }

    /// The spellings of a key of the records of a list, ours first.
    static func spellings(of name: String, in list: String) -> [String] {
        let keys = ["services": service, "applications": application][list] ?? []
        return keys.first { $0.name == name }?.spellings ?? [name]
    }

    private mutating func add(_ index: PackIndex<Fact>, of vocabulary: Vocabulary) {
        let fact = vocabulary.facts[index]
        guard !fact.isDerived, let place = FactPlace(of: index, in: vocabulary) else { return }
        switch place {
        case .establishment(let steps):
            let isOurs = root.keys.contains { $0.name == steps.first && $0.name != "establishment" }
            root.add(isOurs ? steps : ["establishment"] + steps, .fact(fact.type))
        case .collection(let key): root.add([key], .list(of: "a record of `\(key)`", []))
        case .record(let key, let steps):
            if Projection(of: key, steps) == nil { root.add([key] + steps, .fact(fact.type)) }
        }
    }
}

/// Where a profile says something of a fact.
enum FactPlace: Equatable {
    /// The steps to a key, from `establishment` or from the top.
    case establishment([String])
    /// The list of a collection.
    case collection(String)
    /// The steps to a key in each record of a list.
    case record(String, [String])

    /// Nil for a fact that profiles don't speak of.
    init?(of index: PackIndex<Fact>, in vocabulary: Vocabulary) {
        let fact = vocabulary.facts[index]
        guard let owner = fact.collection ?? (vocabulary.collection(index) == nil ? nil : index) else {
            guard let steps = Self.steps(of: fact.name, below: "establishment.") else { return nil }
            self = .establishment(steps)
            return
        }
        guard let collection = vocabulary.collection(owner),
            let key = Self.steps(of: vocabulary.facts[owner].name, below: "establishment.")?.joined(separator: ".")
        else { return nil }
        guard owner != index else {
            self = .collection(key)
            return
        }
        guard let steps = Self.steps(of: fact.name, below: collection.recordName + ".") else { return nil }
        self = .record(key, steps)
    }

    /// The words of a pack's fact that stands there; nil where none does, or takes no words of a list.
    func words(in vocabulary: Vocabulary) -> [Enumeration.Member]? {
        vocabulary.facts.packIndices.first { FactPlace(of: $0, in: vocabulary) == self }
            .flatMap { vocabulary.facts[$0].type.enumeration?.members }
    }

    private static func steps(of name: String, below prefix: String) -> [String]? {
        guard name.hasPrefix(prefix) else { return nil }
        return name.dropFirst(prefix.count).split(separator: ".").map { String($0) }
    }
}

extension Form {
    /// The shape at some steps.
    fileprivate func shape(at steps: [String]) -> Shape? {
        guard let name = steps.first, let shape = keys.first(where: { $0.name == name })?.shape else { return nil }
        guard steps.count > 1 else { return shape }
        guard case .mapping(let form) = shape else { return nil }
        return form.shape(at: Array(steps.dropFirst()))
    }

    /// Adds what a pack reads at some steps; a shape of ours that says more stays.
    mutating func add(_ steps: [String], _ shape: Shape) {
        guard let name = steps.first else { return }
        let position = keys.firstIndex { $0.name == name }
        guard steps.count > 1 else {
            guard let position else { return keys.append(Key(name, shape)) }
            if keys[position].shape.yieldsToPack { keys[position].shape = shape }
            return
        }
        if position == nil { keys.append(Key(name, .mapping("`\(name)`", []))) }
        keys[position ?? keys.count - 1].shape.add(Array(steps.dropFirst()), shape)
    }
}

extension Shape {
    fileprivate mutating func add(_ steps: [String], _ shape: Shape) {
        switch self {
        case .mapping(var form):
            form.add(steps, shape)
            self = .mapping(form)
        case .list(.mapping(var form)):
            form.add(steps, shape)
            self = .list(.mapping(form))
        case .either(let short, var form):
            form.add(steps, shape)
            self = .either(short, form)
        default: break
        }
    }
}

/// The names of a pack that profiles use.
struct PackWords {
    let roles: Shape
    let contacts: Shape
    let actions: Shape

    /// The names of a pack.
    init(_ pack: RulePack) {
        roles = .word(Words("role", pack.vocabulary.roles.map { $0.id }, unknown: .unknownRole))
        contacts = .word(Words("contact", pack.vocabulary.contacts.map { $0.id }, unknown: .unknownContact))
        actions = .word(Words("action", pack.actions.map { $0.id }, unknown: .unknownAction))
    }
}
