import Diagnostics
import RulePacks
import TestSupport
import Testing

@Suite struct MissingSectionTests {
    static let shown: [PackFault] = [.missingSection, .splitSection]

    @Test func `a pack without files lacks its sections`() {
        let loading = PackLoader.load([])
        #expect(loading.pack == nil)
        #expect(Set(loading.diagnostics.map { $0.code }) == ["missing-section"])
        #expect(loading.diagnostics.first?.range.file == "pack.yaml")
    }

    @Test func `a missing section is shown at the first line of the first file`() {
        let files = [SourceFile(path: "b.yaml", text: "rules: []"), SourceFile(path: "a.yaml", text: "facts: {}")]
        let missing = PackLoader.load(files).diagnostics.filter { $0.code == "missing-section" }
        #expect(missing.count == 5)
        #expect(missing.allSatisfy { $0.range.place == "a.yaml:1:1" })
    }

    @Test func `a section whose order matters comes from one place`() {
        let text = MarkedText("⟦1⟧phases⟦2⟧: [cloture]")
        let files = SmallPack.files(with: "") + [text.file()]
        let diagnostics = PackLoader.load(files).diagnostics
        #expect(diagnostics.map { $0.code } == ["split-section"])
        #expect(diagnostics.first?.range == text.range(1, 2))
        #expect(diagnostics.first?.notes.first?.range?.file == "base.yaml")
    }

    @Test func `what refers to a missing or misspelt section has no mistake of its own`() {
        func codes(_ section: String, as other: String) -> [String] {
            let files = SmallPack.files(with: "phases: [alerte]\n").map { file in
                let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
                let turned = lines.map { $0.hasPrefix(section + ":") ? other + $0.dropFirst(section.count) : $0 }
                return SourceFile(path: file.path, text: turned.joined(separator: "\n"))
            }
            return PackLoader.load(files).diagnostics.map { $0.code }
        }
        for section in ["pack", "priorities", "phases", "roles", "facts", "actions", "rules", "clocks", "derived"] {
            #expect(codes(section, as: section + "s") == ["unknown-key"])
        }
        #expect(codes("priorities", as: "# ") == ["missing-section"])
        #expect(codes("roles", as: "# ") == ["missing-section"])
    }
}
