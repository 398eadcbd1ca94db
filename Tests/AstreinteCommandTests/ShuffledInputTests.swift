import Foundation
import TestSupport
import Testing

/// The same pack, profile, overlay and journal, each written in another order or read on another machine, make the same
/// pages to the byte.
@Suite struct ShuffledInputTests {
    /// Sections in which the order of entries means something, or that one file holds whole.
    private static let ordered: Set<String> = [
        "pack", "priorities", "phases", "interests", "symptoms", "cut_offs", "shared_duties",
    ]

    private static let incident =
        #"{"id":"N-1","type":"chiffrement","detected_at":"2026-11-15T02:10:00+01:00","affected":{"applications":["sil"]}}"#

    /// What is told at one instant, in any order, and withdrawn at another.
    private static let told = [
        ["--set", "backup_on_network=false"], ["--set", "phones_state=perdu"], ["--set", "propagation=en-cours"],
        ["--done", "ouvrir-main-courante"], ["--done", "couper-internet"], ["--impossible", "basculer-service@bloc"],
    ]
    private static let withdrawn = [["--withdraw", "backup_on_network"], ["--withdraw", "phones_state"]]

    @Test func `no order of files, entries, keys and lines changes a byte of a page`() throws {
        let first = try pages(shuffledBy: nil)
        #expect(first.count == 4)
        for (format, text) in first { #expect(text.count > 10_000, "\(format)") }
        for seed in [1, 2, 3] as [UInt64] {
            // Each order is read on a machine of its own too, whose folder bears another name.
            let machine = Self.machines[Int(seed) % Self.machines.count]
            let pages = try pages(shuffledBy: SeededRandom(seed: seed), on: machine)
            for (format, text) in first { #expect(pages[format] == text, "\(format), seed \(seed), \(machine)") }
        }
    }

    private static let machines = [
        ["TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"],
        ["TZ": "America/Los_Angeles", "LC_ALL": "C", "COLUMNS": "40"],
        ["TZ": "Asia/Kathmandu", "LC_ALL": "ar_SA.UTF-8"],
    ]

    /// The pages that the inputs give, by format, each time from files of the same names.
    private func pages(
        shuffledBy random: SeededRandom?, on machine: [String: String] = [:]
    ) throws -> [String: String] {
        var order = Order(random: random)
        return try withTemporaryFolder { folder in
            try write(pack: order.pack(), in: folder.appending(path: "rules"))
            for (name, source) in [
                ("profile.yaml", "samples/establishments/ch-600-lits.yaml"),
                ("site.yaml", "samples/overlays/ch-600-lits.yaml"),
            ] {
                let text = try String(contentsOf: packageRoot.appending(path: source), encoding: .utf8)
                try Data(order.document(text).utf8).write(to: folder.appending(path: name))
            }
            try Data(Self.incident.utf8).write(to: folder.appending(path: "incident.json"))
            let common = ["--journal", "journal.ndjson", "--rules", "rules", "--profile", "profile.yaml"]
            func tell(_ arguments: [String], at time: String) throws {
                let run = try astreinte(
                    ["update"] + common + arguments + ["--now", "2026-11-15T\(time):00+01:00"], environment: machine,
                    in: folder)
                #expect(run.status == 0, "\(run.errors)")
            }
            try tell(["incident.json"], at: "02:12")
            // The pack is read for each command: some say several things.
            let told = order.of(Self.told)
            for half in [told[..<3], told[3...]] { try tell(half.flatMap { $0 }, at: "03:10") }
            try tell(order.of(Self.withdrawn).flatMap { $0 }, at: "03:40")
            var pages: [String: String] = [:]
            for format in ["terminal", "markdown", "html", "json"] {
                let run = try astreinte(
                    common + ["--overlay", "site.yaml", "--format", format, "--now", "2026-11-15T04:00:00+01:00"],
                    environment: machine, in: folder)
                #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
                pages[format] = Self.withoutEvidence(run.output)
            }
            return pages
        }
    }

    /// A page without what tells of which journal it is: its lines are in another order, so that it is another one.
    private static func withoutEvidence(_ page: String) -> String {
        page.replacing(/tête.{0,12}?[0-9a-f]{16}/, with: "tête")
            .replacing(/,"made_from":\{"journal":\{[^}]*\}\}/, with: "").replacing(/,"replay":\{.*/, with: "")
            .replacing(/<data hidden="hidden" value="[^"]*">/, with: "")
    }

    private func write(pack files: [String], in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (place, text) in files.enumerated() {
            let name = text.hasPrefix("pack:") ? "pack" : "f\(place)"
            try Data(text.utf8).write(to: folder.appending(path: "\(name).yaml"))
        }
    }

    /// Cuts YAML of our own into entries, and puts them in an order.
    private struct Order {
        /// Nil leaves everything as it is written.
        var random: SeededRandom?

        mutating func of<Element>(_ elements: [Element]) -> [Element] {
            guard var generator = random else { return elements }
            defer { random = generator }
            return elements.shuffled(using: &generator)
        }

        /// A document with its sections, their entries, and the keys of entries of lists in another order.
        mutating func document(_ text: String) -> String {
            of(Order.blocks(text, indent: 0).map { section($0) }).joined()
        }

        /// The files of the national pack, its entries dealt out to as many others.
        mutating func pack() throws -> [String] {
            let folder = packageRoot.appending(path: "rules/socle-sante")
            let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path()).sorted()
                .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }
            let texts = try paths.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
            guard random != nil else { return texts }
            var head: [String] = []
            var entries: [(section: String, text: String)] = []
            for section in texts.flatMap({ Order.blocks($0, indent: 0) }) {
                let name = String(section.prefix { $0 != ":" })
                let parts = Order.blocks(section, indent: 2)
                if ShuffledInputTests.ordered.contains(name) || parts.count < 2 {
                    head.append(section)
                } else {
                    entries += parts.dropFirst().map { (name, $0) }
                }
            }
            entries = of(entries)
            let files = stride(from: 0, to: entries.count, by: 40).map { start in
                let dealt = Dictionary(grouping: entries[start..<min(start + 40, entries.count)], by: \.section)
                return dealt.sorted { $0.key < $1.key }.map { "\($0.key):\n" + $0.value.map(\.text).joined() }
            }
            let pack = head.filter { $0.hasPrefix("pack:") }
            let others = head.filter { !$0.hasPrefix("pack:") }
            return pack + [of(others).joined()] + files.map { of($0).joined() }
        }

        private mutating func section(_ text: String) -> String {
            let parts = Order.blocks(text, indent: 2)
            let name = String(text.prefix { $0 != ":" })
            guard parts.count > 1, !ShuffledInputTests.ordered.contains(name) else { return text }
            return parts[0] + of(parts.dropFirst().map { entry($0) }).joined()
        }

        /// An entry of a list, with its keys in another order.
        private mutating func entry(_ text: String) -> String {
            guard text.hasPrefix("  - "), !text.hasPrefix("  - {") else { return text }
            let keys = of(Order.blocks("    " + text.dropFirst(4), indent: 4))
            return "  - " + keys.joined().dropFirst(4)
        }

        /// The parts of a text that begin with a line of this indent, and first what stands before them; no comments.
        private static func blocks(_ text: String, indent: Int) -> [String] {
            var blocks: [String] = []
            for line in text.split(separator: "\n") {
                let margin = line.prefix { $0 == " " }.count
                if line.dropFirst(margin).hasPrefix("#") { continue }
                if blocks.isEmpty || margin == indent { blocks.append("") }
                blocks[blocks.count - 1] += line + "\n"
            }
            return blocks
        }
    }
}
