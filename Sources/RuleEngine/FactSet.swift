package import Vocabularies

/// Some facts of a pack, a bit for each.
package struct FactSet: Hashable, Sendable, Sequence, ExpressibleByArrayLiteral {
    /// The bits of the first facts, beside one another: no list is made for a vocabulary of the usual size.
    private var word0: UInt64 = 0
    private var word1: UInt64 = 0
    private var word2: UInt64 = 0
    private var word3: UInt64 = 0

    /// Those of further facts, none past the last that has a bit, so that equal sets have equal words; nil for none.
    private var further: [UInt64]?

    /// How many words stand beside one another.
    private static var ownCount: Int { 4 }

    /// No fact.
    package init() {}

    /// Each of some facts, once.
    package init(_ facts: some Sequence<PackIndex<Fact>>) {
        for fact in facts { insert(fact) }
    }

    package init(arrayLiteral facts: PackIndex<Fact>...) { self.init(facts) }

    /// True where there is none.
    package var isEmpty: Bool { word0 | word1 | word2 | word3 == 0 && further == nil }

    /// True for a fact that belongs to the set.
    package func contains(_ fact: PackIndex<Fact>) -> Bool {
        word(fact.position / 64) & (1 << UInt64(fact.position % 64)) != 0
    }

    /// Adds a fact, where it isn't there.
    package mutating func insert(_ fact: PackIndex<Fact>) {
        add(1 << UInt64(fact.position % 64), to: fact.position / 64)
    }

    /// Adds the facts of another set of the same pack.
    package mutating func formUnion(_ other: FactSet) {
        word0 |= other.word0
        word1 |= other.word1
        word2 |= other.word2
        word3 |= other.word3
        guard let words = other.further else { return }
        guard further != nil else {
            further = words
            return
        }
        for place in words.indices { add(words[place], to: Self.ownCount + place) }
    }

    /// The facts of both.
    package func union(_ other: FactSet) -> FactSet {
        var union = self
        union.formUnion(other)
        return union
    }

    /// True where no fact belongs to both.
    func isDisjoint(with other: FactSet) -> Bool {
        (0..<wordCount).allSatisfy { word($0) & other.word($0) == 0 }
    }

    /// True where every fact of another set belongs to this one.
    package func isSuperset(of other: FactSet) -> Bool {
        (0..<other.wordCount).allSatisfy { other.word($0) & ~word($0) == 0 }
    }

    /// Each fact, in the order of the vocabulary.
    package var members: [PackIndex<Fact>] { Array(self) }

    package func makeIterator() -> Iterator { Iterator(of: self) }

    /// Gives each fact, in the order of the vocabulary.
    package struct Iterator: IteratorProtocol {
        private let set: FactSet
        private var place = 0
        private var left: UInt64

        fileprivate init(of set: FactSet) {
            self.set = set
            left = set.word0
        }

        package mutating func next() -> PackIndex<Fact>? {
            while left == 0 {
                place += 1
                guard place < set.wordCount else { return nil }
                left = set.word(place)
            }
            let bit = left.trailingZeroBitCount
            left &= left - 1
            return PackIndex(place * 64 + bit)
        }
    }

    /// How many words may have a bit.
    private var wordCount: Int { Self.ownCount + (further?.count ?? 0) }

    /// The word at a place; none of its bits is set past the last.
    private func word(_ place: Int) -> UInt64 {
        switch place {
        case 0: word0
        case 1: word1
        case 2: word2
        case 3: word3
        default: place < wordCount ? further?[place - Self.ownCount] ?? 0 : 0
        }
    }

    private mutating func add(_ bits: UInt64, to place: Int) {
        switch place {
        case 0: word0 |= bits
        case 1: word1 |= bits
        case 2: word2 |= bits
        case 3: word3 |= bits
        default:
            var words = further.take() ?? []
            while words.count <= place - Self.ownCount { words.append(0) }
            words[place - Self.ownCount] |= bits
            further = words
        }
    }
}
