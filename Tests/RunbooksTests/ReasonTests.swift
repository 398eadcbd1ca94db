import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What each rule is said to bring to a line is what the line is made of.
@Suite struct ReasonTests {
    @Test(arguments: 0..<60)
    func `explanations agree with outcomes, for each record too, on random packs`(seed: Int) throws {
        var random = try RandomCase(seed: UInt64(seed))
        let plan = try random.plan()
        let pack = plan.pack
        for place in pack.rules.packIndices {
            let rule = pack.rules[place]
            for (subject, view) in plan.view.views(for: rule) {
                for (number, consequence) in rule.consequences.enumerated() {
                    let verdict = view.explanation(of: consequence.condition).verdict
                    let standing = plan.standing(of: place, number, for: subject)
                    let isReleased = consequence.unless.map { view.verdict(on: $0) == .met } ?? false
                    switch verdict {
                    case .met: #expect(standing == (isReleased ? .none : .certain))
                    case .notMet: #expect(standing == .none)
                    case .unknown: #expect(isReleased ? standing == .none : standing != .none && standing != .certain)
                    }
                }
            }
        }
    }

    @Test(arguments: 0..<60)
    func `what would turn a verdict turns it, for each record too`(seed: Int) throws {
        var random = try RandomCase(seed: UInt64(seed))
        let plan = try random.plan()
        for rule in plan.pack.rules {
            for (subject, view) in plan.view.views(for: rule).prefix(2) {
                let isMet = view.verdict(on: rule.condition) != .met
                for reversal in plan.view.reversals(making: rule.condition, met: isMet, for: subject)
                where reversal.isProved {
                    let turned = reversal.example.reduce(plan.view) { $0.assuming($1.fact, is: $1.value) }
                    #expect(turned.showing(subject).verdict(on: rule.condition) == Verdict(isMet))
                }
            }
        }
    }

    @Test(arguments: 0..<60)
    func `what a line has of its own, some rule gives`(seed: Int) throws {
        var random = try RandomCase(seed: UInt64(seed))
        let plan = try random.plan()
        let pack = plan.pack
        for line in plan.placed + plan.unplaced where line.deed == nil {
            let given = plan.contributions(to: line.instance)
            let rules = Set(given.map { $0.outcome.rule })
            let named = Set(line.wantedBy + line.bans.map { $0.rule })
            #expect(rules.isSubset(of: named))
            // The others want it so that a ban of theirs falls.
            for rule in named.subtracting(rules) {
                #expect(pack.rules[rule].consequences.contains { $0.releases(line.action) })
            }
            if let priority = line.priority, line.priorityInheritedFrom == nil {
                #expect(given.contains { $0.priority == priority })
            }
            for due in line.dues {
                if case .inherited = due.origin { continue }
                #expect(given.contains { $0.due == due || $0.due.map { $0.instant == due.instant } ?? false })
            }
        }
    }
}

extension Consequence {
    /// True for a ban that falls once an action is done.
    fileprivate func releases(_ action: PackIndex<Action>) -> Bool {
        if case .forbid(let ban) = effect { ban.until.contains(action) } else { false }
    }
}
