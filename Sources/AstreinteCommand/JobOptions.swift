import ArgumentParser
import Glibc

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

/// What many incidents share, made once it is worth it.
struct Growing<Made> {
    private let make: () -> Made?
    private var count = 0
    private var made: Made?

    /// `make` is asked once.
    init(_ make: @escaping () -> Made?) { self.make = make }

    /// What is made for the incidents so far and these; nil for a single one, which costs less.
    mutating func made(besides arrived: Int) -> Made? {
        if count < 2, count + arrived > 1 { made = make() }
        count += arrived
        return made
    }
}
