package import Vocabularies

/// Some facts of one pack, one bit each.
package struct FactSet: Hashable, Sendable, Sequence, ExpressibleByArrayLiteral {
    /// None past the last that has a bit, so that equal sets have equal words.
    private var words: [UInt64] = []

    /// No fact.
    package init() {}

    /// Each of some facts, once.
    package init(_ facts: some Sequence<PackIndex<Fact>>) {
        for fact in facts { insert(fact) }
    }

    package init(arrayLiteral facts: PackIndex<Fact>...) { self.init(facts) }

    /// True where there is none.
    package var isEmpty: Bool { words.isEmpty }

    /// True for a fact that belongs to the set.
    package func contains(_ fact: PackIndex<Fact>) -> Bool {
        let word = fact.position / 64
        return word < words.count && words[word] & (1 << UInt64(fact.position % 64)) != 0
    }

    /// Adds a fact, where it isn't there.
    package mutating func insert(_ fact: PackIndex<Fact>) {
        let word = fact.position / 64
        while words.count <= word { words.append(0) }
        words[word] |= 1 << UInt64(fact.position % 64)
    }

    /// Adds the facts of another set of the same pack.
    package mutating func formUnion(_ other: FactSet) {
        guard !isEmpty else {
            words = other.words
            return
        }
        while words.count < other.words.count { words.append(0) }
        for place in other.words.indices { words[place] |= other.words[place] }
    }

    /// The facts of both.
    package func union(_ other: FactSet) -> FactSet {
        var union = self
        union.formUnion(other)
        return union
    }

    /// True where no fact belongs to both.
    func isDisjoint(with other: FactSet) -> Bool {
        zip(words, other.words).allSatisfy { $0 & $1 == 0 }
    }

    /// True where every fact of another set belongs to this one.
    package func isSuperset(of other: FactSet) -> Bool {
        other.words.count <= words.count && other.words.indices.allSatisfy { other.words[$0] & ~words[$0] == 0 }
    }

    /// Each fact, in the order of the vocabulary.
    package var members: [PackIndex<Fact>] {
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

    package func makeIterator() -> IndexingIterator<[PackIndex<Fact>]> { members.makeIterator() }
}
