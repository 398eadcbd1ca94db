import CivilTime
import Exercises
import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What a report measures, on nights of a few lines.
@Suite struct FeedbackTests {
    private let pack: FeedbackPack

    init() throws { pack = try FeedbackPack() }

    @Test func `an act is late by the last deadline that it had before it was done`() throws {
        let feedback = try pack.feedback(
            [
                (5, "RSSI", #""set":{"spreading":true}"#), (17, "chef", #""done":"cut""#),
                (18, "chef", #""done":"call""#),
            ],
            until: 60)
        let cut = try #require(feedback.act("cut"))
        #expect(cut.requiredAt == pack.time(5))
        #expect(cut.firstDue == pack.time(15) && cut.lastDue == cut.firstDue)
        #expect(cut.word?.instant == pack.time(17) && cut.word?.author == "chef")
        #expect(cut.late(at: feedback.end) == .seconds(120) && cut.isMissed(at: feedback.end))
        let call = try #require(feedback.act("call"))
        #expect(call.requiredAt == pack.time(1) && call.late(at: feedback.end) == .seconds(-120))
        #expect(!call.isMissed(at: feedback.end))
    }

    @Test(arguments: [
        ([], Feedback.Outcome.forgotten), ([#""impossible":"call""#], .impossible),
        ([#""not_applicable":"call""#], .notApplicable), ([#""done":"call""#], .done),
        ([#""impossible":"call""#, #""done":"call""#], .done),
        ([#""done":"call""#, #""impossible":"call""#], .impossible),
    ])
    func `the last word on an act counts, and what nobody spoke of in time was forgotten`(
        members: [String], outcome: Feedback.Outcome
    ) throws {
        let feedback = try pack.feedback(members.map { (minutes: 10, by: nil, members: $0) }, until: 60)
        #expect(feedback.act("call")?.outcome == outcome)
        let open = try pack.feedback([], until: 20)
        #expect(open.act("call")?.outcome == .open, "at its very deadline it isn't late")
    }

    @Test func `what is taken back was not done, and what is said after it is, of whatever hour`() throws {
        let slip: [FeedbackPack.Told] = [(10, "chef", #""done":"call""#), (12, "chef", #""retract":"call""#)]
        let feedback = try pack.feedback(slip, until: 60)
        let call = try #require(feedback.act("call"))
        #expect(call.outcome == .forgotten && call.word == nil && call.lastDue == pack.time(20))
        #expect(feedback.milestones.allSatisfy { $0.reached == nil })
        #expect(feedback.participants.map { $0.deeds } == [0, 1])
        #expect(try pack.feedback(slip, until: 11).act("call")?.outcome == .done, "nobody knew better then")
        let again = try pack.feedback(slip + [(11, "chef", #""impossible":"call""#)], until: 60)
        #expect(again.act("call")?.word?.instant == pack.time(11))
        #expect(again.act("call")?.outcome == .impossible)
    }

    @Test func `what was taken away before its deadline was not forgotten, and what was later was`() throws {
        let lifted: [FeedbackPack.Told] = [
            (5, nil, #""set":{"spreading":true}"#), (10, nil, #""set":{"spreading":false}"#),
        ]
        let early = try pack.feedback(lifted, until: 60)
        #expect(early.act("cut")?.outcome == .lifted)
        let late: [FeedbackPack.Told] = [
            (5, nil, #""set":{"spreading":true}"#), (16, nil, #""set":{"spreading":false}"#),
        ]
        let after = try pack.feedback(late, until: 60)
        #expect(after.act("cut")?.outcome == .forgotten)
    }

    @Test func `what was done without being required has no deadline`() throws {
        let act = try #require(try pack.feedback([(7, "chef", #""done":"seal""#)], until: 60).act("seal"))
        #expect(act.requiredAt == nil && act.lastDue == nil && act.outcome == .done)
        #expect(act.late(at: pack.time(60)) == nil)
    }

    @Test func `an answer is late when the act that it calls for was due before, or the one that it lifts`() throws {
        let called = try pack.feedback([(30, nil, #""set":{"isolable":true}"#)], until: 60).lateAnswers
        #expect(called.map { $0.fact } == [try pack.test.fact("isolable")])
        #expect(called.first?.turned.map { $0.isWanted } == [true])
        #expect(called.first?.turned.map { $0.due } == [pack.time(15)])
        #expect(called.first?.since == pack.time(1), "something hung on it from the first line on")
        let inTime = try pack.feedback([(14, nil, #""set":{"isolable":true}"#)], until: 60).lateAnswers
        #expect(inTime.isEmpty)
        let lifted = try pack.feedback(
            [(5, nil, #""set":{"isolable":true}"#), (30, nil, #""withdraw":["isolable"]"#)], until: 60
        ).lateAnswers
        #expect(lifted.map { $0.turned.map { $0.isWanted } } == [[false]])
        let done = try pack.feedback(
            [
                (5, nil, #""set":{"isolable":true}"#), (20, nil, #""done":"seal""#),
                (30, nil, #""withdraw":["isolable"]"#),
            ], until: 60)
        #expect(done.lateAnswers.isEmpty, "what is done is no longer awaited")
    }

    @Test func `of two answers of one instant, the one on which an act hung is late`() throws {
        let feedback = try pack.feedback(
            [(30, nil, #""set":{"isolable":true,"spreading":false}"#)], until: 60)
        #expect(feedback.lateAnswers.map { $0.fact } == [try pack.test.fact("isolable")])
    }

    @Test func `a record is stopped from the line that says so to the act that brings it back`() throws {
        let feedback = try pack.feedback(
            [
                (10, nil, #""set":{"down":["a","b"]}"#), (25, "cadre", #""done":"paper@a""#),
                (90, "DSI", #""done":"back@a""#), (95, nil, #""set":{"until":{"a":"2026-11-03T01:45:00+01:00"}}"#),
                (100, nil, #""set":{"down":["b"]}"#),
            ], until: 120)
        #expect(feedback.interruptions.map { $0.record } == ["a", "b"], "c never stopped")
        let first = feedback.interruptions[0]
        #expect(first.lostAt == pack.time(10) && first.stopped == .seconds(80 * 60))
        #expect(first.heldFor(until: feedback.end) == .seconds(65 * 60))
        #expect(first.isWithinLimit(at: feedback.end) == false)
        #expect(first.dataLoss == .seconds(25 * 60) && first.isDataWithinLimit == true)
        let second = feedback.interruptions[1]
        #expect(second.degraded == nil && second.back == nil && second.stopped == nil && second.dataLoss == nil)
        #expect(second.isWithinLimit(at: feedback.end) == false, "still stopped past its limit")
        #expect(second.isWithinLimit(at: pack.time(60)) == nil, "and before it nobody can tell")
        #expect(second.isDataWithinLimit == nil)
    }

    @Test func `a record that the incident no longer names is back, and may stop again`() throws {
        let feedback = try pack.feedback(
            [
                (10, nil, #""set":{"down":["a"]}"#), (12, nil, #""done":"paper@a""#), (30, nil, #""set":{"down":[]}"#),
                (50, nil, #""set":{"down":["a"]}"#),
            ], until: 70)
        #expect(feedback.interruptions.map { $0.stopped } == [.seconds(20 * 60), nil])
        #expect(feedback.interruptions.map { $0.lostAt } == [pack.time(10), pack.time(50)])
        #expect(feedback.interruptions.map { $0.degraded != nil } == [true, false])
        #expect(feedback.interruptions[0].isWithinLimit(at: feedback.end) == true)
    }

    @Test func `a record that only a rumour stopped is back when the rumour is withdrawn`() throws {
        let feedback = try pack.feedback(
            [(10, nil, #""set":{"down":["a"]}"#), (40, nil, #""withdraw":["down"]"#)], until: 70)
        #expect(feedback.interruptions.map { $0.stopped } == [.seconds(30 * 60)])
    }

    @Test func `what the first record tells has stopped since T0`() throws {
        let reading = try pack.journal([
            (
                5, nil,
                #""incident":{"id":"N-1","type":"attack","down":["a"],"detected_at":"2026-11-03T02:00:00+01:00"}"#
            )
        ])
        let feedback = try #require(
            Feedback(
                of: "N-1", in: reading.records, profiles: [pack.establishment], pack: pack.test.pack,
                until: pack.time(30)))
        #expect(feedback.interruptions.map { $0.lostAt } == [pack.time(0)])
    }

    @Test func `milestones are the first act done of each, and the act that calls by what it says`() throws {
        let feedback = try pack.feedback(
            [(5, nil, #""impossible":"call""#), (8, "M. Bo", #""done":"call""#), (9, nil, #""done":"seal""#)], until: 30
        )
        #expect(feedback.milestones.map { $0.name } == ["coupure", "appel"])
        #expect(feedback.milestones.map { feedback.elapsed(to: $0) } == [nil, .seconds(8 * 60)])
        #expect(feedback.milestones[1].reached?.word.author == "M. Bo")
    }

    @Test func `participants are told by function where the pack or the profile knows them`() throws {
        let feedback = try pack.feedback(
            [
                (2, "autre", #""note":"n""#), (3, "Mme Roy", #""set":{"spreading":true}"#),
                (4, "Mme Roy", #""done":"cut""#), (5, nil, #""note":"n""#), (6, "Secours", #""note":"n""#),
                (90, "autre", #""note":"après la fin""#),
            ], until: 30)
        let people = feedback.participants
        #expect(people.map { $0.author } == ["SOC", "autre", "Mme Roy", nil, "Secours"])
        #expect(people.map { $0.lines } == [1, 1, 2, 1, 1])
        #expect(people[2].functions == [.role(try pack.test.role("chief"))] && people[0].functions.isEmpty)
        #expect(people[1].functions == [.role(try pack.test.role("other"))] && people[3].functions.isEmpty)
        #expect(people[4].functions.count == 1)
        #expect(people[2].deeds == 1 && people[2].facts == 1)
        #expect(people[2].first == pack.time(3) && people[2].last == pack.time(4))
    }

    @Test func `a signature is a function's though little words tell them apart`() throws {
        let feedback = try pack.feedback(
            [(2, "Le chef", #""note":"n""#), (3, "D'autre", #""note":"n""#), (4, "de la", #""note":"n""#)], until: 30)
        let chief = Action.Addressee.role(try pack.test.role("chief"))
        let other = Action.Addressee.role(try pack.test.role("other"))
        #expect(feedback.participants.dropFirst().map { $0.functions } == [[chief], [other], []])
    }

    @Test func `a theme is exercised by the acts that its rules required and that were done`() throws {
        let feedback = try pack.feedback(
            [
                (5, nil, #""set":{"spreading":true,"down":["a","b"]}"#), (6, nil, #""done":"paper@a""#),
            ], until: 30)
        let references = feedback.plan.pack.vocabulary.references
        let themes = feedback.themes.map { "\(references[$0.reference].id) \($0.done)/\($0.required)" }
        #expect(themes == ["care/cut 0/1", "care/none 0/0", "care/paper 1/2"])
        #expect(
            feedback.themes.map { $0.isExercised } == [false, nil, true], "of what nothing asked for nothing is known")
    }

    @Test func `an act on a record of a kind answers the themes of its kind, where it is one for certain`() throws {
        let feedback = try FeedbackPack(
            perimeter: """
                perimeter:
                      care: {for_each: {in: tools, where: {tool.pdma: {at_most: 1 h}}}, references: [care/none]}
                """
        ).feedback([(5, nil, #""set":{"down":["a","b"]}"#), (6, nil, #""done":"paper@b""#)], until: 30)
        let references = feedback.plan.pack.vocabulary.references
        let theme = try #require(feedback.themes.first { references[$0.reference].id == "care/none" })
        #expect(theme.required == 1 && theme.done == 0, "b, of which nobody knows, is done and doesn't count")
    }

    @Test func `a loss is dated by the hour that somebody gave, else by when it was told`() throws {
        let told = try FeedbackPack(lostAt: "lost_at: tool.until, ").feedback(
            [
                (10, nil, #""set":{"down":["a","b"]}"#),
                (12, nil, #""set":{"until":{"a":"2026-11-03T02:03:00+01:00"}}"#),
            ], until: 30
        ).interruptions
        #expect(told.map { $0.lostAt } == [pack.time(3), pack.time(10)])
        #expect(told.map { $0.isLossTold } == [true, false])
    }

    @Test func `what was asked and stays unknown is told with the time since when something hung on it`() throws {
        let feedback = try pack.feedback([(5, nil, #""set":{"spreading":null}"#)], until: 30)
        let unknown = try #require(feedback.unknowns.first { $0.fact == (try? pack.test.fact("spreading")) })
        #expect(unknown.wasAsked && unknown.since == pack.time(1))
        let other = try #require(feedback.unknowns.first { $0.fact == (try? pack.test.fact("isolable")) })
        #expect(!other.wasAsked)
    }

    @Test func `a journal that describes no incident has no report`() throws {
        let reading = try pack.journal([(1, "M. Bo", #""note":"rien""#)])
        let feedback = Feedback(
            of: nil, in: reading.records, profiles: [], pack: pack.test.pack, until: pack.time(5))
        #expect(feedback == nil)
    }
}
