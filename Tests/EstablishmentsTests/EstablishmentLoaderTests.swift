import CivilTime
import Diagnostics
import Establishments
import RuleEngine
import TestSupport
import Testing
import Vocabularies

/// Profiles, read in the words of a pack.
@Suite struct EstablishmentLoaderTests {
    private static let own = ProfilePack.own

    private let pack: RulePack

    init() throws {
        pack = try ProfilePack.load()
    }

    private func load(_ text: String) -> EstablishmentLoading {
        EstablishmentLoader.load(
            SourceFile(path: "profile.yaml", text: text), for: pack, today: ProfilePack.today)
    }

    private func state(_ name: String, _ establishment: Establishment) throws -> FactState? {
        let fact = try #require(pack.vocabulary.fact(named: name))
        return establishment.facts.first { $0.fact == fact }?.state
    }

    @Test func `a profile gives its names, its facts, and the digest of what it says`() throws {
        let loading = load(Self.own)
        #expect(loading.diagnostics == [])
        let establishment = try #require(loading.establishment)
        #expect(establishment.finess == ["990000017", "990000025"])
        #expect(try state("establishment.beds", establishment) == .known(.integer(600)))
        #expect(try state("establishment.finess", establishment) == .known(.string("990000017")))
        #expect(try state("establishment.ght", establishment) == .absent)
        #expect(establishment.digest.hasPrefix("sha256:"))
    }

    @Test func `a profile to share keeps what a procedure is called, and not where its paper lies`() throws {
        let services = "services: [{id: lab, procedure: {reference: PD-1, place: tiroir}}, {id: er, procedure: PD-2}]\n"
        let file = SourceFile(path: "profile.yaml", text: Self.own + services)
        func procedures(isShared: Bool) throws -> [FactState] {
            let loading = EstablishmentLoader.load(file, for: pack, today: ProfilePack.today, isShared: isShared)
            let known = try state("establishment.services", try #require(loading.establishment))
            guard case .known(.records(let records))? = known else { return [] }
            return records.flatMap { $0.states }
        }
        #expect(try procedures(isShared: false).contains(.known(.string("PD-1, tiroir"))))
        let shared = try procedures(isShared: true)
        #expect(shared.contains(.known(.string("PD-1"))) && shared.contains(.known(.string("PD-2"))))
    }

    private static let records = """
        services:
          - {id: lab, label: "Laboratoire", applications: [sil, {id: mail, link: hindering}]}
          - {id: er, label: "Urgences", applications: [sil]}
        applications:
          - {id: sil, function: sil, depends_on: []}
          - {id: mail, function: messagerie, depends_on: [sil]}

        """

    /// The same, in another order, with a remark.
    private static let shuffled = """
        applications:
          - {depends_on: [sil], function: messagerie, id: mail}
          - {depends_on: [], id: sil, function: "sil"}
        services: # as the wards stand in the building
          - {applications: [sil], id: er, label: Urgences}
          - {id: lab, applications: [{link: hindering, id: mail}, sil], label: "Laboratoire"}

        """

    @Test func `neither the order of records and keys nor remarks make another profile`() throws {
        let establishment = try #require(load(Self.own + Self.records).establishment)
        #expect(load(Self.shuffled + Self.own).establishment == establishment)
    }

    @Test func `a key by its other name makes no other profile`() throws {
        let text = Self.own + Self.records.replacing("depends_on: []", with: "depends_on: [], dima: 4 h")
        let establishment = try #require(load(text).establishment)
        #expect(load(text.replacing("dima:", with: "dmia:")).establishment == establishment)
    }

    @Test(arguments: [
        ("depends_on: [sil]", "depends_on: []"), ("Urgences", "Urgence"), ("hindering", "blocking"),
        ("990000025", "990000026"), ("Hôpital inventé", "Hôpital"),
    ])
    func `what a profile says otherwise makes another digest`(said: String, otherwise: String) throws {
        let text = Self.own + Self.records
        let establishment = try #require(load(text).establishment)
        #expect(try #require(load(text.replacing(said, with: otherwise)).establishment).digest != establishment.digest)
    }

    @Test(arguments: ["null", "~", "inconnu"]) func `what is said not to be known is unknown, never false`(
        _ value: String
    ) throws {
        let establishment = try #require(load(Self.own.replacing("600", with: value)).establishment)
        #expect(try state("establishment.beds", establishment) == .unknown)
    }

    @Test func `links are told apart by their nature, and copies by the best of them`() throws {
        let establishment = try #require(
            load(
                Self.own + """
                    services:
                      - {id: lab, label: "Laboratoire", dmia: 2 h, applications: [sil, {id: mail, link: hindering}], procedure: {reference: PD-1, place: "classeur rouge"}}
                    applications:
                      - {id: sil, function: sil, depends_on: [dir, {id: mail, kind: soft}], backups: [{offline: inconnu}, {offline: oui}]}
                      - {id: dir, function: annuaire, backups: [{offline: non}, {offline: inconnu}]}
                      - {id: mail, function: messagerie, backups: [{offline: non}]}
                    """
            ).establishment)
        func lab(_ name: String) throws -> FactState {
            try record("service." + name, 0, "establishment.services", establishment)
        }
        func application(_ name: String, _ position: Int) throws -> FactState {
            try record("application." + name, position, "establishment.applications", establishment)
        }
        #expect(try lab("applications") == .known(.set(SetValue([.string("sil")]))))
        #expect(try lab("dima") == .known(.duration(.seconds(7200))))
        #expect(try lab("procedure") == .known(.string("PD-1, classeur rouge")))
        let offline = try (0..<3).map { try application("backup_offline", $0) }
        #expect(offline == [.unknown, .known(.boolean(false)), .known(.boolean(true))], "by id: dir, mail, sil")
        #expect(try application("depends_on_soft", 2) == .known(.set(SetValue([.string("mail")]))))
    }

    @Test func `a role is held by its card while that is reached, else with others`() throws {
        let establishment = try #require(
            load(
                Self.own + """
                    contacts:
                      - {role: chief, name: "Mme A", mobile: "06 39 98 00 01", hours: ouvrees}
                    shared_duties:
                      - {hours: astreinte, person: "M. B", phone: "06 39 98 00 02", roles: [chief, other]}
                    """
            ).establishment)
        let zone = try #require(Zone(id: "Europe/Paris"))
        let chief = try #require(pack.vocabulary.role(withID: "chief"))
        let day = try TestPack.instant("2026-11-25T10:00:00+01:00")
        let night = try TestPack.instant("2026-11-26T03:00:00+01:00")
        guard case .card(let card)? = establishment.holder(of: chief, at: day, in: zone),
            case .shared(let duty)? = establishment.holder(of: chief, at: night, in: zone)
        else {
            Issue.record("nobody")
            return
        }
        #expect(card.name == "Mme A")
        #expect(duty.person == "M. B")
    }

    /// A text to add, and the code of the one mistake in it, between markers 1 and 2.
    static let mistakes: [(String, String)] = [
        ("unknown-key", "⟦1⟧servics⟦2⟧: []"),
        ("unknown-key", "services: [{id: a, ⟦1⟧labl⟦2⟧: b}]"),
        ("missing-key", "services: [⟦1⟧{label: \"A\"}]"),
        ("not-a-duration", "services: [{id: a, dima: ⟦1⟧1:30⟦2⟧}]"),
        ("misplaced-key", "services: [{id: a, dima: 1 h, ⟦1⟧dmia⟦2⟧: 2 h}]"),
        ("duplicate-id", "services: [{id: a}, {id: ⟦1⟧a⟦2⟧}]"),
        ("unknown-application", "services: [{id: a, applications: [⟦1⟧dpi⟦2⟧]}]"),
        ("unknown-application", "applications: [{id: a, function: dpi, depends_on: [⟦1⟧b⟦2⟧]}]"),
        ("unknown-site", "services: [{id: a, site: ⟦1⟧nord⟦2⟧}]"),
        ("host-is-itself", "applications: [{id: a, function: dpi, host: {finess: ⟦1⟧\"990000025\"⟦2⟧}}]"),
        ("missing-key", "applications: [{id: a, function: dpi, host: ⟦1⟧{application: b}}]"),
        ("wrong-shape", "applications: [{id: a, function: dpi, host: {finess: ⟦1⟧\"99000002\"⟦2⟧}}]"),
        ("out-of-range", "services: [{id: a, paper_kit: ⟦1⟧0 h⟦2⟧}]"),
        ("out-of-range", "applications: [{id: a, function: dpi, measured_restore: ⟦1⟧PT0S⟦2⟧}]"),
        ("not-a-duration", "applications: [{id: a, function: dpi, dima: ⟦1⟧-4 h⟦2⟧}]"),
        ("unknown-value", "applications: [{id: a, function: dpi, declared_criticality: ⟦1⟧vital⟦2⟧}]"),
        (
            "dependency-cycle",
            "applications: [{id: a, function: x, depends_on: [⟦1⟧b⟦2⟧]}, {id: b, function: z, depends_on: [a]}]"
        ),
        ("unknown-role", "contacts: [{role: ⟦1⟧chif⟦2⟧, mobile: \"06 39 98 00 01\"}]"),
        ("unknown-contact", "contacts: [{contact: ⟦1⟧sammu⟦2⟧, mobile: \"06 39 98 00 01\"}]"),
        ("unreachable-contact", "contacts: [⟦1⟧{role: chief, name: A}]"),
        ("missing-owner", "contacts: [⟦1⟧{name: A, mobile: \"06 39 98 00 01\"}]"),
        ("wrong-shape", "contacts: [{role: chief, mobile: ⟦1⟧\"0639 javascript\"⟦2⟧}]"),
        ("out-of-range", "revised_on: ⟦1⟧2026-11-26⟦2⟧"),
        ("not-a-date", "revised_on: ⟦1⟧25/11/2026⟦2⟧"),
        ("unknown-action", "cut_offs: [{action: ⟦1⟧cutt⟦2⟧, label: A, place: B}]"),
        ("wrong-shape", "working_hours: {from: ⟦1⟧8h⟦2⟧, to: \"18:00\"}"),
        ("unknown-value", "contacts: [{role: chief, mobile: \"06 39 98 00 01\", hours: ⟦1⟧nuit⟦2⟧}]"),
    ]

    @Test(arguments: mistakes) func `a mistake is reported once, at its place`(_ code: String, _ marked: String) {
        let text = MarkedText(Self.own + marked)
        let loading = load(text.text)
        #expect(loading.establishment == nil)
        #expect(loading.diagnostics.map { $0.code } == [code], "\(loading.diagnostics.map { $0.oneLine })")
        #expect(loading.diagnostics.first?.range.start == text.positions[1])
    }

    @Test(arguments: ["dima", "dmia", "dima_service", "dmia_service"])
    func `a service's DIMA is read under each of its names`(name: String) throws {
        let establishment = try #require(
            load(Self.own + "services: [{id: lab, \(name): 2 h}]\n").establishment)
        #expect(
            try record("service.dima", 0, "establishment.services", establishment) == .known(.duration(.seconds(7200))))
    }

    @Test(arguments: ["dima", "dmia"]) func `an application's DIMA is read under both of its names, and may be zero`(
        name: String
    ) throws {
        let text = "applications: [{id: lab, function: sil, \(name): 0 min}]\n"
        let establishment = try #require(load(Self.own + text).establishment)
        #expect(
            try record("application.dima", 0, "establishment.applications", establishment) == .known(.duration(.zero)))
    }

    @Test func `a replication is no copy, and what may be one proves nothing`() throws {
        let text = """
            applications:
              - {id: a, function: x, backups: [{type: replication, offline: oui, last_restore_test: 2026-10-01}]}
              - {id: b, function: x, backups: [{type: inconnu, offline: oui}, {type: image, offline: non}]}
              - {id: c, function: x, backups: [{type: inconnu, offline: non}]}
              - {id: d, function: x, backups: [{type: replication, offline: non}, {type: bande, medium: bande}]}
            """
        let establishment = try #require(
            load(Self.own + text.replacing("type: bande, ", with: "type: base, ")).establishment)
        let offline = try (0..<4).map {
            try record("application.backup_offline", $0, "establishment.applications", establishment)
        }
        #expect(offline == [.known(.boolean(false)), .unknown, .known(.boolean(false)), .unknown])
        #expect(try record("application.last_restore_test", 0, "establishment.applications", establishment) == .absent)
    }

    @Test func `a service stands at a site of the establishment`() {
        let text = Self.own.replacing("  beds: 600\n", with: "  beds: 600\n  sites: [{id: nord}, {id: sud}]\n")
        #expect(load(text + "services: [{id: a, site: nord}, {id: b, site: inconnu}]").diagnostics == [])
        #expect(load(text + "services: [{id: a, site: sid}]").diagnostics.map { $0.help } == [["did you mean `sud`?"]])
        #expect(
            load(text.replacing("id: sud", with: "id: nord")).diagnostics.map { $0.code } == ["duplicate-id"])
    }

    /// What a record of a collection says of a fact.
    private func record(
        _ name: String, _ position: Int, _ collection: String, _ establishment: Establishment
    ) throws -> FactState {
        let fact = try #require(pack.vocabulary.fact(named: collection))
        guard case .records(let facts) = pack.vocabulary.facts[fact].type,
            case .known(.records(let records))? = try state(collection, establishment)
        else {
            Issue.record("no records of \(collection)")
            return .absent
        }
        return records[position].states[try #require(facts.firstIndex { pack.vocabulary.facts[$0].name == name })]
    }

    @Test func `a FINESS number has nine characters`() {
        #expect(load(Self.own.replacing("990000025", with: "99000002")).diagnostics.map { $0.code } == ["wrong-shape"])
    }
}
