import Vocabularies

/// The least of some readings, or what is known of it.
struct Least {
    private var least: FactValue?

    /// The least of what others are at least.
    private var floor: FactValue?

    /// True where a reading that isn't known, or is that or less, may be less.
    var isVague = false

    /// True where a record that isn't known may belong to them.
    var isPartial = false

    var reading: FactView.Reading {
        guard let least else { return isVague || floor != nil ? .unknown : .notApplicable }
        let isAtMost = isVague || floor.map { $0.compared(to: least) == .below } ?? false
        return isAtMost ? .bounded(Bound(.atMost, least)) : .known(least)
    }

    mutating func take(_ reading: FactView.Reading) {
        switch reading {
        case .known(let value): least = Least.lesser(least, value)
        case .bounded(let bound) where bound.side == .atLeast: floor = Least.lesser(floor, bound.value)
        case .bounded(let bound):
            least = Least.lesser(least, bound.value)
            isVague = true
        case .unknown: isVague = true
        case .notApplicable: break
        }
    }

    mutating func take(_ other: Least) {
        least = Least.lesser(least, other.least)
        floor = Least.lesser(floor, other.floor)
        isVague = isVague || other.isVague
    }

    private static func lesser(_ left: FactValue?, _ right: FactValue?) -> FactValue? {
        guard let left, let right else { return left ?? right }
        return left.compared(to: right) == .above ? right : left
    }
}

extension RecordGraph {
    /// For each id, the least over what it reaches, where `readings` is what each says.
    func leasts(of readings: (String) -> [FactView.Reading]) -> [String: Least] {
        let groups = RecordGroups(self)
        let openness = openness(by: groups)
        var leasts = groups.combined({ id in readings(id).reduce(into: Least()) { $0.take($1) } }, { $0.take($1) })
        for (id, isOpen) in openness where isOpen {
            leasts[id]?.isVague = true
            leasts[id]?.isPartial = true
        }
        return leasts
    }
}
