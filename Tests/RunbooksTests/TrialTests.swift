import CivilTime
import Diagnostics
import Establishments
import Foundation
import TestSupport
import Testing
import Vocabularies

@testable import RuleEngine
@testable import Runbooks

/// An answer is tried on what rests on it alone; the reference makes the whole plan again.
@Suite struct TrialTests {
    /// What a trial tells of a line.
    private struct Fate: Hashable {
        let status: Line.Status
        let deed: Deed?
        let isUndecided: Bool

        init(_ line: Line) { (status, deed, isUndecided) = (line.status, line.deed, !line.unknowns.isEmpty) }
    }

    private func fates(_ lines: [Line]) -> [ActionInstance: Fate] {
        Dictionary(uniqueKeysWithValues: lines.map { ($0.instance, Fate($0)) })
    }

    /// The plan that the reference makes of one more answer.
    private func whole(_ plan: Plan, _ fact: PackIndex<Fact>, _ value: FactValue) -> Plan {
        Plan(
            pack: plan.pack, joined: plan.situation.learning(fact, .known(value), at: plan.now),
            mismatch: plan.mismatch, now: plan.now)
    }

    /// How many trials of these facts were compared with the whole plan, and how many changed something.
    private func compare(
        _ plan: Plan, on facts: [PackIndex<Fact>], _ name: String
    ) -> (compared: Int, changing: Int) {
        var trials = Trials(of: plan)
        var changing = 0
        var compared = 0
        let present = plan.placed + plan.unplaced
        for fact in facts {
            for trial in trials.tried(fact) {
                let value = trial.value
                let concerned = Set(trial.circles.map { $0.number })
                let others = present.filter { !concerned.contains(plan.pack.circle(of: $0.action)) }
                let made = fates(others + trial.circles.flatMap { $0.lines.lines })
                let whole = whole(plan, fact, value)
                let expected = fates(whole.placed + whole.unplaced)
                let different = Set(made.keys).union(expected.keys).filter { made[$0] != expected[$0] }
                    .map { "\(plan.pack.name(of: $0)): \(made[$0], default: "-") not \(expected[$0], default: "-")" }
                #expect(different.isEmpty, "\(name): \(plan.pack.vocabulary.facts[fact].name) is \(value)")
                compared += 1
                if expected != fates(present) { changing += 1 }
            }
        }
        return (compared, changing)
    }

    @Test func `an index changes neither outcomes, a plan nor its questions`() throws {
        var lineCount = 0
        for seed in 100..<130 {
            var random = try RandomCase(seed: UInt64(seed))
            for _ in 0..<3 {
                let plan = try random.plan()
                let indexed = random.indexed(plan)
                let walked = plan.pack.rules.packIndices.flatMap { plan.view.outcomes(of: $0) }
                #expect(plan.timeline.outcomes == walked && indexed.timeline.outcomes == walked, "seed \(seed)")
                let standing = walked.map {
                    [$0.rule.position, $0.place, $0.standing.rawValue, $0.subject?.place ?? -1]
                }
                let decided = indexed.view.outcomes(forVerdicts: true)
                #expect(
                    decided.map { [$0.rule.position, $0.place, $0.standing.rawValue, $0.subject?.place ?? -1] }
                        == standing, "seed \(seed)")
                #expect(indexed.placed == plan.placed && indexed.unplaced == plan.unplaced, "seed \(seed)")
                #expect(indexed.questions() == plan.questions(), "seed \(seed)")
                lineCount += plan.placed.count + plan.unplaced.count
            }
        }
        #expect(lineCount > 200, "\(lineCount)")
    }

    private func facts(of pack: RulePack) -> [PackIndex<Fact>] {
        pack.vocabulary.facts.packIndices.filter { pack.vocabulary.facts[$0].canBeLearnt }
    }

    @Test func `a trial tells what the whole plan would, on random packs`() throws {
        var counts = (compared: 0, changing: 0)
        for seed in 0..<32 {
            var random = try RandomCase(seed: UInt64(seed))
            for _ in 0..<3 {
                let plan = try random.plan()
                let (compared, changing) = compare(plan, on: facts(of: plan.pack), "seed \(seed)")
                counts = (counts.compared + compared, counts.changing + changing)
            }
        }
        #expect(counts.compared > 1500 && counts.changing > 400, "\(counts)")
    }

    @Test func `a trial tells what the whole plan would, on the national pack`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        func text(_ path: String) throws -> String {
            try String(contentsOf: root.appending(path: path), encoding: .utf8)
        }
        let paths = try #require(FileManager.default.subpaths(atPath: root.appending(path: "rules/socle-sante").path()))
        let test = try TestPack(
            files: paths.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }.sorted()
                .map { try text("rules/socle-sante/\($0)") })
        let profile = SourceFile(
            path: "ch-600-lits.yaml", text: try text("samples/establishments/ch-600-lits.yaml"))
        let hospital = try #require(EstablishmentLoader.load(profile, for: test.pack, today: nil).establishment)
        let now = try TestPack.instant("2026-10-25T02:12:00+02:00")
        var changing = 0
        for (name, profile) in [
            ("chiffrement-minimal", nil), ("compromission-annuaire", nil), ("panne-electrique-soins-degrades", nil),
            ("chiffrement-minimal", hospital),
        ] {
            let situation = try test.situation(text("samples/incidents/\(name).json"))
            let plan = Plan(pack: test.pack, establishment: profile, situation: situation, now: now)
            // The whole plan of a hospital takes long: its first questions are enough.
            let asked = plan.questions().map { $0.fact }.prefix(profile == nil ? .max : 8)
            changing += compare(plan, on: Array(asked), name).changing
        }
        #expect(changing > 50, "\(changing)")
    }

    @Test func `the questions are those of whole plans, in the same order`() throws {
        var asked = 0
        for seed in 0..<15 {
            var random = try RandomCase(seed: UInt64(seed))
            let plan = try random.plan()
            let present = plan.placed + plan.unplaced
            let undecided = Set(present.filter { $0.deed == nil && !$0.unknowns.isEmpty }.map { $0.instance })
            var trials = Trials(of: plan)
            for question in plan.questions() {
                let others = plan.values(toTry: question.fact).map { whole(plan, question.fact, $0) }
                let gains = others.map { other in
                    let still = (other.placed + other.unplaced).filter { $0.deed == nil && !$0.unknowns.isEmpty }
                    let settled = undecided.subtracting(still.map { $0.instance })
                    return present.filter { settled.contains($0.instance) }.reduce(0) {
                        $0 + plan.weight(of: $1.priority)
                    }
                }
                let mean = gains.isEmpty ? 0 : gains.reduce(0, +) * 1000 / gains.count
                #expect(trials.gain(of: trials.tried(question.fact)) == mean, "seed \(seed)")
                guard !question.answers.isEmpty else { continue }
                asked += 1
                func instances(_ plan: Plan, _ status: Line.Status, not other: Plan) -> [ActionInstance] {
                    let known = Set(other.lines(status).map { $0.instance })
                    return plan.lines(status).map { $0.instance }.filter { !known.contains($0) }.sorted()
                }
                for answer in question.answers {
                    let other = whole(plan, question.fact, answer.value)
                    #expect(answer.adds == instances(other, .required, not: plan), "seed \(seed)")
                    #expect(answer.removes == instances(plan, .required, not: other), "seed \(seed)")
                    #expect(answer.forbids == instances(other, .forbidden, not: plan), "seed \(seed)")
                    #expect(answer.allows == instances(plan, .forbidden, not: other), "seed \(seed)")
                }
            }
        }
        #expect(asked > 30, "\(asked)")
    }
}
