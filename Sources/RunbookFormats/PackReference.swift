package import RuleEngine
package import Vocabularies

/// The reference manual of a pack, in Markdown: what it answers, its rules and its actions, and what stands behind each.
package struct PackReference {
    let pack: RulePack

    /// For each rule, the tests on whose plan it has a say, the most telling first.
    let tests: [PackIndex<Rule>: [String]]

    /// A manual of a pack; `tests` names, for each rule, the tests on whose plan it has a say, the most telling
    /// first.
    package init(of pack: RulePack, tests: [PackIndex<Rule>: [String]]) {
        self.pack = pack
        self.tests = tests
    }

    /// The whole manual.
    package var markdown: String {
        let header = pack.header
        let title = "# \(Phrase("\(header.id) \(header.version)").markdown)\n"
        let notes = [header.disclaimer, header.legalNotice].compactMap { $0 }.map { "\n\(Phrase($0).markdown)\n" }
        return title + notes.joined() + families + symptoms + rules + actions
    }

    private var rules: String {
        table(
            "Règles", ["Règle", "Ce qu'elle dit", "Source", "Demande", "Interdit", "Essais"],
            pack.rules.packIndices.map { place in
                let rule = pack.rules[place]
                func names(where isMeant: (Consequence) -> Bool) -> String {
                    let names = rule.consequences.filter(isMeant).map { pack.actions[$0.action].id }
                    return codes(Set(names).sorted())
                }
                return [
                    code(rule.id), Phrase(rule.title).markdown, rule.source.map { Phrase($0).markdown } ?? "",
                    names { $0.demand != nil }, names { $0.demand == nil }, String(tests[place]?.count ?? 0),
                ]
            })
    }

    private var actions: String {
        table(
            "Actions", ["Action", "Ce qu'il faut faire", "Qui", "Phase", "Fondée sur"],
            pack.actions.map { action in
                [
                    code(action.id), Phrase(action.label).markdown,
                    Phrase(pack.vocabulary.roles[action.role].label).markdown,
                    Phrase(pack.vocabulary.phases[action.phase].label).markdown, action.basis?.words ?? "",
                ]
            })
    }

    func table(_ title: String, _ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        let table = lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
        return "\n## \(title)\n\n" + table
    }

    func code(_ id: String) -> String { "`\(id)`" }

    func codes(_ ids: [String]) -> String { ids.map { code($0) }.joined(separator: ", ") }
}
