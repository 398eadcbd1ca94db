import RuleEngine
package import Vocabularies

extension Answer {
    /// What an answer stands for.
    package enum Extent: Hashable, Sendable {
        /// Its value alone.
        case value
        /// Every value of an ordered type between two ends.
        case range(ValueRange)
        /// Every set of so many members.
        case size(ValueRange)
        /// Whatever no rule names.
        case other
    }

    /// True where both change the plan alike.
    package func hasSameEffect(as other: Answer) -> Bool {
        adds == other.adds && removes == other.removes && forbids == other.forbids && allows == other.allows
    }
}

/// The values between two ends, without end where one is nil.
package struct ValueRange: Hashable, Sendable {
    /// Where a range ends.
    package struct End: Hashable, Sendable {
        package let value: FactValue
        package let isIncluded: Bool

        /// An end that belongs to the range, or not.
        package init(_ value: FactValue, isIncluded: Bool) {
            self.value = value
            self.isIncluded = isIncluded
        }
    }

    package fileprivate(set) var lower: End?
    package fileprivate(set) var upper: End?

    /// The values between two ends.
    package init(from lower: End? = nil, to upper: End? = nil) {
        self.lower = lower
        self.upper = upper
    }
}

extension Trials {
    /// What each answer would change, `tried` being the trials that rank the question.
    ///
    /// Of a closed list, each value; of what has an order, the ranges that rules tell apart; of texts, those that rules
    /// name and any other, or how many there are. Records have no list of answers, nor what the rules take alike.
    mutating func answers(to fact: PackIndex<Fact>, _ tried: [Trial]) -> [Answer] {
        let pack = plan.pack
        let type = pack.vocabulary.facts[fact].type
        switch type {
        case .boolean, .enumeration, .ordinal, .set(.enumeration): return tried.map { answer($0) }
        case .integer, .number, .duration, .datetime:
            let thresholds = Set(pack.thresholds(of: fact, told: pack.tests(of: fact), now: plan.now))
            let answers = tried.map { (place: $0.value, answer: answer($0)) }
                .sorted { $0.place.compared(to: $1.place) == .below }
            return ranges(of: answers, at: thresholds).map { $0.extending(to: .range($1)) }
        case .string, .set(.string): return texts(fact, type)
        case .records: return []
        }
    }

    private mutating func texts(_ fact: PackIndex<Fact>, _ type: FactType) -> [Answer] {
        let pack = plan.pack
        let isOpen = pack.vocabulary.facts[fact].isOpen
        func value(_ members: [FactValue]) -> FactValue {
            if case .string = type { members[0] } else { .set(SetValue(members, isOpen: isOpen)) }
        }
        let tests = pack.tests(of: fact)
        // A set has them in the order of texts.
        let named = SetValue(pack.thresholds(of: fact, told: tests, now: plan.now)).members
        if !named.isEmpty, named.count < Answer.crowd {
            let values = (named + pack.unnamedTexts(1)).map { value([$0]) }
            let answers = trials(of: fact, values).enumerated().map { place, trial in
                answer(trial, place == named.count ? .other : .value)
            }
            return answers.contains { !$0.hasSameEffect(as: answers[0]) } ? answers : []
        }
        let sizes = pack.sizeThresholds(of: fact, told: tests)
        guard named.isEmpty, let largest = sizes.last, largest < Answer.crowd else { return [] }
        // What is known stays: it is how many there are in all that is asked.
        var members: [FactValue] = []
        if case .known(.set(let set)) = plan.view[fact] { members = set.members }
        guard members.count < largest else { return [] }
        let values = (members.count...largest).map { count in
            FactValue.set(SetValue(members + pack.unnamedTexts(count - members.count)))
        }
        let thresholds = Set(sizes.map { FactValue.integer(Int64($0)) })
        let answers = trials(of: fact, values).enumerated().map { place, trial in
            (place: FactValue.integer(Int64(members.count + place)), answer: answer(trial))
        }
        return ranges(of: answers, at: thresholds).map { $0.extending(to: .size($1)) }
    }

    /// Neighbours of the same effect as one; nothing where all have the same.
    private func ranges(
        of answers: [(place: FactValue, answer: Answer)], at thresholds: Set<FactValue>
    ) -> [(Answer, ValueRange)] {
        var ranges: [(Answer, ValueRange)] = []
        var last: FactValue?
        for (value, answer) in answers {
            defer { last = value }
            guard let range = ranges.indices.last, let last else {
                ranges.append((answer, ValueRange()))
                continue
            }
            guard !answer.hasSameEffect(as: ranges[range].0) else { continue }
            // Between the two neighbours lies no other value that rules tell apart.
            let end = thresholds.contains(value) ? value : last
            ranges[range].1.upper = ValueRange.End(end, isIncluded: end == last)
            ranges.append((answer, ValueRange(from: ValueRange.End(end, isIncluded: end == value))))
        }
        return ranges.count > 1 ? ranges : []
    }
}

extension Answer {
    /// More values than this are not listed.
    fileprivate static let crowd = 16

    fileprivate func extending(to extent: Extent) -> Answer {
        Answer(value: value, extent: extent, adds: adds, removes: removes, forbids: forbids, allows: allows)
    }
}
