import Foundation
import Testing

/// Whole outputs kept in the package.
enum Snapshots {
    /// True when this run is to record rather than to compare: `UPDATE_SNAPSHOTS=1 swift test`.
    static var isRecording: Bool {
        ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"
    }

    /// Writes a file when recording, and fails the test, so that a run that records can't pass for one that checks.
    static func record(_ data: Data, at file: URL) throws {
        guard isRecording else { return }
        try data.write(to: file)
        Issue.record("recorded \(file.lastPathComponent); read the difference before committing")
    }
}
