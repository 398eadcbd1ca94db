/// What told an incident, so that somebody else can check that a page was made of it.
package indirect enum Evidence: Hashable, Sendable {
    /// A record of a feed: the digest of its canonical form, where that was worked out, and the format that it came in.
    case record(digest: String?, Format?)
    /// A journal, as long as it then was: how many lines of its chain, and the digest of the last.
    case journal(lines: Int, head: String)
    /// Something that isn't said, since what tells who it is of was taken out.
    case redacted

    /// The mapping that turned a foreign record into an incident.
    package struct Format: Hashable, Sendable {
        package let name: String
        package let version: String

        /// `sha256:` and the digest of the mapping with the tables that it shares.
        package let digest: String

        /// A format of a foreign tool.
        package init(name: String, version: String, digest: String) {
            self.name = name
            self.version = version
            self.digest = digest
        }
    }

    /// The digits of a journal's head that a page shows.
    package static let shownDigits = 16
}
