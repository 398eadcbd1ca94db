import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Whether what overrides expect is still what the pack says.
///
/// Compared as values: the pack is read once more with what is expected in its place, and must come out the same. So
/// `PT15M` is `15 min`, and an attribute left to the action's own is the same as that one written out.
struct Expectations {
    private let overrides: [Override]
    private let base: BuiltPack

    private struct Override {
        let change: OverlayChange
        let target: OverlayTarget
        let expected: YAMLNode?
        let new: YAMLNode
    }

    /// Read, and kept nowhere in the pack: only the words themselves can be compared.
    private static let unread: Set<String> = ["source", "reviewed"]

    init(_ targets: [(change: OverlayChange, target: OverlayTarget)], of base: BuiltPack) {
        self.base = base
        overrides = targets.compactMap { change, target in
            guard case .override(let expected, let new) = change.kind else { return nil }
            return Override(change: change, target: target, expected: expected, new: new)
        }
    }

    /// Reports those that no longer hold, and those that say nothing of what is there.
    func check(_ reader: inout NodeReader) {
        let doubtful = overrides.filter { !holdsToTheLetter($0, &reader) }
        guard !doubtful.isEmpty else { return }
        var silent = NodeReader()
        if doubtful.allSatisfy({ !Self.unread.contains($0.change.address.path.last ?? "") }),
            holds(doubtful, &silent)
        {
            return
        }
        for override in doubtful {
            var own = NodeReader()
            let isRead = !Self.unread.contains(override.change.address.path.last ?? "")
            if isRead, holds([override], &own) { continue }
            let file = override.change.place.file
            let mistakes = own.diagnostics.filter { $0.severity == .error && $0.range.file == file }
            guard mistakes.isEmpty else {
                reader.add(mistakes)
                continue
            }
            report(override, &reader)
        }
    }

    private func holdsToTheLetter(_ override: Override, _ reader: inout NodeReader) -> Bool {
        switch (override.expected, override.target.value) {
        case (let expected?, let value?): return expected.says(sameAs: value)
        case (nil, nil):
            guard let inherited = inherited(override) else { return true }
            reader.report(
                .missingKey, "this override has no `expect`, and the action says `\(inherited)`",
                at: override.change.place, help: ["add `expect: ` and what the pack says now"])
            return true
        case (nil, let value?):
            reader.report(
                .missingKey, "this override has no `expect`", at: override.change.place,
                notes: [Diagnostic.Note("the pack says `\(value.flowText)`", at: value.range)],
                help: ["add `expect: \(value.flowText)`"])
            return true
        case (_?, nil): return false
        }
    }

    /// What the action says of an attribute that the rule leaves out.
    private func inherited(_ override: Override) -> String? {
        guard case .consequence(_, let isBan, _) = override.change.address.subject, !isBan,
            let attribute = override.change.address.path.first,
            ["priority", "deadline", "interest"].contains(attribute),
            let action = action(of: override)
        else { return nil }
        return base.sections["actions"].compactMap { $0[action]?[attribute] }.first?.flowText
    }

    /// The action that a consequence names.
    private func action(of override: Override) -> String? {
        guard case .consequence(let rule, _, let name) = override.change.address.subject,
            let node = base.sections.rule(rule)?.node
        else { return nil }
        let all = ["require", "recommend", "forbid"].flatMap { node[$0]?.elements ?? [] }
        return all.first { ($0["as"] ?? $0["action"])?.text == name }?["action"]?.text
    }

    private func holds(_ overrides: [Override], _ reader: inout NodeReader) -> Bool {
        var sections = base.sections
        for override in overrides {
            if let expected = override.expected { sections.set(override.target, to: expected) }
        }
        return BuiltPack(sections, &reader).map { $0.says(sameAs: base) } ?? false
    }

    private func report(_ override: Override, _ reader: inout NodeReader) {
        let value = override.target.value
        let now = (value?.flowText ?? inherited(override)).map { "the pack says `\($0)`" } ?? "the pack says nothing"
        let expected = override.expected?.flowText ?? ""
        reader.report(
            .expectMismatch, "`\(expected)` is expected, and \(now)",
            at: override.expected?.range ?? override.change.place, label: "expected",
            notes: [
                Diagnostic.Note(now, at: value?.range),
                Diagnostic.Note("the site wants `\(override.new.flowText)`", at: override.new.range),
            ],
            help: ["read what has changed, decide again, then write what the pack says now in `expect`"])
    }
}
