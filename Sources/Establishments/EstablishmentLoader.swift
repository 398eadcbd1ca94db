package import CivilTime
package import Diagnostics
package import RuleEngine
import RulePacks
import Vocabularies
package import YAMLTrees

/// What the file of a profile gave.
package struct EstablishmentLoading: Sendable {
    /// The establishment; nil as soon as one mistake is an error.
    package let establishment: Establishment?

    /// The mistakes and remarks, in report order.
    package let diagnostics: [Diagnostic]
}

/// Reads the profile of an establishment, in the words of a pack.
package enum EstablishmentLoader {
    /// True for what stands in a file that is a profile, whatever is wrong with it.
    package static func isProfile(_ root: YAMLNode?) -> Bool { root?["establishment"] != nil }

    /// The codes of what is said of a profile that can be used, sorted.
    package static let remarkCodes = codes { $0.severity == .warning }

    /// Those that time brings, or that a night would find out too late, sorted.
    package static let staleCodes = codes { $0.isStale }

    private static func codes(_ isMeant: (ProfileFault) -> Bool) -> [String] {
        ProfileFault.allCases.filter(isMeant).map { $0.rawValue }.sorted()
    }

    /// Reads a profile; every mistake is reported in one run.
    ///
    /// Dates after `today` are mistakes. A profile that is to be shared is read without what would help an attacker: names of
    /// applications, places, keys.
    package static func load(
        _ file: SourceFile, for pack: RulePack, today: CivilDate?, isShared: Bool = false
    ) -> EstablishmentLoading {
        let reading = YAMLReader.read(file)
        let diagnostics = mistakes(in: reading, for: pack, today).inReportOrder
        guard let root = reading.root, !diagnostics.contains(where: { $0.severity == .error }) else {
            return EstablishmentLoading(establishment: nil, diagnostics: diagnostics)
        }
        return EstablishmentLoading(
            establishment: EstablishmentBuilder(
                root: isShared ? SharedProfile(root, for: pack).root : root, pack: pack, digest: root.contentDigest
            ).establishment,
            diagnostics: diagnostics)
    }

    /// Everything that is wrong with a profile, and everything that it lacks, in report order.
    ///
    /// What a night can't mend is said here alone: whoever opens a runbook is not told to test a restore.
    package static func check(_ file: SourceFile, for pack: RulePack, today: CivilDate?) -> [Diagnostic] {
        let reading = YAMLReader.read(file)
        let remarks = reading.root.map { ProfileCheck($0, for: pack, today: today).diagnostics } ?? []
        return (mistakes(in: reading, for: pack, today) + remarks).inReportOrder
    }

    private static func mistakes(in reading: YAMLReading, for pack: RulePack, _ today: CivilDate?) -> [Diagnostic] {
        guard let root = reading.root else { return reading.diagnostics }
        var check = ShapeCheck(today: today)
        check.check(root, ProfileForm(for: pack).root)
        return reading.diagnostics + check.reader.diagnostics + LinkCheck(root).diagnostics
    }
}
