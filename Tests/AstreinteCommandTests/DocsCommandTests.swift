import Foundation
import Testing

@Suite struct DocsCommandTests {
    @Test func `the manual of the national pack says which themes of CaRE it covers, and by which rules and tests`()
        throws
    {
        let docs = try astreinte("docs", "rules")
        #expect(docs.status == 0)
        #expect(docs.errors == "")
        #expect(docs.output.hasPrefix("# socle-sante "))
        let lines = docs.output.split(separator: "\n")
        #expect(lines.contains("## Thèmes D2 couverts par ce pack"))
        let row = try #require(lines.first { $0.hasPrefix("| Cellule de crise") })
        #expect(row.contains("| non vérifié |") && row.contains("`chiffrement-") && !row.contains("aucun"))
        // A rule that two themes share is proved once, by the tests that name it.
        let proofs = lines.filter { $0.hasPrefix("- `fin-de-crise`") }
        #expect(proofs.count == 1)
        #expect(proofs.allSatisfy { $0.contains("«") && $0.hasSuffix(" autres") })
        #expect(!docs.output.contains("objectifs atteints"))
    }

    @Test func `without a pack there is no manual`() throws {
        #expect(try astreinte("docs", "samples").status == 2)
    }
}
