package import Vocabularies

/// A pack that adds to another, for those establishments that it concerns.
package struct OptionalPack: Hashable, Sendable {
    package let id: String
    package let version: String

    /// When its rules hold; nil for always.
    ///
    /// While it is undecided they do, and the page says so.
    package let enabledIf: Condition?

    /// What each of its lines says.
    package let notice: String?

    /// A pack added to one that the loader has checked it suits.
    package init(id: String, version: String, enabledIf: Condition?, notice: String?) {
        self.id = id
        self.version = version
        self.enabledIf = enabledIf
        self.notice = notice
    }
}

extension FactView {
    /// Whether an optional pack concerns this incident; unknown where its rules hold for want of an answer.
    package func isEnabled(_ pack: OptionalPack) -> Verdict {
        pack.enabledIf.map { verdict(on: $0) } ?? .met
    }
}

extension RulePack {
    /// The optional packs that some rules come from, in order.
    package func origins(of rules: [PackIndex<Rule>]) -> [PackIndex<OptionalPack>] {
        Set(rules.compactMap { self.rules[$0].origin }).sorted()
    }
}
