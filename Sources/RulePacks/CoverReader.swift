import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what a pack promises of every plan, `must_cover`.
struct CoverReader {
    let conditions: ConditionReader
    let actions: NameTable<Action>
    let enumerations: EnumerationTable

    /// The promises about actions, sorted by name, then those about values, which the rules must name.
    func read(
        _ sections: Sections, _ reader: inout NodeReader
    ) -> (covers: [Cover], named: [(enumeration: Enumeration, place: SourceRange)]) {
        let headers = sections["pack"].prefix(1) + sections.optionalHeaders
        let elements = headers.compactMap { $0["must_cover"] }.flatMap {
            reader.elements(of: $0, "`must_cover`") ?? []
        }
        var covers: [Cover] = []
        var named: [(enumeration: Enumeration, place: SourceRange)] = []
        var places: [String: SourceRange] = [:]
        for element in elements {
            let isAboutValues = element["each"] != nil || element["named_by_rule"] != nil
            let keys = isAboutValues ? ["name", "each", "named_by_rule"] : ["name", "when", "require", "never"]
            guard reader.isMapping(element, "a promise of `must_cover`", keys: keys),
                let nameNode = reader.required("name", in: element, "this promise", at: element.head),
                let name = reader.text(nameNode)
            else { continue }
            if let first = places.updateValue(nameNode.range, forKey: name) {
                reader.report(
                    .duplicateID, "another promise is named `\(name)`", at: nameNode.range,
                    notes: [Diagnostic.Note("it is here", at: first)], help: ["rename one of them"])
            }
            if isAboutValues {
                if let enumeration = enumeration(element, at: nameNode.range, &reader) {
                    named.append((enumeration, nameNode.range))
                }
            } else if let cover = cover(element, name, at: nameNode.range, &reader) {
                covers.append(cover)
                reader.places?.note(.cover(name), at: nameNode.range)
            }
        }
        return (covers.sorted { precedes($0.name, $1.name) }, named)
    }

    private func cover(_ node: YAMLNode, _ name: String, at place: SourceRange, _ reader: inout NodeReader) -> Cover? {
        let condition = node["when"].map { conditions.condition($0, &reader) } ?? .always
        let require = node["require"].map { list($0, "require", &reader) } ?? []
        let never = node["never"].map { list($0, "never", &reader) } ?? []
        if node["require"] == nil, node["never"] == nil {
            reader.report(
                .missingKey, "this promise says nothing", at: place, help: ["add `require: […]` or `never: […]`"])
        }
        return condition.map { Cover(name: name, condition: $0, require: require, never: never) }
    }

    private func list(_ node: YAMLNode, _ key: String, _ reader: inout NodeReader) -> [PackIndex<Action>] {
        let elements = reader.someElements(of: node, "`\(key)`") ?? []
        return Set(elements.compactMap { actions.resolve($0, &reader) }).sorted()
    }

    private func enumeration(_ node: YAMLNode, at place: SourceRange, _ reader: inout NodeReader) -> Enumeration? {
        guard let each = reader.required("each", in: node, "this promise", at: place),
            let flag = reader.required("named_by_rule", in: node, "this promise", at: place)
        else { return nil }
        guard reader.boolean(flag) ?? true else {
            reader.report(
                .misplacedKey, "`named_by_rule: false` promises nothing", at: flag.range, help: ["delete the promise"])
            return nil
        }
        return enumerations.resolve(each, &reader)
    }
}

extension RulePack {
    /// The known values of an enumeration that no rule tests for, itself or through a fact computed from others.
    func unnamed(of enumeration: Enumeration) -> [String] {
        var named: Set<Int> = []
        let derived = derivations.compactMap { $0 }.flatMap { $0.tests }
        for test in rules.flatMap({ $0.consequences }).flatMap({ $0.condition.tests }) + derived
        where vocabulary.facts[test.fact].type.enumeration == enumeration {
            switch test.predicate {
            case .isAmong(let values), .containsAny(let values): named.formUnion(values.compactMap { $0.position })
            default: continue
            }
        }
        return enumeration.members.indices.filter { !enumeration.members[$0].meansUnknown && !named.contains($0) }
            .map { enumeration.members[$0].id }
    }
}

extension FactValue {
    fileprivate var position: Int? {
        if case .member(let position) = self { position } else { nil }
    }
}
