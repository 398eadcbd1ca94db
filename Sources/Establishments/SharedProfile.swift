import RuleEngine
import RulePacks
import Vocabularies
import YAMLTrees

/// A profile without what would help an attacker: applications are numbered and named by what they are for, and neither
/// places nor keys are told, nor what the author wrote of a cut, which may name machines.
///
/// Who answers, who may decide on which condition, services and their procedures stay: they are what others ask for.
struct SharedProfile {
    /// The profile, to be read as any other.
    private(set) var root: YAMLNode

    private let aliases: [String: String]
    private let functions: [Enumeration.Member]

    init(_ root: YAMLNode, for pack: RulePack) {
        let ids = (root.known("applications")?.elements ?? []).compactMap { $0.text("id") }
        var aliases: [String: String] = [:]
        for id in ids where aliases[id] == nil { aliases[id] = "application-\(aliases.count + 1)" }
        self.aliases = aliases
        functions =
            FactPlace.record("applications", ["function"]).words(in: pack.vocabulary) ?? []
        self.root = root
        self.root = root.with(entries: root.entries.compactMap { entry in shared(entry) })
    }

    private func shared(_ entry: YAMLEntry) -> YAMLEntry? {
        switch entry.key.text {
        case "applications":
            YAMLEntry(key: entry.key, value: mapped(entry.value) { application($0) })
        case "services": YAMLEntry(key: entry.key, value: mapped(entry.value) { service($0) })
        case "cut_offs": YAMLEntry(key: entry.key, value: mapped(entry.value) { cutOff($0) })
        // An attacker asks for what the contract pays.
        case "insurance" where entry.value.kind == .mapping:
            YAMLEntry(key: entry.key, value: without(["insurer", "contract", "phone"], entry.value))
        case "network": nil
        default: entry
        }
    }

    private func mapped(_ list: YAMLNode, _ change: (YAMLNode) -> YAMLNode) -> YAMLNode {
        list.kind == .sequence ? list.with(elements: list.elements.map { $0.kind == .mapping ? change($0) : $0 }) : list
    }

    /// What an application is for, its delays and what it needs, in place of its name.
    private func application(_ node: YAMLNode) -> YAMLNode {
        let function = node.text("function") ?? ""
        let label = functions.first { $0.id == function }?.label ?? function
        let kept = node.entries.compactMap { entry -> YAMLEntry? in
            switch entry.key.text {
            case "id": YAMLEntry(key: entry.key, value: alias(entry.value))
            case "label": nil
            case "depends_on": YAMLEntry(key: entry.key, value: links(entry.value))
            case "backups":
                YAMLEntry(
                    key: entry.key,
                    value: mapped(entry.value) {
                        without(["place", "access", "encryption_key", "restore_test_place"], $0)
                    })
            case "vendor", "version", "host", "interfaces", "third_party_access", "standalone_mode", "workstations",
                "vendor_contact":
                nil
            default: entry
            }
        }
        return node.with(
            entries: kept + [YAMLEntry(key: node.key(named: "label"), value: node.key(named: label))])
    }

    private func service(_ node: YAMLNode) -> YAMLNode {
        node.with(
            entries: node.entries.map { entry in
                switch entry.key.text {
                case "applications": YAMLEntry(key: entry.key, value: links(entry.value))
                case "procedure" where entry.value.kind == .mapping:
                    YAMLEntry(key: entry.key, value: without(["place"], entry.value))
                default: entry
                }
            })
    }

    private func cutOff(_ node: YAMLNode) -> YAMLNode {
        let hidden = node.key(named: "voir le kit de la maison")
        return node.with(
            entries: node.entries.compactMap { entry in
                switch entry.key.text {
                case "label", "place", "effect_on_care": YAMLEntry(key: entry.key, value: hidden)
                case "key": nil
                default: entry
                }
            })
    }

    private func without(_ keys: [String], _ node: YAMLNode) -> YAMLNode {
        node.with(entries: node.entries.filter { !keys.contains($0.key.text) })
    }

    private func links(_ list: YAMLNode) -> YAMLNode {
        guard list.kind == .sequence else { return list }
        return list.with(
            elements: list.elements.map { link in
                guard link.kind == .mapping else { return alias(link) }
                return link.with(
                    entries: link.entries.compactMap { entry in
                        switch entry.key.text {
                        case "id": YAMLEntry(key: entry.key, value: alias(entry.value))
                        case "without": nil
                        default: entry
                        }
                    })
            })
    }

    private func alias(_ node: YAMLNode) -> YAMLNode { aliases[node.text].map { node.key(named: $0) } ?? node }
}
