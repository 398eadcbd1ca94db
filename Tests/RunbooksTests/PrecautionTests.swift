import Runbooks
import TestSupport
import Testing

/// A precaution holds whenever some value of the facts it names would make the condition met.
@Suite struct PrecautionTests {
    @Test(arguments: [
        ("rooms: {is_empty: false}", "rooms"), ("rooms: {size: {at_least: 2}}", "rooms"),
        ("rooms: {size: 3, contains_none: [a]}", "rooms"), ("noted_at: {older_than: 2 h}", "noted_at"),
        ("noted_at: {within_last: 2 h}", "noted_at"), ("name: {starts_with: srv, contains: adm}", "name"),
        ("any: [{beds: {known: true}}, {spreading: true}]", "spreading, beds"),
        ("rooms: {contains_all: [a, b], contains_none: [c, d, e, f, g, h, i, j, k]}", "rooms"),
        ("beds: {more_than: 10, less_than: 12}", "beds"), ("backup: {not_in: [safe]}", "backup"),
        ("types: {contains_any: [theft], contains_none: [outage]}", "types"),
        ("name: {mentions: [locker], is_not: x}", "name"),
    ])
    func `a value that would do is found`(condition: String, facts: String) throws {
        #expect(try status(condition, facts) == .required)
    }

    @Test(arguments: [
        ("rooms: {is_empty: true, contains: a}", "rooms"), ("beds: {more_than: 10, less_than: 11}", "beds"),
        ("backup: {in: [safe], is_not: safe}", "backup"), ("noted_at: {older_than: 2 h, within_last: 1 h}", "noted_at"),
    ])
    func `where no value would do, nothing is retained`(condition: String, facts: String) throws {
        #expect(try status(condition, facts) == .pending)
    }

    private func status(_ condition: String, _ facts: String) throws -> Line.Status? {
        let test = try TestPack(
            TestPack.head + """
                  rooms: {type: set, of: string}
                  name: {type: string}
                  beds: {type: integer}
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal}
                rules:
                  - id: careful
                    title: "Par précaution"
                    when: {\(condition)}
                    on_unknown: {precaution: [\(facts)]}
                    require: [{action: act}]

                """)
        return try test.line("act", in: test.plan(#"{"id":"1"}"#))?.status
    }
}
