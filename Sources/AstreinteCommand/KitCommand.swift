import ArgumentParser
import CivilTime
import Diagnostics
import Establishments
import Glibc
import Kits
import RuleEngine
import RunbookPage
import Runbooks
import Vocabularies

/// What is made before any night.
struct KitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kit",
        abstract: "Make the folder that an establishment prints and copies before any night.",
        discussion: """
            Pages that any browser opens, with no program and no network: one to read first, one that asks what is seen and \
            makes the runbook as its reader answers (where the engine of pages lies beside this program), a runbook for each type of \
            incident with the house's own numbers, and paper to print: page 1 of each role, telephones, where to cut what, a \
            blank logbook, declarations to fill in. The pages name whoever answers in the next night, at 3 a.m. The first \
            page says before which day all of it has to be made again, and why. The folder is made whole, or not at all; it \
            takes the place of nothing. With --share names of servers, places and keys are left out, and what the profile says \
            that care loses by a cut, which may name them. With --diff two kits are compared by what a reader sees; exit code \
            1 where they differ.

              astreinte kit --profile profile.yaml --output kit-2026-11
              astreinte kit --profile profile.yaml --output kit-partage --share
              astreinte kit --diff kit-2026-08 kit-2026-11
            """)

    @Option(help: ArgumentHelp("The establishment's profile.", valueName: "file"))
    var profile: String?

    @Option(help: ArgumentHelp("The folder to make.", valueName: "folder"))
    var output: String?

    @Option(
        name: .customLong("type"),
        help: ArgumentHelp(
            "Print page 1 of each role for this type of incident; repeated for several. Without it, the one that asks for most.",
            valueName: "type"))
    var types: [String] = []

    @Flag(help: "Leave out names of servers, places and keys.")
    var share = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Compare two kits, the old one first.", valueName: "folder"))
    var diff: [String] = []

    @OptionGroup var rules: RulesOptions
    @OptionGroup var time: TimeOptions

    func validate() throws {
        if diff.isEmpty {
            if profile == nil || output == nil { throw ValidationError("a kit needs --profile and --output") }
        } else if diff.count != 2 || profile != nil || output != nil {
            throw ValidationError("--diff takes two kits, and nothing else")
        }
    }

    func run() throws {
        guard diff.isEmpty else { return try compare() }
        guard let profile, let output else { return }
        let folder = try rules.find()
        let now = time.read()
        let pack = try folder.load(at: now)
        let positions = try types.map { try position(of: $0, in: pack) }
        let file = try folder.inputs.file(profile)
        let establishment = try ProfileOptions.establishment(
            file, for: pack, today: time.today(in: pack), isShared: share)
        let reader = try Reader(role: nil, in: pack)
        let content = PageContent(pack: pack, establishment: establishment, reader: reader, rulesPath: nil)
        let page = try InteractivePage.asking(content, at: now).html
        let kit = Kit(pack, establishment, types: positions, isShared: share, page: page, at: now)
        let place = Files.trimmed(output)
        try Ending.naming(place) { () throws(SystemFault) in
            try OutputFolder.write(kit.files.map { ($0.name, $0.bytes) }, to: place)
        }
        Terminal.standardError.write(
            "\(printable(place)): \(kit.files.count) files; to be made again before \(kit.expiry.day.text)\n")
    }

    private func position(of id: String, in pack: RulePack) throws -> Int {
        let enumeration = pack.header.bindings.types.flatMap { pack.vocabulary.facts[$0].type.enumeration }
        guard let place = enumeration?.position(ofID: id) else {
            let ids = enumeration?.members.map { $0.id } ?? []
            throw Ending.usage("unknown type of incident `\(printable(id))`" + didYouMean(id, among: ids))
        }
        return place
    }

    /// Shows what a reader sees otherwise, page by page.
    private func compare() throws {
        let names = try diff.map { folder -> [String] in
            guard let names = Files.names(in: Files.trimmed(folder)) else {
                throw Ending.failure("\(printable(folder)): no such folder")
            }
            return names.filter { $0.hasSuffix(".html") }
        }
        var isSame = true
        for name in Set(names[0] + names[1]).sorted() {
            let texts = try zip(diff, names).map { folder, names -> String in
                guard names.contains(name) else { return "" }
                let file = try PackFolder.source(Files.found(Files.trimmed(folder) + "/" + name))
                return KitText.lines(of: file.bytes).map { printable($0) + "\n" }.joined()
            }
            guard texts[0] != texts[1] else { continue }
            isSame = false
            Terminal.standardOutput.write(LineDiff(texts[0], texts[1]).unified(named: printable(name)))
        }
        if !isSame { throw Ending.no }
    }
}
