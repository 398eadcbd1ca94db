import ArgumentParser
import Establishments

/// JSON Schemas of what authors write.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Write the JSON Schema of what authors write, for their editors.",
        discussion: """
            A profile is read in the words of a pack, so its schema is the pack's. An editor takes it from the first \\
            line of the profile: # yaml-language-server: $schema=profile.schema.json

              astreinte schema profile --output profile.schema.json
            """)

    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case profile
    }

    @Argument(help: "profile: the profile of an establishment.")
    var subject: Subject

    @OptionGroup var rules: RulesOptions

    @Option(help: ArgumentHelp("Write here rather than to standard output.", valueName: "file"))
    var output: String?

    func run() throws {
        let schema = ProfileSchema.json(for: try rules.find().load())
        try OutputFile.deliver(schema, to: output)
    }
}
