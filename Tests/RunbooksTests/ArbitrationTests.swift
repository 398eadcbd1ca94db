import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What bans, and acts that destroy what others need, make of a plan.
@Suite struct ArbitrationTests {
    private static let actions = """
        resources: {memory: {label: "la mémoire vive"}}
        actions:
          capture: {label: "Capturer", phase: first, role: chief, priority: normal, interest: proof, needs: [memory]}
          off:
            label: "Éteindre"
            phase: first
            role: chief
            priority: vital
            interest: patients
            reversible: false
            destroys: [memory]
          restart: {label: "Relancer", phase: second, role: chief, priority: normal}
          wipe: {label: "Effacer", phase: second, role: chief, priority: normal, reversible: false}
        """

    private func plan(
        _ rules: String, _ facts: String = "", done: String..., impossible: String...
    ) throws -> (TestPack, Plan) {
        let test = try TestPack(TestPack.head, Self.actions + "\nrules:\n" + rules)
        var situation = try test.situation(#"{"id":"1","detected_at":"2026-11-03T02:40:00+01:00"\#(facts)}"#)
        let now = try TestPack.instant("2026-11-03T02:50:00+01:00")
        for (kind, names) in [(Deed.Kind.done, done), (.impossible, impossible)] {
            for name in names {
                situation = situation.recording(Deed(kind, at: now), of: ActionInstance(try test.action(name)))
            }
        }
        return (test, Plan(pack: test.pack, situation: situation, now: now))
    }

    private func status(_ id: String, _ made: (TestPack, Plan)) throws -> Line.Status? {
        try made.0.line(id, in: made.1)?.status
    }

    private static let wanted = "  - {id: a, title: t, require: [{action: restart, deadline: {within: 1 h}}]}\n"
    private static let until = """
          - id: b
            title: t
            forbid: [{action: restart, because: "efface", interest: proof, until: {done: [capture]}}]

        """

    @Test func `a ban until something is done defers the act, and makes the other due as soon`() throws {
        let made = try plan(Self.wanted + Self.until)
        let restart = try #require(try made.0.line("restart", in: made.1))
        let capture = try #require(try made.0.line("capture", in: made.1))
        #expect(restart.status == .deferred)
        #expect(restart.waitsFor == [capture.instance])
        #expect(capture.status == .required)
        #expect(capture.wantedBy.map { made.0.pack.rules[$0].id } == ["b"])
        #expect(capture.sortInstant == restart.sortInstant)
        #expect(capture.priorityInheritedFrom == restart.instance)
        #expect(made.1.placed.map { $0.instance } == [capture.instance, restart.instance])
    }

    @Test func `once it is done, the ban is over`() throws {
        #expect(try status("restart", try plan(Self.wanted + Self.until, done: "capture")) == .required)
    }

    @Test func `once it is done and nobody wants the act, the plan says nothing of it`() throws {
        #expect(try status("restart", try plan(Self.until, done: "capture")) == nil)
        let doubted = """
              - {id: c, title: t, when: {spreading: true}, forbid: [{action: restart, because: "non", interest: proof}]}

            """
        #expect(try status("restart", try plan(Self.until + doubted, done: "capture")) == .pending)
        let plain = "  - {id: c, title: t, forbid: [{action: restart, because: \"non\", interest: proof}]}\n"
        #expect(try status("restart", try plan(Self.until + plain, done: "capture")) == .forbidden)
    }

    @Test func `absence of what would release it never lifts a ban: nobody wants the act, it is forbidden`() throws {
        let made = try plan(Self.until)
        #expect(try status("restart", made) == .forbidden)
        #expect(try status("capture", made) == nil)
    }

    @Test func `what would release a ban can't be done: somebody must settle it`() throws {
        #expect(try status("restart", try plan(Self.wanted + Self.until, impossible: "capture")) == .arbitration)
        let banned = """
              - {id: c, title: t, forbid: [{action: capture, because: "non", interest: patients}]}

            """
        let made = try plan(Self.wanted + Self.until + banned)
        #expect(try status("capture", made) == .forbidden)
        #expect(try status("restart", made) == .arbitration)
    }

    @Test func `what would release a recommended act is recommended, and promotes nothing`() throws {
        let made = try plan(
            "  - {id: a, title: t, recommend: [{action: restart, priority: vital, deadline: {within: 1 h}}]}\n"
                + Self.until)
        let capture = try #require(try made.0.line("capture", in: made.1))
        #expect(capture.status == .recommended)
        #expect(capture.dues.isEmpty)
    }

    @Test func `an irreversible act is not made due by a ban that waits for it`() throws {
        let made = try plan(
            Self.wanted
                + """
                  - id: b
                    title: t
                    forbid: [{action: restart, because: "efface", interest: proof, until: {done: wipe}}]
                """)
        #expect(try status("wipe", made) == nil)
        #expect(try status("restart", made) == .deferred)
    }

    @Test func `two acts that wait for one another go to somebody, and both stay in the plan`() throws {
        let made = try plan(
            Self.wanted + Self.until
                + """
                  - id: c
                    title: t
                    require: [{action: capture}]
                    forbid: [{action: capture, because: "tard", interest: proof, until: {done: [restart]}}]
                """)
        #expect(made.1.placed.map { $0.status } == [.arbitration, .arbitration])
    }

    @Test func `a ban by precaution makes what it waits for a precaution`() throws {
        let made = try plan(
            Self.wanted
                + """
                  - id: b
                    title: t
                    when: {spreading: true}
                    on_unknown: {precaution: [spreading]}
                    forbid: [{action: restart, because: "efface", interest: proof, until: {done: [capture]}}]
                """)
        let capture = try #require(try made.0.line("capture", in: made.1))
        #expect(capture.status == .required)
        #expect(!capture.isCertain)
        #expect(try capture.unknowns == [made.0.fact("spreading")])
    }

    // MARK: Resources

    private static let both = """
          - {id: a, title: t, require: [{action: capture, deadline: {within: 1 h}}]}
          - {id: b, title: t, require: [{action: off, deadline: {within: 2 h}}]}

        """

    @Test func `what needs a resource comes before what destroys it, as soon and as pressing`() throws {
        let made = try plan(Self.both)
        let off = try #require(try made.0.line("off", in: made.1))
        let capture = try #require(try made.0.line("capture", in: made.1))
        #expect(off.waitsFor == [capture.instance])
        #expect(capture.priority == off.priority)
        #expect(off.losses.isEmpty)
    }

    @Test(arguments: ["{within: 3 h}", nil])
    func `what is due later doesn't hold back what destroys its resource, and the loss is said`(
        _ deadline: String?
    ) throws {
        let rules = Self.both.replacing("{within: 1 h}", with: deadline ?? "{on_request: true}")
        let made = try plan(rules)
        let off = try #require(try made.0.line("off", in: made.1))
        #expect(off.waitsFor.isEmpty)
        #expect(try off.losses.map { $0.needed } == [ActionInstance(made.0.action("capture"))])
    }

    @Test func `what is done has destroyed what another needed`() throws {
        let made = try plan(Self.both, done: "off")
        let capture = try #require(try made.0.line("capture", in: made.1))
        #expect(capture.status == .infeasible)
        #expect(capture.lost.map { made.0.pack.vocabulary.resources[$0].id } == ["memory"])
    }

    @Test func `an irreversible act is suspended while what needs its resource is undecided`() throws {
        let rules = Self.both.replacing("{id: a, title: t,", with: "{id: a, title: t, when: {spreading: true},")
        let made = try plan(rules)
        let off = try #require(try made.0.line("off", in: made.1))
        #expect(off.status == .suspended)
        #expect(try off.unknowns == [made.0.fact("spreading")])
        #expect(made.1.questions().first?.settlesSuspension == true)
    }

    // MARK: Clashes

    /// A requirement and a ban on the same act, in every way in which they may be weighed.
    struct Case: Sendable, CustomTestStringConvertible {
        let demand: String
        let ban: String
        let facts: String
        let status: Line.Status
        let reason: Clash.Reason

        var testDescription: String { "\(demand) against \(ban)" }
    }

    static let clashes = [
        Case(
            demand: "action: restart, interest: proof",
            ban: "action: restart, interest: patients, if: {spreading: true}, on_unknown: {precaution: [spreading]}",
            facts: "", status: .required, reason: .certainty),
        Case(
            demand: "action: restart, interest: patients, if: {spreading: true}, on_unknown: {precaution: [spreading]}",
            ban: "action: restart, interest: proof", facts: "", status: .forbidden, reason: .certainty),
        Case(
            demand: "action: restart, interest: patients", ban: "action: restart, interest: proof, priority: vital",
            facts: "", status: .required, reason: .interest),
        Case(
            demand: "action: restart, interest: proof, priority: vital", ban: "action: restart, interest: patients",
            facts: "", status: .forbidden, reason: .interest),
        Case(
            demand: "action: restart, interest: proof, priority: vital",
            ban: "action: restart, interest: proof, priority: normal", facts: "", status: .required, reason: .priority),
        Case(
            demand: "action: restart, interest: proof, priority: normal",
            ban: "action: restart, interest: proof, priority: vital", facts: "", status: .forbidden, reason: .priority),
        Case(
            demand: "action: wipe, interest: proof", ban: "action: wipe, interest: proof", facts: "",
            status: .forbidden, reason: .irreversible),
        Case(
            demand: "action: restart, interest: proof", ban: "action: restart, interest: proof", facts: "",
            status: .forbidden, reason: .ban),
        Case(
            demand: "action: restart", ban: "action: restart, interest: proof", facts: "", status: .forbidden,
            reason: .ban),
    ]

    @Test(arguments: clashes) func `a requirement and a ban are weighed in a fixed order`(_ clash: Case) throws {
        let rules = [
            "  - {id: a, title: t, require: [{\(clash.demand)}]}\n",
            "  - {id: b, title: t, forbid: [{\(clash.ban), because: \"non\"}]}\n",
        ]
        for rules in [rules.joined(), rules.reversed().joined()] {
            let line = try #require(try plan(rules, clash.facts).1.lines(clash.status).first)
            #expect(line.clash?.isDemandKept == (clash.status == .required))
            #expect(line.clash?.reason == clash.reason)
        }
    }

    @Test func `an irreversible act whose ban an answer may release is suspended rather than weighed`() throws {
        let made = try plan(
            """
              - {id: a, title: t, require: [{action: wipe}]}
              - id: b
                title: t
                forbid: [{action: wipe, because: "non", interest: proof, unless: {isolable: false}}]
            """)
        #expect(try status("wipe", made) == .suspended)
    }

    // MARK: Switching off against keeping the memory

    /// Switching off stops what spreads where nothing can be isolated, and destroys what memory proves.
    private static let switchOff = """
          - id: spread
            title: "Arrêter ce qui s'étend"
            when: {spreading: true}
            require: [{action: off, if: {isolable: false}, deadline: {within: 15 min}}]
          - id: memory
            title: "Garder la mémoire"
            when: {spreading: true}
            require: [{action: capture, deadline: {within: 30 min}}]
            forbid: [{action: off, because: "efface la mémoire", interest: proof}]
        """

    @Test func `isolation possible: not switched off, the memory is kept`() throws {
        let made = try plan(Self.switchOff, #","spreading":true,"isolable":true"#)
        #expect(try status("off", made) == .forbidden)
        #expect(try made.0.line("off", in: made.1)?.clash == nil)
        #expect(try status("capture", made) == .required)
    }

    @Test func `isolation unknown: nothing irreversible, the question comes first`() throws {
        let made = try plan(Self.switchOff, #","spreading":true"#)
        #expect(try status("off", made) == .suspended)
        #expect(try status("capture", made) == .required)
        let first = try #require(made.1.questions().first)
        #expect(try first.fact == made.0.fact("isolable"))
        #expect(first.settlesSuspension)
    }

    @Test func `isolation impossible: patients before proof, switched off, and what is lost is said`() throws {
        let made = try plan(Self.switchOff, #","spreading":true,"isolable":false"#)
        let off = try #require(try made.0.line("off", in: made.1))
        #expect(off.status == .required)
        #expect(off.clash?.isDemandKept == true)
        #expect(off.clash?.reason == .interest)
        #expect(try off.losses.map { $0.needed } == [ActionInstance(made.0.action("capture"))])
    }
}
