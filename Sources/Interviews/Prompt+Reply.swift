package import CivilTime
import RuleEngine
import RulePacks
package import RunbookFormats
import Runbooks
package import Vocabularies

/// What somebody typed, once it is understood.
package enum Reply: Sendable {
    /// Goes into the journal; nothing where what is seen tells nothing.
    case told([(fact: PackIndex<Fact>, state: FactState)])
    /// The last answer is taken back.
    case back
    /// Page 1 is shown.
    case page
    /// Every choice is shown.
    case more
    case end
    /// What would have been understood.
    case misunderstood(Phrase)
}

extension Prompt {
    /// What a line means; hours are those of `zone`, and lie before `now`.
    package func reply(to line: String, at now: Instant, in zone: Zone) -> Reply {
        let text = line.trimmed
        let words = foldedWords(text).joined(separator: " ")
        switch words {
        case "retour", "r": return .back
        case "page", "p": return .page
        case "plus": return .more
        case "fin", "f", "q": return .end
        case "0" where !isNumber: return unknown
        case "je ne sais pas", "on ne sait pas", "ne sait pas", "nsp", "inconnu": return unknown
        case "" where text == "?": return unknown
        case "": return .misunderstood(help)
        default: break
        }
        if let chosen = chosen(text, words) { return told(chosen) }
        guard case .fact(let fact) = subject, let type, let value = type.value(typed: text, at: now, in: zone) else {
            return .misunderstood(help)
        }
        return told([Symptom.Sign(fact, value)])
    }

    private var unknown: Reply {
        guard case .fact(let fact) = subject, known.isEmpty else { return .told([]) }
        return .told([(fact, .unknown)])
    }

    private var help: Phrase {
        let number = choices.isEmpty ? nil : "un numéro de 1 à \(choices.count)"
        let words = [number, type.flatMap { $0.example }, "\(isNumber ? "?" : "0") si on ne sait pas"].compactMap { $0 }
        return "Pas compris. Écrire \(words.joined(separator: ", ou ")) ; ou retour, page, fin."
    }

    /// The choices that a line names, by their numbers or by their words; nil where it names none.
    private func chosen(_ text: String, _ words: String) -> [Choice]? {
        let parts = words.split(separator: " ").map { Int($0) }
        if !parts.contains(nil), text.allSatisfy({ $0.isNumber || " ,;.".contains($0) }), !choices.isEmpty, !isNumber {
            let numbers = parts.compactMap { $0 }
            guard takesSeveral || numbers.count == 1, numbers.allSatisfy({ choices.indices.contains($0 - 1) }) else {
                return nil
            }
            return numbers.map { choices[$0 - 1] }
        }
        if let choice = choices.first(where: { foldedWords($0.label.text).joined(separator: " ") == words }) {
            return [choice]
        }
        switch type {
        case .boolean where ["o", "n"].contains(words):
            return choices.filter { $0.signs.first?.value == .boolean(words == "o") }
        case .enumeration(let list), .ordinal(let list), .set(.enumeration(let list)):
            guard let member = list.position(meaning: text) else { return nil }
            return choices.first { $0.member == member }.map { [$0] }
        default: return nil
        }
    }

    private func told(_ choices: [Choice]) -> Reply {
        told(.told(by: choices.map { ($0.label.text, $0.signs) }, naming: naming))
    }

    private func told(_ signs: [Symptom.Sign]) -> Reply {
        .told((known + signs).combined.map { ($0.fact, .known($0.value)) })
    }
}
