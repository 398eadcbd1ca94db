import Diagnostics
import RuleEngine
import RulePacks
import Testing
import Vocabularies

@Suite struct SymptomReaderTests {
    private static func symptoms(_ text: String) throws -> (list: [Symptom], vocabulary: Vocabulary) {
        let loading = PackLoader.load(SmallPack.files(with: text))
        let pack = try #require(loading.pack, "\(loading.diagnostics.lines)")
        return (pack.vocabulary.symptoms, pack.vocabulary)
    }

    @Test func `they keep the order in which they are written`() throws {
        let (list, _) = try Self.symptoms("symptoms: {z: {label: \"Z\"}, a: {label: \"A\"}}")
        #expect(list.map { $0.id } == ["z", "a"])
        #expect(list.map { $0.signs } == [[], []])
    }

    @Test func `a set is of some members, and open where its fact is`() throws {
        let text = "symptoms: {a: {label: \"A\", facts: {types: [compte], wards: [nord], beds: 3, malicious: oui}}}"
        let (list, vocabulary) = try Self.symptoms(text)
        func fact(_ name: String) throws -> PackIndex<Fact> { try #require(vocabulary.fact(named: name)) }
        #expect(
            list[0].signs == [
                Symptom.Sign(try fact("beds"), .integer(3)), Symptom.Sign(try fact("malicious"), .boolean(true)),
                Symptom.Sign(try fact("types"), .set(SetValue([.member(3)]))),
                Symptom.Sign(try fact("wards"), .set(SetValue([.string("nord")], isOpen: true))),
            ])
    }

    @Test func `of several, sets join and the later value is heard`() throws {
        let (list, vocabulary) = try Self.symptoms(
            """
            symptoms:
              a: {label: "A", facts: {types: [compte], beds: 3}}
              b: {label: "B", facts: {types: [chiffrement, compte], beds: 4, malicious: true}}
            """)
        #expect(
            list.flatMap { $0.signs }.combined == [
                Symptom.Sign(try #require(vocabulary.fact(named: "beds")), .integer(4)),
                Symptom.Sign(try #require(vocabulary.fact(named: "malicious")), .boolean(true)),
                Symptom.Sign(
                    try #require(vocabulary.fact(named: "types")), .set(SetValue([.member(1), .member(3)]))),
            ])
    }

    @Test func `they stand in one place`() throws {
        let files = SmallPack.files(with: "symptoms: {a: {label: \"A\"}}")
        let more = SourceFile(path: "z.yaml", text: "symptoms: {b: {label: \"B\"}}\n")
        #expect(PackLoader.load(files + [more]).diagnostics.map { $0.code } == ["split-section"])
    }
}
