import RuleEngine
import Vocabularies

/// The rules of a pack of which each says by itself what it requires.
struct PlainRules {
    /// Conditions in the order of the pack, each with the actions that it requires.
    private(set) var requirements: [(condition: Condition, actions: [PackIndex<Action>])] = []

    /// What is asked of each fact that is read.
    private(set) var tests: [PackIndex<Fact>: [FactTest]] = [:]

    /// The collections that are looked through.
    private(set) var collections: Set<PackIndex<Fact>> = []

    let pack: RulePack

    /// Nil where one rule has a say in what becomes of another's action, or where more is read than what a record says.
    init?(of pack: RulePack) {
        self.pack = pack
        let header = pack.header
        guard header.skipIf == nil, header.closing == nil, header.likelyTypes.isEmpty, header.hosting == nil,
            pack.optionals.isEmpty
        else { return nil }
        for rule in pack.rules {
            guard rule.forEach == nil else { return nil }
            let first = requirements.count
            for consequence in rule.consequences {
                guard pack.actions[consequence.action].isPlain, consequence.onUnknown == .ask else { return nil }
                switch consequence.effect {
                case .forbid: return nil
                case .recommend: continue
                case .require: break
                }
                // Most actions of a rule share its condition.
                if requirements.count > first, requirements[first].condition == consequence.condition {
                    requirements[first].actions.append(consequence.action)
                } else {
                    guard take(consequence.condition, inRecords: false) else { return nil }
                    requirements.append((consequence.condition, [consequence.action]))
                }
            }
        }
    }

    private mutating func take(_ condition: Condition, inRecords: Bool) -> Bool {
        switch condition {
        case .all(let parts), .any(let parts):
            for part in parts {
                guard take(part, inRecords: inRecords) else { return false }
            }
            return true
        case .not(let part), .unlessRefuted(let part): return take(part, inRecords: inRecords)
        case .test(let test):
            tests[test.fact, default: []].append(test)
            return true
        case .matches(let matches):
            collections.insert(matches.collection)
            return !inRecords && take(matches.condition, inRecords: true)
        case .noRule, .done, .workingHours: return false
        }
    }
}

extension Action {
    /// True where what becomes of it is what the rules that name it say.
    fileprivate var isPlain: Bool {
        isReversible && after.isEmpty && impossibleIf == nil && target == nil && !isWeighedByTime && stops.isEmpty
    }
}
