import CivilTime
import Diagnostics
import RulePacks
import Vocabularies
import YAMLTrees

/// Says what in a profile isn't as its form has it; all at once, each at its place.
struct ShapeCheck {
    var reader = NodeReader()

    /// Nothing happened after this day; nil where nobody says which day it is.
    let today: CivilDate?

    /// Checks a mapping: its keys, those that it must have, and their values.
    mutating func check(_ node: YAMLNode, _ form: Form) {
        guard reader.isMapping(node, form.subject, keys: form.keys.flatMap { $0.spellings }) else { return }
        for key in form.keys {
            let given = key.spellings.compactMap { node.entry(named: $0) }
            if let other = given.dropFirst().first {
                reader.report(
                    .misplacedKey, "`\(other.key.text)` says again what `\(given[0].key.text)` says",
                    at: other.key.range, help: ["delete one of the two"])
            }
            guard let entry = given.first else {
                if key.isRequired { _ = reader.required(key.name, in: node, form.subject, at: node.head) }
                continue
            }
            if key.isRequired || !entry.value.saysUnknown { check(entry.value, key.shape) }
        }
    }

    private mutating func check(_ node: YAMLNode, _ shape: Shape) {
        switch shape {
        case .fact(let type): checkFact(node, type)
        case .id: _ = reader.scalar(node, "an id")
        case .word(let words): checkWord(node, words)
        case .phone: checkPhone(node)
        case .finess: checkFiness(node)
        case .date(let orNever): checkDate(node, orNever: orNever)
        case .time: checkTime(node)
        case .duration: checkDuration(node)
        case .count: checkCount(node)
        case .list(let shape):
            for element in reader.elements(of: node, "this") ?? [] { check(element, shape) }
        case .oneOrMore(let shape):
            for element in node.listed { check(element, shape) }
        case .mapping(let form): check(node, form)
        case .either(let short, let form):
            if node.kind == .mapping { check(node, form) } else { check(node, short) }
        }
    }

    private mutating func checkDuration(_ node: YAMLNode) {
        guard case .duration(.zero)? = reader.value(node, as: .duration) else { return }
        reader.report(
            .outOfRange, "this duration is zero", at: node.range, help: ["write how long it is, or `inconnu`"])
    }

    private mutating func checkFact(_ node: YAMLNode, _ type: FactType) {
        guard case .set(let member) = type else {
            _ = reader.value(node, as: type)
            return
        }
        for element in reader.elements(of: node, "this") ?? [] where !element.saysUnknown {
            _ = reader.value(element, as: member.type)
        }
    }

    private mutating func checkWord(_ node: YAMLNode, _ words: Words) {
        guard let text = reader.scalar(node, "a \(words.kind)"), !words.list.contains(text) else { return }
        reader.report(
            words.fault, "unknown \(words.kind) `\(printable(text))`", at: node.range, word: text, among: words.list)
    }

    private mutating func checkPhone(_ node: YAMLNode) {
        guard let text = reader.scalar(node, "a telephone number") else { return }
        guard text.isTelephone else {
            reader.report(
                .wrongShape, "`\(printable(text))` is not a telephone number", at: node.range,
                help: ["write its digits: `\"01 99 00 12 34\"`"])
            return
        }
    }

    private mutating func checkFiness(_ node: YAMLNode) {
        guard let text = reader.scalar(node, "a FINESS number") else { return }
        guard text.utf8.count == 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
        else {
            reader.report(.wrongShape, "`\(printable(text))` is not a FINESS number of nine characters", at: node.range)
            return
        }
    }

    private mutating func checkDate(_ node: YAMLNode, orNever: Bool) {
        guard let text = reader.scalar(node, "a date"), !(orNever && node.saysNever) else { return }
        guard let date = node.date else {
            reader.report(
                .notADate, "`\(printable(text))` is not a date", at: node.range,
                help: ["write year-month-day: `2026-11-25`" + (orNever ? ", or `jamais`" : "")])
            return
        }
        if let today, date.dayNumber > today.dayNumber {
            reader.report(.outOfRange, "`\(text)` is still to come", at: node.range)
        }
    }

    private mutating func checkTime(_ node: YAMLNode) {
        guard let text = reader.scalar(node, "a time"), node.time == nil else { return }
        reader.report(
            .wrongShape, "`\(printable(text))` is not a time of the day", at: node.range, help: ["write `\"18:30\"`"])
    }

    private mutating func checkCount(_ node: YAMLNode) {
        guard case .integer(let count)? = reader.value(node, as: .integer), count < 0 else { return }
        reader.report(.outOfRange, "\(count) is out of range", at: node.range, help: ["write a whole number"])
    }
}

extension String {
    /// Whether it is written as a telephone number.
    var isTelephone: Bool {
        let digits = utf8.filter { (0x30...0x39).contains($0) }.count
        return (2...15).contains(digits) && utf8.allSatisfy { " +.()0123456789".utf8.contains($0) }
    }
}
