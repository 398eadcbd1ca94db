import CivilTime
package import Vocabularies

extension FactValue {
    /// Where a value stands beside another.
    package enum Side {
        case below
        case same
        case above
    }

    /// Where it stands beside another of the same ordered type.
    package func compared(to other: FactValue) -> Side {
        switch (self, other) {
        case (.member(let left), .member(let right)): side(left, right)
        case (.integer(let left), .integer(let right)): side(left, right)
        case (.number(let left), .number(let right)): side(left, right)
        case (.duration(let left), .duration(let right)): side(left, right)
        case (.datetime(let left), .datetime(let right)): side(left, right)
        default: preconditionFailure("the loader lets only values of the fact's own type be compared")
        }
    }

    private func side<Value: Comparable>(_ left: Value, _ right: Value) -> Side {
        left < right ? .below : left == right ? .same : .above
    }
}
