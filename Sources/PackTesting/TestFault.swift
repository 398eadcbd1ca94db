import Diagnostics

/// What may be wrong in a test of a pack, or in an exercise, which has its grammar; the raw value is its code.
package enum TestFault: String, Hashable, Sendable, CaseIterable {
    case derivedFact = "derived-fact"
    case emptyList = "empty-list"
    case givenTwice = "given-twice"
    case missingKey = "missing-key"
    case neverExpected = "never-expected"
    case neverLearnt = "never-learnt"
    case noExercise = "no-exercise"
    case noFact = "no-fact"
    case noIncident = "no-incident"
    case noPlayer = "no-player"
    case noTarget = "no-target"
    case notADatetime = "not-a-datetime"
    case outOfOrder = "out-of-order"
    case outsideExercise = "outside-exercise"
    case testFailed = "test-failed"
    case toldTwice = "told-twice"
    case unknownAction = "unknown-action"
    case unknownBasis = "unknown-basis"
    case unknownChannel = "unknown-channel"
    case unknownFact = "unknown-fact"
    case unknownKey = "unknown-key"
    case unknownManner = "unknown-manner"
    case unknownPriority = "unknown-priority"
    case unknownRecord = "unknown-record"
    case unknownReference = "unknown-reference"
    case unknownRole = "unknown-role"
    case unknownRule = "unknown-rule"
    case unreadableFile = "unreadable-file"
    case wrongShape = "wrong-shape"
}

extension Diagnostic {
    /// What is wrong in a test or in an exercise.
    init(_ fault: TestFault, _ message: String, at range: SourceRange, notes: [Note] = [], help: [String] = []) {
        self.init(fault.rawValue, message, at: range, notes: notes, help: help)
    }
}
