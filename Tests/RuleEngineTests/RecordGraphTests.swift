import TestSupport
import Testing
import Vocabularies

@testable import RuleEngine

/// What is told of every id in one pass, against a walk from each.
struct RecordGraphTests {
    /// Some records that name one another at random: in circles, twice, without an id, or without saying on what they depend.
    private func graph(_ random: inout SeededRandom, _ direction: Closure.Direction) -> RecordGraph {
        let count = Int.random(in: 0...9, using: &random)
        let silence = Int.random(in: 0...3, using: &random)
        let records = (0..<count).map { place -> (id: FactView.Reading, through: FactView.Reading) in
            let isNameless = Int.random(in: 0...19, using: &random) == 0
            let others = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                FactValue.string("r\(Int.random(in: 0...count, using: &random))")
            }
            let said = FactView.Reading.known(
                .set(SetValue(others, isOpen: Int.random(in: 0...9, using: &random) < silence)))
            let through = Int.random(in: 0...9, using: &random) < silence ? FactView.Reading.unknown : said
            return (isNameless ? .unknown : .known(.string("r\(place / 2 * 2)")), through)
        }
        return RecordGraph(records, direction)
    }

    @Test(arguments: [Closure.Direction.dependents, .dependencies])
    func `what is told of each id is what a walk from it finds`(_ direction: Closure.Direction) {
        var random = SeededRandom(seed: 11)
        var met: Set<FactView.Reading> = []
        for _ in 0..<4000 {
            let graph = graph(&random, direction)
            var readings: [String: [FactView.Reading]] = [:]
            for id in graph.places.keys.sorted() {
                readings[id] = graph.places[id]?.map { _ in
                    let value = FactValue.integer(Int64.random(in: 0...5, using: &random))
                    let all: [FactView.Reading] = [
                        .known(value), .known(value), .unknown, .notApplicable, .bounded(Bound(.atLeast, value)),
                        .bounded(Bound(.atMost, value)),
                    ]
                    return all[Int.random(in: all.indices, using: &random)]
                }
            }
            let leasts = Leasts(of: graph) { readings[$0] ?? [.unknown] }
            for id in graph.places.keys {
                let (ids, isPartial) = graph.reach(from: [id])
                var walked = Least()
                for reading in ids.flatMap({ readings[$0] ?? [.unknown] }) { walked.take(reading) }
                walked.isVague = walked.isVague || isPartial
                #expect(leasts[id]?.reading == walked.reading)
                #expect(leasts[id]?.isPartial == isPartial)
                met.insert(walked.reading)
            }
        }
        // Each kind of answer was met, known and bounded for more than one value.
        #expect(met.count > 8)
    }

    @Test func `a hundred silent records leave open what does not reach them all`() {
        let names = (0..<100).map { FactView.Reading.known(.string("r\($0)")) }
        let first = FactView.Reading.known(.set(SetValue([.string("r0")], isOpen: true)))
        let graph = RecordGraph(names.map { (id: $0, through: first) }, .dependents)
        let leasts = Leasts(of: graph) { _ in [] }
        #expect((0..<100).filter { leasts["r\($0)"]?.isPartial == false } == [0])
        #expect(leasts["r100"]?.isPartial == nil)
    }

    @Test func `a chain of a hundred thousand records is told without recursion`() {
        let records = (0..<100_000).map { place in
            (
                id: FactView.Reading.known(.string("r\(place)")),
                through: FactView.Reading.known(.set(SetValue([.string("r\(place + 1)")])))
            )
        }
        let graph = RecordGraph(records, .dependencies)
        let leasts = Leasts(of: graph) { $0 == "r100000" ? [.notApplicable] : [.known(.integer(Int64($0.utf8.count)))] }
        #expect(leasts["r0"]?.reading == .bounded(Bound(.atMost, .integer(2))))
    }
}
