import IncidentFeeds
import Testing

@testable import FeedMappings

/// What each word of the mapping language makes of a record.
@Suite struct ConverterTests {
    @Test(arguments: [
        // A path, or the first of several with something in it.
        ("title: {path: t}", #""t":"x""#, #"{"title":"x"}"#),
        ("title: {path: [a.b, t]}", #""a":{"b":null},"t":"x""#, #"{"title":"x"}"#),
        ("title: {path: t}", #""t":12345678901234567890"#, #"{"title":"12345678901234567890"}"#),
        ("title: {path: t}", #""t":"""#, #"{"title":""}"#),
        ("title: {path: t}", #""u":1"#, "{}"),
        ("title: {path: [a, b, t]}", #""a":"","b":" \t","t":"x""#, #"{"title":"x"}"#),
        ("title: {path: [a, t]}", #""a":"""#, #"{"title":""}"#),
        // Absent is never false, nor is an empty list an answer.
        ("exercise: {path: e}", #""f":1"#, "{}"),
        ("natures: {path: \"n[]\"}", #""n":[]"#, "{}"),
        ("tags: {path: \"n[]\"}", #""n":[]"#, #"{"tags":[]}"#),
        // Lists, each value once, in their order.
        ("tags: {path: \"a[].b[].c\"}", #""a":[{"b":[{"c":"y"},{"c":"x"}]},{"b":{"c":"y"}}]"#, #"{"tags":["y","x"]}"#),
        ("tags: {path: t, split: \",\"}", #""t":"a, b,,a""#, #"{"tags":["a","b"]}"#),
        ("tags: {path: t, split: \",\"}", #""t":"""#, #"{"tags":[]}"#),
        (
            "natures: {path: \"n[]\", values: {a: fuite, b: maliciel, c: fuite, default: absent}}",
            #""n":["a","b","c"]"#,
            #"{"natures":["fuite","maliciel"]}"#
        ),
        // What could be read isn't the whole list where something could not.
        (
            "natures: {path: \"n[]\", values: {a: fuite, b: absent, default: absent}}", #""n":["a","z"]"#,
            #"{"natures":["fuite","indetermine"]}"#
        ),
        (
            "natures: {path: \"n[]\", values: {a: fuite, b: absent, default: absent}}", #""n":["a","b"]"#,
            #"{"natures":["fuite"]}"#
        ),
        ("natures: {path: \"n[]\"}", #""n":["fuite",3]"#, #"{"natures":["fuite","indetermine"]}"#),
        // Keys that hold dots come first.
        ("title: {literal_key: a.b}", #""a.b":"x","a":{"b":"y"}"#, #"{"title":"x"}"#),
        ("title: {literal_key: a.b}", #""a":{"b":"y"}"#, #"{"title":"y"}"#),
        ("tags: {literal_key: \"a.b[]\"}", #""a.b":["x","y"]"#, #"{"tags":["x","y"]}"#),
        ("tags: {path: \"m[#]\"}", #""m":{"b":1,"a":{}}"#, #"{"tags":["b","a"]}"#),
        ("tags: {path: \"m[#]\"}", #""m":["b"]"#, #"{"tags":[]}"#),
        (
            "affected.machines: {each: host, map: {name: {path: name}, type: {path: os.kind}}}",
            #""host.name":"x","host.os.kind":"maliciel","hosts":1"#,
            #"{"affected":{"machines":[{"name":"x","type":"maliciel"}]}}"#
        ),
        (
            "affected.machines: {each: host, map: {name: {path: name}}}", #""host.name":"x","host":{"name":"y"}"#,
            #"{"affected":{"machines":[{"name":"y"}]}}"#
        ),
        // What the canonical form has no room for is left out.
        ("establishment.finess: {path: f}", #""f":"2A0000123""#, #"{"establishment":{"finess":"2A0000123"}}"#),
        (
            "establishment.finess: {path: f}", #""f":"99 000\u00a0004 1 ""#,
            #"{"establishment":{"finess":"990000041"}}"#
        ),
        ("establishment.finess: {path: f}", #""f":"2a0000123""#, "{}"),
        ("establishment.finess: {path: f}", #""f":"99000004""#, "{}"),
        ("establishment.finess: {path: f}", #""f":9900000417"#, "{}"),
        ("persons_count: {path: n}", #""n":0"#, #"{"persons_count":0}"#),
        ("persons_count: {path: n}", #""n":-1"#, "{}"),
        // JSON in a text.
        ("title: {path: j, json: a.b}", #""j":"{\"a\":{\"b\":\"x\"}}""#, #"{"title":"x"}"#),
        (
            "tags: {path: j, json: \"[?k=host].n\"}",
            #""j":"[{\"k\":\"host\",\"n\":\"x\"},{\"k\":\"ip\",\"n\":\"y\"}]""#,
            #"{"tags":["x"]}"#
        ),
        ("title: {path: j, json: a}", #""j":{"a":"x"}"#, #"{"title":"x"}"#),
        ("title: {path: j, json: a}", #""j":"pas du JSON""#, "{}"),
        ("title: {path: j, json: a}", #""j":"{\"a\":\"x\",\"a\":\"y\"}""#, "{}"),
        // Tables and ranges.
        (
            "severity: {path: s, values: {In Progress: majeure, default: mineure}}", #""s":"IN_PROGRESS""#,
            #"{"severity":"majeure"}"#
        ),
        ("severity: {path: s, values: {a: majeure, default: mineure}}", #""s":"z""#, #"{"severity":"mineure"}"#),
        ("severity: {path: s, values: {4: absent, default: mineure}}", #""s":4"#, "{}"),
        ("severity: {path: s, values: {4: majeure, default: mineure}}", #""s":4.0"#, #"{"severity":"majeure"}"#),
        ("severity: {path: s, values: {4: majeure, default: mineure}}", #""s":4.5"#, #"{"severity":"mineure"}"#),
        ("severity: {path: s, ranges: [{less_than: 40, use: mineure}, {otherwise: majeure}]}", #""s":"0x50""#, "{}"),
        ("severity: {path: s, ranges: [{less_than: 40, use: mineure}, {otherwise: majeure}]}", #""s":"inf""#, "{}"),
        (
            "severity: {path: s, ranges: [{less_than: 40, use: mineure}, {at_most: 60, use: moderee}, {otherwise: majeure}]}",
            #""s":39.9"#, #"{"severity":"mineure"}"#
        ),
        (
            "severity: {path: s, ranges: [{less_than: 40, use: mineure}, {at_most: 60, use: moderee}, {otherwise: majeure}]}",
            #""s":"60""#, #"{"severity":"moderee"}"#
        ),
        ("severity: {path: s, ranges: [{less_than: 40, use: mineure}, {otherwise: absent}]}", #""s":40"#, "{}"),
        // Tags, machine tags, words.
        (
            "tags: {path: \"t[]\"}, exercise: {tag: 'rsit:test=\"test\"'}", #""t":["RSIT:test=\"Test\""]"#,
            #"{"tags":["RSIT:test=\"Test\""],"exercise":true}"#
        ),
        ("tags: {path: \"t[]\"}, exercise: {tag: x}", #""t":["xy"]"#, #"{"tags":["xy"]}"#),
        (
            "tags: {path: \"t[]\"}, title: {machine_tag: {namespace: tlp, predicate: level}}",
            #""t":["tlp:level=\"amber\""]"#,
            #"{"tags":["tlp:level=\"amber\""],"title":"amber"}"#
        ),
        (
            "exercise: {path: [t, u], mentions: [exercice]}", #""t":"Panne","u":"EXERCICE de nuit""#,
            #"{"exercise":true}"#
        ),
        ("exercise: {path: t, mentions: [exercice]}", #""t":"exercices""#, "{}"),
        (
            "severity: {path: t, mentions: {majeure: [très grave], mineure: [grave]}}", #""t":"C'est TRES  grave""#,
            #"{"severity":"majeure"}"#
        ),
        (
            "exercise: {any: [{path: t, mentions: [essai]}, {path: e}], values: {true: true, default: absent}}",
            #""e":true"#,
            #"{"exercise":true}"#
        ),
        // What several sources find is read by the one around them, whatever its kind.
        (
            "detected_at: {any: [{path: a}, {path: b}], time: epoch-s}", #""b":1772421600"#,
            #"{"detected_at":"2026-03-02T03:20:00Z","detected_at_precision":"second"}"#
        ),
        (
            "severity: {any: [{path: a}, {path: b}], ranges: [{less_than: 4, use: mineure}, {otherwise: majeure}]}",
            #""b":7"#, #"{"severity":"majeure"}"#
        ),
        (
            "severity: {any: [{path: t, mentions: [grave]}, {path: b}], values: {true: majeure, default: absent}}",
            #""t":"très grave""#, #"{"severity":"majeure"}"#
        ),
        // Several sources.
        ("title: {any: [{path: a}, {const: rien}]}", #""b":1"#, #"{"title":"rien"}"#),
        (
            "natures: {all: [{const: fuite}, {path: n}]}", #""n":"Rançongiciel""#,
            #"{"natures":["fuite","chiffrement"]}"#
        ),
        ("title: {join: [a, b]}", #""a":"x","b":2"#, #"{"title":"x/2"}"#),
        ("title: {join: [a, b]}", #""a":"x""#, "{}"),
        ("title: {when: {keys: {k: [x, y*]}}, const: oui, otherwise: {path: k}}", #""k":"yes""#, #"{"title":"oui"}"#),
        ("title: {when: {keys: {k: [x, y*]}}, const: oui, otherwise: {path: k}}", #""k":"no""#, #"{"title":"no"}"#),
        ("title: {when: {has: [a], lacks: [b]}, const: oui}", #""a":1,"b":0"#, "{}"),
        (
            "leak: {path: l, values: {y: averee, default: absent}, default: inconnue}", #""m":1"#,
            #"{"leak":"inconnue"}"#
        ),
        ("natures: {path: n, default: [fuite, maliciel]}", #""m":1"#, #"{"natures":["fuite","maliciel"]}"#),
        (
            "natures: {all: [{const: [fuite, chiffrement]}, {const: fuite}]}", #""m":1"#,
            #"{"natures":["fuite","chiffrement"]}"#
        ),
        // Times.
        (
            "detected_at: {path: d, time: [epoch-s, rfc3339]}", #""d":1772421600"#,
            #"{"detected_at":"2026-03-02T03:20:00Z","detected_at_precision":"second"}"#
        ),
        (
            "detected_at: {path: d, time: date}", #""d":"2026-03-02""#,
            #"{"detected_at":"2026-03-02T00:00:00Z","detected_at_precision":"day"}"#
        ),
        (
            "detected_at: {parts: {year: y, month: m, day: d}}", #""y":2026,"m":"3""#,
            #"{"detected_at":"2026-03-01T00:00:00Z","detected_at_precision":"month"}"#
        ),
        (
            "detected_at: {parts: {year: y, month: m, day: d}}", #""y":2026,"d":3"#,
            #"{"detected_at":"2026-01-01T00:00:00Z","detected_at_precision":"year"}"#
        ),
        (
            "updated_at: {earliest: [\"a[].t\", b], time: rfc3339}",
            #""a":[{"t":"2026-03-02T05:00:00+02:00"}],"b":"2026-03-02T03:30:00Z""#,
            #"{"updated_at":"2026-03-02T03:00:00Z"}"#
        ),
        // Records.
        (
            "affected.machines: {each: \"m[]\", map: {name: {path: n}, type: {path: k, values: {w: maliciel, default: fuite}}}}",
            #""m":[{"n":"a","k":"W"},{"k":"w"},{"n":"b"},{"n":"a","k":"w"}]"#,
            #"{"affected":{"machines":[{"name":"a","type":"maliciel"},{"name":"b"}]}}"#
        ),
        // What suits no fact is left out.
        ("beds: {path: b}", #""b":"12""#, "{}"), ("beds: {path: b}", #""b":1.5"#, "{}"),
        ("beds: {path: b}", #""b":1e30"#, "{}"), ("beds: {path: b}", #""b":12e0"#, #"{"beds":12e0}"#),
        ("delay: {path: d}", #""d":"vite""#, "{}"), ("delay: {path: d}", #""d":"15 min""#, #"{"delay":"15 min"}"#),
        ("title: {path: t}", #""t":true"#, "{}"),
        ("title: {path: t}", #""t":{"a":1}"#, "{}"),
        ("severity: {path: s}", #""s":"enorme""#, "{}"), ("beds: {path: b}", #""b":12"#, #"{"beds":12}"#),
    ])
    func `a source gives what it says`(facts: String, record: String, expected: String) throws {
        #expect(try MappingPack.facts(facts, of: "{\"ref\":\"R\",\(record)}") == expected)
    }

    @Test(arguments: [
        #"[{"name":"Finess","type":"string","value":"2A0000001","order":1},{"name":"vide","value":null}]"#,
        #"{"finess":{"order":3,"string":"2A0000001"},"vide":{"string":null}}"#, #"{"finess":"2A0000001"}"#,
        #""[{\"name\":\"FINESS\",\"value\":\"2A0000001\"}]""#,
    ])
    func `a field that a house added is found in each form`(fields: String) throws {
        let given = try MappingPack.facts(
            "establishment.name: {custom_field: [etablissement, finess]}", of: #"{"ref":"R","customFields":\#(fields)}"#
        )
        #expect(given == #"{"establishment":{"name":"2A0000001"}}"#)
    }

    @Test(arguments: [
        (#"[{"name":"finess","value":"1"},{"name":"FINESS","value":"1"},{"name":"finess","value":""}]"#, true),
        (#"[{"name":"finess","value":"1"},{"name":"FINESS","value":"2"}]"#, false),
        (#"{"finess":{"string":"1"},"finess":{"string":"2"}}"#, false),
        (#""[{\"name\":\"finess\",""#, false),
    ])
    func `of an added field that says two things neither counts`(fields: String, isKnown: Bool) throws {
        let conversion = try MappingPack.conversion(
            #"{"ref":"R","customFields":\#(fields)}"#,
            "facts: {id: {path: ref}, establishment.name: {custom_field: finess}}")
        #expect((conversion.incident["establishment"] != nil) == isKnown)
        #expect(conversion.remarks.isEmpty == isKnown)
    }

    @Test(arguments: [(99, 99), (100, 100), (101, 101), (10_000, 101)])
    func `a hundred remarks are made of a record, and that there would be more`(count: Int, shown: Int) throws {
        let values = (0..<count).map { "[\($0)]" }.joined(separator: ",")
        let remarks = try MappingPack.conversion(
            "{\"ref\":\"R\",\"t\":[\(values)]}", "facts: {id: {path: ref}, tags: {path: \"t[]\"}}"
        ).remarks
        #expect(remarks.count == shown)
        #expect(remarks.contains { $0.code == "more-remarks" } == (count > Converter.remarkLimit))
    }

    @Test func `what gives nothing is said where it stands`() throws {
        let remarks = try MappingPack.conversion(
            #"{"ref":"R","s":"z","d":"hier","e":"2026-03-02T03:20:00","y":2026,"m":13,"b":[1]}"#,
            """
            facts:
              id: {path: ref}
              severity: {path: s, values: {a: majeure, default: absent}}
              detected_at: {any: [{path: d, time: rfc3339}, {parts: {year: y, month: m}}]}
              updated_at: {path: e, time: rfc3339, assume_zone: Indian/Reunion}
              beds: {path: "b[].x"}
              title: {any: [{path: s, values: {k: ok, default: absent}}, {path: s}]}
            """
        ).remarks.map { "\($0.code) \($0.place ?? "-")" }
        #expect(remarks == ["unmapped-value s", "unreadable-time d", "unreadable-time y", "assumed-zone -"])
    }

    @Test func `what nothing was made of is listed, added fields by name`() throws {
        let conversion = try MappingPack.conversion(
            #"{"ref":"R","a":{"b":[{"c":1,"d":2},{"d":3}]},"e":"","f":null,"customFields":[{"name":"lit","value":"3"},{"name":"gé","value":"x"}]}"#,
            "facts: {id: {path: ref}, title: {path: \"a.b[].c\"}, establishment.name: {custom_field: ge}}")
        #expect(conversion.unread == ["a.b.d", "customFields « lit »"])
    }

    @Test func `a value that another source stood in for was not taken`() throws {
        let conversion = try MappingPack.conversion(
            #"{"ref":"R","a":"x","b":"y","s":"z","j":"{\"k\":1,\"l\":2}","w":"Personal"}"#,
            """
            facts:
              id: {path: ref}
              title: {path: [a, b]}
              severity: {any: [{path: s, values: {z: majeure, default: absent}}, {path: c, values: {default: absent}}]}
              beds: {path: j, json: k}
              exercise: {const: true, when: {keys: {w: Personal}}}
            """)
        #expect(conversion.unread == ["b"])
    }

    @Test func `on request it is kept in the incident, text of any kind as it is`() throws {
        let given = try MappingPack.facts(
            "title: {path: t}", of: #"{"ref":"R","t":"x","n":{"a.b":[1,"\u001b[2J"]},"candidates":1}"#,
            more: "extra: keep")
        let below = try MappingPack.facts(
            "title: {path: x.t}", of: #"{"ref":"R","x":{"t":"a","u":[{"t":1}]},"y":[{"z":null},{"z":2}]}"#,
            more: "extra: keep")
        #expect(below == #"{"title":"a","extra":{"x":{"u":[{"t":1}]},"y":[{"z":2}]}}"#)
        #expect(given == #"{"title":"x","extra":{"n":{"a.b":[1,"\u001b[2J"]}}}"#)
    }

    @Test func `a default was never asked: for rules it is absent`() throws {
        let mapping =
            "facts: {id: {path: ref}, leak: {path: l, values: {u: inconnue, default: absent}, default: inconnue}}"
        #expect(try MappingPack.conversion(#"{"ref":"R"}"#, mapping).defaulted == ["leak", "type"])
        #expect(try MappingPack.conversion(#"{"ref":"R","l":"u"}"#, mapping).defaulted == ["type"])
    }

    /// An envelope whose objects are joined by links, as STIX writes them.
    private func systems(_ objects: String) throws -> [String] {
        let mapping = """
            detect: [{has: [o], unwrap: "o[?t=i]"}, {has: [ref]}]
            links: {each: "o[?t=r]", when: {keys: {kind: hits}}, from: a, to: b, among: "o[]", key: ref}
            facts: {id: {path: ref}, affected.machines: {linked: ref, map: {name: {path: n}}}}
            """
        return try MappingPack.read(#"{"o":[\#(objects)]}"#, mapping).map {
            $0.split(separator: #","affected":"#).dropFirst().joined()
        }
    }

    @Test(arguments: [
        // In the order of the links, each record with its own.
        (
            #"{"t":"r","kind":"hits","a":1,"b":9},{"t":"r","kind":"hits","a":1,"b":8},{"t":"i","ref":1},{"ref":8,"n":"x"},{"ref":9,"n":"y"}"#,
            [#"{"machines":[{"name":"y"},{"name":"x"}]}}"#]
        ),
        (
            #"{"t":"i","ref":1},{"t":"i","ref":2},{"t":"r","kind":"hits","a":2,"b":8},{"ref":8,"n":"x"}"#,
            ["", #"{"machines":[{"name":"x"}]}}"#]
        ),
        // Another kind of link, a target that isn't there, one without a name, a link without an end.
        (#"{"t":"i","ref":1},{"t":"r","kind":"misses","a":1,"b":8},{"ref":8,"n":"x"}"#, [""]),
        (#"{"t":"i","ref":1},{"t":"r","kind":"hits","a":1,"b":8}"#, [""]),
        (#"{"t":"i","ref":1},{"t":"r","kind":"hits","a":1,"b":8},{"ref":8}"#, [""]),
        (#"{"t":"i","ref":1},{"t":"r","kind":"hits","a":1},{"t":"r","kind":"hits","b":8},{"ref":8,"n":"x"}"#, [""]),
        // Of two objects with one name, the first; one linked twice is there once.
        (
            #"{"t":"i","ref":1},{"t":"r","kind":"hits","a":1,"b":8},{"t":"r","kind":"hits","a":1,"b":8},{"ref":8,"n":"x"},{"ref":8,"n":"y"}"#,
            [#"{"machines":[{"name":"x"}]}}"#]
        ),
    ])
    func `links lead to other objects of the envelope`(objects: String, expected: [String]) throws {
        #expect(try systems(objects) == expected)
    }
}
