// Measures the parts and the whole: benchmarks [--smoke] [--only NAME] [--json FILE] [--against FILE]
//
// Run it from the package's folder, in a release build. `--smoke` does each work once, on little, to see that it runs;
// `--only` measures those whose name contains a text.
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
let isSmoke = arguments.contains("--smoke")

func value(of option: String) -> String? {
    guard let place = arguments.firstIndex(of: option), arguments.indices.contains(place + 1) else { return nil }
    return arguments[place + 1]
}

do {
    let benchmarks = try Benchmarks(
        root: URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory),
        ruleCounts: isSmoke ? [40] : [40, 400, 4000, 10_000], incidentCount: isSmoke ? 20 : 2000)
    let wanted = value(of: "--only")
    let chosen = try benchmarks.all().filter { wanted.map($0.name.contains) ?? true }
    let measurements = chosen.map { Measurement(of: $0, duration: isSmoke ? 0 : 1) }
    let report = try Report(measurements, against: value(of: "--against"))
    print("\(Report.machine), \(ProcessInfo.processInfo.activeProcessorCount) cores, one used")
    if !Report.isOptimised { print("debug build: these figures tell nothing") }
    print(report.table, terminator: "")
    if let path = value(of: "--json") { try report.json().write(to: URL(filePath: path)) }
} catch {
    FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
    exit(1)
}
