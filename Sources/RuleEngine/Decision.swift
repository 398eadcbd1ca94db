/// A choice that one role makes, and writes down.
package struct Decision: Hashable, Sendable {
    /// At least two, in the order written.
    package let options: [String]

    /// What makes one choose.
    package let criterion: String

    /// A choice between the options; nil when there are fewer than two.
    package init?(options: [String], criterion: String) {
        guard options.count >= 2 else { return nil }
        self.options = options
        self.criterion = criterion
    }
}
