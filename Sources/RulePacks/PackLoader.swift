package import CivilTime
package import Diagnostics
package import RuleEngine
import Vocabularies

/// What the files of a pack gave.
package struct PackLoading: Sendable {
    /// The pack; nil as soon as one mistake is an error.
    package let pack: RulePack?

    /// The mistakes and remarks, in report order.
    package let diagnostics: [Diagnostic]

    /// The days to come on which something is said to have been done.
    fileprivate let daysToCome: [Diagnostic]

    /// The same for its author: what is past its date is a mistake, and so is what was done on a day to come.
    ///
    /// Elsewhere a page is better than none; here somebody is there to put it right.
    package var authorDiagnostics: [Diagnostic] {
        let own = diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            if [PackFault.reviewOverdue, .derogationExpired].contains(where: { $0.rawValue == diagnostic.code }) {
                diagnostic.severity = .error
            }
            return diagnostic
        }
        return daysToCome.isEmpty ? own : (own + daysToCome).inReportOrder
    }

    /// The pack without the derogations on which its overlays count; nil where they count on none.
    package let derogated: DerogatedPack?

    /// Where the pack is written; nil where nobody asked.
    package let places: PackPlaces?

    /// What is named where; nil where nobody asked.
    package let names: NameRecord?
}

/// Reads rule packs.
///
/// The sections of a pack may lie in any files and come in any order: the pack is the same. Every mistake of every
/// file is reported in one run.
package enum PackLoader {
    /// The keys of the files of a pack.
    package static let sections = Sections.names

    /// The largest number of rules of a pack.
    package static let ruleLimit = 20_000

    /// The largest number of tests of facts in the conditions of a rule.
    package static let leafLimit = 200

    /// The most combinations of values that one precaution may try.
    package static let trialLimit = 4096

    /// How many collections a condition may look through inside one another: each multiplies the work.
    package static let nestingLimit = 2

    /// Reads a pack from its files.
    package static func load(_ files: [SourceFile]) -> PackLoading { load(packs: [files]) }

    /// Reads a pack and those that add to it, each from its files.
    ///
    /// Overlays change it: they are read once the pack has no mistake, and `today` tells what of theirs is overdue, and what
    /// is to come.
    package static func load(
        packs: [[SourceFile]], overlays: [SourceFile] = [], today: CivilDate? = nil, keepsPlaces: Bool = false,
        names: NameRecord? = nil
    ) -> PackLoading {
        var reader = NodeReader()
        reader.names = names
        reader.today = today
        if keepsPlaces { reader.places = PackPlaces() }
        let sections = Sections(packs, &reader)
        let built = BuiltPack(sections, top: packs.first?.map { $0.path }.min(), &reader)
        guard let built, !overlays.isEmpty else {
            return PackLoading(
                pack: built?.pack, diagnostics: reader.diagnostics.inReportOrder, daysToCome: reader.daysToCome,
                derogated: nil, places: reader.places, names: reader.names)
        }
        let application = OverlayApplication(overlays, on: built, today: today, places: reader.places)
        reader.add(application.reader.diagnostics)
        for day in application.reader.daysToCome { reader.keep(dayToCome: day) }
        return PackLoading(
            pack: application.pack, diagnostics: reader.diagnostics.inReportOrder, daysToCome: reader.daysToCome,
            derogated: application.derogated, places: application.reader.places, names: reader.names)
    }
}
