/// The sizes past which a file is refused.
package struct YAMLLimits: Hashable, Sendable {
    /// The longest file, in bytes.
    package var bytes: Int
    /// The deepest nesting; the root mapping is at depth 1.
    package var depth: Int
    /// The longest text, in UTF-8 bytes.
    package var scalarBytes: Int

    /// Makes a set of limits.
    package init(bytes: Int, depth: Int, scalarBytes: Int) {
        self.bytes = bytes
        self.depth = depth
        self.scalarBytes = scalarBytes
    }

    /// The limits of a rule pack: 8 MiB, depth 64, texts of 64 KiB.
    package static let pack = YAMLLimits(bytes: 8 << 20, depth: 64, scalarBytes: 64 << 10)
}
