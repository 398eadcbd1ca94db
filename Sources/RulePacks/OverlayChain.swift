import Diagnostics
import Vocabularies

/// Overlays in the order in which they apply: each after those that it extends, others by name.
struct OverlayChain {
    private(set) var order: [OverlayDocument] = []

    /// For each overlay, those under it, at any depth.
    private var ancestors: [String: Set<String>] = [:]

    /// Sorts overlays; what they extend must be there, in a version that suits.
    init(_ documents: [OverlayDocument], on packs: [String: String], _ reader: inout NodeReader) {
        let sorted = documents.sorted { precedes($0.id, $1.id) }
        var known: [String: OverlayDocument] = [:]
        for document in sorted {
            if let first = known[document.id] {
                reader.report(
                    .duplicateID, "overlay `\(document.id)` is given twice", at: document.place,
                    notes: [Diagnostic.Note("first given here", at: first.place)], help: ["leave one of the two out"])
            } else {
                known[document.id] = document
            }
        }
        let list = sorted.filter { known[$0.id]?.place == $0.place }
        let places = Dictionary(list.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for document in list { Self.check(document, known, packs, &reader) }
        let needs = list.map { document in
            Set(document.extends.filter { $0.isOverlay }.compactMap { places[$0.reference.name] })
        }
        let graph = DependencyGraph(needs)
        for cycle in graph.cycles {
            let places = cycle.map { list[$0].place }
            reader.report(
                .overlayCycle, "these overlays extend one another: \(path(cycle.map { list[$0].id }))", at: places[0],
                notes: places.dropFirst().map { Diagnostic.Note("and this one", at: $0) },
                help: ["take one of them out of `extends`"])
        }
        order = graph.order.map { list[$0] }
        for place in graph.order {
            ancestors[list[place].id] = needs[place].reduce(into: []) { under, base in
                under.insert(list[base].id)
                under.formUnion(ancestors[list[base].id] ?? [])
            }
        }
        reportOverlaps(&reader)
    }

    private static func check(
        _ document: OverlayDocument, _ known: [String: OverlayDocument], _ packs: [String: String],
        _ reader: inout NodeReader
    ) {
        for base in document.extends {
            let name = base.reference.name
            let version = base.isOverlay ? known[name]?.version : packs[name]
            guard let version else {
                reader.report(
                    base.isOverlay ? .unknownOverlay : .missingPack,
                    "the \(base.isOverlay ? "overlay" : "pack") `\(name)` is not there", at: base.reference.place,
                    word: name, among: base.isOverlay ? known.keys.sorted() : packs.keys.sorted(),
                    help: [base.isOverlay ? "give it too, with one more --overlay" : "give it with --rules"])
                continue
            }
            _ = base.reference.accepts(version, &reader)
        }
    }

    /// Two changes of the same thing would depend on their order; one may build on the other along the chain only.
    private func reportOverlaps(_ reader: inout NodeReader) {
        let all = order.flatMap { document in document.changes.map { (overlay: document.id, change: $0) } }
        for (place, later) in all.enumerated() {
            guard
                let earlier = all[..<place].first(where: { earlier in
                    later.change.extent.overlaps(earlier.change.extent)
                        && !(ancestors[later.overlay] ?? []).contains(earlier.overlay)
                })
            else { continue }
            reader.report(
                .overlappingChanges, "`\(later.change.address.text)` is changed elsewhere too", at: later.change.place,
                notes: [Diagnostic.Note("the other change is here", at: earlier.change.place)],
                help: [
                    later.overlay == earlier.overlay
                        ? "keep one of the two" : "keep one of the two, or let `\(later.overlay)` extend the other"
                ])
        }
    }
}
