import IncidentFeeds
import Testing

@testable import FeedMappings

@Suite struct TypeStepTests {
    private func type(_ record: String, _ steps: String, more: String = "") throws -> String {
        let conversion = try MappingPack.conversion(
            "{\"ref\":\"R\",\(record)}",
            "type: [\(steps), {basis: default, value: indetermine}]" + (more.isEmpty ? "" : "\n\(more)"))
        let facts = ["encryption", "leak"].compactMap { name in
            conversion.incident[name].map { "\(name)=\($0.text ?? "")" }
        }
        let candidates = conversion.incident["extra"]?["candidates"].map { [$0.excerpt] } ?? []
        return (conversion.types.map { $0.type } + [conversion.types[0].basis] + facts + candidates).joined(
            separator: " ")
    }

    private let tags = #"{basis: tag, path: "t[]", table: [vocabulary, rsit]}"#

    @Test(arguments: [
        (#""t":["inconnu","RANCONGICIEL"]"#, "chiffrement tag"),
        (#""t":["rsit:intrusions=\"burglary\""]"#, "compromission tag"),
        (#""t":["autre:intrusions=\"burglary\""]"#, "indetermine default"),
        // By the order of consequence, whatever that of the tags; what it doesn't name comes last.
        (#""t":["malware","leak","t1486.001"]"#, "chiffrement fuite maliciel tag encryption=true leak=averee"),
        (#""t":["modification"]"#, "indetermine default [\"chiffrement\",\"fuite\"]"),
        (#""t":["modification","malware"]"#, "maliciel tag"),
        (#""t":[]"#, "indetermine default"), (#""u":1"#, "indetermine default"),
        (#""t":[{"name":"leak"},7]"#, "indetermine default"),
    ])
    func `tags are looked up in shared tables`(record: String, expected: String) throws {
        #expect(try type(record, tags) == expected)
    }

    @Test func `the first way that yields a type sets it`() throws {
        let steps =
            #"{basis: declared, custom_field: type, table: vocabulary}, \#(tags), {basis: field, path: c, values: {x: fuite, default: maliciel}}, {basis: text, path: [a, b], mentions: {compromission: [intrus], fuite: [fuite de données]}}"#
        #expect(try type(#""customFields":{"type":"Fuite"},"t":["malware"],"c":"x""#, steps) == "fuite declared")
        #expect(try type(#""t":["malware"],"c":"x","a":"intrus""#, steps) == "maliciel tag")
        #expect(try type(#""c":"autre""#, steps) == "maliciel field")
        #expect(try type(#""a":"Une FUITE de donnees","b":"un intrus""#, steps) == "compromission fuite text")
        #expect(try type(#""a":"des intrusions""#, steps) == "indetermine default")
    }

    @Test func `where types are collected every way is read, in order, with what it sets`() throws {
        let steps =
            #"{basis: field, path: "m[]", values: {lock: chiffrement}, set: {encryption: true}}, {basis: field, when: {has: [h]}, value: compromission}, {basis: field, path: ["s[]", s], values: {leak: fuite, default: maliciel}}"#
        #expect(
            try type(#""m":["x","lock"],"h":{},"s":["leak"]"#, steps, more: "collect: true")
                == "chiffrement compromission fuite field encryption=true")
        #expect(try type(#""m":["lock"],"h":{}"#, steps) == "chiffrement field encryption=true")
        #expect(try type(#""s":{"any":1}"#, steps, more: "collect: true") == "maliciel field")
        #expect(try type(#""m":["z"]"#, steps, more: "collect: true") == "indetermine default")
    }

    @Test func `a value written first in a mapping comes first`() throws {
        #expect(
            try type(#""c":["b","a"]"#, #"{basis: field, path: "c[]", values: {a: maliciel, b: chiffrement}}"#)
                == "maliciel chiffrement field")
    }

    @Test func `a list that is set is one, even of one value`() throws {
        let step = "{basis: field, path: a, values: {x: {type: fuite, set: {natures: chiffrement, tags: [a, b]}}}}"
        let incident = try MappingPack.conversion(
            #"{"ref":"R","a":"x"}"#, "type: [\(step), {basis: default, value: indetermine}]"
        ).incident
        #expect(incident["natures"]?.excerpt == #"["chiffrement"]"#)
        #expect(incident["tags"]?.excerpt == #"["a","b"]"#)
    }

    @Test func `a type that the text gives, and types between which nothing decides, are remarked`() throws {
        let text = try MappingPack.conversion(
            #"{"ref":"R","a":"fuite"}"#,
            "type: [{basis: text, path: a, mentions: {fuite: fuite}}, {basis: default, value: indetermine}]")
        #expect(text.remarks.map { $0.code } == ["type-from-text"])
        #expect(text.types.first?.evidence == "fuite")
        let tag = try MappingPack.conversion(
            #"{"ref":"R","t":["modification"]}"#, "type: [\(tags), {basis: default, value: indetermine}]")
        #expect(tag.remarks.map { $0.code } == ["type-candidates"])
        #expect(tag.defaulted == ["type"])
    }
}
