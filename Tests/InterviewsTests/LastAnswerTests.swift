import IncidentFeeds
import Interviews
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What « retour » takes back: the last line by which this author learnt something.
@Suite struct LastAnswerTests {
    private let talk: TalkPack

    init() throws { talk = try TalkPack() }

    private func reading(_ lines: [String]) -> JournalReader.Reading {
        let head = #"{"at":"2026-11-03T02:40:00+01:00","incident":{"id":"x","spreading":false}}"#
        let text = ([head] + lines.map { #"{"at":"2026-11-03T02:50:00+01:00",\#($0)}"# }).joined(separator: "\n")
        return JournalReader(pack: talk.pack).read(Array((text + "\n").utf8))
    }

    private func last(_ lines: String..., by author: String? = nil) -> String? {
        LastAnswer(in: reading(lines).records, of: "x", by: author).map { last in
            let names = { (fact: PackIndex<Fact>) in talk.pack.vocabulary.facts[fact].name }
            return (last.withdrawn.map { "-" + names($0) } + last.restored.map { "\(names($0.fact))=\($0.state)" })
                .joined(separator: " ")
        }
    }

    @Test func `a line of several facts goes whole, the last first`() {
        #expect(last() == nil)
        #expect(last(#""set":{"backup":"hit","servers":2}"#) == "-backup -servers")
        #expect(last(#""set":{"backup":"hit"}"#, #""set":{"servers":null}"#) == "-servers")
        #expect(last(#""set":{"backup":"hit"}"#, #""set":{"servers":1}"#, #""withdraw":["servers"]"#) == "-backup")
        #expect(last(#""set":{"backup":"hit"}"#, #""withdraw":["backup"]"#) == nil)
    }

    @Test func `what was learnt before counts again, and is then the last`() {
        let (two, three) = (#""set":{"servers":2}"#, #""set":{"servers":3}"#)
        #expect(last(two, three) == "servers=known(Vocabularies.FactValue.integer(2))")
        #expect(last(two, three, two) == "-servers")
        #expect(last(two, two, two) == "-servers")
    }

    @Test func `another's answers stay`() {
        let own = #""set":{"servers":2},"by":"A""#
        let other = #""set":{"backup":"hit"},"by":"B""#
        #expect(last(own, other, by: "A") == "-servers")
        #expect(last(own, other, by: "B") == "-backup")
        #expect(last(own, other) == nil)
        #expect(last(own, #""set":{"servers":3}"#, by: "A") == nil)
    }

    @Test func `the line that takes back is read back`() throws {
        let fact = try talk.test.fact("servers")
        let types = try talk.test.fact("types")
        let line = JournalFormat(pack: talk.pack).line(
            learning: [(fact, .known(.integer(2))), (types, .unknown)], withdrawing: [try talk.test.fact("backup")],
            at: try TestPack.instant(TalkPack.now), by: "M. \u{1B}[1mA", for: "x", previous: nil)
        #expect(
            String(decoding: line, as: UTF8.self)
                == #"{"at":"2026-11-03T03:00:00+01:00","by":"M. \u001b[1mA","set":{"servers":2,"types":null},"#
                + #""withdraw":["backup"],"for":"x"}"# + "\n")
    }
}
