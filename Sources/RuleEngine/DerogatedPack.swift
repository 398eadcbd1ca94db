package import Diagnostics

/// What a pack would be without the derogations on which its overlays count today: of the same facts and actions.
package struct DerogatedPack: Sendable {
    /// Without them.
    package let pack: RulePack

    /// At least one, in the order of the overlays.
    package let derogations: [Derogation]

    /// A decision that allows a site to ask less than the pack.
    package struct Derogation: Hashable, Sendable {
        package let overlay: String
        package let reference: String
        package let place: SourceRange

        /// A decision that an overlay cites at a place.
        package init(overlay: String, reference: String, place: SourceRange) {
            self.overlay = overlay
            self.reference = reference
            self.place = place
        }
    }

    /// The pack without some derogations.
    package init(_ pack: RulePack, without derogations: [Derogation]) {
        self.pack = pack
        self.derogations = derogations
    }
}
