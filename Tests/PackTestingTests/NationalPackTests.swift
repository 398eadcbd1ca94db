import CivilTime
import Diagnostics
import Establishments
import Foundation
import RuleEngine
import RulePacks
import Runbooks
import Testing
import Vocabularies

@testable import PackTesting

/// The national pack and its author's tests, read from the package's folder.
@Suite struct NationalPackTests {
    private let pack: RulePack
    private let suite: TestSuite

    /// The plan of each test, in their order.
    private let plans: [Plan]

    init() throws {
        (pack, suite, plans) = try Self.loaded.get()
    }

    /// Read, and each plan made, once for all that looks at them.
    private static let loaded = Result {
        let files = try Self.files(of: "socle-sante")
        let pack = try #require(PackLoader.load(files.filter { !$0.path.hasSuffix(".test.yaml") }).pack)
        let suite = Self.suite(files, for: pack)
        return (pack, suite, suite.tests.map { $0.plan(with: pack) })
    }

    private static let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "rules")

    private static func files(of name: String) throws -> [SourceFile] {
        let root = rules.appending(path: name)
        let paths = try #require(FileManager.default.subpaths(atPath: root.path())).filter { $0.hasSuffix(".yaml") }
        return try paths.sorted().map { path in
            SourceFile(path: "\(name)/\(path)", bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
        }
    }

    private static func suite(_ files: [SourceFile], for pack: RulePack) -> TestSuite {
        TestSuite.read(files.filter { $0.path.hasSuffix(".test.yaml") }, for: pack) {
            (path) throws(FixtureFault) in
            guard let data = FileManager.default.contents(atPath: rules.appending(path: path).path()) else {
                throw FixtureFault("no such file")
            }
            return [UInt8](data)
        }
    }

    @Test func `a test told by a slice of the pack ends as by the whole plan`() {
        let index = RuleIndex(of: pack)
        var narrowed = 0
        for (test, plan) in zip(suite.tests, plans) {
            guard let narrow = test.narrowPlan(with: pack, index: index) else { continue }
            narrowed += 1
            let named = test.expectation.namedActions
            func own(_ lines: [Line]) -> Set<Line> { Set(lines.filter { named.contains($0.action) }) }
            #expect(own(narrow.placed) == own(plan.placed) && own(narrow.unplaced) == own(plan.unplaced))
            #expect(narrow.brokenPromises.map { $0.cover } == plan.brokenPromises.map { $0.cover })
            #expect(Set(plan.askedFacts).isSuperset(of: narrow.askedFacts))
            let isPassed = (narrow: test.failures(of: narrow).isEmpty, whole: test.failures(of: plan).isEmpty)
            #expect(isPassed.whole || !isPassed.narrow)
            #expect(test.namedActions == nil || isPassed.narrow == isPassed.whole)
        }
        #expect(narrowed > suite.tests.count / 2)
    }

    @Test(
        arguments: [
            (Bool?.some(true), Line.Status.forbidden, false), (nil, .suspended, false), (false, .required, true),
        ] as [(Bool?, Line.Status, Bool)])
    func `switching off against keeping the memory has its three rows, the last with its arbitrage`(
        isIsolable: Bool?, status: Line.Status, isWeighed: Bool
    ) throws {
        let off = try #require(pack.action(withID: "eteindre-serveurs"))
        let fact = try #require(pack.vocabulary.fact(named: "isolation_possible"))
        let type = try #require(pack.vocabulary.fact(named: "encryption"))
        let first = try #require(suite.tests.first { $0.name.hasPrefix("éteindre ou garder la mémoire") })
        let base = first.plan(with: pack)
        let situation = base.situation.learning(type, .known(.boolean(true)), at: base.now)
            .learning(fact, isIsolable.map { .known(.boolean($0)) } ?? .unknown, at: base.now)
        let plan = Plan(pack: pack, situation: situation, now: base.now)
        let line = try #require(plan.line(of: off))
        #expect(line.status == status)
        #expect((line.clash != nil) == isWeighed)
        guard isWeighed else { return }
        #expect(line.clash?.isDemandKept == true && line.clash?.reason == .interest)
        #expect(!line.losses.isEmpty, "what is lost is said")
    }

    @Test func `every test is read`() {
        #expect(suite.diagnostics == [])
        #expect(suite.profileFiles.count >= 2)
    }

    @Test func `every rule is seen to fire, not to fire and to be unknown, wherever its condition allows it`() {
        expectEachVerdict(of: pack, in: plans) { _ in true }
    }

    @Test func `the rules of the optional pack are seen so too, by its own tests`() throws {
        let optional = try Self.files(of: "nis-2")
        let packs = [try Self.files(of: "socle-sante"), optional].map { files in
            files.filter { !$0.path.hasSuffix(".test.yaml") }
        }
        let joined = try #require(PackLoader.load(packs: packs, overlays: []).pack)
        let own = Self.suite(optional, for: joined)
        #expect(own.diagnostics == [])
        #expect(joined.rules.count > pack.rules.count)
        let base = Set(pack.rules.map { $0.id })
        expectEachVerdict(of: joined, in: own.tests.map { $0.plan(with: joined) }) { !base.contains($0.id) }
    }

    private func expectEachVerdict(of pack: RulePack, in plans: [Plan], where isConcerned: (Rule) -> Bool) {
        var seen: [PackIndex<Rule>: Set<Verdict>] = [:]
        for plan in plans {
            for rule in pack.rules.packIndices {
                seen[rule, default: []].insert(plan.view.verdict(on: pack.rules[rule].condition))
            }
            // A rule of each record is met for a record: the profile's.
            for line in plan.placed where line.isCertain {
                for rule in line.wantedBy where pack.rules[rule].forEach != nil { seen[rule]?.insert(.met) }
            }
        }
        for rule in pack.rules.packIndices where isConcerned(pack.rules[rule]) {
            let missing = possible(pack.rules[rule].condition, in: pack).subtracting(seen[rule] ?? [])
            #expect(missing.isEmpty, "\(pack.rules[rule].id) is never \(missing)")
        }
    }

    @Test func `what a rule says under a condition of its own is seen to hold, not to hold and to be unknown`() {
        for rule in pack.rules where rule.forEach == nil {
            for consequence in rule.consequences where consequence.condition != rule.condition {
                let seen = Set(plans.map { $0.view.verdict(on: consequence.condition) })
                let missing = possible(consequence.condition, in: pack).subtracting(seen)
                #expect(missing.isEmpty, "\(rule.id)/\(pack.actions[consequence.action].id) is never \(missing)")
            }
        }
    }

    @Test func `every unless is seen to release its ban and to leave it`() {
        for rule in pack.rules.packIndices {
            for consequence in pack.rules[rule].consequences {
                guard let unless = consequence.unless else { continue }
                let seen = Set(plans.map { $0.view.verdict(on: unless) })
                let id = pack.actions[consequence.action].id
                #expect(seen.isSuperset(of: [.met, .notMet, .unknown]), "\(pack.rules[rule].id)/\(id)")
            }
        }
    }

    @Test func `every action is required, recommended or banned by some test`() {
        let seen = plans.reduce(into: Set<PackIndex<Action>>()) { seen, plan in
            seen.formUnion((plan.placed + plan.lines(.forbidden)).map { $0.action })
        }
        for action in pack.actions.packIndices {
            #expect(seen.contains(action), "\(pack.actions[action].id)")
        }
    }

    @Test func `nothing irreversible is required on an unknown, in any test`() {
        for (test, plan) in zip(suite.tests, plans) {
            for line in plan.lines(.required) where !pack.actions[line.action].isReversible {
                #expect(line.isCertain, "\(test.name): \(pack.actions[line.action].id)")
            }
        }
    }

    @Test func `page 1 never holds more than nine lines, and every prerequisite comes first`() {
        for (test, plan) in zip(suite.tests, plans) {
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
        let plan = plans[try #require(suite.tests.firstIndex { $0.name.hasPrefix("nuit entière") })]
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

    @Test func `every line of the law says to whom, by which text, and what shows that it was done`() {
        let lawful = Set(
            pack.rules.flatMap { $0.consequences }.filter { consequence in
                consequence.demand?.deadline?.values.contains { $0.kind != .house } ?? false
            }.map { $0.action })
        #expect(lawful.count >= 20)
        for action in lawful.sorted().map({ pack.actions[$0] }) {
            #expect(action.duty != nil && action.doneWhen != nil, "\(action.id)")
        }
    }

    @Test func `how a text was read is said once, by the duty and not by its text too`() {
        for action in pack.actions {
            guard let duty = action.duty else { continue }
            for words in [" lu", "relu", "résumé", "vérifier"] {
                #expect(!duty.basis.contains(words), "\(action.id): \(duty.basis)")
            }
        }
    }

    @Test func `whoever is called is told something, and the words can stand between guillemets`() {
        for action in pack.actions where action.addressee != nil || action.say != nil {
            #expect(action.say.map { !$0.contains("«") } ?? false, "\(action.id)")
        }
    }

    @Test func `every cut can be undone, and replaced where it is impossible, by means that are written`() {
        let words = [
            "couper-", "isoler-", "suspendre-", "limiter-", "bloquer-", "filtrer-", "geler-", "figer-changements",
            "purger-", "supprimer-", "desactiver-", "segmenter-", "arreter-usage", "delester-", "neutraliser-",
        ]
        let cuts = pack.actions.filter { action in words.contains { action.id.hasPrefix($0) } }
        #expect(cuts.count >= 25)
        for cut in cuts {
            #expect(cut.reversal.undo != nil, "\(cut.id)")
            #expect(cut.otherwise != nil, "\(cut.id)")
        }
    }

    @Test func `what can't be undone says what to do where it is impossible, unless it is only ever forbidden`() {
        let wanted = Set(pack.rules.flatMap { $0.consequences }.filter { $0.demand != nil }.map { $0.action })
        for action in wanted where !pack.actions[action].isReversible {
            #expect(pack.actions[action].otherwise != nil, "\(pack.actions[action].id)")
        }
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
    private func possible(_ condition: Condition, in pack: RulePack) -> Set<Verdict> {
        let tests = pack.baseTests(of: condition)
        if tests.isEmpty { return [.met] }
        let isDecided = pack.baseTests(of: decidable(condition)).allSatisfy { $0.predicate == .known }
        return isDecided ? [.met, .notMet] : [.met, .notMet, .unknown]
    }

    /// The condition without what is never unknown: what holds unless it is refuted, and what is asked of a fact beside
    /// whether it is known.
    private func decidable(_ condition: Condition) -> Condition {
        switch condition {
        case .all(let parts):
            let known = parts.compactMap { part in
                if case .test(let test) = part, test.predicate == .known { test.fact } else { nil }
            }
            return .all(
                parts.filter { part in
                    switch part {
                    case .unlessRefuted: false
                    case .test(let test): test.predicate == .known || !known.contains(test.fact)
                    default: true
                    }
                }.map { decidable($0) })
        case .any(let parts): return .any(parts.map { decidable($0) })
        case .not(let part): return .not(decidable(part))
        default: return condition
        }
    }
}
