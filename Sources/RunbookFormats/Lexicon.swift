import CivilTime
package import RuleEngine
package import Runbooks
package import Vocabularies

/// The words of a pack for what a plan refers to by place.
///
/// Whatever words something holds one: by reference, since a plan is much to copy.
package final class Lexicon: Sendable {
    package let plan: Plan

    /// The words of a plan's pack and establishment.
    package init(plan: Plan) { self.plan = plan }

    var pack: RulePack { plan.pack }
    var vocabulary: Vocabulary { plan.pack.vocabulary }
    package var local: LocalTime { LocalTime(zone: plan.zone, now: plan.now) }

    func action(_ place: PackIndex<Action>) -> Action { pack.actions[place] }

    func action(_ instance: ActionInstance) -> Action { action(instance.action) }

    /// The label, about the record that the line is about.
    package func label(_ instance: ActionInstance) -> Phrase { text(action(instance).label, of: instance) }

    /// The label for one line.
    package func short(_ instance: ActionInstance) -> Phrase { text(action(instance).short, of: instance) }

    /// The label for one line about several records, which share all but their names.
    func short(_ instances: [ActionInstance]) -> Phrase { text(action(instances[0]).short, of: instances) }

    /// The label for one line, of an action whatever it is about.
    func short(_ place: PackIndex<Action>) -> Phrase { short(ActionInstance(place)) }

    func role(of place: PackIndex<Action>) -> Role { vocabulary.roles[action(place).role] }

    /// How a fact is asked: in its own words, else in those of a set that is read from it, else as the clock that it is;
    /// its name where nobody wrote any.
    package func question(_ fact: PackIndex<Fact>) -> Phrase {
        if let text = vocabulary.facts[asked(with: fact)].question.text { return Phrase(printed(text)) }
        if let clock = vocabulary.clock(of: fact) { return "heure \(withDe(clock.label))" }
        let list = vocabulary.collection(fact) == nil ? vocabulary.facts[fact].collection : fact
        // Nobody answers for the establishment's own lists, nor for one record of them: they come from its profile.
        guard let list else { return Phrase(vocabulary.facts[fact].name) }
        return vocabulary.facts[list].name.hasPrefix("establishment.")
            ? "profil de l'établissement, absent ou incomplet" : generic(list)
    }

    /// The fact by whose question one asks for another: itself, or where it has none a set that is read from it.
    func asked(with fact: PackIndex<Fact>) -> PackIndex<Fact> {
        guard vocabulary.facts[fact].question.text == nil else { return fact }
        return vocabulary.sets(readFrom: fact).first { vocabulary.facts[$0].question.text != nil } ?? fact
    }

    /// What these facts ask, each thing once: the lists of a profile are asked for in the same words.
    func questions(_ facts: FactSet) -> Phrase {
        .joined(facts.sorted().map { question($0) }.distinct(), by: " · ")
    }

    /// What completes « compté depuis ».
    func clock(_ fact: PackIndex<Fact>) -> String {
        vocabulary.clock(of: fact)?.label ?? "« \(vocabulary.facts[fact].name) »"
    }

    /// The first few, and how many more there are.
    func list(_ actions: [ActionInstance]) -> Phrase {
        let shown = actions.prefix(4).map { short($0).decapitalised }
        let rest = actions.count - shown.count
        return .joined(shown + (rest > 0 ? ["+ \(rest)"] : []), by: " · ")
    }

    /// A value as the reader says it.
    package func value(_ value: FactValue, of fact: PackIndex<Fact>) -> Phrase {
        switch value {
        case .boolean(let isTrue): return isTrue ? "oui" : "non"
        case .member(let member): return Phrase(vocabulary.facts[fact].type.enumeration?.members[member].label ?? "")
        case .integer(let number): return Phrase(String(number))
        case .number(let number): return Phrase(decimal(number))
        case .duration(let duration): return Phrase(DurationText.french(duration))
        case .datetime(let instant): return Phrase(local.full(instant))
        case .string(let text): return name(text, toldBy: fact) ?? fed(text)
        case .records(let records) where vocabulary.facts[fact].isMap: return entries(records, of: fact)
        case .records(let records):
            return records.isEmpty ? "aucun" : "\(records.count) enregistrement\(records.count > 1 ? "s" : "")"
        case .set(let set):
            let members = set.members.map { self.value($0, of: fact) }
            return members.isEmpty ? "aucun" : .joined(members + (set.isOpen ? ["peut-être d'autres"] : []), by: ", ")
        }
    }

    /// The entries of an object of the incident.
    private func entries(_ records: [FactRecord], of fact: PackIndex<Fact>) -> Phrase {
        guard case .records(let parts) = vocabulary.facts[fact].type, parts.count == 2 else { return "" }
        let entries = records.compactMap { record -> Phrase? in
            guard case .known(let key) = record.states[0] else { return nil }
            let value: Phrase =
                if case .known(let known) = record.states[1] { value(known, of: parts[1]) } else { "inconnu" }
            return "\(self.value(key, of: parts[0])) : \(value)"
        }
        return entries.isEmpty ? "aucun" : .joined(entries, by: ", ")
    }

    /// What is known of a fact, nil where nothing is.
    func known(_ fact: PackIndex<Fact>?) -> FactValue? {
        guard let fact, case .known(let value) = plan.view[fact] else { return nil }
        return value
    }

    /// What is known of a fact, in words.
    package func reading(_ fact: PackIndex<Fact>) -> Phrase {
        switch plan.view[fact] {
        case .notApplicable: "sans objet"
        case .unknown: "inconnu"
        case .known(let value): self.value(value, of: fact)
        case .bounded(let bound):
            bound.side == .atLeast
                ? "au moins \(value(bound.value, of: fact))" : "au plus \(value(bound.value, of: fact))"
        }
    }

    /// The labels of the types of the incident, or of each.
    package var types: [Phrase] {
        guard plan.parts.isEmpty else { return plan.parts.flatMap { Lexicon(plan: $0).types }.distinct() }
        guard let fact = pack.header.bindings.types, let value = known(fact) else { return [] }
        if case .set(let set) = value { return set.members.map { self.value($0, of: fact) } }
        return [self.value(value, of: fact)]
    }

    /// True for an exercise; beside a real incident, nothing is one.
    package var isExercise: Bool {
        guard plan.parts.isEmpty else { return plan.parts.allSatisfy { Lexicon(plan: $0).isExercise } }
        return known(pack.header.bindings.exercise) == .boolean(true)
    }

    /// The incident's id; of several, each with its letter.
    package var id: Phrase {
        guard !plan.parts.isEmpty else { return reading(pack.header.bindings.id) }
        let ids = plan.parts.enumerated().map { place, part in
            "\(letter(place)) = \(Lexicon(plan: part).id)" as Phrase
        }
        return .joined(ids, by: ", ")
    }

    /// The letters of the incidents that speak of a line; nil where there is one incident only.
    func letters(_ incidents: [Int]) -> String? {
        plan.parts.isEmpty || incidents.isEmpty ? nil : incidents.map { letter($0) }.joined(separator: " ")
    }

    /// The label of a line, after the incidents that speak of it where there are several.
    func label(of line: Line) -> Phrase { named(label(line.instance), of: line) }

    /// Words about a line, after the incidents that speak of it where there are several.
    func named(_ words: Phrase, of line: Line) -> Phrase {
        letters(line.incidents).map { "\($0) · \(words)" } ?? words
    }

    /// The words of the incident that speaks of a line, the first of several.
    func of(_ line: Line) -> Lexicon { Lexicon(plan: plan.part(of: line)) }

    private func letter(_ incident: Int) -> String {
        incident < 26 ? String(UnicodeScalar(UInt8(65 + incident))) : "n° \(incident + 1)"
    }

    /// `--set fact=value`, for a value that the pack lists.
    func option(_ answer: Answer, to fact: PackIndex<Fact>) -> String? {
        guard answer.extent == .value else { return nil }
        return written(answer.value, of: fact).map { "--set \(vocabulary.facts[fact].name)=\($0)" }
    }

    private func written(_ value: FactValue, of fact: PackIndex<Fact>) -> String? {
        switch value {
        case .boolean(let isTrue): isTrue ? "true" : "false"
        case .member(let member): vocabulary.facts[fact].type.enumeration?.members[member].id
        case .set(let set): set.members.first.flatMap { written($0, of: fact) }
        default: nil
        }
    }

    /// To the hundredth: what an incident counts needs no more, and no library is there to print it.
    private func decimal(_ number: Double) -> String {
        let hundredths = (abs(number) * 100).rounded()
        guard hundredths < 1e15 else { return "nombre trop grand" }
        let whole = Int64(hundredths)
        let rest = whole % 100
        let decimals = rest == 0 ? "" : rest % 10 == 0 ? ",\(rest / 10)" : rest < 10 ? ",0\(rest)" : ",\(rest)"
        return (number < 0 && whole > 0 ? "-" : "") + String(whole / 100) + decimals
    }
}
