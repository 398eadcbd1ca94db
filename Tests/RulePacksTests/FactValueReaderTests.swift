import CivilTime
import RulePacks
import Testing
import Vocabularies

@Suite struct FactValueReaderTests {
    private static let colours = Enumeration([
        Enumeration.Member(id: "bleu", label: "Bleu", parent: nil, aliases: ["azur"], meansUnknown: false),
        Enumeration.Member(id: "inconnue", label: "?", parent: nil, aliases: [], meansUnknown: true),
        Enumeration.Member(id: "vert", label: "Vert", parent: nil, aliases: [], meansUnknown: false),
    ])

    static let values: [(String, FactType, FactValue)] = [
        ("true", .boolean, .boolean(true)), ("oui", .boolean, .boolean(true)),
        ("false", .boolean, .boolean(false)), ("non", .boolean, .boolean(false)),
        ("vert", .enumeration(colours), .member(2)), ("bleu", .ordinal(colours), .member(0)),
        ("0", .integer, .integer(0)), ("-12", .integer, .integer(-12)),
        ("9223372036854775807", .integer, .integer(.max)), ("-9223372036854775808", .integer, .integer(.min)),
        ("1.50", .number, .number(1.5)), ("-3", .number, .number(-3)), ("-0.0", .number, .number(0)),
        ("15 min", .duration, .duration(.seconds(900))),
        ("1970-01-01T00:00:01Z", .datetime, .datetime(Instant(secondsSinceEpoch: 1))),
        ("", .string, .string("")), ("no", .string, .string("no")),
        ("vert, bleu,vert", .set(.enumeration(colours)), .set(SetValue([.member(0), .member(2)]))),
        ("", .set(.string), .set(SetValue([]))),
        (" bloc op , urgences", .set(.string), .set(SetValue([.string("bloc op"), .string("urgences")]))),
    ]

    @Test(arguments: values) func `a value is read by its type`(text: String, type: FactType, value: FactValue) throws {
        #expect(try FactValueReader.read(text, as: type) == value)
    }

    static let faults: [(String, FactType, FactValueFault)] = [
        ("yes", .boolean, .notABoolean(meant: true)), ("OFF", .boolean, .notABoolean(meant: false)),
        ("", .boolean, .notABoolean(meant: nil)), ("1", .boolean, .notABoolean(meant: nil)),
        ("True", .boolean, .notABoolean(meant: true)),
        ("azur", .enumeration(colours), .unknownMember(of: colours)),
        ("Vert", .enumeration(colours), .unknownMember(of: colours)),
        ("", .enumeration(colours), .unknownMember(of: colours)),
        ("inconnue", .enumeration(colours), .meansUnknown),
        ("vert,,rouge", .set(.enumeration(colours)), .unknownMember(of: colours)),
        ("", .integer, .notANumber(isWhole: true)), ("-", .integer, .notANumber(isWhole: true)),
        ("+1", .integer, .notANumber(isWhole: true)), ("00", .integer, .notANumber(isWhole: true)),
        ("1 000", .integer, .notANumber(isWhole: true)), ("١", .integer, .notANumber(isWhole: true)),
        ("-9223372036854775809", .integer, .outOfRange),
        ("", .number, .notANumber(isWhole: false)), (".5", .number, .notANumber(isWhole: false)),
        ("1.2.3", .number, .notANumber(isWhole: false)), ("nan", .number, .notANumber(isWhole: false)),
        ("inf", .number, .notANumber(isWhole: false)), ("1,5", .number, .notANumber(isWhole: false)),
        ("1" + String(repeating: "0", count: 400), .number, .outOfRange),
        ("", .duration, .notADuration(.empty)), ("1:30", .duration, .notADuration(.clockTime)),
        ("hier", .datetime, .notADatetime), ("2026-11-03T02:50:00", .datetime, .notADatetime),
    ]

    @Test(arguments: faults)
    func `what is no value says why`(text: String, type: FactType, fault: FactValueFault) {
        #expect(throws: fault) { try FactValueReader.read(text, as: type) }
    }

    @Test func `an alias or a slip gets its value as a suggestion`() {
        let fault = FactValueFault.unknownMember(of: Self.colours)
        #expect(fault.replacement(for: "azur") == "bleu")
        #expect(fault.help(for: "vret") == ["did you mean `vert`?"])
        #expect(fault.help(for: "rouge") == ["write one of: bleu, vert"])
        #expect(fault.message(for: "rouge") == "unknown value `rouge`")
    }
}
