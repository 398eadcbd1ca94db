import ArgumentParser
import Establishments
import PackTesting
import RulePacks

/// JSON Schemas of what authors write.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Write the JSON Schema of what authors write, for their editors.",
        discussion: """
            Profiles, the files of a pack and its tests are read in the words of the pack: the schema holds its facts \
            with their values, its actions and its roles. An editor takes it from the first line of a file:

              # yaml-language-server: $schema=pack.schema.json

            Write the schema of a pack again when its names have changed. What lies between two places is left to \
            astreinte check.

              astreinte schema profile --output profile.schema.json
              astreinte schema pack --rules my-pack --output pack.schema.json
              astreinte schema tests --rules my-pack --output tests.schema.json
            """)

    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case pack
        case profile
        case tests
    }

    @Argument(
        help: "pack: the files of a pack, without its tests; tests: these; profile: the profile of an establishment.")
    var subject: Subject

    @OptionGroup var rules: RulesOptions

    @Option(help: ArgumentHelp("Write here rather than to standard output.", valueName: "file"))
    var output: String?

    func run() throws {
        try OutputPlaces([("--output", output)]).refuse(over: rules.inputs)
        let pack = try rules.find().load()
        let schema =
            switch subject {
            case .pack: PackSchema.json(for: pack)
            case .profile: ProfileSchema.json(for: pack)
            case .tests: TestSchema.json(for: pack)
            }
        try OutputFile.deliver(schema, to: output)
    }
}
