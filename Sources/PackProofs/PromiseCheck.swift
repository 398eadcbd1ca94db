import Diagnostics
import PackTesting
import RuleEngine
import Runbooks
import Vocabularies

/// A promise of `must_cover` that some incident breaks, though no test shows it; or that could not be proved.
enum PromiseCheck {
    static let code = "promise-broken"

    static func diagnostics(_ survey: inout PackSurvey) -> [Diagnostic] {
        let found = broken(&survey)
        guard let derogations = survey.derogated?.derogations, found.contains(where: { $0.code == code }),
            var other = survey.withoutDerogations
        else { return found }
        // What isn't kept without the derogations either is no matter of theirs.
        let remaining = broken(&other)
        return found.map { diagnostic in
            let isTheirs =
                diagnostic.code == code
                && !remaining.contains {
                    $0.range == diagnostic.range && ($0.message == diagnostic.message || $0.code != code)
                }
            return isTheirs ? diagnostic.allowed(by: derogations) : diagnostic
        }
    }

    private static func broken(_ survey: inout PackSurvey) -> [Diagnostic] {
        let found = survey.pack.covers.flatMap { cover in
            cover.require.flatMap { diagnostics(of: cover, requiring: $0, &survey) }
                + cover.never.flatMap { diagnostics(of: cover, forbidding: $0, &survey) }
        }
        _ = survey.prover.takeGivenUp()
        return found.distinct()
    }

    private static func diagnostics(
        of cover: Cover, requiring action: PackIndex<Action>, _ survey: inout PackSurvey
    ) -> [Diagnostic] {
        let due = claims(of: cover, action, survey)
        let demands = survey.demands(of: action).filter { rule, consequence in
            consequence.effect.key == "require" && rule.forEach == nil
        }.map { $0.consequence }
        let isWanted = Condition.any(demands.flatMap { [$0.condition, $0.assured(in: survey.pack)].distinct() })
        var answers = [
            survey.prover.incident(due + [.notMet(isWanted)]) { $0.breaks(cover, missing: action) }
        ]
        // What forbids it, or what it can't be done without.
        let needed = survey.waitedFor(by: action)
        for (rule, ban) in needed.sorted().flatMap({ survey.consequences(on: $0) }) {
            guard case .forbid(let forbidden) = ban.effect, forbidden.until.isEmpty else { continue }
            let stands: VerdictSet =
                survey.pack.actions[ban.action].isReversible && ban.onUnknown == .ask && rule.forEach == nil
                ? .met : [.met, .unknown]
            answers.append(
                survey.prover.incident(due + [.init(ban.standing, stands)]) { $0.breaks(cover, missing: action) })
        }
        return diagnostic(of: cover, answers, "leaves out `\(survey.name(of: action))`", survey)
    }

    private static func diagnostics(
        of cover: Cover, forbidding action: PackIndex<Action>, _ survey: inout PackSurvey
    ) -> [Diagnostic] {
        let due = claims(of: cover, action, survey)
        let answers = survey.demands(of: action).map { _, demand in
            survey.prover.incident(due + [.init(demand.condition, [.met, .unknown])]) {
                $0.breaks(cover, wanted: action)
            }
        }
        return diagnostic(of: cover, answers, "wants `\(survey.name(of: action))`", survey)
    }

    /// Where the promise holds, of an incident that still calls for the action.
    private static func claims(
        of cover: Cover, _ action: PackIndex<Action>, _ survey: PackSurvey
    ) -> [Prover.Claim] {
        var claims: [Prover.Claim] = [.met(cover.condition)]
        if let skip = survey.pack.header.skipIf { claims.append(.notMet(skip)) }
        if let closing = survey.pack.header.closing, !closing.keeps(survey.pack.actions[action]) {
            claims.append(.notMet(closing.condition))
        }
        return claims
    }

    private static func diagnostic(
        of cover: Cover, _ answers: [Prover.Answer], _ what: String, _ survey: PackSurvey
    ) -> [Diagnostic] {
        let place = survey.place(of: cover)
        for case .shown(let witness) in answers {
            return [
                Diagnostic(
                    code, "the promise `\(cover.name)` is broken by an incident that \(what)", at: place,
                    help: ["mend a rule, or promise less", witness.help])
            ]
        }
        let isProved = answers.allSatisfy { if case .never = $0 { true } else { false } }
        return isProved ? [] : [.notDecided("whether the promise `\(cover.name)` is kept", at: place)]
    }
}

extension Diagnostic {
    /// The same of a promise that a site breaks by right: the site can mend no rule of the pack, nor promise less.
    fileprivate func allowed(by derogations: [DerogatedPack.Derogation]) -> Diagnostic {
        guard let first = derogations.first else { return self }
        let names = derogations.map { "`\($0.reference)` of the overlay `\($0.overlay)`" }.joined(separator: ", ")
        return Diagnostic(
            code, "\(message), as the derogation \(names) allows", at: first.place, severity: .warning,
            notes: [Note("the promise", at: range)],
            help: ["nothing, as long as the derogation is wanted; without it the promise is kept"] + help.dropFirst())
    }
}

extension Plan {
    fileprivate func breaks(_ cover: Cover, missing action: PackIndex<Action>) -> Bool {
        brokenPromises.contains { $0.cover == cover && $0.missing.contains(action) }
    }

    fileprivate func breaks(_ cover: Cover, wanted action: PackIndex<Action>) -> Bool {
        brokenPromises.contains { $0.cover == cover && $0.wanted.contains(action) }
    }
}

extension RulePack {
    /// An action and all that must be done before it.
    func prerequisites(of action: PackIndex<Action>) -> Set<PackIndex<Action>> {
        reached(from: action) { actions[$0].after.map { $0.action } }
    }
}

extension PackSurvey {
    /// An action and all that it may wait for, before it or until its ban is over.
    fileprivate func waitedFor(by action: PackIndex<Action>) -> Set<PackIndex<Action>> {
        reached(from: action) { next in
            let bans = consequences(on: next).map { $0.consequence.effect }
            return pack.actions[next].after.map { $0.action }
                + bans.flatMap { if case .forbid(let ban) = $0 { ban.until } else { [PackIndex<Action>]() } }
        }
    }
}

/// What one comes to, step by step, where one starts among it.
private func reached<Place: Hashable>(from start: Place, by step: (Place) -> [Place]) -> Set<Place> {
    var found: Set<Place> = []
    var waiting = [start]
    while let next = waiting.popLast() {
        if found.insert(next).inserted { waiting += step(next) }
    }
    return found
}
