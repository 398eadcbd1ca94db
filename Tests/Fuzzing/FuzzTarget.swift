/// What bytes at random are given to; each traps where what must always hold doesn't.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case tree, format, pack, overlay, tests, mapping, profile, rota, sheet, exercise, feed, foreign, journal, reply
    case kernel, pages

    /// Reads some bytes; whatever they say, it comes back.
    package func run(_ bytes: [UInt8]) {
        switch self {
        case .tree: Self.tree(bytes)
        case .format: Self.format(bytes)
        case .pack: Self.pack(bytes)
        case .overlay: Self.overlay(bytes)
        case .tests: Self.tests(bytes)
        case .mapping: Self.mapping(bytes)
        case .profile: Self.profile(bytes)
        case .rota: Self.rota(bytes)
        case .sheet: Self.sheet(bytes)
        case .exercise: Self.exercise(bytes)
        case .feed: Self.feed(bytes)
        case .foreign: Self.foreign(bytes)
        case .journal: Self.journal(bytes)
        case .reply: Self.reply(bytes)
        case .kernel: Self.kernel(bytes)
        case .pages: Self.pages(bytes)
        }
    }
}
