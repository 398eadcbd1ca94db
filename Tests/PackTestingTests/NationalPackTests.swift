import CivilTime
import Diagnostics
import Establishments
import Foundation
import PackTesting
import RuleEngine
import RulePacks
import Runbooks
import Testing
import Vocabularies

/// The national pack and its author's tests, read from the package's folder.
@Suite struct NationalPackTests {
    private let pack: RulePack
    private let suite: TestSuite

    init() throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let root = package.appending(path: "rules/socle-sante")
        let paths = try #require(FileManager.default.subpaths(atPath: root.path())).filter { $0.hasSuffix(".yaml") }
            .sorted()
        let files = try paths.map { path in
            SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
        }
        pack = try #require(PackLoader.load(files.filter { !$0.path.hasSuffix(".test.yaml") }).pack)
        suite = TestSuite.read(files.filter { $0.path.hasSuffix(".test.yaml") }, for: pack) {
            (path) throws(FixtureFault) in
            guard let data = FileManager.default.contents(atPath: root.appending(path: path).path()) else {
                throw FixtureFault("no such file")
            }
            return [UInt8](data)
        }
    }

    @Test func `every test is read`() {
        #expect(suite.diagnostics == [])
        #expect(suite.profileFiles.count >= 2)
    }

    @Test func `every rule is seen to fire, not to fire and to be unknown, wherever its condition allows it`() {
        var seen: [PackIndex<Rule>: Set<Verdict>] = [:]
        for test in suite.tests {
            let plan = test.plan(with: pack)
            for rule in pack.rules.packIndices {
                seen[rule, default: []].insert(plan.view.verdict(on: pack.rules[rule].condition))
            }
            // A rule of each record is met for a record: the profile's.
            for line in plan.placed where line.isCertain {
                for rule in line.wantedBy where pack.rules[rule].forEach != nil { seen[rule]?.insert(.met) }
            }
        }
        for rule in pack.rules.packIndices {
            let missing = possible(pack.rules[rule].condition).subtracting(seen[rule] ?? [])
            #expect(missing.isEmpty, "\(pack.rules[rule].id) is never \(missing)")
        }
    }

    @Test func `every unless is seen to release its ban and to leave it`() {
        for rule in pack.rules.packIndices {
            for consequence in pack.rules[rule].consequences {
                guard let unless = consequence.unless else { continue }
                let seen = Set(suite.tests.map { $0.plan(with: pack).view.verdict(on: unless) })
                let id = pack.actions[consequence.action].id
                #expect(seen.isSuperset(of: [.met, .notMet, .unknown]), "\(pack.rules[rule].id)/\(id)")
            }
        }
    }

    @Test func `every action is required, recommended or banned by some test`() {
        let seen = suite.tests.reduce(into: Set<PackIndex<Action>>()) { seen, test in
            let plan = test.plan(with: pack)
            seen.formUnion((plan.placed + plan.lines(.forbidden)).map { $0.action })
        }
        for action in pack.actions.packIndices {
            #expect(seen.contains(action), "\(pack.actions[action].id)")
        }
    }

    @Test func `nothing irreversible is required on an unknown, in any test`() {
        for test in suite.tests {
            for line in test.plan(with: pack).lines(.required) where !pack.actions[line.action].isReversible {
                #expect(line.isCertain, "\(test.name): \(pack.actions[line.action].id)")
            }
        }
    }

    @Test func `page 1 never holds more than nine lines, and every prerequisite comes first`() {
        for test in suite.tests {
            let plan = test.plan(with: pack)
            for role in pack.vocabulary.roles.packIndices {
                #expect(plan.pageOne(for: .holding(role)).grouped.count <= 9)
            }
            var done: Set<ActionInstance> = []
            for line in plan.placed {
                #expect(line.waitsFor.allSatisfy { done.contains($0) }, "\(test.name): \(pack.actions[line.action].id)")
                done.insert(line.instance)
            }
        }
    }

    @Test func `a whole encryption splits 150 acts by role, and nothing vital waits for a meeting`()
        throws
    {
        let test = try #require(suite.tests.first { $0.name.hasPrefix("nuit entière") })
        let plan = test.plan(with: pack)
        let acts = Set(plan.placed.map { $0.action })
        #expect(acts.count >= 150)
        #expect(Set(acts.map { pack.actions[$0].role }).count >= 25)
        let meeting = try #require(pack.action(withID: "convoquer-cellule-crise"))
        let priorities = pack.vocabulary.priorities
        for line in plan.placed where line.priority.map({ priorities[$0].neverWaits }) ?? false {
            var waited: Set<ActionInstance> = []
            var open = line.waitsFor
            while let next = open.popLast() {
                guard waited.insert(next).inserted, let other = plan.line(of: next) else { continue }
                open += other.waitsFor
            }
            #expect(!waited.contains { $0.action == meeting }, "\(pack.actions[line.action].id)")
        }
    }

    @Test(arguments: ["directeur-garde", "dsi-astreinte", "cadre-garde", "rssi"])
    func `in a whole encryption, page 1 holds at most nine lines, each of which its reader can do`(id: String) throws {
        let test = try #require(suite.tests.first { $0.name.hasPrefix("nuit entière") })
        let plan = test.plan(with: pack)
        let role = try #require(pack.vocabulary.role(withID: id))
        let page = plan.pageOne(for: .holding(role))
        #expect((5...9).contains(page.grouped.count))
        let own = page.filter { plan.isOwn($0, of: role) }
        #expect(own.count > page.count / 2)
        let wanted = plan.candidates(for: .holding(role)).filter { plan.isOwn($0, of: role) }
        // The others are calls, without which a line of the reader's own would wait for ever, to somebody who is there.
        for line in page where !plan.isOwn(line, of: role) {
            #expect(wanted.contains { $0.waitsFor.contains(line.instance) }, "\(pack.actions[line.action].id)")
            #expect(plan.bearer(of: pack.actions[line.action].role).flatMap { plan.holder(of: $0) } != nil)
        }
    }

    @Test func `in a whole encryption, the page of whoever is there holds what the director alone decides`() throws {
        let test = try #require(suite.tests.first { $0.name.hasPrefix("nuit entière") })
        let plan = test.plan(with: pack)
        let page = plan.pageOne(for: plan.attending(.inCharge(pack.header.defaultReader)))
        #expect(page.grouped.count == 9)
        let ids = Set(page.map { pack.actions[$0.action].id })
        #expect(ids.isSuperset(of: ["decider-coupure-generale", "decider-plan-blanc"]))
        for line in page { #expect(plan.bearer(of: pack.actions[line.action].role) != nil) }
    }

    @Test func `whoever is called is told something, and the words can stand between guillemets`() {
        for action in pack.actions where action.addressee != nil || action.say != nil {
            #expect(action.say.map { !$0.contains("«") } ?? false, "\(action.id)")
        }
    }

    @Test func `every cut can be undone by means that are written`() {
        let cuts = pack.actions.filter { $0.id.hasPrefix("couper-") || $0.id.hasPrefix("isoler-") }
        #expect(cuts.count >= 7)
        for cut in cuts { #expect(cut.reversal.undo != nil, "\(cut.id)") }
    }

    @Test(arguments: ["cyberattaque", "incident cyber", "Incident de sécurité", "attaque informatique"])
    func `a name that says too little is no type of incident`(text: String) throws {
        let types = try #require(pack.vocabulary.fact(named: "type"))
        let enumeration = try #require(pack.vocabulary.facts[types].type.enumeration)
        #expect(enumeration.position(meaning: text) == nil)
        #expect(enumeration.position(meaning: "Rançongiciel") == enumeration.position(ofID: "chiffrement"))
    }

    @Test func `the cut is a decision between the answers that its question takes`() throws {
        let place = try #require(pack.action(withID: "decider-coupure-generale"))
        let fact = try #require(pack.vocabulary.fact(named: "cut_decision"))
        let answers = pack.vocabulary.facts[fact].type.enumeration?.members.count
        #expect(pack.actions[place].decision?.options.count == answers)
    }

    /// The verdicts that a condition can have: one that reads nothing always holds.
    private func possible(_ condition: Condition) -> Set<Verdict> {
        let tests = pack.baseTests(of: condition)
        if tests.isEmpty { return [.met] }
        return tests.allSatisfy { $0.predicate == .known } ? [.met, .notMet] : [.met, .notMet, .unknown]
    }
}
