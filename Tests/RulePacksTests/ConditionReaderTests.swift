import CivilTime
import Diagnostics
import RuleEngine
import RulePacks
import TestSupport
import Testing
import Vocabularies
import YAMLTrees

@Suite struct ConditionReaderTests {
    private static func fact(_ name: String) -> PackIndex<Fact> {
        SmallPack.load().pack?.vocabulary.fact(named: name) ?? PackIndex(-1)
    }

    private static func test(_ name: String, _ predicate: Predicate) -> Condition {
        .test(FactTest(fact(name), predicate))
    }

    /// In the enumeration `type-incident`, sorted by id after `autre`.
    private static let chiffrement = FactValue.member(1)
    private static let compromission = FactValue.member(2)
    private static let epoch = Instant(secondsSinceEpoch: 0)
    private static let compte = FactValue.member(3)

    private func read(_ text: String) throws -> (condition: Condition?, diagnostics: [Diagnostic]) {
        let vocabulary = try #require(SmallPack.load().pack?.vocabulary)
        let root = try #require(YAMLReader.read(SourceFile(path: "test.yaml", text: text)).root)
        return ConditionReader(vocabulary).read(root)
    }

    static let valueTests: [(String, Condition)] = [
        ("malicious: true", test("malicious", .isAmong([.boolean(true)]))),
        ("malicious: \"non\"", test("malicious", .isAmong([.boolean(false)]))),
        ("malicious: {is: oui}", test("malicious", .isAmong([.boolean(true)]))),
        ("grave: false", test("grave", .isAmong([.boolean(false)]))),
        ("malicious: {known: false}", .not(test("malicious", .known))),
        (
            "malicious: {known: true, is: false}",
            .all([test("malicious", .isAmong([.boolean(false)])), test("malicious", .known)])
        ),
        ("kind: compte", test("kind", .isAmong([compte]))),
        ("kind: {is_not: compte}", .not(test("kind", .isAmong([compte])))),
        ("kind: {in: [compte, chiffrement, compte]}", test("kind", .isAmong([compte, chiffrement]))),
        ("kind: {not_in: [compte]}", .not(test("kind", .isAmong([compte])))),
        ("kind: {is_a: compromission}", test("kind", .isAmong([compromission, compte]))),
        ("kind: {is_not_a: compromission}", .not(test("kind", .isAmong([compromission, compte])))),
        ("severity: {at_least: moderee}", test("severity", .atLeast(.member(1)))),
        ("severity: {at_most: moderee}", test("severity", .atMost(.member(1)))),
        ("severity: {more_than: mineure}", test("severity", .moreThan(.member(0)))),
        ("severity: {less_than: majeure}", test("severity", .lessThan(.member(2)))),
        ("severity: majeure", test("severity", .isAmong([.member(2)]))),
        ("beds: {between: [-2, 5]}", .all([test("beds", .atLeast(.integer(-2))), test("beds", .atMost(.integer(5)))])),
        ("beds: \"7\"", test("beds", .isAmong([.integer(7)]))),
        ("ratio: {more_than: 0.5}", test("ratio", .moreThan(.number(0.5)))),
        ("ratio: -0", test("ratio", .isAmong([.number(0)]))),
        ("outage: {at_least: 2 h 30 min}", test("outage", .atLeast(.duration(.seconds(9000))))),
        ("outage: PT15M", test("outage", .isAmong([.duration(.seconds(900))]))),
        ("seen_at: {before: 1970-01-01T01:00:00+01:00}", test("seen_at", .lessThan(.datetime(epoch)))),
        ("seen_at: {after: 1970-01-01T00:00:00Z}", test("seen_at", .moreThan(.datetime(epoch)))),
        ("seen_at: {older_than: 2 h}", test("seen_at", .olderThan(.seconds(7200)))),
        ("seen_at: {within_last: 1 j}", test("seen_at", .withinLast(.seconds(86_400)))),
    ]

    static let textAndSetTests: [(String, Condition)] = [
        ("id: abc", test("id", .isAmong([.string("abc")]))),
        ("id: {is_not: abc}", .not(test("id", .isAmong([.string("abc")])))),
        ("id: {in: [a, b]}", test("id", .isAmong([.string("a"), .string("b")]))),
        ("id: {starts_with: FR}", test("id", .startsWith("FR"))),
        ("id: {contains: CHU}", test("id", .containsText("CHU"))),
        ("id: {mentions: rançon}", test("id", .mentions(["rançon"]))),
        ("id: {mentions: [rançon, clé]}", test("id", .mentions(["rançon", "clé"]))),
        ("types: {contains: compte}", test("types", .containsAny([compte]))),
        ("types: {contains_a: compromission}", test("types", .containsAny([compromission, compte]))),
        ("types: {contains_any: [compte, chiffrement]}", test("types", .containsAny([compte, chiffrement]))),
        (
            "types: {contains_any_a: [chiffrement, compromission, compte]}",
            test("types", .containsAny([chiffrement, compromission, compte]))
        ),
        (
            "types: {contains_all: [compte, chiffrement]}",
            .all([test("types", .containsAny([compte])), test("types", .containsAny([chiffrement]))])
        ),
        (
            "types: {contains_all_a: [compromission, chiffrement]}",
            .all([test("types", .containsAny([compromission, compte])), test("types", .containsAny([chiffrement]))])
        ),
        ("types: {contains_none: [compte]}", .not(test("types", .containsAny([compte])))),
        ("types: {contains_none_a: [compromission]}", .not(test("types", .containsAny([compromission, compte])))),
        ("services: {contains: bloc}", test("services", .containsAny([.string("bloc")]))),
        ("services: {is_empty: true}", test("services", .sizeAtMost(0))),
        ("services: {is_empty: false}", test("services", .sizeAtLeast(1))),
        ("services: {size: 2}", .all([test("services", .sizeAtLeast(2)), test("services", .sizeAtMost(2))])),
        (
            "services: {size: {is_not: 2}}",
            .not(.all([test("services", .sizeAtLeast(2)), test("services", .sizeAtMost(2))]))
        ),
        ("services: {size: {at_least: 2}}", test("services", .sizeAtLeast(2))),
        ("services: {size: {at_most: 2}}", test("services", .sizeAtMost(2))),
        ("services: {size: {more_than: 2}}", test("services", .sizeAtLeast(3))),
        ("services: {size: {less_than: 2}}", test("services", .sizeAtMost(1))),
        (
            "services: {size: {between: [1, 3]}}",
            .all([test("services", .sizeAtLeast(1)), test("services", .sizeAtMost(3))])
        ),
    ]

    static let combinations: [(String, Condition)] = [
        ("{}", .always),
        ("{all: [{malicious: true}]}", test("malicious", .isAmong([.boolean(true)]))),
        (
            "any: [{malicious: true}, {beds: 1}]",
            .any([test("malicious", .isAmong([.boolean(true)])), test("beds", .isAmong([.integer(1)]))])
        ),
        ("not: {malicious: true}", .not(test("malicious", .isAmong([.boolean(true)])))),
        (
            "{malicious: true, beds: 1}",
            .all([test("beds", .isAmong([.integer(1)])), test("malicious", .isAmong([.boolean(true)]))])
        ),
    ]

    private static func matches(_ condition: Condition, atLeast: Int) -> Condition {
        .matches(RecordMatches(in: fact("systems"), where: condition, atLeast: atLeast))
    }

    private static let isHit = test("system.hit", .isAmong([.boolean(true)]))

    static let collections: [(String, Condition)] = [
        ("some: {in: systems, where: {system.hit: true}}", matches(isHit, atLeast: 1)),
        (
            "every: {in: systems, where: {system.hit: true}}",
            .all([matches(.always, atLeast: 1), .not(matches(.not(isHit), atLeast: 1))])
        ),
        ("count: {in: systems, where: {system.hit: true}, at_least: 2}", matches(isHit, atLeast: 2)),
        ("count: {in: systems, where: {system.hit: true}, more_than: 2}", matches(isHit, atLeast: 3)),
        ("count: {in: systems, where: {system.hit: true}, at_most: 2}", .not(matches(isHit, atLeast: 3))),
        (
            "count: {in: systems, where: {system.hit: true}, is: 1}",
            .all([matches(isHit, atLeast: 1), .not(matches(isHit, atLeast: 2))])
        ),
        ("count: {in: systems, where: {system.hit: true}, at_least: 0}", .always),
        ("count: {in: systems, where: {system.hit: true}, less_than: 0}", .not(.always)),
        (
            "count: {in: systems, where: {}, between: [1, 2]}",
            .all([matches(.always, atLeast: 1), .not(matches(.always, atLeast: 3))])
        ),
        ("systems: {known: true}", test("systems", .known)),
    ]

    static let comparisons: [(String, Condition)] = [
        ("beds: {fact: beds}", test("beds", .compares(.equals, fact("beds")))),
        ("beds: {is_not: {fact: beds}}", .not(test("beds", .compares(.equals, fact("beds"))))),
        ("beds: {at_least: {fact: beds}}", test("beds", .compares(.atLeast, fact("beds")))),
        ("seen_at: {before: {fact: detected_at}}", test("seen_at", .compares(.lessThan, fact("detected_at")))),
        ("kind: {in: {fact: types}}", test("kind", .compares(.belongsTo, fact("types")))),
        ("kind: {not_in: {fact: types}}", .not(test("kind", .compares(.belongsTo, fact("types"))))),
        ("types: {contains: {fact: kind}}", test("types", .compares(.containsAny, fact("kind")))),
        ("services: {contains_any: {fact: wards}}", test("services", .compares(.containsAny, fact("wards")))),
        ("services: {contains_all: {fact: wards}}", test("services", .compares(.containsAll, fact("wards")))),
        ("services: {contains_none: {fact: wards}}", .not(test("services", .compares(.containsAny, fact("wards"))))),
    ]

    @Test(arguments: valueTests + textAndSetTests + combinations + collections + comparisons)
    func `a condition means what the language says`(text: String, condition: Condition) throws {
        let read = try read(text)
        #expect(read.diagnostics.lines == [])
        #expect(read.condition == condition)
    }

    @Test func `a condition with a mistake gives none, and says so`() throws {
        let read = try read("{malicious: true, beds: douze}")
        #expect(read.condition == nil)
        #expect(read.diagnostics.map { $0.code } == ["not-a-number"])
    }

    @Test func `every mistake of a condition is reported`() throws {
        let read = try read("any: [{beds: x}, {all: [{kind: y}, {not: {severity: z}}]}]")
        #expect(read.diagnostics.map { $0.code } == ["not-a-number", "unknown-value", "unknown-value"])
    }
}
