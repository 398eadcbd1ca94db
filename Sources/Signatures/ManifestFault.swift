/// What is wrong with a manifest, or with a folder that isn't what its manifest says.
package enum ManifestFault: Hashable, Sendable {
    /// There is nothing to sign.
    case empty

    /// There are more files than a manifest may list.
    case tooManyFiles

    /// The files are larger together than what may be signed.
    case tooManyBytes

    /// The text would be longer than a manifest may be, or is.
    case tooLong

    /// A name that a manifest can't hold.
    case name(String)

    /// A path that the manifest has twice.
    case twice(String)

    /// A line of the text isn't what a manifest has there; lines are counted from 1.
    case malformed(line: Int)

    /// A file that the manifest doesn't list.
    case unlisted(String)

    /// A file of the manifest that isn't there.
    case missing(String)

    /// A file that isn't what the manifest says.
    case changed(String)

    /// What is wrong; names are as they were read, and not fit for a terminal yet.
    package var message: String {
        switch self {
        case .empty: "no file there"
        case .tooManyFiles: "more than \(Manifest.fileLimit) files"
        case .tooManyBytes: "more than \(Manifest.totalLimit >> 20) MiB of files"
        case .tooLong: "a manifest of more than \(Manifest.byteLimit >> 20) MiB"
        case .name(let path): "`\(path)`: a name that can't be signed (control characters, \\, or not UTF-8)"
        case .twice(let path): "the manifest has `\(path)` twice"
        case .malformed(let line): "line \(line) of the manifest is not one of a manifest"
        case .unlisted(let path): "`\(path)` was not signed"
        case .missing(let path): "`\(path)` is missing"
        case .changed(let path): "`\(path)` is not what was signed"
        }
    }
}

/// Everything that is wrong at once.
package struct ManifestFaults: Error, Hashable {
    /// One at least.
    package let all: [ManifestFault]

    init(_ faults: [ManifestFault]) {
        all = faults
    }
}
