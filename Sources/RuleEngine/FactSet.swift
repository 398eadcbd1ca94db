import Vocabularies

/// Some facts of one pack, one bit each.
struct FactSet: Hashable, Sendable {
    private var words: [UInt64]

    /// No fact, of a pack that has so many.
    init(factCount: Int) {
        words = Array(repeating: 0, count: (factCount + 63) / 64)
    }

    mutating func insert(_ fact: PackIndex<Fact>) {
        words[fact.position / 64] |= 1 << UInt64(fact.position % 64)
    }

    /// Adds the facts of another set of the same pack.
    mutating func formUnion(_ other: FactSet) {
        for place in words.indices { words[place] |= other.words[place] }
    }

    /// Each fact, in the order of the vocabulary.
    var members: [PackIndex<Fact>] {
        var members: [PackIndex<Fact>] = []
        for place in words.indices {
            var word = words[place]
            while word != 0 {
                members.append(PackIndex(place * 64 + word.trailingZeroBitCount))
                word &= word - 1
            }
        }
        return members
    }
}
