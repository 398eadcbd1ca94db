import Diagnostics
import RulePacks
import YAMLTrees

/// The applications of a profile, with what each inherits from those that can't run without it.
struct Inventory {
    /// One application, at its position in the profile.
    struct Application {
        let id: String
        let node: YAMLNode

        /// Where its name stands.
        let place: SourceRange

        /// Its own DIMA.
        let dima: Duration?

        /// The positions of what it can't run without.
        let needs: Set<Int>

        /// The shortest DIMA among its own and those of what depends on it, directly or not, and whose that is.
        fileprivate(set) var effectiveDIMA: (duration: Duration, giver: Int)?
    }

    private(set) var applications: [Application]

    /// The positions of the applications, by id.
    let positions: [String: Int]

    /// The applications of a profile; of two with one id, the first counts.
    init(_ root: YAMLNode) {
        let nodes = (root.known("applications")?.elements ?? []).filter { $0.text("id") != nil }
        var positions: [String: Int] = [:]
        for (position, node) in nodes.enumerated() {
            if let id = node.text("id"), positions[id] == nil { positions[id] = position }
        }
        self.positions = positions
        applications = nodes.enumerated().map { position, node in
            let links = Links.dependencies.links(node["depends_on"]).filter { $0.nature == "hard" }
            let dima = node.duration("dima", "dmia")
            return Application(
                id: node.text("id") ?? "", node: node, place: node["id"]?.range ?? node.head, dima: dima,
                needs: Set(links.compactMap { positions[$0.id] }), effectiveDIMA: dima.map { ($0, position) })
        }
        inherit()
    }

    /// Each gives its DIMA to what it needs, those that nothing depends on first; on a circle, nothing is inherited.
    private mutating func inherit() {
        for position in DependencyGraph(applications.map { $0.needs }).order.reversed() {
            guard let given = applications[position].effectiveDIMA else { continue }
            for needed in applications[position].needs {
                let own = applications[needed].effectiveDIMA
                if own.map({ (given.duration, given.giver) < ($0.duration, $0.giver) }) ?? true {
                    applications[needed].effectiveDIMA = given
                }
            }
        }
    }

    /// Where the DIMA of an application is written.
    func placeOfDIMA(at position: Int) -> SourceRange {
        let application = applications[position]
        return (application.node["dima"] ?? application.node["dmia"])?.range ?? application.place
    }
}
