extension Sequence {
    /// The elements, those that are alike together, in the order of the first of each.
    func grouped(where areAlike: (Element, Element) -> Bool) -> [[Element]] {
        var groups: [[Element]] = []
        for element in self {
            if let place = groups.firstIndex(where: { areAlike($0[0], element) }) {
                groups[place].append(element)
            } else {
                groups.append([element])
            }
        }
        return groups
    }
}
