import ArgumentParser
import PackTesting
import RunbookFormats

/// The reference manual of a pack.
struct DocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Write the reference manual of a rule pack, in Markdown.",
        discussion: """
            The requirements that the pack answers, with the rules and tests behind each and the gaps; then its rules \
            and actions.

              astreinte docs rules > pack.md
            """)

    @Argument(help: "The pack: a folder with pack.yaml, or a folder of exactly one pack.")
    var path: String?

    func run() throws {
        let folder = try PackFolder.find(path.map { [$0] } ?? [])
        let pack = try folder.load()
        let suite = try folder.validTests(for: pack)
        Terminal.standardOutput.write(PackReference(of: pack, tests: suite.testsByRule(of: pack)).markdown)
    }
}
