package import CivilTime
package import Diagnostics
package import PackTesting
package import RuleEngine
package import YAMLTrees

/// What the file of an exercise gave.
package struct ExerciseLoading: Sendable {
    /// The exercise; nil as soon as one mistake is an error.
    package let exercise: Exercise?

    /// The mistakes, in report order.
    package let diagnostics: [Diagnostic]

    /// The profile that the file names, for whoever shows what is wrong in it.
    package let profileFiles: [SourceFile]
}

/// Reads the file of an exercise, in the words of a pack.
package enum ExerciseLoader {
    /// True for what stands in a file that is an exercise, whatever is wrong with it.
    package static func isExercise(_ root: YAMLNode?) -> Bool { root?["exercise"] != nil }

    /// Reads an exercise; every mistake is reported in one run.
    ///
    /// With `start` the whole exercise is moved, every date and time of its record and injects with it, so that it begins
    /// then. It is played at `house`, where one is given, rather than at the establishment whose profile the file names. `fixtures` reads the profile that it names, at a path that starts from where the file's does.
    package static func load(
        _ file: SourceFile, for pack: RulePack, startingAt start: Instant? = nil, at house: Establishment? = nil,
        fixtures: Fixtures
    ) -> ExerciseLoading {
        let reading = YAMLReader.read(file)
        var reader = ExerciseReader(pack: pack, start: start, house: house, fixtures: fixtures)
        reader.tests.add(reading.diagnostics)
        let exercise = reading.root.flatMap { reader.read($0) }
        let diagnostics = reader.tests.diagnostics.inReportOrder
        let isValid = !diagnostics.contains { $0.severity == .error }
        return ExerciseLoading(
            exercise: isValid ? exercise : nil, diagnostics: diagnostics,
            profileFiles: reader.tests.fixtures.profileFiles)
    }
}
