import FeedMappings
import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// A record that is read for its facts alone; the reference reads it whole.
@Suite struct OnlyFactsTests {
    private let pack: RulePack

    init() throws {
        let head = TestPack.head.replacing("types: types}", with: "types: types, establishment: establishment.number}")
        pack = try TestPack(
            head + """
                  establishment.number: {type: string, from: establishment.finess}
                  data.personal: {type: boolean}
                  affected.services: {type: set, of: string}
                collections:
                  nodes:
                    as: node
                    facts:
                      node.id: {type: string}
                      node.kind: {type: string}
                  establishments:
                    as: house
                    facts:
                      house.finess: {type: string}
                      house.data.kind: {type: string}
                actions: {}
                rules: []

                """
        ).pack
    }

    private static let records = [
        #"{"id":"1","extra":{"raw":["é",1.5e3,{"a":"\u00e9\n"}],"spreading":true},"spreading":false,"title":"x"}"#,
        #"{"id":"1","data":{"personal":true,"note":{"personal":[null]}},"spreding":1,"alert":"\ud83d\ude00"}"#,
        #"{"nodes":[{"id":"a","kind":"lab","os":{"name":"x"}},{"id":"b"}],"id":"2","backup":{"state":"hit"}}"#,
        #"{"id":"3","establishments":[{"finess":"1","site":{"a":1}},{"finess":"2","spreading":true}],"x":[[[]]]}"#,
        #"{"id":"4","establishment":{"finess":"1","name":"N","ght":{"g":1}},"establishments":[{"finess":"2"}]}"#,
        // What of an establishment becomes the incident's own there, beside what a collection of that name reads.
        #"{"id":"6","establishments":[{"finess":"1","data":{"kind":"a","personal":true}},{"finess":"2"}]}"#,
        #"{"schema":"incident/1","id":"5","x":"a","x":"b","affected":{"services":["a","b"],"other":{"services":1}}}"#,
    ]

    private func told(_ bytes: [UInt8], onlyFacts: Bool) -> [Result<Situation, FeedFault>] {
        var framer = FeedFramer()
        framer.append(bytes)
        framer.finish()
        let reader = FeedReader(pack: pack, mappings: [], onlyFacts: onlyFacts)
        return framer.waiting().flatMap { reader.read($0) }.map { $0.map { $0.situation } }
    }

    private func shares(_ bytes: [UInt8], onlyFacts: Bool) -> [Int?] {
        var framer = FeedFramer()
        framer.append(bytes)
        framer.finish()
        let reader = FeedReader(pack: pack, mappings: [], onlyFacts: onlyFacts)
        return framer.waiting().flatMap { reader.read($0) }.map { try? $0.get().share?.place }
    }

    @Test(arguments: records)
    func `it tells the same, and is refused for the same, whatever happens to its bytes`(record: String) {
        var random = SeededRandom(seed: 7)
        let whole = Array(record.utf8)
        #expect(told(whole, onlyFacts: true).allSatisfy { (try? $0.get()) != nil })
        var refused = 0
        for number in 0..<1500 {
            var bytes = whole
            for _ in 0..<(number == 0 ? 0 : Int.random(in: 1...3, using: &random)) {
                let place = bytes.indices.randomElement(using: &random) ?? 0
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
                default: bytes.insert(Array(#"{}[]",:\0tnu"#.utf8).randomElement(using: &random) ?? 0, at: place)
                }
            }
            let expected = told(bytes, onlyFacts: false)
            #expect(told(bytes, onlyFacts: true) == expected, "\(String(decoding: bytes, as: UTF8.self))")
            #expect(shares(bytes, onlyFacts: true) == shares(bytes, onlyFacts: false))
            refused += expected.count { (try? $0.get()) == nil }
        }
        #expect(refused > 100)
    }

    @Test func `what is read at each establishment is kept beside what a collection declares`() throws {
        let record = Array(
            #"{"id":"6","establishments":[{"finess":"1","data":{"personal":true}},{"finess":"2"}]}"#.utf8)
        let facts = pack.vocabulary.facts
        let personal = try #require(facts.packIndices.first { facts[$0].name == "data.personal" })
        let states = try told(record, onlyFacts: true).map { try $0.get().initial[personal] }
        #expect(states == [.known(.boolean(true)), .absent])
    }

    @Test func `a record that says twice of what form it is is refused`() {
        for onlyFacts in [false, true] {
            let record = Array(#"{"schema":"incident/1","id":"1","schema":"z"}"#.utf8)
            let codes = told(record, onlyFacts: onlyFacts).map { result -> FeedFault.Code? in
                if case .failure(let fault) = result { fault.code } else { nil }
            }
            #expect(codes == [.duplicateKey])
        }
    }

    @Test func `nothing is made of what no fact reads, and keys are kept`() throws {
        let bytes = Array(#"{"id":"1","extra":{"raw":["a"]},"data":{"personal":true,"note":["b"]}}"#.utf8)
        let declared = DeclaredKeys(paths: [["id"], ["data", "personal"]])
        let value = try JSONReader.read(bytes, declares: declared, onlyFacts: true)
        let line = #"{"id":"1","extra":null,"data":{"personal":true,"note":null}}"#
        #expect(String(decoding: value.line, as: UTF8.self) == line)
    }

    @Test func `what is left out has the same limits`() {
        let declared = DeclaredKeys(paths: [["id"]])
        for (text, limits) in [
            (#"{"id":"1","x":"\n12345678"}"#, FeedLimits(stringBytes: 8)),
            (#"{"id":"1","x":[1,2,3,4,5]}"#, FeedLimits(elements: 4)),
            (#"{"id":"1","x":{"a":1,"b":1,"c":1,"d":1,"e":1}}"#, FeedLimits(elements: 4)),
            (#"{"id":"1","x":[[[[[]]]]]}"#, FeedLimits(depth: 4)),
        ] {
            func code(_ text: String, onlyFacts: Bool) -> FeedFault.Code? {
                do throws(FeedFault) {
                    _ = try JSONReader.read(
                        Array(text.utf8), declares: declared, limits: limits, onlyFacts: onlyFacts)
                    return nil
                } catch { return error.code }
            }
            #expect(code(text, onlyFacts: true) != nil)
            #expect(code(text, onlyFacts: true) == code(text, onlyFacts: false))
        }
    }
}
