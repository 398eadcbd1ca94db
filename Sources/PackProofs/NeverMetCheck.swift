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
            let diagnostics = self.diagnostics(&survey, parts, under: frame, by: owners, at: place)
            found += diagnostics
            return diagnostics.isEmpty
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
            _ = look(&survey, cover.condition, by: [], at: survey.place(of: cover.condition, by: [], else: survey.top))
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

    /// What is never met of some parts that must all be, beside those that hold already.
    private static func diagnostics(
        _ survey: inout PackSurvey, _ parts: [Condition], under frame: [Condition], by owners: [PackPlaces.Owner],
        at place: SourceRange
    ) -> [Diagnostic] {
        let all = frame + parts
        func isNever(_ conditions: [Condition]) -> Bool { survey.prover.isNever(conditions.map { .met($0) }) }
        guard !parts.isEmpty else { return [] }
        if isNever(all) {
            // The least of it that is never met, and the last of these is to blame.
            var least = all
            for part in all {
                let rest = least.filter { $0 != part }
                if isNever(rest) { least = rest }
            }
            let ranges = least.map { survey.place(of: $0, by: owners, else: place) }.distinct().sorted { $0 < $1 }
            let blamed = parts.last { least.contains($0) }.map { survey.place(of: $0, by: owners, else: place) } ?? place
            return [
                Diagnostic(
                    code, "no incident meets this condition", at: blamed, severity: .warning,
                    label: least.count > 1 ? "never met together with the rest" : "never met by itself",
                    notes: ranges.filter { $0 != blamed }.map { Diagnostic.Note("this can't be met at once", at: $0) },
                    help: ["correct one of the tests, or delete what hangs on them"])
            ]
        }
        // Each way in which a part may be met.
        return parts.flatMap { part -> [Diagnostic] in
            guard case .any(let ways) = part else { return [] }
            let rest = all.filter { $0 != part }
            return ways.filter { isNever(rest + [$0]) }.map { way in
                Diagnostic(
                    code, "no incident meets this alternative where the rest of the condition is met",
                    at: survey.place(of: way, by: owners, else: place), severity: .warning,
                    help: ["delete it, or correct its tests"])
            }
        }
    }
}
