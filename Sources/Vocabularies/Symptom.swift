/// Something that whoever is there sees before anybody knows what it is, and what it tells.
package struct Symptom: Hashable, Sendable {
    package let id: String

    /// What is seen, in the language of the pack: one line.
    package let label: String

    /// Sorted by fact; none where what is seen tells nothing by itself.
    package let signs: [Sign]

    /// The value of a fact that somebody can learn.
    package struct Sign: Hashable, Sendable {
        package let fact: PackIndex<Fact>

        /// A value of the fact's type; a set is of some members.
        package let value: FactValue

        /// A fact with its value.
        package init(_ fact: PackIndex<Fact>, _ value: FactValue) {
            self.fact = fact
            self.value = value
        }
    }

    /// What is seen, and what it tells.
    package init(id: String, label: String, signs: [Sign]) {
        self.id = id
        self.label = label
        self.signs = signs.sorted { $0.fact < $1.fact }
    }
}

extension [Symptom.Sign] {
    /// What several things that are seen tell: first what they are called, where a fact holds that.
    package static func told(
        by seen: [(label: String, signs: [Symptom.Sign])], naming title: PackIndex<Fact>?
    ) -> [Symptom.Sign] {
        let name = title.map { Symptom.Sign($0, .string(seen.map { $0.label }.joined(separator: " ; "))) }
        return [name].compactMap { $0 } + seen.flatMap { $0.signs }
    }

    /// What several together tell, sorted by fact: the members of sets join, else the later one is heard.
    package var combined: [Symptom.Sign] {
        var signs: [Symptom.Sign] = []
        for sign in self {
            guard let place = signs.firstIndex(where: { $0.fact == sign.fact }) else {
                signs.append(sign)
                continue
            }
            var value = sign.value
            if case .set(let known) = signs[place].value, case .set(let more) = value {
                value = .set(SetValue(known.members + more.members, isOpen: known.isOpen))
            }
            signs[place] = Symptom.Sign(sign.fact, value)
        }
        return signs.sorted { $0.fact < $1.fact }
    }
}
