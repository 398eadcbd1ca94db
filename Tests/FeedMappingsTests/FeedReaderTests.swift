import CivilTime
import IncidentFeeds
import Runbooks
import Testing

@testable import FeedMappings

@Suite struct FeedReaderTests {
    private let webhook = """
        detect:
          - {keys: {kind: [alert, "case*"]}}
          - {has: [objectType], unwrap: object}
          - {has: [objectType], refuse: "neither an alert nor a case"}
          - {has: [value], unwrap: "value[]"}
        """

    private func ids(_ feed: String, _ mappings: String..., format: String? = nil) throws -> [String] {
        MappingPack.incidents(feed, try MappingPack.reader(mappings, format: format)).map { result in
            switch result {
            case .success(let incident):
                (incident.conversion?.mapping.format ?? "canonical") + " " + (incident.canonical["id"]?.text ?? "")
            case .failure(let fault): "\(fault.code.rawValue) \(fault.offset)"
            }
        }
    }

    @Test func `records are canonical where no mapping might be theirs, and none are where a format is imposed`() throws
    {
        #expect(try MappingPack.reader([]).takesAllAsCanonical == true)
        #expect(try MappingPack.reader([], format: FeedReader.canonical).takesAllAsCanonical == true)
        #expect(try MappingPack.reader([webhook]).takesAllAsCanonical == false)
        #expect(try MappingPack.reader([webhook], format: "essai").takesAllAsCanonical == nil)
    }

    @Test(arguments: [
        (#"{"kind":"alert","ref":"a"}"#, ["essai a"]), (#"{"kind":"caseX","ref":"a"}"#, ["essai a"]),
        (#"{"objectType":"x","object":{"kind":"alert","ref":"a"}}"#, ["essai a"]),
        (#"{"objectType":"x","object":{"kind":"log","ref":"a"}}"#, ["not-an-incident 0"]),
        (
            #"{"value":[{"kind":"alert","ref":"a"},{"kind":"log"},{"objectType":"x","object":{"kind":"case","ref":"b"}}]}"#,
            ["essai a", "not-an-incident 37", "essai b"]
        ),
        // An export without incidents is no mistake, nor is an empty list a key that isn't there.
        (#"{"value":[]}"#, []), (#"{"value":[],"kind":"log"}"#, []), (#"{"value":null}"#, ["missing-id 0"]),
        (#"{"value":[{"value":[{"value":[{"value":[{"kind":"alert","ref":"a"}]}]}]}]}"#, ["missing-id 0"]),
        (#"{"kind":"log","id":"c"}"#, ["canonical c"]), (#"{"kind":"alert"}"#, ["missing-id 0"]),
        (#"{"kind":"alert","ref":"a","ref":"b"}"#, ["duplicate-key 26"]),
        (#"{"kind":"alert","ref":"a","x":1,"x":2}"#, ["essai a"]),
        (#"{"value":[{"kind":"alert","ref":"a","ref":"b"}]}"#, ["duplicate-key 36"]),
    ])
    func `a record is what its first look says, and its envelope is taken off`(record: String, expected: [String])
        throws
    {
        #expect(try ids(record, webhook) == expected)
    }

    @Test func `a canonical record is one, whatever else it looks like`() throws {
        let record = #"{"schema":"incident/1","id":"c","kind":"alert","ref":"a"}"#
        #expect(try ids(record, webhook) == ["canonical c"])
        #expect(try ids(record, webhook, format: "essai") == ["essai a"])
    }

    @Test func `a record of several formats is refused, and names them`() throws {
        let other = "format: autre\ndetect: [{has: [kind, ref]}]"
        let reader = try MappingPack.reader([webhook, other])
        guard case .failure(let fault)? = MappingPack.incidents(#"{"kind":"alert","ref":"a"}"#, reader).first else {
            Issue.record("the record isn't refused")
            return
        }
        #expect(fault.code == .ambiguousFormat)
        #expect(fault.message == "the record may be of several formats: autre, essai; choose with --from")
        #expect(try ids(#"{"kind":"alert","ref":"a"}"#, webhook, other, format: "autre") == ["autre a"])
        #expect(try ids(#"{"kind":"log","ref":"a"}"#, webhook, other) == ["autre a"])
    }

    @Test func `names that are blank tell nothing apart`() throws {
        let reader = try MappingPack.reader(["key: [source.format, {path: k}]\ndetect: [{has: [ref]}]"])
        let read = MappingPack.incidents(
            #"{"ref":"a","k":""}{"ref":" "}{"id":"c","source":{"format":"x","ref":""}}"#, reader)
        #expect(read.map { (try? $0.get())?.keys } == [[], nil, []])
    }

    @Test(arguments: [
        (#"{"id":"a","malopDetectionType":"RANSOMWARE"}"#, true), (#"{"id":"a"}"#, false),
        (#"{"id":"a","title":"x","y":1}"#, false), (#"{"schema":"incident/1","id":"a","z":1}"#, false),
    ])
    func `an object of which nothing is known is said to be one`(record: String, isRemarked: Bool) throws {
        let incident = try #require(try MappingPack.incidents(record, try MappingPack.reader([])).first?.get())
        #expect(incident.situation.remarks.contains { $0.code == "unknown-format" } == isRemarked)
    }

    @Test func `of two empty lists nobody asks which they are`() throws {
        #expect(
            try ids(#"{"value":[]}"#, webhook, "format: autre\ndetect: [{has: [value], unwrap: \"value[]\"}]") == [])
    }

    @Test func `a format that is given needs no look`() throws {
        #expect(try ids(#"{"ref":"a"}"#, webhook, format: "essai") == ["essai a"])
        #expect(
            try ids(#"{"objectType":"x","object":{"kind":"alert","ref":"a"}}"#, webhook, format: "essai") == ["essai a"]
        )
        #expect(
            try ids(#"{"kind":"alert","ref":"a","id":"c"}"#, webhook, format: FeedReader.canonical) == ["canonical c"])
    }

    @Test func `a literal key recognises as well as a nested one`() throws {
        let mapping = "detect: [{has: [a.b]}, {keys: {c.d: 5}}]"
        for record in [#"{"a.b":1,"ref":"a"}"#, #"{"a":{"b":1},"ref":"a"}"#, #"{"c.d":5,"ref":"a"}"#] {
            #expect(try ids(record, mapping) == ["essai a"])
        }
        #expect(try ids(#"{"c.d":6,"ref":"a"}"#, mapping) == ["missing-id 0"])
    }

    @Test func `what is unverified is said, be it of one form alone`() throws {
        let one =
            "detect: [{keys: {v: 5}}, {keys: {v: 4}, status: unverified}, {has: [e], unwrap: e, status: unverified}]"
        func codes(_ record: String, _ mapping: String) throws -> [String] {
            try MappingPack.conversion(record, mapping).remarks.map { $0.code }
        }
        #expect(try codes(#"{"v":5,"ref":"a"}"#, one) == [])
        #expect(try codes(#"{"v":4,"ref":"a"}"#, one) == ["unverified-mapping"])
        #expect(try codes(#"{"e":{"v":5,"ref":"a"}}"#, one) == ["unverified-mapping"])
        #expect(
            try codes(#"{"ref":"a"}"#, "status: unverified\nnotice: \"à savoir\"") == [
                "unverified-mapping", "feed-notice",
            ])
    }

    @Test func `a record tells which others are of the same incident, and when it was changed`() throws {
        let mapping = """
            key: [source.format, {path: [k, ref]}]
            also_key: [source.format, {path: of}]
            latest: {path: [u, c], time: epoch-s}
            """
        let reader = try MappingPack.reader([mapping])
        let read = MappingPack.incidents(
            #"{"ref":"a","of":"b","c":1772421600}\#n{"ref":"x","k":"b","u":"hier"}\#n{"schema":"incident/1","id":"i","source":{"format":"essai","ref":"b"},"updated_at":"2026-03-02T03:20:00Z"}\#n{"id":"j"}"#
                .replacing("\\#n", with: "\n"), reader)
        #expect(
            read.map { (try? $0.get())?.keys } == [
                [["essai", "a"], ["essai", "b"]], [["essai", "b"]], [["essai", "b"]], [],
            ])
        #expect(
            read.map { (try? $0.get())?.updatedAt?.utcText } == [
                "2026-03-02T03:20:00Z", nil, "2026-03-02T03:20:00Z", nil,
            ])
    }

    @Test func `the lists of pages are those that formats are unwrapped from, but for linked ones`() throws {
        let reader = try MappingPack.reader([
            "detect: [{has: [ref]}, {has: [d.list], unwrap: \"d.list[].in\"}, {has: [one], unwrap: one}, {has: [l], unwrap: \"l[?type=x]\"}]"
        ])
        #expect(reader.pages == [["d", "list"], ["l"]])
        let linked = try MappingPack.reader([
            "detect: [{has: [ref]}, {has: [l], unwrap: \"l[?type=x]\"}]\n"
                + "links: {each: \"l[?type=y]\", from: a, to: b, among: \"l[]\", key: id}"
        ])
        #expect(linked.pages == [])
    }

    @Test func `no text of a record can say that it is canonical`() {
        func isCanonical(_ text: String) -> Bool {
            var framer = FeedFramer()
            framer.append(Array(text.utf8))
            framer.finish()
            return framer.next().map { FeedReader.isCanonical($0) } ?? false
        }
        #expect(isCanonical(#"{"schema": "incident/1","id":"a"}"#))
        #expect(!isCanonical(#"{"title":"\"schema\":\"incident/1\""}"#))
        #expect(!isCanonical(#"{"schema":"incident/2","x":"incident/1"}"#))
        #expect(!isCanonical(#"{"x":{"schema":"incident/1"},"y":[{"schema":"incident/1"}]}"#))
        #expect(isCanonical(#"{"x":{"y":["\\",{"z":"\"}"}]},"schema" :"incident/1"}"#))
    }
}
