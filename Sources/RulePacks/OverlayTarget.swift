import Diagnostics
import YAMLTrees

/// Where a change applies: a value of a section, or the place for one.
struct OverlayTarget {
    /// A step from a value to one inside it.
    enum Step {
        case key(String)
        case element(Int)
    }

    let section: String

    /// Which of the parts of that section.
    let part: Int

    let steps: [Step]

    /// What stands there; nil where an attribute is left out.
    let value: YAMLNode?
}

extension Sections {
    /// Where an address leads; reported, with the near one, where it leads nowhere.
    func target(of change: OverlayChange, _ reader: inout NodeReader) -> OverlayTarget? {
        let address = change.address
        func unknown(_ what: String, _ names: [String], _ spelling: (String) -> String) -> OverlayTarget? {
            reader.report(
                .unknownAddress, "`\(address.text)` leads nowhere: \(what)", at: change.place, word: address.text,
                among: names.map(spelling),
                help: names.isEmpty ? [] : ["known: \(names.prefix(12).joined(separator: ", "))"])
            return nil
        }
        let rest = address.path.map { "/" + $0 }.joined()
        switch address.subject {
        case .pack:
            let known = ["time_zone", "default_reader", "legal_notice", "disclaimer"]
            guard let header = self["pack"].first, known.contains(address.path[0]), address.path.count == 1 else {
                return unknown("that is not a site's to change", known) { "pack/" + $0 }
            }
            return OverlayTarget(
                section: "pack", part: 0, steps: [.key(address.path[0])], value: header[address.path[0]])
        case .action(let id):
            let parts = self["actions"]
            guard let part = parts.firstIndex(where: { $0[id] != nil }), let action = parts[part][id] else {
                let ids = parts.flatMap { $0.entries.map { $0.key.text } }
                return unknown("there is no such action", ids) { "actions/\($0)\(rest)" }
            }
            let known = ActionReader.keys.filter { $0 != "target" }
            guard known.contains(address.path[0]) else {
                return unknown("an action has no such attribute", known) { "actions/\(id)/\($0)" }
            }
            return attribute(address, of: action, steps: [.key(id)], in: ("actions", part), unknown)
        case .rule(let id):
            return rule(id).map { OverlayTarget(section: "rules", part: $0.part, steps: $0.steps, value: $0.node) }
                ?? unknown("there is no such rule", ruleIDs) { $0 }
        case .consequence(let id, let isBan, let name):
            let forbid = isBan ? "/forbid" : ""
            guard let rule = rule(id) else {
                return unknown("there is no such rule", ruleIDs) { "\($0)\(forbid)/\(name)\(rest)" }
            }
            let all = consequences(of: rule.node, isBan: isBan)
            let found = all.filter { $0.name == name }
            guard let one = found.first, found.count == 1 else {
                if found.count > 1 {
                    reader.report(
                        .unknownAddress, "`\(id)` says two things of `\(name)`", at: change.place,
                        notes: found.map { Diagnostic.Note("here", at: $0.node.head) },
                        help: ["the pack has to give one of them a name: `as: NAME`"])
                    return nil
                }
                return unknown("the rule says nothing of that", all.map { $0.name }) { "\(id)\(forbid)/\($0)\(rest)" }
            }
            let steps = rule.steps + [.key(one.list), .element(one.place)]
            guard let attribute = address.path.first else {
                return OverlayTarget(section: "rules", part: rule.part, steps: steps, value: one.node)
            }
            let keys = isBan ? ConsequenceReader.banKeys : ConsequenceReader.demandKeys
            let known = keys.filter { !["action", "as", "protected"].contains($0) }
            guard known.contains(attribute) else {
                return unknown("a consequence has no such attribute", known) { "\(id)\(forbid)/\(name)/\($0)" }
            }
            return self.attribute(address, of: one.node, steps: steps, in: ("rules", rule.part), unknown)
        }
    }

    /// An attribute of a mapping, or a case of a table in it, which must be there.
    private func attribute(
        _ address: OverlayAddress, of node: YAMLNode, steps: [OverlayTarget.Step],
        in place: (section: String, part: Int),
        _ unknown: (String, [String], (String) -> String) -> OverlayTarget?
    ) -> OverlayTarget? {
        var value = node[address.path[0]]
        for (index, key) in address.path.enumerated().dropFirst() {
            guard let inner = value?[key] else {
                let keys = value?.entries.map { $0.key.text } ?? []
                let start = address.text.dropLast(address.path[index...].joined(separator: "/").count)
                return unknown("there is no `\(key)`", keys) { start + $0 }
            }
            value = inner
        }
        return OverlayTarget(
            section: place.section, part: place.part, steps: steps + address.path.map { .key($0) }, value: value)
    }

    private var ruleIDs: [String] {
        self["rules"].flatMap { $0.elements.compactMap { $0["id"]?.text } }
    }

    /// The rule of this name, and the way to it.
    func rule(_ id: String) -> (part: Int, steps: [OverlayTarget.Step], node: YAMLNode)? {
        for (part, section) in self["rules"].enumerated() {
            for (place, node) in section.elements.enumerated() where node["id"]?.text == id {
                return (part, [.element(place)], node)
            }
        }
        return nil
    }

    private func consequences(
        of rule: YAMLNode, isBan: Bool
    ) -> [(list: String, place: Int, name: String, node: YAMLNode)] {
        (isBan ? ["forbid"] : ["require", "recommend"]).flatMap { list in
            (rule[list]?.elements ?? []).enumerated().map { place, node in
                (list, place, (node["as"] ?? node["action"])?.text ?? "", node)
            }
        }
    }
}
