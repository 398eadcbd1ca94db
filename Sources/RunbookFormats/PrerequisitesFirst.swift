/// The elements in their order, each after those that it waits for; of elements that wait for one another the first comes first.
func prerequisitesFirst<Element>(_ elements: [Element], _ waits: (Element, Element) -> Bool) -> [Element] {
    var open = elements
    var ordered: [Element] = []
    while !open.isEmpty {
        let next = open.firstIndex { element in !open.contains { waits(element, $0) } } ?? 0
        ordered.append(open.remove(at: next))
    }
    return ordered
}
