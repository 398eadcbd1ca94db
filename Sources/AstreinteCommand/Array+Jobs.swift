import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// What `body` makes of each element, in their order, whichever of some threads made it.
    func map<Made: Sendable>(jobs: Int, _ body: @Sendable (Element) -> Made) -> [Made] {
        stretches(jobs: jobs) { $0.map(body) }.flatMap { $0 }
    }

    /// What `body` makes of each of some stretches, in their order: one where there is one thread.
    func stretches<Made: Sendable>(jobs: Int, _ body: @Sendable (ArraySlice<Element>) -> Made) -> [Made] {
        let jobs = Swift.min(jobs, count)
        guard jobs > 1 else { return [body(self[...])] }
        // A few stretches for each thread: one that meets a large record doesn't keep the others waiting.
        let length = Swift.max(1, count / (8 * jobs))
        let next = Atomic(0)
        let made = Mutex<[Int: Made]>([:])
        DispatchQueue.concurrentPerform(iterations: jobs) { _ in
            while true {
                let start = next.add(length, ordering: .relaxed).oldValue
                guard start < count else { return }
                let own = body(self[start..<Swift.min(start + length, count)])
                made.withLock { $0[start] = own }
            }
        }
        return made.withLock { made in made.keys.sorted().compactMap { made[$0] } }
    }
}
