import ArgumentParser
import CivilTime
import Diagnostics
import Glibc
import RuleEngine
import RulePacks
import YAMLTrees

/// Where a pack lies, and the files that make it.
struct PackFolder {
    /// Where each pack lies, as diagnostics show it: the one that stands alone first.
    let paths: [String]

    /// Where the pack that stands alone lies: beside it are the mappings of feeds and the profile.
    var path: String { paths[0] }

    /// What each pack is made of, tests left out: one that stands alone, and those that add to it.
    let packs: [[SourceFile]]

    /// The author's tests.
    private(set) var testFiles: [SourceFile]

    /// What a site or a region changes.
    private(set) var overlays: [SourceFile] = []

    /// How its files were read, and how what goes with it is.
    let inputs: InputFiles

    /// Every file of the packs and of what changes them, tests left out.
    var files: [SourceFile] { packs.flatMap { $0 } + overlays }

    /// Finds a pack: at the paths given, else where the environment says, else beside the executable, else here.
    ///
    /// Where signatures are asked for, neither the environment nor the folder that one happens to stand in is asked.
    static func find(_ paths: [String], in inputs: InputFiles = InputFiles()) throws -> PackFolder {
        if !paths.isEmpty { return PackFolder(try paths.map { try PackFolder(at: $0, in: inputs) }, in: inputs) }
        guard let path = inputs.signatures == nil ? usualPath : installedPath else {
            throw Ending.failure("no rules found; say where they are with --rules PATH")
        }
        return try PackFolder(at: path, in: inputs)
    }

    /// Where a pack lies that nobody names; nil where there is none.
    static var usualPath: String? {
        Environment["ASTREINTE_RULES"] ?? installedPath ?? ["rules"].first { Files.isFolder($0) }
    }

    /// Where the pack lies that came with the program; nil where none did.
    private static var installedPath: String? {
        executableFolder.flatMap { folder in
            [folder + "/rules", folder + "/../share/astreinte/rules"].first { Files.isFolder($0) }
        }
    }

    /// Several packs that make one.
    private init(_ folders: [PackFolder], in inputs: InputFiles) {
        self.inputs = inputs
        // The order in which they are given says nothing: the pack that others add to comes first.
        let ordered = folders.sorted { ($0.isAddition ? 1 : 0, $0.path) < ($1.isAddition ? 1 : 0, $1.path) }
        paths = ordered.flatMap { $0.paths }
        packs = folders.flatMap { $0.packs }
        testFiles = folders.flatMap { $0.testFiles }
    }

    /// Reads the pack at a path: a file, a folder with `pack.yaml`, or a folder of exactly one pack.
    private init(at path: String, in inputs: InputFiles) throws {
        self.inputs = inputs
        let trimmed = Files.trimmed(path)
        guard let names = Files.names(in: trimmed) else {
            self.paths = [trimmed]
            packs = [[try inputs.file(trimmed)]]
            testFiles = []
            return
        }
        let folder = names.contains("pack.yaml") ? trimmed : try PackFolder.onlyPack(in: trimmed, names: names)
        let files = try inputs.yamlFiles(below: folder)
        paths = [folder]
        packs = [files.filter { !$0.path.hasSuffix(".test.yaml") }]
        testFiles = files.filter { $0.path.hasSuffix(".test.yaml") }
    }

    /// The same with overlays; `site.test.yaml` has the tests of `site.yaml`.
    func with(overlays paths: [String]) throws -> PackFolder {
        var folder = self
        folder.overlays = try paths.map { try inputs.file($0) }
        folder.testFiles = try paths.filter { $0.hasSuffix(".yaml") }.map { $0.dropLast(5) + ".test.yaml" }
            .filter { Files.exists($0) }.map { try PackFolder.source(Files.found($0)) }
        return folder
    }

    /// What the files give; what is overdue on the day of `now` is remarked.
    func loading(at now: Instant?, keepsPlaces: Bool = false) -> PackLoading {
        let today = now.flatMap { now in Zone(id: "Europe/Paris")?.civil(now).date }
        return PackLoader.load(packs: packs, overlays: overlays, today: today, keepsPlaces: keepsPlaces)
    }

    /// The pack; when it has errors they are shown and the work ends.
    func load(at now: Instant? = nil) throws -> RulePack {
        try pack(of: loading(at: now))
    }

    /// The same, with the places where the pack is written.
    func loadWithPlaces(at now: Instant) throws -> (pack: RulePack, places: PackPlaces) {
        let loading = loading(at: now, keepsPlaces: true)
        return (try pack(of: loading), loading.places ?? PackPlaces())
    }

    /// The pack that was loaded; when it has errors they are shown and the work ends.
    func pack(of loading: PackLoading) throws -> RulePack {
        report(loading.diagnostics, in: files)
        guard let pack = loading.pack else { throw Ending.failure }
        return pack
    }

    /// Whether it adds to another pack; known without loading it.
    private var isAddition: Bool {
        files.contains { YAMLReader.read($0).root?["pack"]?["uses"] != nil }
    }

    private static func onlyPack(in folder: String, names: [String]) throws -> String {
        let all = names.map { folder + "/" + $0 }.filter { Files.exists($0 + "/pack.yaml") }
        let packs = all.count == 1 ? all : try all.filter { try !addsToAnother($0) }
        guard let pack = packs.first else { throw Ending.failure("\(printable(folder)): no pack.yaml there") }
        guard packs.count == 1 else {
            throw Ending.failure(
                "\(printable(folder)) holds several packs: choose one with --rules (\(printable(packs.joined(separator: ", "))))"
            )
        }
        return pack
    }

    /// Whether a pack only adds to another: nobody gets it without asking.
    private static func addsToAnother(_ folder: String) throws -> Bool {
        YAMLReader.read(try source(Files.found(folder + "/pack.yaml"))).root?["pack"]?["uses"] != nil
    }

    /// The bytes of one file, which may hold as much as a pack file.
    static func source(_ path: String) throws -> SourceFile {
        SourceFile(
            path: path,
            bytes: try Ending.naming(path) { () throws(SystemFault) in
                try Files.read(path, limit: YAMLLimits.pack.bytes)
            })
    }

    /// Where the program lies.
    static var executableFolder: String? {
        guard let path = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(path) }
        return String(cString: path).lastIndex(of: "/").map { String(String(cString: path)[..<$0]) }
    }
}
