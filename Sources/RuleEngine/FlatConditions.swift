import Vocabularies

/// Conditions laid out in a row, so that deciding one neither walks a tree nor counts references.
///
/// Parts come before what they are parts of, those of one condition in a row: a condition and all under it are one
/// stretch, of which it is the last. Verdicts are those of `FactView.verdict(on:)`, which walks the tree.
struct FlatConditions: Hashable, Sendable {
    private enum Kind: Hashable, Sendable {
        case all, any, not, unlessRefuted
        /// A test that a glance at its fact may tell; its leaf where it doesn't.
        case listed(PackIndex<Fact>, ListedTest, Int32)
        case leaf(Int32)
    }

    private var kinds: [Kind] = []

    /// For each part, the place of the first of its stretch.
    private var firsts: [Int32] = []

    private var leaves: [Condition] = []

    /// How many parts there are.
    var count: Int { kinds.count }

    /// Adds a condition after its parts and gives its place; `note` is told of each part and its own.
    mutating func add(_ condition: Condition, note: (Condition, Int) -> Void = { _, _ in }) -> Int {
        let first = kinds.count
        let kind: Kind
        switch condition {
        case .all(let parts):
            for part in parts { _ = add(part, note: note) }
            kind = .all
        case .any(let parts):
            for part in parts { _ = add(part, note: note) }
            kind = .any
        case .not(let part):
            _ = add(part, note: note)
            kind = .not
        case .unlessRefuted(let part):
            _ = add(part, note: note)
            kind = .unlessRefuted
        case .test, .matches, .noRule, .done, .workingHours:
            let leaf = Int32(leaves.count)
            leaves.append(condition)
            if case .test(let test) = condition, let listed = test.listed {
                kind = .listed(test.fact, listed, leaf)
            } else {
                kind = .leaf(leaf)
            }
        }
        kinds.append(kind)
        firsts.append(Int32(first))
        note(condition, kinds.count - 1)
        return kinds.count - 1
    }

    /// The place of the first part of a condition.
    func first(of part: Int) -> Int { Int(firsts[part]) }

    /// Kleene's verdict on a condition.
    func verdict(on part: Int, in view: FactView) -> Verdict {
        verdict(on: part, in: view) { verdict(on: $0, in: view) }
    }

    /// The same by the verdicts on its own parts, which `own` tells.
    @inline(__always)
    func verdict(on part: Int, in view: FactView, own: (Int) -> Verdict) -> Verdict {
        switch kinds[part] {
        case .listed(let fact, let test, let leaf):
            return test.verdict(on: view.glance(at: fact)) ?? view.verdict(on: leaves[Int(leaf)])
        case .leaf(let leaf): return view.verdict(on: leaves[Int(leaf)])
        case .not: return !own(part - 1)
        case .unlessRefuted: return Verdict(own(part - 1) != .notMet)
        case .all:
            var result = Verdict.met
            var place = part - 1
            while place >= firsts[part], result != .notMet {
                result = result && own(place)
                place = Int(firsts[place]) - 1
            }
            return result
        case .any:
            var result = Verdict.notMet
            var place = part - 1
            while place >= firsts[part], result != .met {
                result = result || own(place)
                place = Int(firsts[place]) - 1
            }
            return result
        }
    }

    /// The verdict on a condition; where it is undecided, adds the facts, none derived, on which it rests.
    func verdict(on part: Int, in view: FactView, addingUnknownsTo found: inout FactSet) -> Verdict {
        switch kinds[part] {
        case .listed, .leaf:
            let verdict = verdict(on: part, in: view)
            if verdict == .unknown { addUnknowns(ofUndecided: part, in: view, to: &found) { _ in .unknown } }
            return verdict
        case .not: return !verdict(on: part - 1, in: view, addingUnknownsTo: &found)
        case .unlessRefuted: return verdict(on: part, in: view)
        case .all, .any:
            let isAll = kinds[part] == .all
            let decided = isAll ? Verdict.notMet : .met
            var result = !decided
            var own: FactSet = []
            var place = part - 1
            while place >= firsts[part] {
                let verdict = verdict(on: place, in: view, addingUnknownsTo: &own)
                // What is decided rests on nothing.
                if verdict == decided { return decided }
                if verdict == .unknown { result = .unknown }
                place = Int(firsts[place]) - 1
            }
            found.formUnion(own)
            return result
        }
    }

    /// Adds the facts, none derived, on which an undecided condition rests; `verdict` tells that on each of its parts.
    func addUnknowns(
        ofUndecided part: Int, in view: FactView, to found: inout FactSet, verdict: (Int) -> Verdict
    ) {
        switch kinds[part] {
        case .listed(let fact, _, _): view.addUnknowns(under: fact, to: &found)
        case .leaf(let leaf): view.addUnknowns(ofUndecided: leaves[Int(leaf)], to: &found)
        case .not: addUnknowns(ofUndecided: part - 1, in: view, to: &found, verdict: verdict)
        case .unlessRefuted: break
        case .all, .any:
            var place = part - 1
            while place >= firsts[part] {
                if verdict(place) == .unknown {
                    addUnknowns(ofUndecided: place, in: view, to: &found, verdict: verdict)
                }
                place = Int(firsts[place]) - 1
            }
        }
    }
}
