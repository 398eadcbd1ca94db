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
    var derogation: (value: Overlay.Derogation, place: SourceRange)?
}
