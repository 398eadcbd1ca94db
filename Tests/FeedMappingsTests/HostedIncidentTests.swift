import FeedMappings
import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// An incident at a host reaches whoever uses what it hosts, as the profiles of a folder say.
@Suite struct HostedIncidentTests {
    private let test: TestPack

    init() throws {
        let head = TestPack.head.replacing(
            "  bindings: {id: id, types: types}",
            with: """
                  bindings: {id: id, types: types, establishment: establishment.finess, establishment_name: establishment.name}
                  skip_if: {spreading: false}
                  hosting:
                    in: establishment.applications
                    host: application.host.finess
                    host_application: application.host.application
                    named: affected.applications
                    down: down
                    types: [{type: attack, when: {types: {contains: attack}}}, {type: outage}]
                    carries: [detected_at, noted_at]
                    provider: provider
                    served_hit: served_hit
                """)
        test = try TestPack(
            head + """
                  establishment.finess: {type: string}
                  establishment.name: {type: string}
                  provider: {type: string}
                  served_hit: {type: boolean}
                  affected.applications: {type: set, of: string, asked_if: {types: {contains_any: [attack, outage]}}}
                collections:
                  establishment.applications:
                    as: application
                    facts:
                      application.id: {type: string}
                      application.needs: {type: set, of: string}
                      application.host.finess: {type: string}
                      application.host.application: {type: string}
                derived:
                  down: {closure: {start: affected.applications, in: establishment.applications, through: application.needs, direction: dependents}}
                actions: {}
                rules: []

                """)
    }

    /// An application of a profile: what it needs in the house, who hosts it, and what it is called there.
    private struct Application {
        let id: String
        var needs: [String] = []
        var host: String?
        var name: String?
    }

    private func house(_ numbers: [String], _ applications: [Application]) throws -> Establishment {
        guard case .records(let facts) = test.pack.vocabulary.facts[try test.fact("establishment.applications")].type
        else { throw Mistake(description: "no collection") }
        let records = applications.map { application in
            FactRecord(
                facts.map { fact in
                    func text(_ text: String?) -> FactState { text.map { .known(.string($0)) } ?? .absent }
                    switch test.pack.vocabulary.facts[fact].name {
                    case "application.id": return text(application.id)
                    case "application.needs":
                        return .known(.set(SetValue(application.needs.map { .string($0) })))
                    case "application.host.finess": return text(application.host)
                    case "application.host.application": return text(application.name)
                    default: return .absent
                    }
                })
        }
        return try test.establishment(
            name: "CH \(numbers[0])", finess: numbers,
            facts: [("establishment.applications", .known(.records(records)))]
        )
    }

    /// The support `9` with a site `90`, whose records need its disks; what three others use of it, and `4` of one of them.
    private func folder(support: Bool = true) throws -> Profiles {
        let hosting = Application(id: "disks")
        let records = Application(id: "records", needs: ["disks"])
        var all = [
            try house(["2"], [Application(id: "dpi", host: "90", name: "records"), Application(id: "own")]),
            try house(["1"], [Application(id: "pay", host: "9", name: "payroll")]),
            try house(["3"], [Application(id: "mail", host: "9")]),
            try house(["4"], [Application(id: "view", host: "2", name: "dpi")]),
            try house(["5"], [Application(id: "own")]),
        ]
        if support {
            all.append(
                try house(
                    ["9", "90"],
                    [hosting, records, Application(id: "payroll"), Application(id: "back", host: "4", name: "view")]))
        }
        return Profiles(all, needNumber: true)
    }

    private func shared(_ json: String, _ profiles: Profiles) throws -> [FeedIncident] {
        var framer = FeedFramer()
        framer.append(Array(json.utf8))
        framer.finish()
        let reader = FeedReader(pack: test.pack, mappings: [])
        let next = framer.next()
        let record = try #require(next)
        let hosted = try #require(HostedApplications(profiles, in: test.pack))
        return try reader.read(record).flatMap { result in
            try reader.shared(
                try result.get(), by: hosted, profiles, at: try TestPack.instant("2026-11-03T03:00:00+01:00")
            ).get()
        }
    }

    /// An incident at the support of a type, with what more it tells.
    private func incident(_ type: String, _ more: String = "", at number: String = "9") -> String {
        #"{"id":"1","type":"\#(type)","detected_at":"2026-11-03T02:50:00+01:00","establishment":{"finess":"\#(number)"}\#(more)}"#
    }

    private func named(_ names: String...) -> String {
        #","affected":{"applications":[\#(names.map { "\"\($0)\"" }.joined(separator: ","))]}"#
    }

    /// At whom an incident is, and what is hit there.
    private func hits(_ incidents: [FeedIncident]) throws -> [String] {
        try incidents.map { incident in
            let number = incident.situation.establishmentNumber(in: test.pack) ?? "?"
            let state = incident.situation.initial[try test.fact("affected.applications")]
            guard case .known(.set(let set)) = state else { return number }
            let names = set.members.compactMap { if case .string(let name) = $0 { name } else { nil } }
            return "\(number): \(names.joined(separator: ", "))"
        }
    }

    private func codes(_ incidents: [FeedIncident]) -> [[String]] {
        incidents.map { $0.situation.remarks.map { $0.code } }
    }

    @Test func `what needs what is down is down, and whoever uses that is hit, and whoever uses that of them`() throws {
        let parts = try shared(incident("outage", named("disks")), try folder())
        // Of mail nothing says by which application of the host it stands.
        #expect(try hits(parts) == ["9: disks", "2: dpi", "3: mail", "4: view"])
        #expect(
            codes(parts) == [["shared-by-profiles"], ["hit-by-profile"], ["presumed-by-profile"], ["hit-by-profile"]])
        #expect(parts.map { $0.share?.place } == [0, 1, 2, 3])
        #expect(parts.map { $0.share?.isSupport } == [true, false, false, false])
        #expect(parts.allSatisfy { $0.keys == parts[0].keys && $0.situation.id(in: test.pack) == "1" })
    }

    @Test func `any number of the host is the host's, and its own application elsewhere its record tells`() throws {
        #expect(
            try hits(try shared(incident("outage", named("payroll"), at: "90"), try folder())) == [
                "90: payroll", "1: pay", "3: mail",
            ])
        let parts = try shared(incident("outage", named("view"), at: "4"), try folder())
        #expect(try hits(parts) == ["4: view", "3: mail", "9: back"], "of 3 nothing says what it uses of 9")
    }

    @Test func `where nothing tells what is hit, all that is hosted there is taken for it, and said to be`() throws {
        for more in ["", #","affected":{"applications":null}"#, #","affected":{"applications":7}"#] {
            let parts = try shared(incident("attack", more), try folder())
            #expect(try hits(parts).dropFirst() == ["1: pay", "2: dpi", "3: mail", "4: view"])
            #expect(codes(parts).dropFirst().allSatisfy { $0 == ["presumed-by-profile"] })
            #expect(parts[0].situation.initial[try test.fact("served_hit")] == .absent)
        }
    }

    @Test func `without the host's profile only what is named is known to be hit, and the rest may be`() throws {
        let parts = try shared(incident("outage", named("records")), try folder(support: false))
        #expect(
            try hits(parts) == ["9: records", "1: pay", "3: mail"],
            "the number that `dpi` gives is not known to be the host's")
        let exact = try shared(incident("outage", named("records"), at: "90"), try folder(support: false))
        #expect(try hits(exact) == ["90: records", "2: dpi", "4: view"])
        #expect(codes(exact)[1] == ["hit-by-profile"])
    }

    @Test(arguments: [
        #","affected":{"applications":[]}"#,
        #","affected":{"applications":["other"]},"establishments":[{"finess":"7"}]"#,
        #","spreading":false"#,
    ])
    func `nobody else is hit by nothing, by what lists its establishments, nor by what calls for no runbook`(
        more: String
    ) throws {
        #expect(try shared(incident("outage", more), try folder()).allSatisfy { $0.situation.remarks.isEmpty })
    }

    @Test func `nor by what takes nothing down, at another house, or without a number`() throws {
        for json in [
            incident("theft"), incident("outage", named("own"), at: "5"), incident("outage", named("disks"), at: "77"),
            #"{"id":"1","type":"outage"}"#,
        ] {
            #expect(try shared(json, try folder()).count == 1, "\(json)")
        }
    }

    @Test func `elsewhere it is what the pack says, with what is of the incident itself`() throws {
        let parts = try shared(incident("attack", #","spreading":true,"noted_at":null"# + named("disks")), try folder())
        let own = parts[1].situation
        let enumeration = try #require(test.pack.vocabulary.facts[try test.fact("types")].type.enumeration)
        let types = ["attack", "outage"].compactMap { enumeration.position(ofID: $0) }.map { FactValue.member($0) }
        #expect(own.initial[try test.fact("types")] == .known(.set(SetValue(types))))
        #expect(own.initial[try test.fact("provider")] == .known(.string("CH 9")))
        #expect(own.initial[try test.fact("spreading")] == .absent, "the host's own")
        #expect(own.initial[try test.fact("noted_at")] == .unknown)
        #expect(own.initial[try test.fact("detected_at")] == parts[0].situation.initial[try test.fact("detected_at")])
        #expect(parts[0].situation.initial[try test.fact("served_hit")] == .known(.boolean(true)))
        #expect(parts[3].situation.initial[try test.fact("provider")] == .known(.string("CH 2")), "its own host")
    }

    @Test func `a type that nobody tells is not ruled out elsewhere`() throws {
        let parts = try shared(#"{"id":"1","establishment":{"finess":"9"}\#(named("disks"))}"#, try folder())
        guard case .known(.set(let types)) = parts[1].situation.initial[try test.fact("types")] else {
            Issue.record("no types")
            return
        }
        #expect(types.holdsUnknown && types.members.count == 1)
    }

    @Test func `what the host's record says of others stays`() throws {
        let parts = try shared(incident("outage", #","served_hit":false"# + named("disks")), try folder())
        #expect(parts[0].situation.initial[try test.fact("served_hit")] == .known(.boolean(false)))
    }

    @Test func `the record that a journal keeps reads as the same incident`() throws {
        for part in try shared(incident("attack", named("disks")), try folder()) {
            let line = String(decoding: try #require(part.told).line, as: UTF8.self)
            #expect(try test.situation(line).initial == part.situation.initial, "\(line)")
        }
    }

    @Test func `profiles that were named one by one, or host nothing, reach nobody`() throws {
        let all = try folder().ofFolder
        #expect(HostedApplications(Profiles(all), in: test.pack) == nil)
        #expect(
            HostedApplications(Profiles([try house(["5"], [Application(id: "own")])], needNumber: true), in: test.pack)
                == nil)
    }

    @Test func `two profiles of one establishment are one establishment`() throws {
        let twice = try folder().ofFolder + [try house(["2"], [Application(id: "rx", host: "9", name: "records")])]
        let parts = try shared(incident("outage", named("disks")), Profiles(twice, needNumber: true))
        #expect(try hits(parts) == ["9: disks", "2: dpi, rx", "3: mail", "4: view"])
    }

    @Test func `houses that host each other are each hit once`() throws {
        let profiles = Profiles(
            [
                try house(["1"], [Application(id: "a", host: "2", name: "b"), Application(id: "c")]),
                try house(
                    ["2"], [Application(id: "b", host: "3", name: "d"), Application(id: "e", host: "1", name: "c")]),
                try house(
                    ["3"], [Application(id: "d", host: "1", name: "c"), Application(id: "f", host: "2", name: "e")]),
            ], needNumber: true)
        #expect(
            try hits(try shared(incident("outage", named("c"), at: "1"), profiles)) == ["1: c", "2: b, e", "3: d, f"])
    }
}
