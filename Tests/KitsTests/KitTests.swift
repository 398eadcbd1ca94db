import CivilTime
import Diagnostics
import Establishments
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing
import Vocabularies

@testable import Kits

/// The folder made before any night.
@Suite struct KitTests {
    private let pack: RulePack
    private let now = Instant(secondsSinceEpoch: 1_795_611_600)

    init() throws {
        pack = try TestPack(
            TestPack.head,
            """
            actions:
              cut: {label: "Couper le lien", phase: first, role: chief, priority: vital, deadline: {within: 15 min, of: detected_at}}
              tell: {label: "Prévenir", phase: first, role: other, priority: vital}
            rules: [{id: r, title: t, require: [{action: cut}, {action: tell}]}]
            """
        ).pack
    }

    private func establishment(_ more: String = "", isShared: Bool = false) throws -> Establishment {
        let text = """
            revised_on: 2026-11-01
            validation: {by: A, pack_version: 1.0.0, on: 2026-11-02}
            establishment: {name: "CH <b>/../x", finess: {legal: "990000017"}}
            contacts:
              - {role: chief, name: "</td><script>", mobile: "06 39 98 00 01", deputy: D, hours: ouvrees, verified_on: 2026-10-01}
              - {role: other, deputy: "Mme S", verified_on: 2026-10-02}
            shared_duties: [{hours: astreinte, person: "M. Nuit", phone: "06 39 98 00 02", roles: [chief]}]
            cut_offs: [{action: cut, label: "srv-dc01", place: "baie 3", key: "clé 14", effect_on_care: "plus d'images : srv-pacs"}]

            """
        let loading = EstablishmentLoader.load(
            SourceFile(path: "p", text: text + more), for: pack, today: CivilDate(year: 2026, month: 11, day: 25),
            isShared: isShared)
        #expect(loading.diagnostics.map { $0.oneLine } == [])
        return try #require(loading.establishment)
    }

    private func text(_ name: String, of kit: Kit) throws -> String {
        let file = try #require(kit.files.first { $0.name == name }, "\(kit.files.map { $0.name })")
        return String(decoding: file.bytes, as: UTF8.self)
    }

    @Test func `the folder holds a first page, paper, and a runbook for each type`() throws {
        let kit = Kit(pack, try establishment(), at: now)
        let names = kit.files.map { $0.name }
        for name in [
            "0-lire-en-premier.html", "1-pages-par-role.html", "2-telephones.html", "3-coupures.html",
            "4-main-courante.html", "5-declarations.html", "empreintes.sha256", "incident.html",
        ] { #expect(names.contains(name)) }
        #expect(names.count(where: { $0.hasPrefix("incident-") }) > 1)
        #expect(names.allSatisfy { $0.utf8.allSatisfy { $0 != 0x2F } && !$0.hasPrefix(".") })
        let first = try text("0-lire-en-premier.html", of: kit)
        for name in names where name.hasSuffix(".html") && !name.hasPrefix("0") {
            #expect(first.contains("href=\"\(name)\""))
        }
    }

    @Test func `the page that asks what is seen comes first, where there is one`() throws {
        let house = try establishment()
        let kit = Kit(pack, house, page: Array("page".utf8), at: now)
        #expect(try text("0-que-voyez-vous.html", of: kit) == "page")
        let first = try text("0-lire-en-premier.html", of: kit)
        let link = try #require(first.firstRange(of: "href=\"0-que-voyez-vous.html\""))
        let other = try #require(first.firstRange(of: "href=\"incident.html\""))
        #expect(link.lowerBound < other.lowerBound)
        #expect(!(try text("0-lire-en-premier.html", of: Kit(pack, house, at: now)).contains("0-que-voyez-vous")))
        #expect(try text("empreintes.sha256", of: kit).contains("  0-que-voyez-vous.html\n"))
    }

    @Test func `the night of which nothing is known is the kit's own, with or without a house`() throws {
        let house = try establishment()
        let reader = Reader.inCharge(pack.header.defaultReader)
        let page = try text("incident.html", of: Kit(pack, house, at: now))
        #expect(page == HTMLFormat.render([OpenNight(pack, house, reader: reader, at: now).document]))
        let nobody = HTMLFormat.render([OpenNight(pack, nil, reader: reader, at: now).document])
        #expect(nobody.contains("T0 (constat)") && !nobody.contains("M. Nuit"))
    }

    @Test func `same pack, profile and instant, same bytes; another day, another first page`() throws {
        let house = try establishment()
        #expect(Kit(pack, house, at: now).files == Kit(pack, house, at: now).files)
        let later = Kit(pack, house, at: now + .seconds(86_400))
        #expect(later.files.map { $0.name } == Kit(pack, house, at: now).files.map { $0.name })
        #expect(later.files != Kit(pack, house, at: now).files)
    }

    @Test func `the pages name whoever answers at night, and leave the hours to fill in`() throws {
        let kit = Kit(pack, try establishment(), at: now)
        let page = try text("incident.html", of: kit)
        #expect(page.contains("M. Nuit") && !page.contains("script"))
        #expect(page.contains("T0 (constat)") && !page.contains("juste ?"))
        #expect(page.contains("1\u{A0}h après le début"))
        let roles = try text("1-pages-par-role.html", of: kit)
        #expect(roles.ranges(of: "<article").count == 3)
        #expect(try text("2-telephones.html", of: kit).contains("NUMÉRO ABSENT\u{A0}: demander au standard"))
        let alone = try establishment("", isShared: false)
        #expect(!(try text("2-telephones.html", of: Kit(pack, alone, at: now)).contains("Sans titulaire")))
        let nobody = EstablishmentLoader.load(
            SourceFile(path: "p", text: "establishment: {name: A, finess: {legal: \"990000017\"}}\n"), for: pack,
            today: nil)
        let empty = Kit(pack, try #require(nobody.establishment), at: now)
        #expect(try text("2-telephones.html", of: empty).contains("passer par le standard\u{A0}: Chef, Autre."))
    }

    @Test func `no page prints an hour that nobody gave, but the one at which it was made`() throws {
        for file in Kit(pack, try establishment(), at: now).files where !file.name.hasPrefix("2") {
            let page = String(decoding: file.bytes, as: UTF8.self).replacing("\u{A0}", with: " ")
            let hours = page.matches(of: /[0-9]{2} h [0-9]{2}/).map { String($0.output) }
            #expect(hours == (file.name.hasPrefix("incident") ? ["14 h 00"] : []), "\(file.name)")
            guard file.name.hasPrefix("incident") else { continue }
            #expect(page.contains("préparé le 25/11/2026 à 14 h 00 (UTC+1)"))
            #expect(page.contains("profil du 01/11/2026 (24 j)"))
            #expect(page.contains("<td>sous 15 min</td>"))
        }
    }

    @Test func `hostile names are text, everywhere`() throws {
        for file in Kit(pack, try establishment(), at: now).files {
            let page = String(decoding: file.bytes, as: UTF8.self)
            #expect(!page.contains("<script") && !page.contains("CH <b>"), "\(file.name)")
        }
        #expect(PageName("../../etc/passwd").file == "-etc-passwd.html")
        #expect(PageName("É<a href=\"x\">").file == "-a-href-x-.html")
    }

    @Test func `a shared copy names no server, no place and no key`() throws {
        let applications = """
            applications:
              - {id: srv-x, label: "Annuaire srv-dc01", vendor: "Éditeur", function: annuaire, dima: 2 h}
              - {id: b, function: dpi, depends_on: [srv-x]}

            """
        let own = Kit(pack, try establishment(applications), at: now)
        let cuts = try text("3-coupures.html", of: own)
        #expect(cuts.contains("srv-dc01") && cuts.contains("plus d'images\u{A0}: srv-pacs"))
        let shared = Kit(pack, try establishment(applications, isShared: true), isShared: true, at: now)
        for file in shared.files {
            let page = String(decoding: file.bytes, as: UTF8.self)
            for secret in ["srv-", "baie 3", "clé 14", "Éditeur", "plus d'images"] {
                #expect(!page.contains(secret), "\(file.name) \(secret)")
            }
        }
        #expect(try text("3-coupures.html", of: shared).ranges(of: "voir le kit de la maison").count == 3)
    }

    @Test func `every written delegation is listed where one reads what to cut, with a card or without`() throws {
        let written = """
            delegations:
              - {action: tell, holder: chief, deputy: other, written_on: 2026-05-04}
              - {action: cut, holder: other}

            """
        let page = try text("3-coupures.html", of: Kit(pack, try establishment(written), at: now))
        let part = try #require(page.split(separator: "QUI PEUT DÉCIDER, PAR ÉCRIT</h2>").last)
        let rows = part.split(separator: "<tr>").dropFirst().map { row in
            row.split(separator: "</td>").compactMap { $0.split(separator: ">").last }.prefix(4).joined(separator: ", ")
        }
        let expected = ["Prévenir, Chef, Autre, 04/05/2026", "Couper le lien, Autre, aucun, NON DATÉE"]
        #expect(Array(rows.dropFirst()) == expected)
        let none = try text("3-coupures.html", of: Kit(pack, try establishment(), at: now))
        #expect(none.contains("Le profil n'a aucune délégation écrite."))
    }

    @Test func `a printed sheet bears the digests at its edge, and a screen below its tables`() throws {
        let house = try establishment()
        let kit = Kit(pack, house, at: now)
        for name in ["0-lire-en-premier.html", "2-telephones.html", "3-coupures.html"] {
            let page = try text(name, of: kit)
            #expect(page.contains("@page{@bottom-left{content:\"Profil: \(house.digest)\\A Pack: \(pack.digest)"))
            #expect(page.contains("<p class=\"screen\">Profil"))
        }
    }

    @Test func `on a telephone each cell of a row says under which heading it stands`() throws {
        let page = try text("2-telephones.html", of: Kit(pack, try establishment(), at: now))
        #expect(page.contains("<td data-column=\"mobile\">06\u{A0}39\u{A0}98\u{A0}00\u{A0}01</td>"))
        #expect(page.contains("<table class=\"stacked\">") && !page.contains("<table class=\"report\">"))
    }

    @Test func `a shared copy says neither who insures the house nor by which contract`() throws {
        let terms = "insurance: {insurer: Mutuelle, contract: CY-1, phone: \"01 99 00 00 01\"}\n"
        let own = try establishment(terms).insurance
        #expect(own == Insurance(insurer: "Mutuelle", contract: "CY-1", phone: "01 99 00 00 01"))
        #expect(
            try establishment(terms, isShared: true).insurance == Insurance(insurer: nil, contract: nil, phone: nil))
    }

    @Test func `it is to be made again by the first of its reasons`() throws {
        func expiry(_ change: (String, String)...) throws -> [String] {
            var text = """
                revised_on: 2026-11-01
                validation: {by: A, pack_version: 1.0.0, on: 2026-11-02}
                establishment: {name: A, finess: {legal: "990000017"}}
                contacts: [{role: chief, mobile: "06 39 98 00 01", deputy: D, verified_on: 2026-11-20}]
                rota: [{role: chief, from: "2027-05-01T20:00:00+02:00", to: "2027-05-02T08:00:00+02:00", name: A}]

                """
            for (old, new) in change { text = text.replacing(old, with: new) }
            let loading = EstablishmentLoader.load(SourceFile(path: "p", text: text), for: pack, today: nil)
            return KitExpiry(try #require(loading.establishment), pack, at: now).reasons.map {
                "\($0.day.text) \($0.text.text)"
            }
        }
        #expect(
            try expiry() == [
                "2027-02-23 un kit compte 90 jours", "2027-05-02 fin du tableau de garde\u{A0}: Chef",
                "2027-05-19 le numéro vérifié il y a le plus longtemps l'a été le 20/11/2026",
                "2027-11-02 profil relu le 01/11/2026, pour un an",
                "2027-11-03 règles validées le 02/11/2026, pour un an",
            ])
        #expect(
            try expiry(("verified_on: 2026-11-20", "verified_on: 2026-06-20")).first?.hasPrefix("2026-12-17") == true)
        #expect(try expiry((", verified_on: 2026-11-20", "")).first == "2026-11-25 1 contact jamais vérifié")
        let phone = ("name: A}]", "name: A, phone: \"06 39 98 00 02\", verified_on: 2026-06-20}]")
        #expect(
            try expiry(phone).first == "2026-12-17 le numéro vérifié il y a le plus longtemps l'a été le 20/06/2026")
        #expect(
            try expiry(phone, (", verified_on: 2026-06-20", "")).first == "2026-11-25 1 contact jamais vérifié")
        #expect(try expiry(("1.0.0", "0.9.0")).first == "2026-11-25 une autre version des règles a été validée")
        #expect(
            try expiry(("2027-05-02T", "2026-11-28T"), ("2027-05-01T", "2026-11-27T")).first?.hasPrefix("2026-11-28")
                == true)
    }

    @Test func `night is the next 3 a.m. of the house, the night the clock goes back too`() throws {
        func night(_ time: String, _ zone: String) throws -> String {
            let zone = try #require(Zone(id: zone))
            return zone.rfc3339(PreparedNights.night(after: try #require(Instant(rfc3339: time)), in: zone))
        }
        #expect(try night("2026-11-25T14:00:00+01:00", "Europe/Paris") == "2026-11-26T03:00:00+01:00")
        #expect(try night("2026-11-25T02:59:59+01:00", "Europe/Paris") == "2026-11-25T03:00:00+01:00")
        #expect(try night("2026-10-25T02:30:00+02:00", "Europe/Paris") == "2026-10-25T03:00:00+01:00")
        #expect(try night("2027-03-28T01:59:59+01:00", "Europe/Paris") == "2027-03-28T03:00:00+02:00")
        #expect(try night("2026-11-25T14:00:00+01:00", "Indian/Reunion") == "2026-11-26T03:00:00+04:00")
    }

    @Test func `what a reader sees of a page is its words, a line a row`() {
        let page =
            "<!doctype html>\n<html><style>p{}</style><tr><th>a</th> <td>b &lt;c&gt; &amp;lt;</td></tr><p>d<strong>e</strong></p>"
        #expect(KitText.lines(of: Array(page.utf8)) == ["a b <c> &lt;", "de"])
        #expect(KitText.lines(of: Array("x\ny\n".utf8)) == ["x", "y"])
    }
}
