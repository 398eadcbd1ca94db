import Foundation

/// Measurements as a table and as JSON, beside those of a saved run.
struct Report {
    let measurements: [Measurement]

    /// Seconds by name, of a saved run; empty without one.
    let saved: [String: Double]

    init(_ measurements: [Measurement], against path: String?) throws {
        self.measurements = measurements
        guard let path else {
            saved = [:]
            return
        }
        let document = try JSONDecoder().decode(Saved.self, from: Data(contentsOf: URL(filePath: path)))
        saved = Dictionary(uniqueKeysWithValues: document.measurements.map { ($0.name, $0.seconds) })
    }

    /// One line for each measurement.
    var table: String {
        let head = ["what", "CPU µs", "a second", "of", "input bytes", "to the saved run", "excluded"]
        let rows = measurements.map { measurement in
            let ratio = saved[measurement.benchmark.name].map { text(measurement.seconds / $0, digits: 2) } ?? "-"
            return [
                measurement.benchmark.name, text(measurement.seconds * 1e6, digits: 1),
                text(1 / measurement.seconds, digits: 0), measurement.benchmark.item,
                String(measurement.benchmark.inputSize), ratio, measurement.benchmark.excluded,
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        return ([head] + rows).map { row in
            zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: "  ")
        }.joined(separator: "\n") + "\n"
    }

    /// What another run is compared with.
    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(
            Saved(
                machine: Self.machine, cores: ProcessInfo.processInfo.activeProcessorCount,
                isOptimised: Self.isOptimised,
                measurements: measurements.map {
                    Saved.Entry(
                        name: $0.benchmark.name, item: $0.benchmark.item, seconds: $0.seconds,
                        inputSize: $0.benchmark.inputSize, excluded: $0.benchmark.excluded)
                }))
    }

    private struct Saved: Codable {
        struct Entry: Codable {
            let name: String
            let item: String
            let seconds: Double
            let inputSize: Int
            let excluded: String
        }

        let machine: String
        let cores: Int
        let isOptimised: Bool
        let measurements: [Entry]
    }

    /// False in a debug build, whose figures tell nothing.
    static var isOptimised: Bool {
        #if DEBUG
            false
        #else
            true
        #endif
    }

    /// The processor, as the kernel names it.
    static var machine: String {
        let text = (try? String(contentsOf: URL(filePath: "/proc/cpuinfo"), encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }

    private func text(_ value: Double, digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
