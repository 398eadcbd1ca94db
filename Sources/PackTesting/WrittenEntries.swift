package import Diagnostics
package import RuleEngine
package import Vocabularies
import YAMLTrees

/// Reads the entries of an object of the incident from a text, `{id: value}`, YAML or JSON alike.
package enum WrittenEntries {
    /// What the text says, or what is wrong with it, each mistake at its place.
    package static func read(
        _ text: SourceFile, of fact: PackIndex<Fact>, in pack: RulePack
    ) -> (state: FactState, diagnostics: [Diagnostic]) {
        let reading = YAMLReader.read(text)
        guard let root = reading.root, !reading.diagnostics.contains(where: { $0.severity == .error }) else {
            return (.absent, reading.diagnostics)
        }
        var facts = GivenFacts(PackNames(of: pack))
        let state = facts.state(of: fact, [root])
        return (state, reading.diagnostics + facts.diagnostics)
    }
}
