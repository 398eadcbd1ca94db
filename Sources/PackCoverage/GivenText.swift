import CivilTime
import Diagnostics
import RuleEngine
import Vocabularies

/// Facts as a test gives them, on one line of YAML.
struct GivenText {
    let pack: RulePack

    /// What follows `given:`.
    func text(_ table: FactTable) -> String {
        let facts = pack.vocabulary.facts
        let entries = facts.packIndices.filter { facts[$0].canBeLearnt && table[$0] != .absent }.flatMap { fact in
            self.entries(of: fact, table[fact])
        }
        return "{" + entries.joined(separator: ", ") + "}"
    }

    private func entries(of fact: PackIndex<Fact>, _ state: FactState) -> [String] {
        let declared = pack.vocabulary.facts[fact]
        let paths = declared.sources.isEmpty ? [declared.name] : declared.sources
        guard case .known(.set(let set)) = state,
            paths.count > 1 || !declared.sources.isEmpty && set.members.count == 1 && !set.holdsUnknown
        else {
            return ["\(paths[0]): \(text(state, of: fact))"]
        }
        // The first path holds one value, which another fact may read too; the others are in the list of the second.
        let members = set.members.map { text($0, of: fact) }
        let others = members.dropFirst() + (set.holdsUnknown ? ["null"] : [])
        return members.prefix(1).map { "\(paths[0]): \($0)" }
            + (others.isEmpty && !members.isEmpty ? [] : ["\(paths[1]): [\(others.joined(separator: ", "))]"])
    }

    private func text(_ state: FactState, of fact: PackIndex<Fact>) -> String {
        if case .known(let value) = state { text(value, of: fact) } else { "null" }
    }

    private func text(_ value: FactValue, of fact: PackIndex<Fact>) -> String {
        switch value {
        case .boolean(let isTrue): return "\(isTrue)"
        case .member(let position):
            return GivenText.scalar(pack.vocabulary.facts[fact].type.enumeration?.members[position].id ?? "")
        case .integer(let number): return "\(number)"
        case .number(let number): return "\(number)"
        case .duration(let duration): return DurationText.iso(duration)
        case .datetime(let instant): return "\"\(pack.header.zone.rfc3339(instant))\""
        // What no test of the pack names is written with a character that YAML refuses.
        case .string(let text): return GivenText.scalar(text.replacing("\u{FFFF}", with: "autre-"))
        case .set(let set):
            let members = set.members.map { text($0, of: fact) } + (set.holdsUnknown ? ["null"] : [])
            return "[" + members.joined(separator: ", ") + "]"
        case .records(let records): return text(records, of: fact)
        }
    }

    private func text(_ records: [FactRecord], of collection: PackIndex<Fact>) -> String {
        let declared = pack.vocabulary.facts[collection]
        guard case .records(let facts) = declared.type else { return "[]" }
        let objects = records.enumerated().map { number, record in
            let entries = zip(facts, record.states).filter { !pack.vocabulary.facts[$0.0].isDerived && $0.1 != .absent }
            if declared.isMap, let value = entries.last {
                return "id-\(number + 1): \(text(value.1, of: value.0))"
            }
            return "{"
                + entries.map { fact, state in
                    let path = pack.vocabulary.facts[fact].sources.first ?? pack.vocabulary.facts[fact].name
                    return "\(path.dropFirst(declared.name.count + 1)): \(text(state, of: fact))"
                }.joined(separator: ", ") + "}"
        }
        return (declared.isMap ? "{" : "[") + objects.joined(separator: ", ") + (declared.isMap ? "}" : "]")
    }

    /// A text that YAML reads as itself, without quotes where it can do without.
    static func scalar(_ text: String) -> String {
        let isPlain =
            text.first?.isLetter ?? false
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || ("0"..."9").contains($0))
            }
        let isWord = ["yes", "no", "on", "off", "y", "n", "true", "false", "null"].contains(text.lowercased())
        if isPlain, !isWord { return text }
        var writer = JSONWriter()
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
