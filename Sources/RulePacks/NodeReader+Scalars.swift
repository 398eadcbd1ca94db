import CivilTime
import Diagnostics
package import Vocabularies
package import YAMLTrees

extension NodeReader {
    /// A text for people, in the language of the pack; `limit` counts characters.
    mutating func text(_ node: YAMLNode, limit: Int = .max) -> String? {
        guard let chosen = node.kind == .mapping ? translation(node) : node, let text = plainText(chosen) else {
            return nil
        }
        guard text.count <= limit else {
            report(
                .labelTooLong, "this text has \(text.count) characters, \(limit) at most fit", at: chosen.range,
                help: ["shorten it by \(text.count - limit) characters"])
            return nil
        }
        reportAbbreviations(in: text, at: chosen.range)
        return text
    }

    /// The name of something, which is printed as it is wherever it is told: an exercise couldn't hide a number in it.
    mutating func label(_ node: YAMLNode, limit: Int = .max) -> String? {
        guard let text = text(node, limit: limit) else { return nil }
        if withoutReach(text) != nil {
            report(
                .outsideReach, "a name bears no telephone number, e-mail address nor that of a site", at: node.range,
                help: ["put it into the profile, or into the steps of an action"])
        }
        return text
    }

    /// Says once of each abbreviation that the pack's glossary doesn't write it out.
    private mutating func reportAbbreviations(in text: String, at range: SourceRange) {
        guard var known = abbreviations else { return }
        for word in CapitalWord.all(in: text, isKnown: known.contains) where word.isAbbreviation {
            guard known.insert(word.text).inserted else { continue }
            report(
                .unknownAbbreviation, "`\(word.text)` is not in the glossary", at: range,
                help: ["add `\(word.text): {label: …}` to `glossary`, or write it out"])
        }
        abbreviations = known
    }

    /// A text as written; what other tools would not take for a text is remarked.
    package mutating func plainText(_ node: YAMLNode) -> String? {
        guard let text = scalar(node, "a text") else { return nil }
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            report(.missingValue, "this text is blank", at: node.range, help: ["write the text, or delete the key"])
            return nil
        }
        if node.style == .plain, isAmbiguous(text) {
            report(
                .ambiguousScalar, "`\(text)` is read as a text here, and as something else by other tools",
                at: node.range, help: ["put it between double quotes"], suggestion: "\"\(text)\"")
        }
        return text
    }

    private mutating func translation(_ node: YAMLNode) -> YAMLNode? {
        guard let entries = entries(of: node, "a text") else { return nil }
        for entry in entries where !isLanguage(entry.key.text) {
            report(
                .unknownKey, "unknown key `\(entry.key.text)` in a text", at: entry.key.range,
                help: ["a text is a string, or `{fr: …, en: …}`; put a sentence between double quotes"])
            return nil
        }
        guard let chosen = node[language] else {
            report(
                .missingLanguage, "this text has no `\(language)`, the language of the pack", at: node.head,
                help: ["add `\(language): …`"])
            return nil
        }
        return chosen
    }

    /// A boolean of the language: `true`, `false`, `oui`, `non`.
    mutating func boolean(_ node: YAMLNode) -> Bool? {
        guard case .boolean(let value) = value(node, as: .boolean) else { return nil }
        return value
    }

    /// A whole number within bounds.
    mutating func integer(_ node: YAMLNode, within range: ClosedRange<Int>) -> Int? {
        guard case .integer(let value) = value(node, as: .integer) else { return nil }
        guard let number = Int(exactly: value), range.contains(number) else {
            report(
                .outOfRange, "\(value) is out of range", at: node.range,
                help: ["write a whole number from \(range.lowerBound) to \(range.upperBound)"])
            return nil
        }
        return number
    }

    /// A duration such as `15 min`.
    mutating func duration(_ node: YAMLNode) -> Duration? {
        guard case .duration(let value) = value(node, as: .duration) else { return nil }
        return value
    }

    /// A value of a type.
    package mutating func value(_ node: YAMLNode, as type: FactType) -> FactValue? {
        if case .string = type { return plainText(node).map { .string($0) } }
        guard let text = scalar(node, type.phrase) else { return nil }
        do throws(FactValueFault) {
            return try FactValueReader.read(text, as: type)
        } catch {
            names?.offer(type.words, for: text)
            report(
                error.code, error.message(for: text), at: node.range, help: isSearching ? error.help(for: text) : [],
                suggestion: isSearching ? error.replacement(for: text) : nil)
            return nil
        }
    }

    /// One of a few words.
    package mutating func word(_ node: YAMLNode, among words: [String], _ subject: String) -> String? {
        guard let text = scalar(node, subject) else { return nil }
        guard words.contains(text) else {
            report(
                .unknownValue, "`\(text)` is not \(subject)", at: node.range, word: text, among: words,
                help: ["write one of: \(words.joined(separator: ", "))"])
            return nil
        }
        return text
    }

    /// A day, `2026-11-25`.
    @discardableResult
    mutating func date(_ node: YAMLNode) -> CivilDate? {
        guard let text = scalar(node, "a date") else { return nil }
        guard let day = CivilDate(rfc3339: text) else {
            report(
                .notADate, "`\(text)` is not a date", at: node.range,
                help: [noSuchDay(in: text) ?? "write year-month-day: `2026-11-25`"])
            return nil
        }
        return day
    }

    /// The day on which something was done: on a day to come, nobody did it yet.
    @discardableResult
    mutating func pastDate(_ node: YAMLNode) -> CivilDate? {
        let day = date(node)
        if let day, let today, day.dayNumber > today.dayNumber {
            keep(
                dayToCome: Diagnostic(
                    PackFault.outOfRange.rawValue, "`\(node.text)` is still to come", at: node.range,
                    help: ["write the day on which the text was last read"]))
        }
        return day
    }
}

/// Whether a text has the form of a language: two lower-case letters.
func isLanguage(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
}

/// Whether YAML 1.1 and YAML 1.2 readers disagree on a text without quotes.
private func isAmbiguous(_ text: String) -> Bool {
    guard text.utf8.count <= 40 else { return false }
    if ["yes", "no", "on", "off", "y", "n", "true", "false"].contains(text.lowercased()) { return true }
    guard let first = text.utf8.first, (0x30...0x39).contains(first) || first == 0x2D || first == 0x2B else {
        return false
    }
    let digits = text.utf8.drop { $0 == 0x2D || $0 == 0x2B }
    guard let digit = digits.first, (0x30...0x39).contains(digit) else { return false }
    if digits.starts(with: [0x30, 0x78]) || digits.starts(with: [0x30, 0x6F]) { return true }
    let separators = digits.filter { !(0x30...0x39).contains($0) }
    if separators.isEmpty { return digits.count > 1 && digit == 0x30 }
    let isNumberLike = separators.allSatisfy { $0 == 0x5F } || separators.allSatisfy { $0 == 0x3A }
    return isNumberLike || isDate(digits)
}

private func isDate(_ bytes: Substring.UTF8View) -> Bool {
    let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].count == 4
        && parts.dropFirst().allSatisfy { (1...2).contains($0.count) && $0.allSatisfy { (0x30...0x39).contains($0) } }
}
