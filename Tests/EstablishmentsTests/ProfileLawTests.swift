import CivilTime
import Diagnostics
import Establishments
import RuleEngine
import Runbooks
import TestSupport
import Testing

/// What holds of every plan at an establishment, whatever its profile: seen on random ones.
@Suite struct ProfileLawTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head,
            """
            collections:
              establishment.applications:
                as: application
                facts:
                  application.id: {type: string}
                  application.label: {type: string}
                  application.dima: {type: duration}
                  application.depends_on: {type: set, of: string}
            derived:
              unavailable:
                closure: {start: affected.applications, in: establishment.applications, through: application.depends_on, direction: dependents}
              application.hit: {when: {application.id: {in: {fact: unavailable}}}}
              application.effective_dima:
                min: application.dima
                over: {closure: {start: self, in: establishment.applications, through: application.depends_on, direction: dependents}}
            facts:
              affected.applications: {type: set, of: string}
            actions:
              carry:
                label: "Faire sans {application.label}"
                phase: first
                role: chief
                priority: vital
                target: application
                deadline: {within: {fact: application.effective_dima}, of: detected_at}
            rules:
              - id: down
                title: "Arrêté"
                for_each: {in: establishment.applications, where: {application.hit: true}}
                require: [{action: carry}]
            """)
    }

    /// Applications that depend only on those before them, so that there is no circle.
    private struct House {
        var hours: [Int]
        var needs: [Set<Int>]

        init(_ random: inout SeededRandom) {
            let count = Int.random(in: 2...9, using: &random)
            hours = (0..<count).map { _ in Int.random(in: 1...40, using: &random) }
            needs = (0..<count).map { position in
                Set((0..<position).filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
            }
        }

        /// The profile, its sections, records and keys in any order.
        func profile(_ random: inout SeededRandom) -> String {
            let records = hours.indices.map { position in
                let needs = needs[position].map { "a\($0)" }.shuffled(using: &random).joined(separator: ", ")
                let keys = [
                    "id: a\(position)", "label: \"A\(position)\"", "function: x", "dima: \(hours[position]) h",
                    "depends_on: [\(needs)]",
                ]
                return "  - {" + keys.shuffled(using: &random).joined(separator: ", ") + "}\n"
            }
            let contacts = ["chief", "other"].map { "  - {role: \($0), mobile: \"06 39 98 00 01\"}\n" }
            return [
                "establishment: {name: A, finess: {legal: \"990000017\"}}\n",
                "applications:\n" + records.shuffled(using: &random).joined(),
                "contacts:\n" + contacts.shuffled(using: &random).joined(), "revised_on: 2026-01-01\n",
            ].shuffled(using: &random).joined()
        }

        /// What is down once some are: they, and whatever needs one that is.
        func down(_ affected: Set<Int>) -> Set<Int> {
            hours.indices.reduce(into: affected) { down, position in
                if !needs[position].isDisjoint(with: down) { down.insert(position) }
            }
        }

        /// The shortest DIMA among an application's own and those of what is down with it.
        func effectiveHours(_ position: Int) -> Int { down([position]).map { hours[$0] }.min() ?? 0 }
    }

    /// The lines at a house, each with its due time, in their order.
    private func lines(_ profile: String, _ affected: Set<Int>) throws -> [Line] {
        let loading = EstablishmentLoader.load(
            SourceFile(path: "profile.yaml", text: profile), for: test.pack, today: nil)
        #expect(loading.diagnostics == [])
        let names = affected.sorted().map { "\"a\($0)\"" }.joined(separator: ",")
        let incident =
            #"{"id":"1","detected_at":"2026-11-03T02:00:00+01:00","affected":{"applications":[\#(names)]}}"#
        return try test.plan(incident, profiles: [#require(loading.establishment)]).placed
    }

    private func targets(_ lines: [Line]) -> Set<String> { Set(lines.compactMap { $0.instance.target }) }

    private func affected(in house: House, _ random: inout SeededRandom) -> Set<Int> {
        Set(house.hours.indices.filter { _ in Int.random(in: 0..<3, using: &random) == 0 })
    }

    @Test func `whatever depends on what is down is carried on, and nothing else, in the order of the effective DIMA`()
        throws
    {
        var random = SeededRandom(seed: 2026)
        var lost = 0
        for _ in 0..<120 {
            let house = House(&random)
            let affected = affected(in: house, &random)
            let lines = try lines(house.profile(&random), affected)
            let down = house.down(affected)
            #expect(targets(lines) == Set(down.map { "a\($0)" }))
            #expect(lines.allSatisfy { $0.status == .required && $0.isCertain })
            let zero = try TestPack.instant("2026-11-03T02:00:00+01:00")
            for position in down {
                let line = lines.first { $0.instance.target == "a\(position)" }
                #expect(line?.sortInstant == zero + .seconds(house.effectiveHours(position) * 3600))
            }
            let instants = lines.compactMap { $0.sortInstant?.secondsSinceEpoch }
            #expect(instants == instants.sorted())
            lost += down.count - affected.count
        }
        #expect(lost > 50, "few houses in which anything depends on what is down")
    }

    @Test func `the order of sections, records and keys of a profile changes no line`() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<60 {
            let house = House(&random)
            let affected = affected(in: house, &random)
            let first = try lines(house.profile(&random), affected)
            for _ in 0..<3 { #expect(try lines(house.profile(&random), affected) == first) }
        }
    }

    @Test func `one more application down, or one more dependency, loses no line and delays none`() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<80 {
            let house = House(&random)
            let affected = affected(in: house, &random)
            let before = try lines(house.profile(&random), affected)
            var worse = house
            let last = house.hours.count - 1
            worse.needs[last].insert(Int.random(in: 0..<last, using: &random))
            let more = affected.union([Int.random(in: 0...last, using: &random)])
            for after in [
                try lines(house.profile(&random), more), try lines(worse.profile(&random), affected),
            ] {
                #expect(targets(after).isSuperset(of: targets(before)))
                for line in before {
                    let later = try #require(after.first { $0.instance.target == line.instance.target })
                    let instants = try (#require(line.sortInstant), #require(later.sortInstant))
                    #expect(instants.1 <= instants.0)
                }
            }
        }
    }
}
