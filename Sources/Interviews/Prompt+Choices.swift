import RuleEngine
import RulePacks
import RunbookFormats
import Vocabularies

extension Prompt {
    /// The choices that a whole line names, by their numbers or by their words; nil where it names anything else.
    func chosen(_ text: String) -> [Choice]? {
        if let choice = choice(called: text) { return [choice] }
        let parts = takesSeveral ? Prompt.parts(of: text).flatMap(Prompt.numbersApart) : [text]
        guard !parts.isEmpty, !isNumber else { return nil }
        let chosen = parts.compactMap { part in
            Int(part).map { choices.indices.contains($0 - 1) ? choices[$0 - 1] : nil } ?? choice(called: part)
        }
        return chosen.count == parts.count ? chosen : nil
    }

    /// Of a list of names, those of choices, and the others as they were typed.
    func named(in text: String) -> (listed: [Choice], rest: String) {
        guard case .set(.string) = type else { return ([], text) }
        var listed: [Choice] = []
        var rest: [String] = []
        for part in Prompt.parts(of: text) {
            if let choice = choice(called: part) ?? choice(begunBy: part) {
                listed.append(choice)
            } else {
                rest.append(part)
            }
        }
        return (listed, rest.joined(separator: ", "))
    }

    /// The choice that these words are, whatever their case and accents.
    private func choice(called text: String) -> Choice? {
        let words = foldedWords(text)
        if let choice = choices.first(where: { foldedWords($0.label.text) == words }) { return choice }
        switch type {
        case .boolean where words == ["o"] || words == ["n"]:
            return choices.first { $0.signs.first?.value == .boolean(words == ["o"]) }
        case .enumeration(let list), .ordinal(let list), .set(.enumeration(let list)):
            guard let member = list.position(meaning: text) else { return nil }
            return choices.first { $0.member == member }
        default: return nil
        }
    }

    /// The only choice with words that begin like each of these: « le labo » for « Laboratoire de biologie ».
    ///
    /// Of names alone: of answers, « atteinte » must never stand for « non atteinte ».
    private func choice(begunBy text: String) -> Choice? {
        let words = foldedWords(text).filter { $0.utf8.count > 2 && $0 != "les" && $0 != "des" }
        guard !words.isEmpty else { return nil }
        let begun = choices.filter { choice in
            let label = foldedWords(choice.label.text)
            return words.allSatisfy { word in label.contains { $0.hasPrefix(word) } }
        }
        return begun.count == 1 ? begun.first : nil
    }

    /// What a line lists: `a, b`, `a ; b`, `a et b`.
    private static func parts(of text: String) -> [String] {
        text.split(separator: " ").map { $0.lowercased() == "et" ? "," : String($0) }.joined(separator: " ")
            .split { $0 == "," || $0 == ";" }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// `1 3` as two numbers; anything else as it is.
    private static func numbersApart(_ part: String) -> [String] {
        let words = part.split { $0 == " " || $0 == "." }.map { String($0) }
        return words.allSatisfy { Int($0) != nil } ? words : [part]
    }
}
