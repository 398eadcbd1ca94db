import CivilTime
import DiagnosticCatalogue
import Diagnostics
import RuleEngine
import RulePacks
import RunbookFormats
import Vocabularies
import YAMLTrees

/// What is said, in French, of something that stands in a file.
struct Description {
    let text: String
    let range: SourceRange

    /// How many values of a fact are listed.
    private static let valueLimit = 60

    /// Of what is named at a place, or else of the operator there; nil where there is nothing to say.
    init?(of place: RequestedPlace) {
        guard let reading = place.reading, let pack = reading.pack else { return nil }
        if let mention = place.mention {
            guard let text = Description.text(of: mention, in: pack) else { return nil }
            self.init(text: text, range: mention.range)
            return
        }
        let root = YAMLReader.read(SourceFile(path: place.path, bytes: place.map.bytes)).root
        guard let (fact, key) = root?.test(at: place.position, of: Set(pack.vocabulary.facts.map { $0.name })),
            let meaning = Description.operators[key.text]
        else { return nil }
        self.init(text: "\(key.text) : \(meaning)\n(opérateur sur \(fact))", range: key.range)
    }

    private init(text: String, range: SourceRange) {
        self.text = french(printable(lines: text))
        self.range = range
    }

    /// The explanation of a code, as `astreinte explain CODE` writes it.
    static func code(_ code: String) -> String? {
        CodeCatalogue[code].map { CodeText.render($0, in: .french) }
    }

    /// A line on what a name stands for, for a list of names.
    static func detail(of name: String, in pack: RulePack) -> String? {
        if let fact = pack.vocabulary.fact(named: name) {
            let fact = pack.vocabulary.facts[fact]
            return printable(fact.question.text ?? type(of: fact.type))
        }
        if let action = pack.action(withID: name) { return printable(pack.actions[action].label) }
        return pack.rules.first { $0.id == name }.map { printable($0.title) }
    }

    private static func text(of mention: Mention, in pack: RulePack) -> String? {
        switch mention.kind {
        case "fact", "clock":
            pack.vocabulary.fact(named: mention.name).map { fact(pack.vocabulary.facts[$0], in: pack) }
        case "action": pack.action(withID: mention.name).map { action($0, in: pack) }
        case "rule": pack.rules.first { $0.id == mention.name }.map { rule($0) }
        case "role": pack.vocabulary.roles.first { $0.id == mention.name }.map { "rôle \($0.id) : \($0.label)" }
        case "symptom":
            pack.vocabulary.symptoms.first { $0.id == mention.name }.map { "symptôme \($0.id) : \($0.label)" }
        case "reference":
            pack.vocabulary.references.first { $0.id == mention.name }.map { "référence \($0.id) : \($0.label)" }
        case "group":
            pack.groups.first { $0.id == mention.name }.map { group in
                "groupe \(group.id) : " + group.rules.map { pack.rules[$0].id }.joined(separator: ", ")
            }
        default: nil
        }
    }

    private static func fact(_ fact: Fact, in pack: RulePack) -> String {
        let members = fact.type.enumeration?.members ?? []
        let values = members.prefix(valueLimit).map { member in
            "  \(member.id)" + (member.label == member.id ? "" : " : \(member.label)")
                + (member.meansUnknown ? " (non connu)" : "")
        }
        let rest = members.count > valueLimit ? ["  … et \(members.count - valueLimit) autres"] : []
        let source =
            fact.isDerived
            ? ["calculé par le pack"]
            : fact.sources == [fact.name] ? [] : ["lu dans \(fact.sources.joined(separator: ", "))"]
        return
            (["fait \(fact.name) : \(type(of: fact.type))"] + [fact.question.text, fact.question.how].compactMap { $0 }
            + source + (values.isEmpty ? [] : ["valeurs :"]) + values + rest)
            .joined(separator: "\n")
    }

    private static func action(_ index: PackIndex<Action>, in pack: RulePack) -> String {
        let action = pack.actions[index]
        let vocabulary = pack.vocabulary
        let demands = pack.rules.flatMap { rule in
            rule.consequences.filter { $0.action == index }.compactMap { $0.demand }
        }
        let rules = pack.rules.filter { $0.consequences.contains { $0.action == index } }.map { $0.id }
        let priorities = Set(demands.flatMap { $0.priority.values }).sorted().map { vocabulary.priorities[$0].label }
        let delays = demands.flatMap { $0.deadline?.values ?? [] }.map { delay($0, in: pack) }
        func line(_ title: String, _ values: [String]) -> [String] {
            values.isEmpty ? [] : ["\(title) : \(Set(values).sorted().joined(separator: ", "))"]
        }
        return
            (["action \(action.id) : \(action.label)"]
            + ["phase : \(vocabulary.phases[action.phase].label)", "rôle : \(vocabulary.roles[action.role].label)"]
            + (priorities.isEmpty ? [] : ["priorité : \(priorities.joined(separator: ", "))"])
            + line("délai", delays) + (action.isReversible ? [] : ["irréversible"]) + line("règles", rules))
            .joined(separator: "\n")
    }

    private static func rule(_ rule: Rule) -> String {
        (["règle \(rule.id) : \(rule.title)"] + [rule.why, rule.source.map { "source : \($0)" }].compactMap { $0 })
            .joined(separator: "\n")
    }

    private static func delay(_ deadline: Deadline, in pack: RulePack) -> String {
        let term =
            switch deadline.term {
            case .within(let duration): DurationText.french(duration)
            case .withinFact(let fact): "selon \(pack.vocabulary.facts[fact].name)"
            case .withoutDelay(let target): "sans délai (cible \(DurationText.french(target)))"
            case .workingDays(let count): count == 1 ? "1 jour ouvré" : "\(count) jours ouvrés"
            case .months(let count): "\(count) mois"
            case .onRequest: "sur demande"
            }
        return switch deadline.origin {
        case .met: term
        case .clock(let fact): "\(term) après \(pack.vocabulary.facts[fact].name)"
        case .done(let action): "\(term) après \(pack.actions[action].id)"
        }
    }

    private static func type(of type: FactType) -> String {
        switch type {
        case .boolean: "vrai ou faux"
        case .enumeration: "une valeur d'une liste"
        case .ordinal: "un niveau d'une échelle"
        case .integer: "un nombre entier"
        case .number: "un nombre"
        case .duration: "une durée"
        case .datetime: "une date et une heure"
        case .string: "un texte"
        case .set: "un ensemble"
        case .records: "une liste d'éléments"
        }
    }

    private static let operators = [
        "is": "égal à cette valeur", "is_not": "différent de cette valeur", "in": "l'une de ces valeurs",
        "not_in": "aucune de ces valeurs", "is_a": "cette valeur, ou une de celles qu'elle comprend",
        "is_not_a": "ni cette valeur, ni une de celles qu'elle comprend", "known": "dit si la valeur est connue",
        "at_least": "cette valeur ou plus", "at_most": "cette valeur ou moins", "more_than": "plus que cette valeur",
        "less_than": "moins que cette valeur", "between": "entre ces deux valeurs, comprises",
        "before": "avant cet instant", "after": "après cet instant",
        "older_than": "il y a plus longtemps que cette durée",
        "within_last": "il y a moins longtemps que cette durée", "starts_with": "commence par ce texte",
        "contains": "comprend cette valeur ou ce texte", "mentions": "comprend ce mot entier",
        "contains_any": "comprend au moins une de ces valeurs", "contains_all": "comprend toutes ces valeurs",
        "contains_none": "ne comprend aucune de ces valeurs",
        "contains_a": "comprend cette valeur, ou une de celles qu'elle comprend",
        "contains_any_a": "comprend au moins une de ces valeurs, ou une de celles qu'elles comprennent",
        "contains_all_a": "comprend toutes ces valeurs, ou de celles qu'elles comprennent",
        "contains_none_a": "ne comprend aucune de ces valeurs, ni de celles qu'elles comprennent",
        "is_empty": "dit si l'ensemble est vide", "size": "le nombre de valeurs",
    ]
}

/// Each line without what could deceive a reader.
private func printable(lines text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { printable($0) }.joined(separator: "\n")
}

extension YAMLNode {
    /// The key at a place, where it stands right under the name of a fact, and that name.
    fileprivate func test(
        at position: SourcePosition, of facts: Set<String>, under parent: String? = nil
    ) -> (fact: String, key: YAMLNode)? {
        for entry in entries {
            if let parent, facts.contains(parent), entry.key.range.start <= position, position <= entry.key.range.end {
                return (parent, entry.key)
            }
            guard entry.value.range.start <= position, position <= entry.value.range.end else { continue }
            if let found = entry.value.test(at: position, of: facts, under: entry.key.text) { return found }
        }
        for element in elements where element.range.start <= position && position <= element.range.end {
            if let found = element.test(at: position, of: facts) { return found }
        }
        return nil
    }
}
