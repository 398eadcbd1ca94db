import Diagnostics
import PackCoverage
import PackTesting
import RuleEngine
import RulePacks
import Runbooks
import TestSupport
import Testing

@Suite struct CoverageStubTests {
    private static let rules = """
        actions:
          act: {label: "Agir", phase: first, role: other, priority: normal}
          rest: {label: "Attendre", phase: first, role: other, priority: normal}
        rules:
          - id: r
            title: "R"
            when: {types: {contains: attack}, any: [{spreading: true}, {backup: {is_not: hit}}]}
            require: [{action: act, if: {isolable: true}}]
            forbid: [{action: rest, because: "Non.", interest: proof, unless: {backup: safe}}]

        """

    private func pack(_ rules: String) throws -> (RulePack, PackPlaces) {
        let loading = PackLoader.load(
            packs: [[SourceFile(path: "pack.yaml", text: TestPack.head + rules)]], keepsPlaces: true)
        return (
            try #require(loading.pack, "\(loading.diagnostics.map { $0.message })"), try #require(loading.places)
        )
    }

    private func coverage(_ pack: RulePack, _ places: PackPlaces, _ tests: [PackTest]) -> Coverage {
        var coverage = Coverage(of: pack, places: places)
        for test in tests { coverage.add(test.plan(with: pack)) }
        return coverage
    }

    @Test func `cases pasted back load, pass, and leave nothing to show`() throws {
        let (pack, places) = try pack(Self.rules)
        let before = coverage(pack, places, [])
        #expect(before.whole.covered == 0)
        let stubs = CoverageStubs(for: before, at: try TestPack.instant("2026-11-03T02:50:00+01:00"))
        #expect(stubs.unshown.isEmpty)
        let suite = TestSuite.read([SourceFile(path: "s.test.yaml", text: stubs.yaml)], for: pack)
        #expect(suite.diagnostics == [], "\(stubs.yaml)")
        for test in suite.tests { #expect(test.failures(with: pack) == []) }
        let after = coverage(pack, places, suite.tests)
        #expect(after.whole.permille == 1000, "\(after.text)")
        #expect(CoverageStubs(for: after, at: stubs.cases[0].now).yaml == "tests: []\n")
    }

    @Test func `a case says what it shows, what is given, and what the engine answers, to be confirmed`() throws {
        let (pack, places) = try pack(
            """
            actions:
              act: {label: "Agir", phase: first, role: other, priority: normal, deadline: {within: 2 h}}
            rules:
              - {id: r, title: "R", when: {spreading: true}, require: [{action: act}]}

            """)
        let now = try TestPack.instant("2026-11-03T02:50:00+01:00")
        var coverage = Coverage(of: pack, places: places)
        for spreading in ["true", "false"] {
            let text =
                "tests: [{name: t, now: \"2026-11-03T02:00:00Z\", given: {id: x, spreading: \(spreading)}, expect: {}}]\n"
            let suite = TestSuite.read([SourceFile(path: "a.test.yaml", text: text)], for: pack)
            for test in suite.tests { coverage.add(test.plan(with: pack)) }
        }
        #expect(
            CoverageStubs(for: coverage, at: now).yaml == """
                tests:
                  - name: "r, spreading: true inconnu"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {detected_at: "2026-11-03T02:40:00+01:00", id: T-1}
                    # À confirmer : c'est ce que le moteur répond aujourd'hui.
                    expect:
                      pending:
                        - {action: act, priority: normal, from: [r], waiting_for: [spreading]}

                """)
    }

    @Test func `what no situation shows is said, as proved`() throws {
        // Where the first is met, or is not, the second is met too: it never decides.
        let (pack, places) = try pack(
            """
            actions:
              act: {label: "Agir", phase: first, role: other, priority: normal}
            rules:
              - {id: r, title: "R", when: {any: [{spreading: true}, {spreading: {known: true}}]}, require: [{action: act}]}

            """)
        let stubs = CoverageStubs(
            for: coverage(pack, places, []), at: try TestPack.instant("2026-11-03T02:50:00+01:00"))
        #expect(stubs.unshown.map { $0.isProved } == [true])
        #expect(stubs.unshown.first?.words.contains("seul à décider") ?? false)
        #expect(stubs.yaml.hasPrefix("# "))
    }

    @Test func `texts, sets, durations and records are written so that they read back`() throws {
        // Another fact reads the first path of a set.
        let head = TestPack.head.replacing(
            "spreading: {type: boolean,", with: "main: {type: enum, of: kind, from: type}\n  spreading: {type: boolean,"
        ).replacing(
            "clocks:\n",
            with: """
                collections: {hosts: {as: host, facts: {host.name: {type: string}, host.up: {type: boolean}}}}
                clocks:

                """
        ).replacing(
            "noted_at: {type: datetime}",
            with: "noted_at: {type: datetime}\n  lasting: {type: duration}\n  label: {type: string}")
        let text =
            head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal}
                rules:
                  - id: r
                    title: "R"
                    when:
                      any:
                        - {lasting: {at_least: 4 h}, label: {mentions: "no"}}
                        - {some: {in: hosts, where: {host.up: false}}}
                        - {types: {size: {at_least: 2}}, noted_at: {older_than: 2 h}}
                    require: [{action: act}]

                """
        let loading = PackLoader.load([SourceFile(path: "pack.yaml", text: text)])
        let kept = PackLoader.load(packs: [[SourceFile(path: "pack.yaml", text: text)]], keepsPlaces: true)
        let pack = try #require(kept.pack, "\(loading.diagnostics.map { $0.message })")
        let places = try #require(kept.places)
        let before = coverage(pack, places, [])
        let stubs = CoverageStubs(for: before, at: try TestPack.instant("2026-11-03T02:50:00+01:00"))
        let suite = TestSuite.read([SourceFile(path: "s.test.yaml", text: stubs.yaml)], for: pack)
        #expect(suite.diagnostics == [], "\(stubs.yaml)")
        for test in suite.tests { #expect(test.failures(with: pack) == []) }
        let after = coverage(pack, places, suite.tests)
        #expect(after.tally(.verdicts).permille == 1000, "\(after.text)")
    }
}
