import RuleEngine
import Vocabularies

/// The requirements that a pack answers, each with the rules and tests behind it, and those that nothing answers.
extension PackReference {
    /// One table a family of references: those whose ids start with the same word.
    var families: String {
        let references = pack.vocabulary.references
        let heads = references.packIndices.filter { head in
            references.contains { $0.id.hasPrefix(references[head].id + "/") }
        }
        let names = Set(references.map { $0.family }).sorted { precedes($0, $1) }
        return names.map { name in
            let members = references.packIndices.filter { references[$0].family == name && !heads.contains($0) }
            let title = heads.first { references[$0].id == name }.map { Phrase(references[$0].label).markdown }
            return family(title ?? code(name), members)
        }.joined()
    }

    private func family(_ title: String, _ members: [PackIndex<Reference>]) -> String {
        let answered = members.filter { !answers(to: $0).isEmpty }
        let missing = members.filter { answers(to: $0).isEmpty }
        let rows = answered.map { member -> [String] in
            let answers = answers(to: member)
            let count = Set(answers.flatMap { tests[$0] ?? [] }).count
            return [
                label(of: member), official(member), codes(answers.map { pack.rules[$0].id }),
                count > 0 ? "\(count)" : "aucun",
            ]
        }
        let rules = Set(answered.flatMap { answers(to: $0) }).sorted()
        let proofs = rules.map { "- \(code(pack.rules[$0].id)) : \(proof(of: $0))\n" }.joined()
        let gaps = missing.map { "- \(label(of: $0)) (\(official($0)))\n" }.joined()
        return table(title, ["Thème", "Identifiant officiel", "Règles", "Essais"], rows)
            + (proofs.isEmpty ? "" : "\nEssais de chaque règle, ceux qui la nomment d'abord :\n\n" + proofs)
            + (gaps.isEmpty ? "" : "\nSans règle dans ce pack :\n\n" + gaps)
    }

    /// The first tests of a rule by name: whoever wants all of them runs them.
    private func proof(of rule: PackIndex<Rule>) -> String {
        let names = tests[rule] ?? []
        let shown = names.prefix(3).map { "« \(Phrase($0)) »" as Phrase }
        let rest: Phrase = names.count > shown.count ? " et \(counted(names.count - shown.count, "autre"))" : ""
        let all: Phrase = "\(Phrase.joined(shown, by: " ; "))\(rest)"
        return names.isEmpty ? "aucun" : all.markdown
    }

    private func answers(to reference: PackIndex<Reference>) -> [PackIndex<Rule>] {
        pack.rules.packIndices.filter { pack.rules[$0].references.contains(reference) }
    }

    private func label(of place: PackIndex<Reference>) -> String {
        Phrase(pack.vocabulary.references[place].label).markdown
    }

    /// Only what somebody has checked is printed as official.
    private func official(_ place: PackIndex<Reference>) -> String {
        pack.vocabulary.references[place].official.map { Phrase($0).markdown } ?? "non vérifié"
    }
}

extension Reference {
    fileprivate var family: String { String(id.prefix { $0 != "/" }) }
}
