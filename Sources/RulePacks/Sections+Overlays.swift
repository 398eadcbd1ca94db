import YAMLTrees

extension Sections {
    /// Puts a value where a target is, or takes away what stands there.
    mutating func set(_ target: OverlayTarget, to value: YAMLNode?) {
        var parts = self[target.section]
        parts[target.part] = parts[target.part].edited(target.steps[...], value)
        replace(target.section, by: parts)
    }

    /// Adds what an overlay adds.
    mutating func add(_ sections: YAMLNode) {
        for entry in sections.entries { replace(entry.key.text, by: self[entry.key.text] + [entry.value]) }
    }

    /// Takes a rule away, or one of its consequences; a rule that says nothing any more goes too.
    mutating func remove(_ change: OverlayChange) {
        var silent = NodeReader()  // the address has been looked up before
        guard let target = target(of: change, &silent) else { return }
        guard case .consequence(let id, _, _) = change.address.subject else { return set(target, to: nil) }
        set(target, to: nil)
        guard let rule = rule(id) else { return }
        let kept = rule.node.entries.filter {
            !(["require", "recommend", "forbid"].contains($0.key.text) && $0.value.elements.isEmpty)
        }
        let node = rule.node.with(entries: kept)
        let isSilent = ["require", "recommend", "forbid"].allSatisfy { node[$0] == nil }
        set(
            OverlayTarget(section: "rules", part: rule.part, steps: rule.steps, value: rule.node),
            to: isSilent ? nil : node)
    }

    /// Makes a rule hold only where a condition does too.
    mutating func narrow(_ id: String, by condition: YAMLNode) {
        guard let rule = rule(id) else { return }
        let steps = rule.steps + [OverlayTarget.Step.key("when")]
        let target = OverlayTarget(section: "rules", part: rule.part, steps: steps, value: rule.node["when"])
        guard let own = target.value else { return set(target, to: condition) }
        let both = condition.with(elements: [own, condition])
        set(target, to: condition.with(entries: [YAMLEntry(key: condition.key(named: "all"), value: both)]))
    }
}

extension YAMLNode {
    /// The same with another value at the end of some steps; nil takes it away.
    fileprivate func edited(_ steps: ArraySlice<OverlayTarget.Step>, _ value: YAMLNode?) -> YAMLNode {
        guard let step = steps.first else { return value ?? self }
        let rest = steps.dropFirst()
        switch step {
        case .element(let place):
            var elements = self.elements
            if rest.isEmpty, value == nil {
                elements.remove(at: place)
            } else {
                elements[place] = elements[place].edited(rest, value)
            }
            return with(elements: elements)
        case .key(let name):
            var entries = self.entries
            guard let place = entries.firstIndex(where: { $0.key.text == name }) else {
                return value.map { with(entries: entries + [YAMLEntry(key: $0.key(named: name), value: $0)]) } ?? self
            }
            entries[place] = YAMLEntry(key: entries[place].key, value: entries[place].value.edited(rest, value))
            return with(entries: entries)
        }
    }
}
