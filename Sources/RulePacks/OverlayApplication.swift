import CivilTime
import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// A pack as its sections give it.
struct BuiltPack {
    let sections: Sections
    let pack: RulePack

    /// What each action says for rules that say nothing.
    let defaults: [PackIndex<Action>: ActionSections.Defaults]

    /// Builds a pack from sections whose frame is known to be there.
    init?(_ sections: Sections, top: String? = nil, _ reader: inout NodeReader) {
        var builder = PackBuilder(sections, top: top, reader)
        let pack = builder.build()
        reader = builder.reader
        guard let pack, !reader.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        self.sections = sections
        self.pack = pack
        defaults = builder.defaults
    }

    /// Whether another pack says the same, in the engine's own terms.
    func says(sameAs other: BuiltPack) -> Bool { pack == other.pack && defaults == other.defaults }
}

/// Applies overlays, one after the other.
struct OverlayApplication {
    private let base: BuiltPack
    private(set) var reader: NodeReader

    /// The pack with the overlays; nil when a mistake was reported.
    private(set) var pack: RulePack?

    /// The same without the derogations that stand today; nil where none does.
    private(set) var derogated: DerogatedPack?

    /// Applies the overlays that files give; `today` tells what is overdue, `places` where the pack is written.
    init(_ files: [SourceFile], on base: BuiltPack, today: CivilDate?, places: PackPlaces?) {
        self.base = base
        reader = NodeReader()
        reader.places = places
        reader.today = today
        reader.language = base.sections["pack"].first?["language"]?.text ?? reader.language
        var documents: [OverlayDocument] = []
        for file in files.sorted(by: { $0.path < $1.path }) {
            if let document = OverlayReader.read(file, &reader) { documents.append(document) }
        }
        var packs = [base.pack.header.id: base.pack.header.version]
        for optional in base.pack.optionals { packs[optional.id] = optional.version }
        let chain = OverlayChain(documents, on: packs, &reader)
        var state = base
        var overlays: [Overlay] = []
        for document in chain.order {
            if let today { reportOverdue(document, today) }
            guard let level = OverlayLevel(document, on: state, today: today, &reader) else { return }
            state = level.result
            overlays.append(level.overlay)
        }
        let other = reportDependence(on: chain.order)
        guard !hasErrors else { return }
        pack = state.pack.overlaid(by: overlays, on: base.pack)
        let derogations = chain.order.flatMap { document in
            document.derogations.filter { !$0.isLapsed(on: today) }.map {
                DerogatedPack.Derogation(overlay: document.id, reference: $0.reference, place: $0.place)
            }
        }
        if let other, !derogations.isEmpty, other.hasSameNames(as: state.pack) {
            derogated = DerogatedPack(other, without: derogations)
        }
    }

    private var hasErrors: Bool { reader.diagnostics.contains { $0.severity == .error } }

    /// What only holds by a derogation would break on the morning after its last day, when nobody is there to mend it; gives
    /// the pack without any, where there are some and it can be read.
    private mutating func reportDependence(on documents: [OverlayDocument]) -> RulePack? {
        guard let derogation = documents.flatMap({ $0.derogations }).first, !hasErrors else { return nil }
        var silent = NodeReader()
        silent.language = reader.language
        var state = base
        for document in documents {
            guard let level = OverlayLevel(document.withoutDerogations, on: state, today: nil, &silent) else { break }
            state = level.result
        }
        guard let mistake = silent.diagnostics.first(where: { $0.severity == .error }) else { return state.pack }
        reader.report(
            .restsOnDerogation,
            "the rest can't be read once the derogation `\(printable(derogation.reference))` is over",
            at: derogation.place, notes: [Diagnostic.Note(mistake.message, at: mistake.range)],
            help: ["make the other changes such that they hold without it"])
        return nil
    }

    private mutating func reportOverdue(_ document: OverlayDocument, _ today: CivilDate) {
        for grounds in document.changes.map({ $0.grounds }) + document.additions.map({ $0.grounds }) {
            if let review = grounds.review, review.by.dayNumber < today.dayNumber {
                reader.report(
                    .reviewOverdue, "this change was to be reviewed by now", at: review.place,
                    help: ["read it again with those who approved it, then give the next date"])
            }
            if let derogation = grounds.derogation, derogation.isLapsed(on: today) {
                reader.report(
                    .derogationExpired,
                    "the derogation `\(printable(derogation.reference))` has run out: what it allows is set aside",
                    at: derogation.place, help: ["have it renewed, or take the change out"])
            }
        }
    }
}

extension RulePack {
    /// Whether facts and actions stand at the same places in both.
    fileprivate func hasSameNames(as other: RulePack) -> Bool {
        vocabulary.facts.map { $0.name } == other.vocabulary.facts.map { $0.name }
            && actions.map { $0.id } == other.actions.map { $0.id }
    }
}
