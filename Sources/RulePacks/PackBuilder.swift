import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// A pack being read: the names first, then what is said of each.
struct PackBuilder {
    private(set) var reader: NodeReader
    let sections: Sections

    /// Where the absence of something is shown: the beginning of the first file.
    private let top: SourceRange

    let priorities: PriorityScale
    let phases: LabelledNames<Phase>
    let interests: LabelledNames<Interest>
    let roles: LabelledNames<Role>
    let fallbacks: RoleFallbacks
    let contacts: LabelledNames<Contact>
    let references: LabelledNames<Reference>
    let resources: LabelledNames<Resource>
    let glossary: LabelledNames<Abbreviation>
    let enumerations: EnumerationTable
    let actionDeclarations: Declarations

    /// By the place of an action: what it says for rules that say nothing.
    private(set) var defaults: [PackIndex<Action>: ActionSections.Defaults] = [:]

    /// Reads the names that facts, actions and rules refer to.
    init(_ sections: Sections, top: String?, _ reader: NodeReader) {
        self.top = SourceRange(file: top ?? "pack.yaml", start: SourcePosition(line: 1, column: 1))
        var reader = reader
        self.sections = sections
        if let code = sections["pack"].first?["language"]?.text, isLanguage(code) { reader.language = code }
        // Priorities are words in capitals, and no abbreviations; a pack under an overlay is read again.
        reader.abbreviations = nil
        priorities = PriorityScale(sections, &reader)
        if !sections["glossary"].isEmpty {
            reader.abbreviations = Set(sections["glossary"].flatMap { $0.entries.map { $0.key.text } })
        }
        phases = LabelledNames("phase", in: "phases", unknown: .unknownPhase, sections, &reader)
        interests = LabelledNames("interest", in: "interests", unknown: .unknownInterest, sections, &reader)
        roles = LabelledNames(
            "role", in: "roles", unknown: .unknownRole, keys: ["label", "short", "falls_to"], inOrder: false, sections,
            &reader)
        fallbacks = RoleFallbacks(roles.table, sections, &reader)
        resources = LabelledNames(
            "resource", in: "resources", unknown: .unknownResource, inOrder: false, sections, &reader)
        contacts = LabelledNames(
            "contact", in: "contacts", unknown: .unknownContact, inOrder: false, sections, &reader)
        references = LabelledNames(
            "reference", in: "references", unknown: .unknownReference, form: .path,
            keys: ["label", "source", "certainty", "official", "verified"], inOrder: false, sections, &reader)
        glossary = LabelledNames(
            "abbreviation", in: "glossary", unknown: .unknownAbbreviation, form: .idWithCapitals,
            keys: ["label", "source"], inOrder: false, sections, &reader)
        enumerations = EnumerationTable(sections, &reader)
        var actions = reader.declarations(in: sections["actions"], "action")
        actions.isIncomplete = actions.isIncomplete || sections.mayLackNames(of: "actions")
        actionDeclarations = actions
        for name in sections["contacts"].flatMap({ $0.entries.map { $0.key } + $0.elements })
        where roles.table[name.text] != nil {
            reader.report(
                .duplicateID, "`\(name.text)` is the name of a role, and `to` takes both", at: name.range,
                help: ["rename the contact"])
        }
        self.reader = reader
    }

    /// Reads everything else; nil when something of the pack's frame is missing.
    mutating func build() -> RulePack? {
        reportMissingSections()
        let facts = FactSections(self, &reader)
        let clocks = facts.readClocks(&reader)
        let actions = ActionSections(self, facts: facts, &reader)
        defaults = actions.defaults
        reader.begin(.pack, at: nil)
        let optionals = OptionalPackReader(facts: facts).read(sections, &reader)
        let (rules, groups) = RuleSections(self, facts: facts, actions: actions, optionals: optionals).read(&reader)
        reader.begin(.pack, at: nil)
        let promises = CoverReader(
            conditions: facts.conditions, actions: actions.table, enumerations: enumerations
        ).read(sections, &reader)
        let symptoms = SymptomReader(facts: facts).read(sections, &reader)
        let measures = MeasuresReader(facts: facts, actions: actions, references: references.table)
            .read(sections, &reader)
        guard let header = HeaderReader(facts: facts, roles: roles.table, phases: phases.table).read(sections, &reader)
        else { return nil }
        let vocabulary = Vocabulary(
            priorities: priorities.priorities,
            phases: phases.all.map { Phase(id: $0.id, label: $0.label) },
            interests: interests.all.map { Interest(id: $0.id, label: $0.label) },
            roles: roles.all.map {
                Role(id: $0.id, label: $0.label, short: $0.short, fallsTo: fallbacks[$0.id])
            },
            contacts: contacts.all.map { Contact(id: $0.id, label: $0.label) },
            references: references.all.map { Reference(id: $0.id, label: $0.label, official: $0.official) },
            resources: resources.all.map { Resource(id: $0.id, label: $0.label) },
            glossary: glossary.all.map { Abbreviation(id: $0.id, expansion: $0.label) },
            facts: facts.facts,
            collections: facts.collectionList(&reader), clocks: clocks, symptoms: symptoms)
        // With mistakes about, what refers to other parts may lead nowhere.
        guard !reader.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        let pack = RulePack(
            header: header, vocabulary: vocabulary, askedIf: facts.askedIf, derivations: facts.derivations,
            resolutionOrder: facts.resolutionOrder, actions: actions.actions,
            rules: header.closing?.closing(rules, about: actions.actions) ?? rules, groups: groups,
            covers: promises.covers, optionals: optionals.compactMap { $0 }, measures: measures)
        reportWidePrecautions(in: pack)
        for (enumeration, place) in promises.named {
            let unnamed = pack.unnamed(of: enumeration)
            guard !unnamed.isEmpty else { continue }
            reader.report(
                .valueWithoutRule, "no rule tests for \(unnamed.map { "`\($0)`" }.joined(separator: ", "))", at: place,
                help: ["write a rule that names it, or its parent with an operator in `_a`"])
        }
        return pack
    }

    /// A precaution tries every combination of values of its facts, for each incident: there must be few.
    private mutating func reportWidePrecautions(in pack: RulePack) {
        for rule in pack.rules {
            for consequence in rule.consequences {
                guard case .precaution(let facts) = consequence.onUnknown else { continue }
                if let fact = facts.first(where: {
                    $0 != rule.forEach && pack.isComparedFreely($0, under: consequence.condition)
                }) {
                    reader.report(
                        .unsupportedConstruct,
                        "a precaution on `\(pack.vocabulary.facts[fact].name)`, compared with another fact, is not read "
                            + "by this version", at: place(of: rule), help: ["use `on_unknown: ask`"])
                    break
                }
                guard
                    pack.trials(of: facts.filter { $0 != rule.forEach }, under: consequence.condition)
                        > PackLoader.trialLimit
                else { continue }
                reader.report(
                    .precautionTooWide,
                    "a precaution of this rule has more than \(PackLoader.trialLimit) combinations of values to try",
                    at: place(of: rule), help: ["name fewer facts, or test fewer values of them"])
                break
            }
        }
    }

    private func place(of rule: Rule) -> SourceRange {
        let places = sections["rules"].flatMap { $0.elements }.compactMap { $0["id"] }
        return places.first { $0.text == rule.id }?.range ?? top
    }

    private mutating func reportMissingSections() {
        guard !sections.isIncomplete else { return }
        for name in Sections.required where sections[name].isEmpty {
            reader.report(
                .missingSection, "the pack has no `\(name)`", at: top,
                help: ["add the key `\(name)` to one of its files"])
        }
    }
}
