import ArgumentParser
import Glibc
import Synchronization

/// How many incidents are worked on at once.
struct JobOptions: ParsableArguments {
    @Option(
        name: .customLong("jobs"),
        help: ArgumentHelp(
            "How many incidents are worked on at once; by default as many as there are cores.", valueName: "count"))
    private var given: Int?

    func validate() throws {
        if let given, given < 1 { throw ValidationError("--jobs takes a number from 1") }
    }

    var count: Int { given ?? JobOptions.coreCount }

    /// How many cores there are to work on.
    static let coreCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

/// What many incidents share, made once it is worth it; any thread may ask for it.
final class Growing<Made: Sendable>: Sendable {
    private let make: @Sendable () -> Made?
    private let state = Mutex<(count: Int, made: Made?)>((0, nil))

    /// `make` is asked once.
    init(_ make: @escaping @Sendable () -> Made?) { self.make = make }

    /// What is made for the incidents so far and these; nil for a single one, which costs less.
    func made(besides arrived: Int) -> Made? {
        state.withLock { state in
            if state.count < 2, state.count + arrived > 1 { state.made = make() }
            state.count += arrived
            return state.made
        }
    }
}
