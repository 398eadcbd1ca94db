/// What a comparison must not show: a way of changing, or that of actions of the two most pressing priorities alone.
package struct ChangeAlarm: Hashable, Sendable {
    /// Nil for any way.
    private let kind: ActionChange.Kind?
    private let isVitalOnly: Bool

    /// The alarm that a word gives: `lost`, `lost-vital`, `any`, `any-vital`…; nil for any other word.
    package init?(_ word: String) {
        isVitalOnly = word.hasSuffix("-vital")
        let name = isVitalOnly ? String(word.dropLast(6)) : word
        kind = ActionChange.Kind(rawValue: name)
        guard kind != nil || name == "any" else { return nil }
    }

    /// Every word, for whoever gave another one.
    package static var words: [String] {
        (["any"] + ActionChange.Kind.allCases.map { $0.rawValue }).flatMap { [$0, $0 + "-vital"] }
    }

    /// True where a change is meant.
    package func sounds(for change: ActionChange) -> Bool {
        (kind.map { change.kinds.contains($0) } ?? true) && (!isVitalOnly || change.isVital)
    }
}
