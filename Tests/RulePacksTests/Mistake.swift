import Diagnostics
import RulePacks
import TestSupport
import Testing

/// A text to add to the small pack, with one mistake between markers 1 and 2.
struct Mistake: Sendable, CustomTestStringConvertible {
    let fault: PackFault
    let text: MarkedText

    /// A part of the help that must be there.
    let help: String

    /// What to write instead, when the mistake has one clear correction.
    let suggestion: String?

    init(_ fault: PackFault, _ marked: String, help: String = "", suggestion: String? = nil) {
        self.fault = fault
        text = MarkedText(marked)
        self.help = help
        self.suggestion = suggestion
    }

    /// A mistake in the header: `pair` replaces the good one.
    static func pack(_ fault: PackFault, _ pair: String, help: String = "", suggestion: String? = nil) -> Mistake {
        let good = ["id: x", "version: 1.0.0", "language: fr", "time_zero: seen_at", "bindings: {id: id}"]
        let key = pair.prefix { $0 != ":" }
        let pairs = good.filter { !$0.hasPrefix(key + ":") } + [pair]
        return Mistake(fault, "pack: {\(pairs.joined(separator: ", "))}", help: help, suggestion: suggestion)
    }

    /// A mistake in the types of incident to think of first.
    static func likely(
        _ fault: PackFault, _ list: String, help: String = "", suggestion: String? = nil
    ) -> Mistake {
        let head = "id: x, version: 1.0.0, language: fr, time_zero: seen_at, bindings: {id: id, types: types}"
        return Mistake(fault, "pack: {\(head), likely_types: \(list)}", help: help, suggestion: suggestion)
    }

    /// A mistake in the condition of a rule.
    static func when(
        _ fault: PackFault, _ condition: String, help: String = "", suggestion: String? = nil
    ) -> Mistake {
        Mistake(
            fault, "rules: [{id: r, title: \"R\", when: {\(condition)}, require: [{action: isoler}]}]", help: help,
            suggestion: suggestion)
    }

    /// A mistake in a fact.
    static func fact(_ fault: PackFault, _ keys: String, help: String = "", suggestion: String? = nil) -> Mistake {
        Mistake(fault, "facts: {f: {\(keys)}}", help: help, suggestion: suggestion)
    }

    /// A mistake in an action.
    static func action(_ fault: PackFault, _ keys: String, help: String = "", suggestion: String? = nil) -> Mistake {
        Mistake(fault, "actions: {a: {phase: alerte, role: garde, \(keys)}}", help: help, suggestion: suggestion)
    }

    /// A mistake in the other keys of a rule.
    static func rule(_ fault: PackFault, _ keys: String, help: String = "", suggestion: String? = nil) -> Mistake {
        Mistake(fault, "rules: [{id: r, title: \"R\", \(keys)}]", help: help, suggestion: suggestion)
    }

    /// A mistake in a ban on `appeler`.
    static func ban(_ fault: PackFault, _ keys: String, help: String = "", suggestion: String? = nil) -> Mistake {
        let ban = "{action: appeler, because: \"B\", interest: soins, \(keys)}"
        return rule(fault, "forbid: [\(ban)]", help: help, suggestion: suggestion)
    }

    var testDescription: String { "\(fault.rawValue) in \(text.text.debugDescription)" }

    /// Checks that the pack has this mistake at its place, and no other.
    func check() {
        let diagnostics = PackLoader.load(SmallPack.files(with: text.text)).diagnostics
        #expect(diagnostics.count == 1, "\(diagnostics.lines)")
        guard let diagnostic = diagnostics.first else { return }
        #expect(diagnostic.code == fault.rawValue, "\(diagnostics.lines)")
        let range = text.range(1, text.positions[2] == nil ? nil : 2)
        #expect(diagnostic.range == range, "\(diagnostics.lines)")
        let advice = diagnostic.help.joined(separator: "\n")
        if !help.isEmpty { #expect(advice.contains(help), "\(advice)") }
        if let suggestion { #expect(diagnostic.suggestion?.replacement == suggestion, "\(diagnostic)") }
    }
}
