import Diagnostics
import RulePacks
import YAMLTrees

/// Says what is wrong between the parts of a profile: ids that repeat, links to nothing, circles, roles without a number.
struct LinkCheck {
    private(set) var diagnostics: [Diagnostic] = []

    init(_ root: YAMLNode) {
        let applications = places(of: "applications", in: root)
        let sites = places(of: "sites", in: root["establishment"])
        _ = places(of: "services", in: root)
        for service in root["services"]?.elements ?? [] {
            check(Links.needs.links(service["applications"]), applications)
            checkSite(of: service, sites)
        }
        checkDependencies(root["applications"]?.elements ?? [], applications)
        checkHosts(of: root)
        for card in root["contacts"]?.elements ?? [] { checkCard(card) }
        for turn in root["rota"]?.elements ?? [] { checkTurn(turn) }
    }

    private mutating func checkTurn(_ turn: YAMLNode) {
        guard let start = turn.instant("from"), let end = turn.instant("to"), end <= start, let place = turn["to"]
        else {
            return
        }
        diagnostics.append(
            Diagnostic(
                PackFault.reversedBounds.rawValue, "this turn ends before it begins", at: place.range,
                help: ["give the instant at which the next one begins"]))
    }

    /// Where each id of a list stands; one that repeats is reported.
    private mutating func places(of list: String, in node: YAMLNode?) -> [String: SourceRange] {
        var places: [String: SourceRange] = [:]
        for id in (node?[list]?.elements ?? []).compactMap({ $0["id"] }) where id.kind == .scalar {
            if let first = places[id.text] {
                report(
                    .duplicateID, "`\(printable(id.text))` is twice among the \(list)", at: id.range,
                    notes: [Diagnostic.Note("first here", at: first)])
            } else {
                places[id.text] = id.range
            }
        }
        return places
    }

    private mutating func check(_ links: [Links.Link], _ applications: [String: SourceRange]) {
        for link in links where applications[link.id] == nil {
            report(
                .unknownApplication, "unknown application `\(printable(link.id))`", at: link.place,
                help: help(link.id, among: applications, or: "add it to `applications`"))
        }
    }

    private mutating func checkSite(of service: YAMLNode, _ sites: [String: SourceRange]) {
        guard let site = service.known("site"), site.kind == .scalar, sites[site.text] == nil else { return }
        report(
            .unknownSite, "unknown site `\(printable(site.text))`", at: site.range,
            help: help(site.text, among: sites, or: "add it to the `sites` of `establishment`"))
    }

    private func help(_ name: String, among places: [String: SourceRange], or other: String) -> [String] {
        nearest(name, in: places.keys.sorted()).map { ["did you mean `\($0)`?"] } ?? [other]
    }

    /// A circle of hard dependencies can't be restored in any order.
    private mutating func checkDependencies(_ nodes: [YAMLNode], _ applications: [String: SourceRange]) {
        var positions: [String: Int] = [:]
        for (position, node) in nodes.enumerated() { if let id = node.text("id") { positions[id] = position } }
        let links = nodes.map { Links.dependencies.links($0["depends_on"]) }
        for list in links { check(list, applications) }
        let hard = links.map { $0.filter { $0.nature == "hard" } }
        let graph = DependencyGraph(hard.map { Set($0.compactMap { positions[$0.id] }) })
        for cycle in graph.cycles {
            let names = cycle.map { nodes[$0].text("id") ?? "" }
            let places = cycle.indices.compactMap { step in
                hard[cycle[step]].first { positions[$0.id] == cycle[(step + 1) % cycle.count] }?.place
            }
            guard let first = places.first else { continue }
            report(
                .dependencyCycle,
                "these applications depend on one another: \((names + names.prefix(1)).joined(separator: " → "))",
                at: first, notes: places.dropFirst().map { Diagnostic.Note("then here", at: $0) },
                help: ["make one of these links `{id: …, kind: soft}`"])
        }
    }

    /// What an establishment hosts itself, no incident elsewhere stops.
    private mutating func checkHosts(of root: YAMLNode) {
        let own = Set(root.finessNumbers)
        for host in root.hosts where own.contains(host.finess.text) {
            report(
                .hostIsItself,
                "`\(printable(host.finess.text))` is a number of this establishment: it hosts this itself",
                at: host.finess.range, help: ["write the number of the establishment that hosts it, or delete `host`"])
        }
    }

    /// A card is somebody's, and gives a way to reach somebody.
    private mutating func checkCard(_ card: YAMLNode) {
        guard card.kind == .mapping else { return }
        let owners = ["role", "contact"].filter { card[$0] != nil }
        if owners.count != 1 {
            report(
                .missingOwner, "a contact is a `role` of the house or a `contact` outside, one of the two",
                at: card.head)
        }
        if ["fixed", "mobile", "portal", "deputy", "deputy_phone"].allSatisfy({ card.text($0) == nil }) {
            report(
                .unreachableContact, "this contact has no number, no portal and no deputy", at: card.head,
                help: ["add `mobile`, `fixed`, `portal` or `deputy`"])
        }
    }

    private mutating func report(
        _ fault: ProfileFault, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = [],
        help: [String] = []
    ) {
        diagnostics.append(Diagnostic(fault, message, at: range, notes: notes, help: help))
    }
}
