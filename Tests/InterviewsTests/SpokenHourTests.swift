import Interviews
import TestSupport
import Testing

/// Hours as people type them.
@Suite struct SpokenHourTests {
    private let talk: TalkPack

    init() throws { talk = try TalkPack() }

    @Test(arguments: [
        ("2:10", "2026-11-03T02:10:00+01:00"), ("02h10", "2026-11-03T02:10:00+01:00"),
        ("2 h 10", "2026-11-03T02:10:00+01:00"), ("2h", "2026-11-03T02:00:00+01:00"),
        ("10", "2026-11-02T10:00:00+01:00"),
        ("03:00", "2026-11-03T03:00:00+01:00"), ("3:01", "2026-11-02T03:01:00+01:00"),
        ("vers 23 h", "2026-11-02T23:00:00+01:00"), ("hier 2 h", "2026-11-02T02:00:00+01:00"),
        ("31/10 23:50", "2026-10-31T23:50:00+01:00"), ("le 31/12 à 8 h", "2025-12-31T08:00:00+01:00"),
        ("14/11/2025 23:50", "2025-11-14T23:50:00+01:00"),
        // The clock went back from 3 to 2: the later of the two.
        ("25/10 02:30", "2026-10-25T02:30:00+01:00"),
    ])
    func `the last time that the clock showed it`(text: String, expected: String) throws {
        #expect(try talk.reply(text, to: talk.prompt(of: "began_at")) == [#"began_at="\#(expected)""#])
    }

    @Test(arguments: [
        "24:00", "2:60", "31/02 10:00", "12/2026", "1/2/3/4 5:00", "2:10:05", "midi", "demain 3 h", "04/11/2026 3 h",
        "28/03/2027 02:30", "٣:٠٠", "18446744073709551616:00",
    ])
    func `no hour of the past`(text: String) throws {
        #expect(try talk.reply(text, to: talk.prompt(of: "began_at")) == ["?"])
    }
}
