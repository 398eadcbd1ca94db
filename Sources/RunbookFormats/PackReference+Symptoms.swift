import Diagnostics
import RuleEngine
import Vocabularies

/// What people see first, and what the pack takes it to tell.
extension PackReference {
    /// One table; nothing for a pack without symptoms.
    var symptoms: String {
        let symptoms = pack.vocabulary.symptoms
        guard !symptoms.isEmpty else { return "" }
        return table(
            "Que voyez-vous ?", ["Ce qu'on voit", "Symptôme", "Ce que cela dit"],
            symptoms.map { symptom in
                let signs = symptom.signs.map { words($0) }.joined(separator: " ; ")
                return [
                    Phrase(symptom.label).markdown, code(symptom.id), signs.isEmpty ? "rien par lui-même" : signs,
                ]
            })
    }

    /// The fact and its value, as feeds write it.
    private func words(_ sign: Symptom.Sign) -> String {
        let fact = pack.vocabulary.facts[sign.fact]
        var writer = JSONWriter()
        writer.value(sign.value, of: fact.type, zone: pack.header.zone)
        return "\(code(fact.name)) : \(Phrase(String(decoding: writer.bytes, as: UTF8.self)).markdown)"
    }
}
