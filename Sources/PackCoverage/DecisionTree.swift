import RuleEngine

/// A condition taken apart: what joins its leaves, and the leaves.
struct DecisionTree: Sendable {
    private indirect enum Node: Sendable {
        case all([Node])
        case any([Node])
        case not(Node)
        case leaf(Int)
    }

    /// In the order of the tree; a part that only frames a rule (`unlessRefuted`) is one too.
    let leaves: [Condition]

    private let root: Node

    init(_ condition: Condition) {
        var leaves: [Condition] = []
        func node(_ condition: Condition) -> Node {
            switch condition {
            case .all(let parts): return .all(parts.map { node($0) })
            case .any(let parts): return .any(parts.map { node($0) })
            case .not(let part): return .not(node(part))
            case .unlessRefuted, .test, .matches, .noRule, .done, .workingHours:
                leaves.append(condition)
                return .leaf(leaves.count - 1)
            }
        }
        root = node(condition)
        self.leaves = leaves
    }

    /// The verdict on the whole, by those on its leaves.
    func verdict(_ verdicts: [Verdict]) -> Verdict { verdict(root, verdicts) }

    private func verdict(_ node: Node, _ verdicts: [Verdict]) -> Verdict {
        switch node {
        case .all(let parts): parts.reduce(.met) { $0 && verdict($1, verdicts) }
        case .any(let parts): parts.reduce(.notMet) { $0 || verdict($1, verdicts) }
        case .not(let part): !verdict(part, verdicts)
        case .leaf(let place): verdicts[place]
        }
    }

    /// True where another verdict on this leaf alone, the others as they are, would change that on the whole.
    func hangs(on leaf: Int, _ verdicts: [Verdict]) -> Bool {
        let whole = verdict(verdicts)
        return leaves[leaf].verdicts.members.contains { other in
            var changed = verdicts
            changed[leaf] = other
            return other != verdicts[leaf] && verdict(changed) != whole
        }
    }
}

extension Condition {
    /// The verdicts that a leaf may have: some are never unknown.
    var verdicts: VerdictSet {
        switch self {
        case .test(let test) where test.predicate == .known: [.met, .notMet]
        case .noRule, .done, .workingHours, .unlessRefuted: [.met, .notMet]
        case .all, .any, .not, .test, .matches: .any
        }
    }
}
