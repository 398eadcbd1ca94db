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

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
