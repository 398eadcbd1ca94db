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
        guard let (relation, expected) = type.relation(name) else {
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
}

extension FactType {
    /// How an operator relates a fact of this type to another, and the type of that one; nil for one that takes no fact.
    func relation(_ name: String) -> (Predicate.Relation, FactType)? {
        switch name {
        case "is", "is_not": return (.equals, self)
        case "at_least": return (.atLeast, self)
        case "at_most": return (.atMost, self)
        case "more_than", "after": return (.moreThan, self)
        case "less_than", "before": return (.lessThan, self)
        case "in", "not_in": return setOfType.map { (.belongsTo, .set($0)) }
        default: break
        }
        guard case .set(let member) = self else { return nil }
        switch name {
        case "contains": return (.containsAny, member.type)
        case "contains_any", "contains_none": return (.containsAny, self)
        case "contains_all": return (.containsAll, self)
        default: return nil
        }
    }

    /// The sets to which a value of the fact may belong.
    private var setOfType: SetMemberType? {
        switch self {
        case .enumeration(let enumeration): .enumeration(enumeration)
        case .string: .string
        default: nil
        }
    }
}
