import CivilTime
import Diagnostics
import RuleEngine
import TestSupport
import Testing

@testable import Establishments

/// What a profile that can be used lacks, or promises and can't hold.
@Suite struct ProfileCheckTests {
    private let pack: RulePack

    init() throws {
        pack = try ProfilePack.load()
    }

    /// What is said of a profile, but for the roles of the pack and the validation that it leaves out.
    private func check(_ text: String, today: CivilDate? = ProfilePack.today) -> [Diagnostic] {
        all(text, today: today).filter { diagnostic in
            diagnostic.code != ProfileFault.roleNotHeld.rawValue
                && (diagnostic.code != ProfileFault.notValidated.rawValue || text.contains("validation:"))
        }
    }

    private func all(_ text: String, today: CivilDate? = ProfilePack.today) -> [Diagnostic] {
        EstablishmentLoader.check(
            SourceFile(path: "profile.yaml", text: ProfilePack.own + text), for: pack, today: today)
    }

    /// A profile with one fault, marked, and what to change in it for the fault to go.
    struct Case: CustomTestStringConvertible, Sendable {
        let fault: ProfileFault
        let text: String
        let mended: [String]

        /// Its name in the list of tests.
        var testDescription: String { fault.rawValue + " " + mended.joined(separator: ", ") }

        init(_ fault: ProfileFault, _ text: String, _ mended: String...) {
            self.fault = fault
            self.text = text
            self.mended = mended
        }
    }

    /// A copy in which nothing is wrong, but for what a case puts in its place.
    private static func copy(
        type: String = "image", offline: String = "oui", frequency: String = "1 h", retention: String = "90 j",
        tested: String = "2026-10-01", more: String = ""
    ) -> String {
        "{type: \(type), offline: \(offline), frequency: \(frequency), retention: \(retention), "
            + "last_restore_test: \(tested)\(more)}"
    }

    private static func application(_ copy: String, _ more: String = "") -> String {
        "applications: [{id: dpi, function: dpi, backups: [\(copy)]\(more)}]"
    }

    private static func turn(to end: String) -> String {
        "rota: [{role: chief, from: \"2026-11-20T20:00:00+01:00\", to: \(end), name: A}"
    }

    /// Between `⟦1⟧` and `⟦2⟧`, the fault; each mended text stands in its place.
    static let cases: [Case] = [
        Case(
            .dimaUnderRestore, application(copy(), ", dima: 4 h, measured_restore: ⟦1⟧4 h 1 s⟦2⟧"), "4 h", "1 h",
            "inconnu"),
        Case(
            .dimaUnderRestoreTest, application(copy(more: ", restore_test_duration: ⟦1⟧9 h⟦2⟧"), ", dima: 4 h"), "4 h"),
        Case(.pdmaUnderFrequency, application(copy(), ", pdma: ⟦1⟧59 min⟦2⟧"), "1 h", "inconnu"),
        Case(
            .pdmaUnderFrequency,
            application(copy(frequency: "24 h") + ", " + copy(frequency: "2 h"), ", pdma: ⟦1⟧1 h⟦2⟧"),
            "2 h", "12 h"),
        Case(.noOfflineCopy, "applications: [{id: dpi, function: dpi, ⟦1⟧backups⟦2⟧: [\(copy(offline: "non"))]}]"),
        Case(.noOfflineCopy, "applications: [{id: dpi, function: dpi, ⟦1⟧backups⟦2⟧: [\(copy(offline: "inconnu"))]}]"),
        Case(
            .replicationOnly, "applications: [{id: dpi, function: dpi, ⟦1⟧backups⟦2⟧: [\(copy(type: "replication"))]}]"),
        Case(.restoreNeverTested, application(copy(tested: "⟦1⟧jamais⟦2⟧")), "2026-11-25"),
        Case(.restoreTestTooOld, application(copy(tested: "⟦1⟧2025-11-23⟦2⟧")), "2025-11-24"),
        Case(
            .backupOlderThanTest, application(copy(more: ", last_success: ⟦1⟧2026-09-30⟦2⟧")), "2026-10-01",
            "2026-11-24", "inconnu", "jamais"),
        Case(
            .keyInsideSystem, application(copy(more: ", encryption_key: ⟦1⟧dans-le-si⟦2⟧")), "hors-si", "aucune",
            "inconnu"),
        Case(.retentionTooShort, application(copy(retention: "⟦1⟧59 j⟦2⟧")), "60 j", "inconnu"),
        Case(.backupNotDeclared, "applications: [{id: ⟦1⟧dpi⟦2⟧, function: dpi}]"),
        Case(.backupNotDeclared, "applications: [{id: ⟦1⟧dpi⟦2⟧, function: dpi, backups: []}]"),
        Case(
            .criticalityUnlikeDIMA, application(copy(), ", dima: 25 h, declared_criticality: ⟦1⟧vitale⟦2⟧"), "haute",
            "inconnu"),
        Case(.criticalityUnlikeDIMA, application(copy(), ", declared_criticality: ⟦1⟧vitale⟦2⟧"), "normale"),
        Case(
            .serviceDIMAUnderApplication,
            application(copy(), ", dima: 4 h") + "\nservices: [{id: a, dima_service: ⟦1⟧2 h⟦2⟧, applications: [dpi]}]",
            "4 h", "2 h, procedure: PD-1", "inconnu"),
        Case(.roleWithoutPhone, "contacts: [{role: ⟦1⟧chief⟦2⟧, deputy: \"M. B\"}]"),
        Case(.roleWithoutPhone, "shared_duties: [{person: ⟦1⟧\"M. B\"⟦2⟧, roles: [chief]}]"),
        Case(
            .roleWithoutDeputy, "contacts: [{role: ⟦1⟧chief⟦2⟧, mobile: \"06 39 98 00 01\", verified_on: 2026-11-01}]"),
        Case(
            .numberNotVerified,
            "contacts: [{role: chief, mobile: \"06 39 98 00 01\", deputy: B, verified_on: ⟦1⟧2026-05-28⟦2⟧}]",
            "2026-05-29"),
        Case(
            .numberNotVerified, "contacts: [{contact: samu, fixed: \"01 99 00 00 01\", verified_on: ⟦1⟧jamais⟦2⟧}]",
            "2026-11-25"),
        Case(.numberNotVerified, "contacts: [{contact: ⟦1⟧samu⟦2⟧, fixed: \"01 99 00 00 01\"}]"),
        Case(
            .numberNotVerified, "contacts: [{contact: samu, portal: \"exemple\", verified_on: ⟦1⟧2026-05-28⟦2⟧}]",
            "2026-05-29"),
        Case(
            .numberNotVerified,
            turn(to: "\"2026-12-02T08:00:00+01:00\", phone: ⟦1⟧\"06 39 98 00 01\"⟦2⟧") + "]"),
        Case(
            .numberNotVerified,
            turn(to: "\"2026-12-02T08:00:00+01:00\", phone: \"06 39 98 00 01\", verified_on: ⟦1⟧2026-05-28⟦2⟧") + "]",
            "2026-05-29"),
        Case(.delegationNotDated, "delegations: [{action: ⟦1⟧cut⟦2⟧, holder: chief, deputy: other}]"),
        Case(.delegationWithoutDeputy, "delegations: [{action: ⟦1⟧cut⟦2⟧, holder: chief, written_on: 2026-01-01}]"),
        Case(
            .hostNotDeclared, application(copy(), ", hosting: ⟦1⟧ght⟦2⟧"), "local", "saas", "ght, host: inconnu",
            "ght, host: {finess: \"990000033\"}", "inconnu"),
        Case(
            .hostUnlikeHosting, application(copy(), ", hosting: ⟦1⟧local⟦2⟧, host: {finess: \"990000033\"}"), "ght",
            "saas",
            "hds-externe"),
        Case(.otherVersionValidated, "validation: {by: A, pack_version: ⟦1⟧0.9.0⟦2⟧, on: 2026-01-01}", "1.0.0"),
        Case(.notValidated, "validation: ⟦1⟧inconnu⟦2⟧", "{by: A, pack_version: 1.0.0, on: 2026-01-01}"),
        Case(.leftToFill, "insurance: {insurer: ⟦1⟧\"À REMPLIR : qui\"⟦2⟧}", "\"Mutuelle\"", "inconnu"),
        Case(.leftToFill, "insurance: {contract: ⟦1⟧\"000000000\"⟦2⟧}", "\"000000001\""),
        Case(
            .rotaEnded, turn(to: "⟦1⟧\"2026-11-24T23:59:59Z\"⟦2⟧") + "]", "\"2026-11-25T00:00:00Z\""),
        Case(
            .rotaOverlap,
            turn(to: "\"2026-12-02T08:00:00+01:00\"")
                + ", {role: chief, from: ⟦1⟧\"2026-12-02T07:59:59+01:00\"⟦2⟧, to: \"2026-12-03T08:00:00+01:00\", name: B}]",
            "\"2026-12-02T08:00:00+01:00\"", "\"2026-12-02T07:00:00Z\""),
        Case(.notRevised, "revised_on: ⟦1⟧2025-11-23⟦2⟧", "2025-11-24", "inconnu"),
    ]

    @Test(arguments: cases) func `what is missing is a warning, once, at its place, with what to do`(_ item: Case) {
        let marked = MarkedText(ProfilePack.own + item.text)
        let found = check(String(marked.text.dropFirst(ProfilePack.own.count)))
        #expect(found.map { $0.code } == [item.fault.rawValue], "\(found.map { $0.oneLine })")
        #expect(found.first?.range == marked.range(1, 2, in: "profile.yaml"))
        #expect(found.first?.severity == .warning)
        #expect(found.first?.help.isEmpty == false)
    }

    @Test(arguments: cases) func `what is mended is not remarked, at the limit neither`(_ item: Case) throws {
        for mended in item.mended {
            let parts = item.text.split(separator: "⟦1⟧", omittingEmptySubsequences: false)
            let end = try #require(parts[1].firstRange(of: "⟦2⟧")).upperBound
            let text = parts[0] + mended + parts[1][end...]
            #expect(check(String(text)) == [], "\(text)")
        }
    }

    @Test func `every fault that leaves a profile usable has a case`() {
        let warnings = Set(ProfileFault.allCases.filter { $0.severity == .warning })
        #expect(
            Set(Self.cases.map { $0.fault })
                == warnings.subtracting([.roleNotHeld, .contactWithoutCard, .unknownHost, .unknownHostApplication]))
    }

    @Test func `a profile that says the least is not scolded`() {
        #expect(check("") == [])
    }

    @Test func `a profile with every precaution is clean`() {
        let clean = """
            applications:
              - {id: dpi, function: dpi, dima: 4 h, pdma: 1 h, measured_restore: 3 h, declared_criticality: vitale, backups: [\(Self.copy())]}
              - {id: repas, function: restauration, hosting: saas}
            services: [{id: a, dima: 4 h, applications: [dpi]}]
            contacts: [{role: chief, mobile: "06 39 98 00 01", deputy: "M. B", verified_on: 2026-11-01}]
            shared_duties: [{person: "M. C", phone: "06 39 98 00 02", roles: [other]}]
            delegations: [{action: cut, holder: chief, deputy: other, written_on: 2026-01-01}]
            validation: {by: A, pack_version: 1.0.0, on: 2026-11-01}
            """
        #expect(all(clean) == [])
    }

    @Test func `that nobody validated the rules is said where the profile begins`() {
        let found = all("").filter { $0.code == "profile-not-validated" }
        #expect(found.map { $0.range.start } == [SourcePosition(line: 1, column: 1)])
    }

    @Test func `stale is what time brings, and each of its codes is a remark`() {
        #expect(EstablishmentLoader.staleCodes.count == 11)
        #expect(Set(EstablishmentLoader.staleCodes).isSubset(of: EstablishmentLoader.remarkCodes))
        #expect(!EstablishmentLoader.staleCodes.contains("role-without-deputy"))
    }

    @Test func `a role to which the rules give something to do is somebody's, alone or with others`() throws {
        let found = all("").filter { $0.code != "profile-not-validated" }
        #expect(found.map { $0.code } == ["role-not-held"])
        #expect(found.first?.message == "nobody holds 1 of the 1 roles that the rules count on: `chief`")
        #expect(found.first?.range.start.line == 1)
        let valid = "validation: {by: A, pack_version: 1.0.0, on: 2026-01-01}\n"
        let other = all(
            valid + "contacts: [{role: other, mobile: \"06 39 98 00 01\", deputy: B, verified_on: 2026-11-01}]")
        #expect(other.map { $0.code } == ["role-not-held"])
        #expect(other.first?.range.start.line == 6)
        #expect(all(valid + "shared_duties: [{person: \"M. C\", phone: \"06 39 98 00 02\", roles: [chief]}]") == [])
    }

    @Test func `whom the rules have called has a number, if some rule wants the call`() throws {
        let pack = try TestPack(
            TestPack.head + """
                contacts: {ars: {label: "ARS"}, police: {label: "Police"}, samu: {label: "SAMU"}}
                actions:
                  call: {label: "Appeler", phase: first, role: chief, priority: vital, to: samu, say: "Ici la garde."}
                  tell: {label: "Dire", phase: first, role: chief, priority: vital, to: ars, say: "Ici la garde."}
                  pay: {label: "Payer", phase: first, role: other, priority: vital, to: police, say: "Ici la garde."}
                rules:
                  - {id: r, title: t, require: [{action: call}], recommend: [{action: tell}]}
                  - {id: s, title: t, forbid: [{action: pay, because: "Non.", interest: proof}]}
                """
        ).pack
        func found(_ contacts: String) -> [Diagnostic] {
            let duty = "shared_duties: [{person: A, phone: \"06 39 98 00 02\", roles: [chief]}]\n"
            return EstablishmentLoader.check(
                SourceFile(
                    path: "profile.yaml",
                    text: "establishment: {name: A, finess: {legal: \"990000017\"}}\n"
                        + "validation: {by: A, pack_version: 1.0.0, on: 2026-01-01}\n" + duty + contacts), for: pack,
                today: ProfilePack.today)
        }
        let number = "fixed: \"01 99 00 00 01\", verified_on: 2026-11-01"
        #expect(
            found("").map { $0.message } == [
                "the rules have 2 called whose number the profile doesn't give: `ars`, `samu`"
            ])
        #expect(found("contacts: [{contact: samu, \(number)}]").map { $0.code } == ["contact-without-card"])
        #expect(found("contacts: [{contact: samu, \(number)}, {contact: ars, \(number)}]") == [])
    }

    @Test func `the directory must be back as soon as what can't run without it`() throws {
        let text = MarkedText(
            ProfilePack.own + """
                applications:
                  - {id: sil, function: sil, dima: ⟦3⟧2 h⟦4⟧, depends_on: [identites], backups: [\(Self.copy())]}
                  - {id: identites, function: admissions, dima: 3 h, depends_on: [annuaire, {id: mail, kind: soft}], backups: [\(Self.copy())]}
                  - {id: annuaire, function: annuaire, measured_restore: ⟦1⟧9 h⟦2⟧, backups: [\(Self.copy())]}
                  - {id: mail, function: messagerie, measured_restore: 9 h, backups: [\(Self.copy())]}
                """)
        let found = check(String(text.text.dropFirst(ProfilePack.own.count)))
        #expect(found.map { $0.code } == ["dima-under-restore"])
        #expect(found.first?.message == "`annuaire` must be back in 2 h, and its last restore took 9 h")
        #expect(found.first?.range == text.range(1, 2, in: "profile.yaml"))
        #expect(found.first?.notes.map { $0.range } == [text.range(3, 4, in: "profile.yaml")])
    }

    @Test func `one restore that takes too long is said once`() {
        let copy = Self.copy(more: ", restore_test_duration: 9 h")
        #expect(
            check(Self.application(copy, ", dima: 4 h, measured_restore: 9 h")).map { $0.code } == [
                "dima-under-restore"
            ])
        #expect(
            check(Self.application(copy, ", dima: 4 h, measured_restore: 3 h")).map { $0.code } == [
                "dima-under-restore-test"
            ])
    }

    @Test func `a number of the rota is asked about once, unless a card has it, and never for a turn that is over`() {
        func turn(_ day: Int, _ phone: String) -> String {
            "{role: chief, from: \"2026-11-\(day)T20:00:00Z\", to: \"2026-11-\(day)T21:00:00Z\", name: A\(day), "
                + "phone: \"\(phone)\"}"
        }
        let found = check(
            """
            contacts: [{role: chief, mobile: "06 39 98 00 01", deputy: B, verified_on: 2026-11-01}]
            rota:
              - \(turn(10, "06 39 98 00 09"))
              - \(turn(26, "+33 6 39 98 00 01"))
              - \(turn(27, "06 39 98 00 02"))
              - \(turn(28, "06 39 98 00 02"))
            """)
        #expect(found.map { $0.message } == ["nobody has called the number of `A27` to check it"])
    }

    @Test func `nothing is old where nobody says which day it is`() {
        let old = "contacts: [{role: chief, mobile: \"06 39 98 00 01\", deputy: B, verified_on: 1999-01-01}]"
        #expect(check(old, today: nil) == [])
        #expect(check(old).map { $0.code } == ["number-not-verified"])
    }

    @Test func `mistakes and remarks are shown in one run, and a circle doesn't stop it`() {
        let found = check(
            """
            applications:
              - {id: a, function: x, depends_on: [b], measured_restore: 9 h, dima: 1 h}
              - {id: b, function: x, depends_on: [a]}
            servics: []
            """)
        #expect(
            found.map { $0.code } == ["backup-not-declared", "dependency-cycle", "dima-under-restore", "unknown-key"],
            "\(found.map { $0.oneLine })")
    }

    @Test func `whoever opens a runbook is told none of it`() {
        let text = ProfilePack.own + "contacts: [{role: chief, deputy: B}]"
        let loading = EstablishmentLoader.load(
            SourceFile(path: "profile.yaml", text: text), for: pack, today: ProfilePack.today)
        #expect(loading.diagnostics == [])
        #expect(loading.establishment != nil)
    }
}
