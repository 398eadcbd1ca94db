/// The bytes of a file and the path that diagnostics show for it.
package struct SourceFile: Hashable, Sendable {
    /// The path, as diagnostics show it.
    package let path: String
    /// The content, as read: any bytes, with or without a byte order mark.
    package let bytes: [UInt8]

    /// Names some bytes.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Names a text.
    package init(path: String, text: String) {
        self.init(path: path, bytes: [UInt8](text.utf8))
    }

    /// The text of a 1-based line without its terminator, or nil past the end of the file.
    ///
    /// Bytes that are not UTF-8 are shown as U+FFFD. Each call scans the file: for many lines keep a `SourceLines`.
    package func line(_ number: Int) -> String? {
        SourceLines(self)[number]
    }

    /// The position of a byte offset; scans the file.
    package func position(atByte offset: Int) -> SourcePosition {
        SourceLines(self).position(atByte: offset)
    }
}
