import Foundation

/// Which target libFuzzer feeds: `ASTREINTE_FUZZ` names it.
private let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["ASTREINTE_FUZZ"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        let names = FuzzTarget.allCases.map { $0.rawValue }.joined(separator: ", ")
        fatalError("ASTREINTE_FUZZ names none of \(names)")
    }
    return target
}()

/// What libFuzzer calls first: with `ASTREINTE_FUZZ_SEEDS` the inputs that each target starts from are written below that
/// folder, and nothing is tried.
@_cdecl("LLVMFuzzerInitialize")
public func fuzzInitialize(_ count: UnsafeMutableRawPointer?, _ words: UnsafeMutableRawPointer?) -> CInt {
    guard let folder = ProcessInfo.processInfo.environment["ASTREINTE_FUZZ_SEEDS"] else { return 0 }
    for target in FuzzTarget.allCases {
        let place = URL(fileURLWithPath: folder).appendingPathComponent(target.rawValue)
        do {
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            for (number, seed) in target.seeds.enumerated() {
                try Data(seed).write(to: place.appendingPathComponent("seed-\(number)"))
            }
        } catch {
            fatalError("\(error)")
        }
        // What the shell has to know of each.
        print(target.rawValue, target.longestInput, target.share)
    }
    exit(0)
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
