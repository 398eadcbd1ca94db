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
        // Elsewhere it says that one doesn't know: none at all is too grave to be noted by habit.
        case "0": return .misunderstood("Aucun, ou pas su ? Écrire aucun, ou ? si on ne sait pas.")
        case "je ne sais pas", "je sais pas", "on ne sait pas", "ne sait pas", "sais pas", "nsp", "inconnu":
            return unknown
        case "" where text == "?": return unknown
        case "": return .misunderstood(help)
        default: break
        }
        if let chosen = chosen(text) { return told(chosen) }
        guard case .fact(let fact) = subject, let type else { return .misunderstood(help) }
        let isNone = isNumber && ["aucun", "aucune", "zero"].contains(words)
        let (listed, rest) = named(in: isNone ? "0" : text)
        if rest.isEmpty, !listed.isEmpty { return told(listed) }
        guard let value = type.value(typed: rest, at: now, in: zone) else { return .misunderstood(help) }
        return told(listed.flatMap { $0.signs } + [Symptom.Sign(fact, value)])
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

    private func told(_ choices: [Choice]) -> Reply {
        told(.told(by: choices.map { ($0.label.text, $0.signs) }, naming: naming))
    }

    private func told(_ signs: [Symptom.Sign]) -> Reply {
        .told((known + signs).combined.map { ($0.fact, .known($0.value)) })
    }
}
