import CivilTime
import RunbookFormats
import TestSupport
import Testing

@Suite struct TimelineChartTests {
    private let start: Instant

    init() throws { start = try TestPack.instant("2026-11-03T02:00:00+01:00") }

    private func marks(_ seconds: [Int64], until end: Int64) -> [Int] {
        let row = TimelineChart.Row(
            "Ligne", marks: seconds.map { TimelineChart.Mark(.done, at: start + .seconds($0)) })
        let chart = TimelineChart("Essai", rows: [row], start: start, end: start + .seconds(end))
        // The last circle is the legend's.
        return chart.svg.split(separator: "cx=\"").dropFirst().compactMap { Int($0.prefix { $0 != "\"" }) }.dropLast()
    }

    @Test func `each step of the scale is as wide as the others, and longer`() {
        // Four hours: 15 min, 1 h and 4 h.
        #expect(marks([0, 900, 3600, 14_400], until: 14_400) == [330, 543, 756, 970])
        #expect(marks([450, 2250], until: 14_400) == [436, 650], "within a step time is even")
    }

    @Test func `what is before T0 or past the scale stands at its ends`() {
        #expect(marks([-600, 20_000], until: 14_400) == [330, 970])
        #expect(marks([0], until: 0) == [330])
        #expect(marks([1 << 40], until: 1 << 40) == [970], "no time is too far")
    }

    @Test func `a label too long for its place is cut`() {
        let label = Phrase(String(repeating: "é", count: 80))
        let chart = TimelineChart(
            "Essai", rows: [TimelineChart.Row(label, marks: [])], start: start, end: start + .seconds(60))
        #expect(chart.svg.contains(">" + String(repeating: "é", count: 51) + "…<"))
    }
}
