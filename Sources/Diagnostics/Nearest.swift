/// The candidate that an author most likely meant by a mistyped name, or nil when none is close.
///
/// Close is one edit (insertion, deletion, replacement, swap of neighbours) up to 4 letters, two up to 8, three above;
/// a name that differs only by case or accents is always close. Ties go to the first in Unicode order.
package func nearest(_ name: String, in candidates: some Sequence<String>) -> String? {
    NearNames(candidates).nearest(to: name)
}

/// Names that mistyped ones are compared with, laid out once for all that come.
package struct NearNames: Sendable {
    private let names: [Spelling]

    /// Those too long to be compared are left out.
    package init(_ names: some Sequence<String>) {
        self.names = names.compactMap { Spelling($0) }
    }

    /// The name most likely meant, or nil when none is close.
    package func nearest(to name: String) -> String? {
        guard let typed = Spelling(name) else { return nil }
        let count = typed.scalars.count
        // A single letter has a neighbour in every other letter: only case and accents count for it.
        let limit = min(count - 1, count <= 4 ? 1 : count <= 8 ? 2 : 3)
        var best: (distance: Int, name: String)?
        for candidate in names {
            let distance: Int
            if candidate.folded == typed.folded {
                distance = 0
            } else if abs(candidate.scalars.count - count) <= limit, typed.differs(from: candidate, byAtMost: limit) {
                distance = editDistance(typed.scalars, candidate.scalars)
                guard distance <= limit else { continue }
            } else {
                continue
            }
            if let found = best, (found.distance, found.name) <= (distance, candidate.name) { continue }
            best = (distance, candidate.name)
        }
        return best?.name
    }
}

/// A name as it is compared.
private struct Spelling {
    let name: String
    let scalars: [Unicode.Scalar]
    let folded: [Unicode.Scalar]

    /// A bit for each letter that occurs, several letters on one bit.
    private let letters: UInt64

    /// Nil for a name that is too long to be compared.
    init?(_ name: String) {
        scalars = Array(name.unicodeScalars.prefix(longestName + 1))
        guard scalars.count <= longestName else { return nil }
        self.name = name
        folded = fold(scalars)
        letters = scalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }

    /// False where the letters alone tell that more edits are needed: one brings a letter and takes another at most.
    func differs(from other: Spelling, byAtMost edits: Int) -> Bool {
        (letters ^ other.letters).nonzeroBitCount <= 2 * edits
    }
}

/// Longer names are not compared, which bounds the cost.
private let longestName = 100

/// Optimal string alignment: Damerau–Levenshtein where a swapped pair is not edited again.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        for column in right.indices {
            let isSame = left[row] == right[column]
            var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}

/// The scalars without case or accents, for the letters of French and its neighbours.
private func fold(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var folded: [Unicode.Scalar] = []
    for scalar in scalars {
        switch scalar {
        case "A"..."Z": folded.append(Unicode.Scalar(UInt8(scalar.value) + 32))
        case "\u{300}"..."\u{36F}": continue
        case "À"..."Å", "à"..."å": folded.append("a")
        case "Ç", "ç": folded.append("c")
        case "È"..."Ë", "è"..."ë": folded.append("e")
        case "Ì"..."Ï", "ì"..."ï": folded.append("i")
        case "Ñ", "ñ": folded.append("n")
        case "Ò"..."Ö", "ò"..."ö": folded.append("o")
        case "Ù"..."Ü", "ù"..."ü": folded.append("u")
        case "Ý", "ý", "ÿ", "Ÿ": folded.append("y")
        case "Æ", "æ": folded += ["a", "e"]
        case "Œ", "œ": folded += ["o", "e"]
        default: folded.append(scalar)
        }
    }
    return folded
}

/// The end of a message on an unknown name: the near one, if there is one.
package func didYouMean(_ name: String, among names: [String]) -> String {
    nearest(name, in: names).map { "; did you mean \($0)?" } ?? ""
}
