package import Vocabularies

/// A set of names that a record tells, or the keys of an object, by which derived facts look for records of a collection.
package struct RecordNames: Hashable, Sendable {
    package let fact: PackIndex<Fact>
    package let collection: PackIndex<Fact>

    /// Those of a pack, each once, in the order of its derived facts.
    static func all(_ derivations: [Derivation?], in vocabulary: Vocabulary) -> [RecordNames] {
        var found: [RecordNames] = []
        func add(_ fact: PackIndex<Fact>, _ collection: PackIndex<Fact>) {
            let names = RecordNames(fact: fact, collection: collection)
            let isTold = derivations[fact.position] == nil && vocabulary.facts[fact].collection == nil
            if isTold, !found.contains(names) { found.append(names) }
        }
        for derivation in derivations.compactMap({ $0 }) {
            if case .closure(let closure) = derivation, case .fact(let start) = closure.start {
                add(start, closure.collection)
            }
            if case .entry(let entry) = derivation, let collection = vocabulary.facts[entry.own].collection,
                vocabulary.collection(collection)?.identity == entry.own
            {
                add(entry.map, collection)
            }
            for test in derivation.tests {
                guard case .compares(.belongsTo, let names) = test.predicate,
                    let collection = vocabulary.facts[test.fact].collection,
                    vocabulary.collection(collection)?.identity == test.fact
                else { continue }
                add(names, collection)
            }
        }
        return found
    }
}
