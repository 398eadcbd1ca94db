import CivilTime
import Diagnostics
import Establishments
import Foundation
import IncidentFeeds
import PackTesting
import RuleEngine
import RulePacks
import Runbooks
import Testing
import Vocabularies

/// What no plan may lack, on every sample incident: alone, and at the 600-bed sample.
@Suite struct SampleFloorTests {
    /// A sample at one instant, at one establishment.
    private struct Sample {
        let name: String
        let plan: Plan
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private let pack: RulePack
    private let samples: [Sample]

    init() throws {
        (pack, samples) = try Self.loaded.get()
    }

    private static let loaded = Result {
        let rules = root.appending(path: "rules/socle-sante")
        let paths = try #require(FileManager.default.subpaths(atPath: rules.path())).sorted()
        let files = try paths.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }.map { path in
            SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: rules.appending(path: path))))
        }
        let pack = try #require(PackLoader.load(files).pack)
        let name = "samples/establishments/ch-600-lits.yaml"
        let profile = SourceFile(path: name, bytes: [UInt8](try Data(contentsOf: root.appending(path: name))))
        let hospital = try #require(EstablishmentLoader.load(profile, for: pack, today: nil).establishment)
        let index = RuleIndex(of: pack)
        let folder = root.appending(path: "samples/incidents")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
        let samples = try names.flatMap { name in
            let told = try situations(of: folder.appending(path: name), pack)
            return told.flatMap { situation, now in
                // The profile of whatever establishment the sample names, or of none: the 600 beds are put there.
                [nil, hospital].map { establishment in
                    Sample(
                        name: name + (establishment == nil ? "" : " at 600 beds"),
                        plan: Plan(
                            pack: pack, establishment: establishment, situation: situation, now: now, index: index))
                }
            }
        }
        return (pack, samples)
    }

    /// The incidents of a file, ten minutes after each is known; those of a journal, after each of its lines.
    private static func situations(of file: URL, _ pack: RulePack) throws -> [(Situation, Instant)] {
        let bytes = [UInt8](try Data(contentsOf: file))
        if file.pathExtension == "ndjson" {
            let reading = JournalReader(pack: pack).read(bytes)
            return reading.records.flatMap { record in
                reading.situations(until: record.instant).map { ($0, record.instant) }
            }
        }
        var framer = FeedFramer()
        framer.append(bytes)
        framer.finish()
        let record = framer.next()
        let situation = try IncidentReader(pack: pack).read(try #require(record))
        let now = try #require(Instant(rfc3339: "2026-11-15T02:20:00+01:00"))
        let zero = Plan(pack: pack, situation: situation, now: now).timeZero
        return [(situation, (zero?.instant).map { $0 + .seconds(600) } ?? now)]
    }

    @Test func `every sample is tried, alone and at the 600-bed sample`() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appending(path: "samples/incidents").path())
        #expect(files.count >= 30)
        #expect(Set(samples.map { $0.name }) == Set(files.flatMap { [$0, $0 + " at 600 beds"] }))
    }

    @Test func `no sample lacks what the pack promises`() {
        for sample in samples {
            for broken in sample.plan.brokenPromises {
                let missing = broken.missing.map { pack.actions[$0].id }
                let wanted = broken.wanted.map { pack.actions[$0].id }
                Issue.record("\(sample.name): \(broken.cover.name), missing \(missing), wanted \(wanted)")
            }
        }
    }

    @Test func `the samples try most of the promises`() {
        let met = pack.covers.filter { cover in
            samples.contains { $0.plan.view.verdict(on: cover.condition) == .met }
        }
        #expect(met.count > pack.covers.count / 2, "\(met.map { $0.name })")
    }

    @Test func `every duty whose trigger holds is on the page, among the deadlines of the law`() {
        var seen: Set<PackIndex<Action>> = []
        for sample in samples where !sample.plan.isSkipped {
            let duties = self.duties(of: sample.plan)
            let open = duties.filter { action in
                !sample.plan.isOver(action)
                    && ![.done, .notApplicable, .infeasible].contains(sample.plan.line(of: action)?.status)
            }
            seen.formUnion(open)
            // What stands there with a deadline of the law is what the page lists among those.
            let listed = sample.plan.placed.filter { $0.dues.contains { $0.kind == .legal } }.map { $0.action }
            for action in open.subtracting(listed).sorted() {
                Issue.record("\(sample.name): \(pack.actions[action].id)")
            }
        }
        #expect(seen.count >= 7, "the samples call for few duties")
    }

    /// The duties of the law that some rule requires, its condition and that of the consequence met.
    private func duties(of plan: Plan) -> Set<PackIndex<Action>> {
        var result: Set<PackIndex<Action>> = []
        for rule in pack.rules where rule.forEach == nil && rule.origin == nil {
            for consequence in rule.consequences where pack.actions[consequence.action].duty != nil {
                guard case .require(let demand) = consequence.effect,
                    demand.deadline?.values.contains(where: { $0.kind == .legal }) ?? false,
                    plan.view.verdict(on: consequence.condition) == .met
                else { continue }
                result.insert(consequence.action)
            }
        }
        return result
    }
}
