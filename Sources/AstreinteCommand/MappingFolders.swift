import ArgumentParser
import Diagnostics
import FeedMappings
import IncidentFeeds
import RuleEngine
import YAMLTrees

/// The mappings of foreign formats: those beside the rules, then the user's own.
struct MappingFolders {
    let files: [MappingFiles]

    /// Every file that a diagnostic may speak of.
    var sources: [SourceFile] {
        files.flatMap { $0.mappings + $0.tables + $0.samples.map { $0.expected } }
    }

    /// The folder `feeds` beside a pack, if there is one, then the folders given; samples are read where they are run.
    init(beside folder: PackFolder, and paths: [String], withSamples: Bool = false) throws {
        let parent = folder.path.lastIndex(of: "/").map { String(folder.path[..<$0]) + "/" } ?? ""
        let own = [parent + "feeds"].filter { Files.isFolder($0) }
        files = try (own + paths).map {
            try MappingFolders.files(in: $0, of: folder.inputs, withSamples: withSamples)
        }
    }

    /// The mapping of one file, with the tables beside it; its samples are those of the folder that it is in.
    init(beside folder: PackFolder, only file: SourceFile) throws {
        let parent = file.path.lastIndex(of: "/").map { String(file.path[..<$0]) } ?? "."
        let whole = try MappingFolders.files(in: parent, of: folder.inputs, withSamples: true)
        let others = try MappingFolders(beside: folder, and: []).files.map {
            MappingFiles(mappings: [], tables: $0.tables)
        }
        files = others + [MappingFiles(mappings: [file], tables: whole.tables, samples: whole.samples)]
    }

    /// The mappings; when they have errors these are shown and the work ends.
    func load(for pack: RulePack) throws -> [Mapping] {
        let loading = MappingLoader.load(files, for: pack.vocabulary)
        report(loading.diagnostics, in: sources)
        guard let mappings = loading.mappings else { throw Ending.failure }
        return mappings
    }

    /// The mappings; when they have errors, none, which is said.
    func loadIfGood(for pack: RulePack) -> [Mapping] {
        let loading = MappingLoader.load(files, for: pack.vocabulary)
        guard let mappings = loading.mappings else {
            Terminal.standardError.write(
                "the mappings of feeds have mistakes (see astreinte check): only canonical incidents are read\n")
            return []
        }
        return mappings
    }

    /// Everything that is wrong with the mappings and their samples, in report order.
    func mistakes(for pack: RulePack) -> [Diagnostic] {
        let loading = MappingLoader.load(files, for: pack.vocabulary, asksForSamples: true)
        let check = loading.mappings.map { SampleCheck(files, mappings: $0, pack: pack) }
        return loading.diagnostics + (check?.failures.flatMap { $0.differences } ?? [])
    }

    /// Whether a folder holds mappings, and no pack.
    static func isFolder(_ path: String) throws -> Bool {
        guard Files.isFolder(path), !Files.exists(path + "/pack.yaml") else { return false }
        return try InputFiles().yamlFiles(of: path, in: [""])[0].contains {
            MappingLoader.isMapping(YAMLReader.read($0).root)
        }
    }

    private static func files(
        in folder: String, of inputs: InputFiles, withSamples: Bool
    ) throws -> MappingFiles {
        guard Files.isFolder(folder) else { throw Ending.failure("\(printable(folder)): no such folder") }
        let samples = "\(folder)/samples"
        let expected = (withSamples ? Files.names(in: samples) ?? [] : []).filter { $0.hasSuffix(".expected.ndjson") }
        let yaml = try inputs.yamlFiles(of: folder, in: ["", "/tables"])
        return MappingFiles(
            mappings: yaml[0], tables: yaml[1],
            samples: try expected.map { name in
                let format = String(name.dropLast(".expected.ndjson".count))
                return SampleFiles(
                    format: format, feed: try PackFolder.source(Files.found("\(samples)/\(format).ndjson")),
                    expected: try PackFolder.source(Files.found("\(samples)/\(name)")))
            })
    }
}

/// How records of other tools are read.
struct MappingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The format of every record, rather than the one that each looks like; or canonical.", valueName: "format"))
    var from: String?

    @Option(
        name: .customLong("mappings"),
        help: ArgumentHelp(
            "A folder of mappings of your own, beside those of the rules; repeated for several.", valueName: "folder"))
    var folders: [String] = []

    /// Whether mappings have to be read for some records: canonical ones need none.
    func areNeeded(by records: [FeedRecord]) -> Bool {
        from != nil || !records.allSatisfy { FeedReader.isCanonical($0) }
    }

    /// A reader for feeds about a pack, with every mapping.
    func reader(for pack: RulePack, besides folder: PackFolder) throws -> FeedReader {
        guard from != FeedReader.canonical else {
            return FeedReader(pack: pack, mappings: [], format: FeedReader.canonical)
        }
        let all = try MappingFolders(beside: folder, and: folders)
        // Nobody asked for these: what is wrong with them must not keep a canonical incident from its runbook.
        let mappings = from == nil && folders.isEmpty ? all.loadIfGood(for: pack) : try all.load(for: pack)
        if let from, !mappings.contains(where: { $0.format == from }) {
            let known = mappings.map { $0.format } + [FeedReader.canonical]
            throw Ending.usage(
                "--from: unknown format `\(printable(from))`"
                    + (nearest(from, in: known).map { "; did you mean \($0)?" }
                        ?? "; formats: \(known.joined(separator: ", "))"))
        }
        return FeedReader(pack: pack, mappings: mappings, format: from)
    }
}
