extension Sequence {
    /// The elements by where they are written, those of which nobody knows it last; of one place, in their order.
    package func sorted(byPlace place: (Element) -> SourceRange?) -> [Element] {
        map { (element: $0, place: place($0)) }.enumerated().sorted { left, right in
            switch (left.element.place, right.element.place) {
            case (let first?, let second?) where first != second: first < second
            case (nil, _?): false
            case (_?, nil): true
            default: left.offset < right.offset
            }
        }.map { $0.element.element }
    }
}
