// Compiled into the engine of a page alone.

extension Sequence {
    /// The elements in order, those that are alike in the order in which they came.
    ///
    /// By one sort of places for all: the library's own is compiled once for each type that is sorted, and takes a twentieth of the engine.
    package func sorted(by areInOrder: (Element, Element) -> Bool) -> [Element] {
        let elements = Array(self)
        return sortedPlaces(elements.count) { areInOrder(elements[$0], elements[$1]) }.map { elements[$0] }
    }
}

extension Sequence where Element: Comparable {
    /// The elements in order.
    package func sorted() -> [Element] { sorted { $0 < $1 } }
}

@inline(never)
private func sortedPlaces(_ count: Int, _ areInOrder: (Int, Int) -> Bool) -> [Int] {
    var places = Array(0..<count)
    places.sort(by: areInOrder)
    return places
}
