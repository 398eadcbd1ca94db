import Foundation

/// One thing that is measured.
struct Benchmark {
    let name: String

    /// What one item is.
    let item: String

    /// How large the input is, in bytes.
    let inputSize: Int

    /// What the figure leaves out.
    let excluded: String

    /// Does the work once and tells how many items that was.
    let run: () -> Int
}

/// What a benchmark took: CPU time, which other work on the machine disturbs less than the clock on the wall.
struct Measurement {
    let benchmark: Benchmark

    /// CPU seconds for each item: the least of a few rounds.
    let seconds: Double

    /// Measures for about `duration` CPU seconds; a single run where it is zero.
    init(of benchmark: Benchmark, duration: Double) {
        self.benchmark = benchmark
        var best = Double.infinity
        let end = Self.cpuSeconds() + duration
        repeat {
            let start = Self.cpuSeconds()
            let count = benchmark.run()
            best = min(best, (Self.cpuSeconds() - start) / Double(max(1, count)))
        } while Self.cpuSeconds() < end
        seconds = best
    }

    /// CPU time of this process and of those that it has waited for.
    private static func cpuSeconds() -> Double {
        [RUSAGE_SELF, RUSAGE_CHILDREN].reduce(0) { sum, who in
            var usage = rusage()
            getrusage(Int32(truncatingIfNeeded: who.rawValue), &usage)
            return sum + seconds(usage.ru_utime) + seconds(usage.ru_stime)
        }
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
