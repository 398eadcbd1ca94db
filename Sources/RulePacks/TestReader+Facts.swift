import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

extension TestReader {
    /// A test against the value of another fact, which must have the type that the operator takes.
    func comparison(
        _ name: String, _ node: YAMLNode, at place: SourceRange, _ reader: inout NodeReader
    ) -> Condition? {
        guard reader.isMapping(node, "an operand", keys: ["fact"]), let operand = node["fact"] else { return nil }
        guard let (relation, expected) = relation(name) else {
            reader.report(
                .wrongShape, "`\(name)` takes a value, not another fact", at: place,
                help: ["write the value itself"])
            return nil
        }
        guard let other = conditions.fact(operand, &reader), let otherType = conditions.types[other.position] else {
            return nil
        }
        guard otherType == expected else {
            let isAlike = otherType.phrase == expected.phrase
            reader.report(
                .wrongFactType,
                isAlike
                    ? "`\(operand.text)` does not take its values from the same list as `\(self.name)`"
                    : "`\(operand.text)` is \(otherType.phrase), and `\(name)` takes \(expected.phrase) here",
                at: operand.range)
            return nil
        }
        let test = test(.compares(relation, other))
        return ["is_not", "not_in", "contains_none"].contains(name) ? .not(test) : test
    }

    /// How an operator relates two facts, and the type of the second; nil for one that takes no fact.
    private func relation(_ name: String) -> (Predicate.Relation, FactType)? {
        switch name {
        case "is", "is_not": return (.equals, type)
        case "at_least": return (.atLeast, type)
        case "at_most": return (.atMost, type)
        case "more_than", "after": return (.moreThan, type)
        case "less_than", "before": return (.lessThan, type)
        case "in", "not_in": return setOfType.map { (.belongsTo, .set($0)) }
        default: break
        }
        guard case .set(let member) = type else { return nil }
        switch name {
        case "contains": return (.containsAny, member.type)
        case "contains_any", "contains_none": return (.containsAny, type)
        case "contains_all": return (.containsAll, type)
        default: return nil
        }
    }

    /// The sets to which a value of the fact may belong.
    private var setOfType: SetMemberType? {
        switch type {
        case .enumeration(let enumeration): .enumeration(enumeration)
        case .string: .string
        default: nil
        }
    }
}
