/// Why a file that a test names can't be had.
package struct FixtureFault: Error {
    /// In a few words.
    package let reason: String

    /// A fault with its reason.
    package init(_ reason: String) {
        self.reason = reason
    }
}
