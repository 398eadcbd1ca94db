import ArgumentParser
import Glibc
import RuleEngine

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

/// The index of a pack's rules, made once it is worth it.
struct GrowingIndex {
    let pack: RulePack
    private var count = 0
    private(set) var index: RuleIndex?

    init(of pack: RulePack) {
        self.pack = pack
    }

    /// The index for the incidents so far and these; nil for a single one, which costs less than the index.
    mutating func index(besides arrived: Int) -> RuleIndex? {
        count += arrived
        if count > 1, index == nil { index = RuleIndex(of: pack) }
        return index
    }
}
