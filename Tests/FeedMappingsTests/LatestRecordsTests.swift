import CivilTime
import FeedMappings
import Testing

/// Of several records of one incident the latest is kept, and memory stays bounded.
@Suite struct LatestRecordsTests {
    private func take(
        _ value: String, _ keys: [String] = [], at seconds: Int64? = nil, in latest: inout LatestRecords<String>
    ) -> [String] {
        let updatedAt = seconds.map { Instant(secondsSinceEpoch: $0) }
        return latest.take(.init(keys: keys.map { [$0] }, updatedAt: updatedAt, value: value)).map {
            "\($0.left) by \($0.by)"
        }
    }

    @Test func `records without a key are each an incident`() {
        var latest = LatestRecords<String>(limit: 10)
        #expect(take("a", in: &latest) == [] && take("a", in: &latest) == [])
        #expect(latest.values == ["a", "a"])
    }

    @Test func `of two of one incident the one changed last is kept, in the place of the first`() {
        var latest = LatestRecords<String>(limit: 10)
        _ = take("old", ["k"], at: 5, in: &latest)
        _ = take("other", ["x"], in: &latest)
        #expect(take("new", ["k"], at: 6, in: &latest) == ["old by new"])
        #expect(take("stale", ["k"], at: 4, in: &latest) == ["stale by new"])
        #expect(take("undated", ["k"], in: &latest) == ["undated by new"])
        #expect(latest.values == ["new", "other"])
        #expect(latest.count == 2)
    }

    @Test func `a record that two incidents share makes one of them`() {
        var latest = LatestRecords<String>(limit: 10)
        _ = take("alert 1", ["a1"], in: &latest)
        _ = take("alert 2", ["a2"], in: &latest)
        #expect(take("case", ["a1", "a2", "c"], in: &latest) == ["alert 1 by case", "alert 2 by case"])
        #expect(take("alert 2 again", ["a2"], in: &latest) == ["case by alert 2 again"])
        #expect(latest.values == ["alert 2 again"])
    }

    /// Takes a record that its id tells, and where it is.
    private func take(
        _ value: String, id: String, at number: String? = nil, called house: String? = nil,
        in latest: inout LatestRecords<String>
    ) -> [String] {
        let name = IncidentName(id, number: number, house: house)
        return latest.take(.init(keys: [], updatedAt: nil, value: value, name: name)).map { "\($0.left) by \($0.by)" }
    }

    @Test func `one id at one establishment is one incident, told there or not`() {
        var latest = LatestRecords<String>(limit: 10)
        _ = take("bare", id: "1", in: &latest)
        #expect(take("placed", id: "1", at: "9", in: &latest) == ["bare by placed"])
        #expect(take("bare again", id: "1", in: &latest) == ["placed by bare again"])
        #expect(take("other", id: "2", at: "9", in: &latest) == [])
        #expect(take("called", id: "1", at: "9", called: "ch", in: &latest) == ["bare again by called"])
        #expect(take("by name", id: "1", called: "ch", in: &latest) == ["called by by name"])
        #expect(latest.values == ["by name", "other"])
    }

    @Test func `one id at two establishments is two incidents, and one that says none is of neither`() {
        var latest = LatestRecords<String>(limit: 10)
        #expect(take("a", id: "1", at: "8", in: &latest) == [])
        _ = take("a without", id: "1", in: &latest)
        #expect(take("b", id: "1", at: "9", in: &latest) == [], "where the first is was told before")
        #expect(take("nowhere", id: "1", in: &latest) == [])
        #expect(take("a again", id: "1", at: "8", in: &latest) == ["a without by a again"])
        #expect(take("b again", id: "1", at: "9", in: &latest) == ["b by b again"])
        #expect(take("by name", id: "1", called: "x", in: &latest) == [])
        #expect(latest.values == ["a again", "b again", "nowhere", "by name"])
    }

    @Test func `what ids have in common is still known once keys are forgotten`() {
        var latest = LatestRecords<String>(limit: 2)
        _ = take("a", id: "1", at: "8", in: &latest)
        _ = take("b", id: "1", at: "9", in: &latest)
        for number in 0..<40 { _ = take("\(number)", ["k\(number)"], in: &latest) }
        _ = latest.trim { $0 > $1 }
        #expect(latest.values == ["a", "b"])
        #expect(take("nowhere", id: "1", in: &latest) == [])
        #expect(take("a again", id: "1", at: "8", in: &latest) == ["a by a again"])
    }

    @Test(arguments: [(1, 0), (2, 0), (3, 1), (5, 3)])
    func `past its limit it keeps the first by the order given, and names the others`(count: Int, leftOut: Int) {
        var latest = LatestRecords<String>(limit: 2)
        for number in (0..<count).reversed() { _ = take("\(number)", ["k\(number)"], in: &latest) }
        let left = latest.trim { $0 < $1 }
        #expect(left.count == leftOut)
        #expect(Set(left).isDisjoint(with: latest.values))
        #expect(latest.count == min(count, 2))
        #expect(latest.values.sorted() == (0..<min(count, 2)).map { "\($0)" })
        // Those that are kept are still known, the others are not.
        #expect(take("again", ["k0"], in: &latest) == ["0 by again"])
        #expect(take("back", ["k\(count + 9)"], in: &latest) == [])
    }

    @Test func `keys of records that are gone are forgotten past their own limit, those of the latest never`() {
        var latest = LatestRecords<String>(limit: 1)
        let limit = LatestRecords<String>.keysPerIncident
        for number in 0..<limit - 1 { _ = take("\(number)", ["case", "alert \(number)"], in: &latest) }
        #expect(take("known", ["alert 0"], in: &latest) == ["\(limit - 2) by known"], "as many keys as the limit")
        _ = take("case", ["alert 0", "case", "alert \(limit)"], in: &latest)
        #expect(take("unknown", ["alert 1"], in: &latest) == [], "one more key than the limit")
        #expect(take("later", ["case"], in: &latest) == ["case by later"])
        #expect(latest.count == 2)
    }
}
