import Foundation

/// What a run of the program gave.
struct Run {
    let status: Int32
    let output: String
    let errors: String

    /// The lines of the output.
    var lines: [String] { output.split(separator: "\n").map { String($0) } }
}

/// The folder of the package.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The program, which the build puts beside the test runner.
let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "astreinte")

/// What this run's sanitizer was told, for the programs that it starts.
let sanitizerOptions = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }

/// Runs the program in the package's folder; its streams are files, so that neither side waits for the other.
func astreinte(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
) throws -> Run {
    try astreinte(arguments, input: input, environment: environment)
}

/// The same, with the arguments in a list, in any folder.
func astreinte(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], in place: URL = packageRoot
) throws -> Run {
    try withTemporaryFolder { folder in
        let files = try ["in", "out", "err"].map { name in
            let file = folder.appending(path: name)
            try Data(name == "in" ? input.utf8 : "".utf8).write(to: file)
            return file
        }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = place
        process.environment = environment.merging(sanitizerOptions) { given, _ in given }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: try String(contentsOf: files[1], encoding: .utf8),
            errors: try String(contentsOf: files[2], encoding: .utf8))
    }
}

/// Gives a folder of its own to a test, and removes it.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "astreinte-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// Runs a shell command line; `$A` is the program, `$D` a folder of the test's own.
func shell(_ command: String, in folder: URL) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = packageRoot
    process.environment = sanitizerOptions.merging(
        ["A": program.path(), "D": folder.path(), "PATH": "/usr/bin:/bin"]
    ) { $1 }
    let files = ["out", "err"].map { folder.appending(path: "shell-\($0)") }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    return Run(
        status: process.terminationStatus, output: try String(contentsOf: files[0], encoding: .utf8),
        errors: try String(contentsOf: files[1], encoding: .utf8))
}
