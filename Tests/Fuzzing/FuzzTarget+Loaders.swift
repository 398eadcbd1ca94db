import Diagnostics
import Establishments
import Exercises
import FeedMappings
import PackFormatting
import PackTesting
import RuleEngine
import RulePacks
import YAMLTrees

/// What authors write.
extension FuzzTarget {
    static func tree(_ bytes: [UInt8]) {
        let file = SourceFile(path: "fuzz.yaml", bytes: bytes)
        let reading = YAMLReader.read(file)
        check(reading.diagnostics, in: [file])
    }

    /// What the formatter writes, it leaves alone.
    static func format(_ bytes: [UInt8]) {
        guard case .formatted(let text) = PackFormatter.format(SourceFile(path: "fuzz.yaml", bytes: bytes)) else {
            return
        }
        precondition(
            PackFormatter.format(SourceFile(path: "fuzz.yaml", text: text)) == .unchanged, "formatted, it isn't")
    }

    /// The bytes are one more file of a pack whose others are good.
    static func pack(_ bytes: [UInt8]) {
        let files = Surroundings.files + [SourceFile(path: "more.yaml", bytes: bytes)]
        let loading = PackLoader.load(packs: [files], keepsPlaces: true)
        check(loading.diagnostics, in: files)
        precondition(loading.pack != nil || loading.diagnostics.contains { $0.severity == .error }, "refused unsaid")
        guard let pack = loading.pack else { return }
        precondition(pack.digest == PackLoader.load(Array(files.reversed())).pack?.digest, "the order of files counts")
    }

    static func overlay(_ bytes: [UInt8]) {
        let file = SourceFile(path: "site.yaml", bytes: bytes)
        let loading = PackLoader.load(packs: [Surroundings.files], overlays: [file], today: Surroundings.today)
        check(loading.diagnostics, in: Surroundings.files + [file])
        precondition(loading.pack != nil || loading.diagnostics.contains { $0.severity == .error }, "refused unsaid")
    }

    /// The tests of a pack, which then run.
    static func tests(_ bytes: [UInt8]) {
        let file = SourceFile(path: "fuzz.test.yaml", bytes: bytes)
        let suite = TestSuite.read([file], for: Surroundings.pack)
        check(suite.diagnostics, in: [file])
        for test in suite.tests.prefix(4) {
            if case .failed(let failures) = test.run(with: Surroundings.pack) { check(failures, in: [file]) }
        }
    }

    /// A mapping, and what it makes of a record; the bytes after a line of three dots are the record.
    static func mapping(_ bytes: [UInt8]) {
        let (text, record) = bytes.halves
        let file = SourceFile(path: "fuzz.yaml", bytes: text)
        let loading = MappingLoader.load([MappingFiles(mappings: [file])], for: Surroundings.pack.vocabulary)
        check(loading.diagnostics, in: [file])
        guard let mappings = loading.mappings else { return }
        answer(record, by: FeedReader(pack: Surroundings.pack, mappings: mappings))
    }

    static func profile(_ bytes: [UInt8]) {
        let file = SourceFile(path: "profile.yaml", bytes: bytes)
        let loading = EstablishmentLoader.load(file, for: Surroundings.pack, today: Surroundings.today)
        check(loading.diagnostics, in: [file])
        check(EstablishmentLoader.check(file, for: Surroundings.pack, today: Surroundings.today), in: [file])
        precondition(
            loading.establishment != nil || loading.diagnostics.contains { $0.severity == .error }, "refused unsaid")
    }

    /// A duty rota as a table or a calendar; what it gives, the profile says once it is written there.
    static func rota(_ bytes: [UInt8]) {
        let file = SourceFile(path: "rota", bytes: bytes)
        for role in [nil, "directeur"] {
            let reading = RotaReader.read(file, role: role, for: Surroundings.pack, zone: Surroundings.pack.header.zone)
            check(reading.diagnostics, in: [file])
            guard !reading.entries.isEmpty else { continue }
            let profile = Surroundings.profile
            guard let edit = RotaEdit(reading.entries, in: profile, zone: Surroundings.pack.header.zone) else {
                preconditionFailure("a rota that can't be written")
            }
            let written = SourceFile(path: profile.path, bytes: edit.bytes)
            let house = EstablishmentLoader.load(written, for: Surroundings.pack, today: nil).establishment
            precondition(house?.rota.count == reading.entries.count, "a rota that the profile doesn't say")
        }
    }

    /// A call sheet that was filled in, as a table.
    static func sheet(_ bytes: [UInt8]) {
        let file = SourceFile(path: "sheet.csv", bytes: bytes)
        let reading = FilledCallSheet(file, of: Surroundings.sheet, today: Surroundings.today)
        check(reading.diagnostics, in: [file])
        guard reading.diagnostics.isEmpty else { return }
        precondition(VerifiedDates(reading, in: Surroundings.profile) != nil, "days that can't be written")
    }

    static func exercise(_ bytes: [UInt8]) {
        let file = SourceFile(path: "exercise.yaml", bytes: bytes)
        let fixtures = Fixtures(for: Surroundings.pack) { _ throws(FixtureFault) in Surroundings.profile.bytes }
        let loading = ExerciseLoader.load(file, for: Surroundings.pack, fixtures: fixtures)
        check(loading.diagnostics, in: [file] + loading.profileFiles)
    }
}
