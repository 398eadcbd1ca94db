import Diagnostics
import YAMLTrees

/// What something is written for: a pack or an overlay by its name, and the versions of it that suit.
struct BaseReference {
    let name: String

    /// Where the name stands.
    let place: SourceRange

    let range: VersionRange

    /// Where the versions stand.
    let rangePlace: SourceRange

    /// Reads `{pack: NAME, version: RANGE}`; `key` is what gives the name.
    init?(_ node: YAMLNode, named key: String, _ subject: String, _ reader: inout NodeReader) {
        let name = reader.required(key, in: node, subject, at: node.head)
        let version = reader.required("version", in: node, subject, at: node.head)
        guard let name, let version, let text = reader.scalar(name, "a name"),
            let versions = reader.scalar(version, "a range of versions")
        else { return nil }
        guard let range = VersionRange(versions) else {
            reader.report(
                .invalidVersion, "`\(versions)` is not a range of versions", at: version.range,
                help: ["write `>=1 <2`, or the version alone"])
            return nil
        }
        self.name = text
        place = name.range
        self.range = range
        rangePlace = version.range
    }

    /// Whether a version suits; reported otherwise.
    func accepts(_ version: String, _ reader: inout NodeReader) -> Bool {
        if let version = Version(version), range.contains(version) { return true }
        reader.report(
            .wrongBaseVersion, "this is not written for `\(name)` \(version)", at: rangePlace,
            help: [
                Version(version) == nil
                    ? "a version that is compared is made of numbers and dots"
                    : "read what has changed, then widen the range"
            ])
        return false
    }
}
