import Diagnostics
import RuleEngine
import Vocabularies

/// A condition that no incident meets, whatever is known of it: what hangs on it never comes about.
enum NeverMetCheck {
    static let code = "condition-never-met"

    static func diagnostics(_ survey: inout PackSurvey) -> [Diagnostic] {
        var found: [Diagnostic] = []
        func look(
            _ survey: inout PackSurvey, _ condition: Condition, under frame: [Condition] = [],
            by owners: [PackPlaces.Owner], at place: SourceRange
        ) -> Bool {
            let parts = condition.conjuncts.filter { !frame.contains($0) }
            if let diagnostic = contradiction(&survey, parts, under: frame, by: owners, at: place) {
                found.append(diagnostic)
                return false
            }
            found += deadAlternatives(&survey, parts, under: frame, by: owners, at: place)
            if survey.prover.takeGivenUp() {
                found.append(.notDecided("whether this condition is ever met", at: place))
            }
            return true
        }
        for fact in survey.pack.vocabulary.facts.packIndices {
            guard let askedIf = survey.pack.askedIf[fact.position] else { continue }
            let owner = PackPlaces.Owner.fact(survey.pack.vocabulary.facts[fact].name)
            _ = look(&survey, askedIf, by: [owner], at: survey.place(of: fact))
        }
        for action in survey.pack.actions.packIndices {
            guard let condition = survey.pack.actions[action].impossibleIf else { continue }
            _ = look(&survey, condition, by: [.action(survey.name(of: action))], at: survey.place(of: action))
        }
        for cover in survey.pack.covers {
            _ = look(&survey, cover.condition, by: [], at: survey.place(of: cover))
        }
        for rule in survey.pack.rules {
            let owners = rule.placeOwners(in: survey.pack)
            guard look(&survey, rule.condition, by: owners, at: survey.place(of: rule)) else { continue }
            for consequence in rule.consequences {
                let place = survey.place(of: consequence, in: rule)
                let owners = rule.placeOwners(of: consequence, in: survey.pack)
                let frame = rule.condition.conjuncts
                guard look(&survey, consequence.condition, under: frame, by: owners, at: place),
                    let unless = consequence.unless
                else { continue }
                _ = look(&survey, unless, under: consequence.condition.conjuncts, by: owners, at: place)
            }
        }
        return found
    }

    /// The parts that are never all met, beside those that hold already; nil where they can be.
    private static func contradiction(
        _ survey: inout PackSurvey, _ parts: [Condition], under frame: [Condition], by owners: [PackPlaces.Owner],
        at place: SourceRange
    ) -> Diagnostic? {
        var least = frame + parts
        guard !parts.isEmpty, survey.prover.isNever(least) else { return nil }
        for part in frame + parts {
            let rest = least.filter { $0 != part }
            if survey.prover.isNever(rest) { least = rest }
        }
        // The same may be written in the rule and in the consequence.
        func ranges(_ conditions: [Condition]) -> [SourceRange] {
            conditions.map { condition in
                let closest = parts.contains(condition) ? owners.reversed() : owners
                return survey.place(of: condition, by: closest, else: place)
            }.distinct().sorted()
        }
        // The last one written contradicts those before it.
        let blamed = ranges(least.filter { parts.contains($0) }).last ?? place
        return Diagnostic(
            code, "no incident meets this condition", at: blamed, severity: .warning,
            label: least.count > 1 ? "never met together with the rest" : "never met by itself",
            notes: ranges(least).filter { $0 != blamed }.map { Diagnostic.Note("this is never met at once", at: $0) },
            help: ["correct one of the tests, or delete what hangs on them"])
    }

    /// The ways to meet a part that are never open where the other parts are met.
    private static func deadAlternatives(
        _ survey: inout PackSurvey, _ parts: [Condition], under frame: [Condition], by owners: [PackPlaces.Owner],
        at place: SourceRange
    ) -> [Diagnostic] {
        parts.flatMap { part -> [Diagnostic] in
            guard case .any(let ways) = part else { return [] }
            let rest = (frame + parts).filter { $0 != part }
            return ways.filter { survey.prover.isNever(rest + [$0]) }.map { way in
                Diagnostic(
                    code, "no incident meets this alternative where the rest of the condition is met",
                    at: survey.place(of: way, by: owners, else: place), severity: .warning,
                    help: ["delete it, or correct its tests"])
            }
        }
    }
}
