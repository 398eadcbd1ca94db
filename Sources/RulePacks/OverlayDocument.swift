import CivilTime
import Diagnostics
import RuleEngine
import YAMLTrees

/// An overlay as its file gives it: nothing of it has been looked up in a pack yet.
struct OverlayDocument {
    let id: String

    /// Where its name stands.
    let place: SourceRange

    let version: String
    let extends: [Base]
    let changes: [OverlayChange]
    let additions: [OverlayAddition]

    /// What it is written for.
    struct Base {
        let isOverlay: Bool
        let reference: BaseReference
    }
}

/// Something that an overlay says otherwise.
struct OverlayChange {
    let address: OverlayAddress

    /// Where the address stands.
    let place: SourceRange

    let kind: Kind
    let grounds: OverlayGrounds

    enum Kind {
        /// `expect` is what the pack said when this was written.
        case override(expect: YAMLNode?, set: YAMLNode)
        /// A condition that must hold too.
        case narrow(YAMLNode)
        case disable
    }

    /// What it takes in.
    var extent: OverlayAddress {
        if case .narrow = kind { address.condition } else { address }
    }
}

/// What an overlay adds: sections as those of a pack.
struct OverlayAddition {
    let sections: YAMLNode
    let grounds: OverlayGrounds
}

/// Why something is otherwise, who said so, and until when.
struct OverlayGrounds {
    var reason = ""
    var approvedBy: String?
    var review: (by: CivilDate, place: SourceRange)?
    var derogation: Derogation?

    /// What allows a protected duty to be loosened, until a day.
    struct Derogation {
        let reference: String

        /// The last day on which it holds.
        let until: CivilDate

        let place: SourceRange

        /// True once its last day is past; never where nobody says what day it is.
        func isLapsed(on today: CivilDate?) -> Bool {
            today.map { until.dayNumber < $0.dayNumber } ?? false
        }
    }
}

extension OverlayDocument {
    /// The derogations on which it counts, in the order of the file.
    var derogations: [OverlayGrounds.Derogation] {
        (changes.map { $0.grounds } + additions.map { $0.grounds }).compactMap { $0.derogation }
    }

    /// The same where no derogation allows anything.
    var withoutDerogations: OverlayDocument {
        OverlayDocument(
            id: id, place: place, version: version, extends: extends,
            changes: changes.filter { $0.grounds.derogation == nil },
            additions: additions.filter { $0.grounds.derogation == nil })
    }
}
