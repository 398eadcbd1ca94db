import CivilTime
import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// What one overlay makes of the pack under it.
struct OverlayLevel {
    let result: BuiltPack
    let overlay: Overlay

    /// Looks every change up before any applies: their order can't matter.
    ///
    /// What a derogation allowed whose last day is before `today` is looked up and recorded, and doesn't apply.
    init?(_ document: OverlayDocument, on base: BuiltPack, today: CivilDate?, _ reader: inout NodeReader) {
        let changes = document.changes.sorted { precedes($0.address.text, $1.address.text) }
        var targets: [(change: OverlayChange, target: OverlayTarget)] = []
        for change in changes {
            if let target = base.sections.target(of: change, &reader) { targets.append((change, target)) }
        }
        let expectations = Expectations(targets, of: base)
        expectations.check(&reader)
        guard !reader.diagnostics.contains(where: { $0.severity == .error }) else { return nil }

        func stands(_ grounds: OverlayGrounds) -> Bool { !(grounds.derogation?.isLapsed(on: today) ?? false) }
        var sections = base.sections
        let additions = document.additions.filter { stands($0.grounds) }
        for addition in additions { sections.add(addition.sections) }
        guard let extended = additions.isEmpty ? base : BuiltPack(sections, &reader) else { return nil }
        let standing = targets.filter { stands($0.change.grounds) }
        for (change, target) in standing {
            if case .override(_, let value) = change.kind { sections.set(target, to: value) }
        }
        for (change, _) in standing {
            if case .narrow(let condition) = change.kind, case .rule(let id) = change.address.subject {
                sections.narrow(id, by: condition)
            } else if case .disable = change.kind {
                sections.remove(change)
            }
        }
        guard let result = BuiltPack(sections, &reader) else { return nil }
        let search = LooseningSearch(base: extended.pack, result: result.pack)
        let record = OverlayRecord(base: base, extended: extended.pack, found: search.found, today: today)
        record.reportUnallowed(document, search, standing, &reader)
        self.result = result
        overlay = Overlay(
            id: document.id, version: document.version,
            changes: targets.map { record.change($0.change, $0.target) }
                + record.additions(document),
            result: result.pack)
    }
}
