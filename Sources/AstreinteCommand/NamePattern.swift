/// Chooses names: a part of them, or the whole where `*` stands for anything and `?` for one character.
struct NamePattern {
    private let pattern: [Character]
    private let isGlob: Bool

    init(_ text: String) {
        isGlob = text.contains { $0 == "*" || $0 == "?" }
        pattern = Array(text)
    }

    func matches(_ name: String) -> Bool {
        isGlob ? matchesWhole(Array(name)) : name.contains(String(pattern))
    }

    /// Goes back to the last `*` only, which is enough: an earlier one could take no more than that one can.
    private func matchesWhole(_ name: [Character]) -> Bool {
        var place = 0
        var index = 0
        var star: (place: Int, index: Int)?
        while index < name.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, index)
                place += 1
            } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[index] {
                place += 1
                index += 1
            } else if let last = star {
                star = (last.place, last.index + 1)
                place = last.place + 1
                index = last.index + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
