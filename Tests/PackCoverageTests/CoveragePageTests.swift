import Diagnostics
import PackCoverage
import PackTesting
import RuleEngine
import RulePacks
import Runbooks
import TestSupport
import Testing

@Suite struct CoveragePageTests {
    private func page(_ given: [String]) throws -> String {
        let file = SourceFile(
            path: "pack.yaml",
            text: TestPack.head + """
                actions:
                  act: {label: "Agir <ici>", phase: first, role: other, priority: normal}
                rules:
                  - id: r
                    title: "R"
                    when: {spreading: true, isolable: true}
                    require: [{action: act}]

                """)
        let loading = PackLoader.load(packs: [[file]], keepsPlaces: true)
        let pack = try #require(loading.pack)
        var coverage = Coverage(of: pack, places: try #require(loading.places))
        for facts in given {
            let text = "tests: [{name: t, now: \"2026-11-03T02:00:00Z\", given: {id: x, \(facts)}, expect: {}}]\n"
            let suite = TestSuite.read([SourceFile(path: "a.test.yaml", text: text)], for: pack)
            for test in suite.tests { coverage.add(test.plan(with: pack)) }
        }
        return coverage.page(of: [file, SourceFile(path: "other.yaml", text: "other: 1\n")])
    }

    @Test func `each test of a fact is marked where it is written, by a sign and in words`() throws {
        let page = try page(["spreading: true, isolable: true", "spreading: false, isolable: true", "isolable: true"])
        #expect(
            page.contains(
                "when: {<span class=\"thin\">✓ spreading</span>: true, <span class=\"thick\">◐ isolable<strong>"
                    + " [jamais vu non rempli, jamais vu inconnu, ne décide jamais à lui seul]</strong></span>: true}"))
        #expect(page.contains("require: [{action: <span class=\"thin\">✓ act</span>}]"))
    }

    @Test func `what nothing shows is marked so`() throws {
        let page = try page([])
        #expect(page.contains("<span class=\"filled\">✗ spreading<strong> [jamais vu rempli, jamais vu non rempli,"))
        #expect(
            page.contains("<span class=\"filled\">✗ act<strong> [ne s'applique jamais]".replacing("'", with: "&#39;")))
        #expect(page.contains("Couverture de test 1.0.0 par 0 test<"))
    }

    @Test func `texts are no markup, files without a mark are left out, and nothing is loaded or run`() throws {
        let page = try page([])
        #expect(page.contains("Agir &lt;ici&gt;"))
        #expect(!page.contains("other.yaml"))
        for word in ["<script", "url(", "src="] { #expect(!page.contains(word)) }
        #expect(page.contains("default-src &#39;none&#39;"))
        #expect(page.contains("color-scheme:light dark"))
        #expect(page.contains("@media print"))
    }
}
