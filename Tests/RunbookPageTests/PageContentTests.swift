import CivilTime
import Digests
import RuleEngine
import RunbookPage
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct PageContentTests {
    private static func content() throws -> PageContent {
        let pack = try TestPack(TestPack.head + PageRunbookTests.rules)
        let role = try pack.role("chief")
        let date = try #require(CivilDate(year: 2026, month: 11, day: 3))
        let night = try #require(DutyHours(days: [.friday, .sunday], start: 1200, end: 480))
        let backup = try pack.fact("backup")
        let establishment = Establishment(
            name: "CH <Valserine>", finess: ["760000001", "760000002"], zone: Zone(id: "Indian/Reunion"),
            facts: [
                EstablishmentFact(backup, .known(.member(1))),
                EstablishmentFact(
                    try pack.fact("noted_at"), .bounded(Bound(.atMost, .datetime(Instant(secondsSinceEpoch: -5))))),
                EstablishmentFact(
                    try pack.fact("types"), .known(.set(SetValue([.member(1), .string("é")], isOpen: true)))),
                EstablishmentFact(
                    try pack.fact("id"),
                    .known(
                        .records([FactRecord([.absent, .unreadable, .unknown, .notApplicable, .known(.number(0.1))])]))),
            ],
            cards: [
                ContactCard(
                    owner: .role(role), name: "M. Bo", deputy: nil, fixedPhone: "01", mobilePhone: nil,
                    deputyPhone: "02", portal: "p", hours: [night], verifiedOn: date, language: "en")
            ],
            sharedDuties: [SharedDuty(hours: [night], person: "Mme Arnal", phone: nil, roles: [role])], delegations: [],
            cutOffs: [CutOff(action: nil, label: "l", place: "p", key: "k", effectOnCare: nil)],
            workingHours: WorkingHours(opening: 480, closing: 1080),
            validation: Validation(by: "b", packVersion: "1", on: date), revisedOn: date, digest: "sha256:00",
            rota: [
                RotaDuty(
                    role: role, start: Instant(secondsSinceEpoch: -1), end: Instant(secondsSinceEpoch: 1),
                    name: "Mme Bonnet", phone: "03", verifiedOn: date),
                RotaDuty(
                    role: role, start: Instant(secondsSinceEpoch: 1), end: Instant(secondsSinceEpoch: 2),
                    name: "M. Roux", phone: nil),
            ], insurance: Insurance(insurer: "Mutuelle <x>", contract: nil, phone: "04"))
        return PageContent(
            pack: pack.pack, establishment: establishment, reader: .holding(role), rulesPath: "rules/socle")
    }

    @Test func `what a page carries is the same once read`() throws {
        let content = try Self.content()
        #expect(PageContent(image: content.image) == content)
        let bare = PageContent(pack: content.pack, establishment: nil, reader: .inCharge(nil), rulesPath: nil)
        #expect(PageContent(image: bare.image) == bare)
    }

    @Test func `a changed bit is refused wherever it is, and so are bytes cut short`() throws {
        let image = try Self.content().image
        for place in stride(from: 0, to: image.count, by: 3) {
            var bytes = image
            bytes[place] ^= 1 << (place % 8)
            #expect(PageContent(image: bytes) == nil)
        }
        for count in [0, 16, 80, 81, 82, image.count - 1] { #expect(PageContent(image: Array(image[..<count])) == nil) }
    }

    /// Whoever forges the digest too gets no further than a page of his own.
    @Test func `with a forged digest the bytes are read within their bounds`() throws {
        let content = Array(try Self.content().image.dropFirst(81))
        #expect(PageContent(content: content) != nil)
        var random = SeededRandom(seed: 7)
        for _ in 0..<3000 {
            var bytes = content
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            _ = PageContent(content: bytes)
        }
    }
}
