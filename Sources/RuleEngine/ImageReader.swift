import CivilTime
package import Vocabularies

/// Reads back what ``ByteImage`` wrote, from bytes that may be anything.
///
/// Nothing that it is given can trap or make it ask for more memory than the bytes warrant: past the first thing that
/// can't be, it answers zeros and empty texts, and ``isWhole`` tells.
package struct ImageReader {
    /// How many entries each table has, so that no place leads out of one.
    struct Extents {
        var priorities = 0, phases = 0, interests = 0, roles = 0, contacts = 0, references = 0, resources = 0
        var facts = 0, actions = 0, rules = 0, groups = 0, optionals = 0
    }

    /// Conditions stand in conditions: no author goes further.
    private static let depthLimit = 64

    private let bytes: [UInt8]
    private var place = 0
    private(set) var isSound = true
    private var depth = 0

    var extents = Extents()

    /// A reader of these bytes.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// True where all was what an image holds, and nothing is left.
    package var isWhole: Bool { isSound && place == bytes.count }

    /// Says that what was read can't be.
    package mutating func refuse() { isSound = false }

    /// Says so unless something holds.
    mutating func expect(_ condition: Bool) {
        if !condition { refuse() }
    }

    /// Which of several alternatives follows.
    package mutating func tag() -> UInt8 {
        guard isSound, place < bytes.count else {
            refuse()
            return 0
        }
        place += 1
        return bytes[place - 1]
    }

    /// Two alternatives.
    package mutating func flag() -> Bool {
        let tag = tag()
        expect(tag < 2)
        return tag == 1
    }

    mutating func int64() -> Int64 {
        var number: Int64 = 0
        for _ in 0..<8 { number = number << 8 | Int64(tag()) }
        return isSound ? number : 0
    }

    /// A whole number; what is longer than those of this machine is refused.
    package mutating func int() -> Int {
        guard let number = Int(exactly: int64()) else {
            refuse()
            return 0
        }
        return number
    }

    mutating func double() -> Double { Double(bitPattern: UInt64(bitPattern: int64())) }

    /// How many there are of something that takes a byte at least.
    private mutating func count() -> Int {
        let count = int()
        expect(count >= 0 && count <= bytes.count - place)
        return isSound ? count : 0
    }

    /// A text; what isn't UTF-8 is refused.
    package mutating func text() -> String {
        let count = count()
        let content = bytes[place..<place + count]
        place += count
        guard let text = String(validating: content, as: UTF8.self) else {
            refuse()
            return ""
        }
        return text
    }

    mutating func duration() -> Duration {
        let seconds = int64()
        let attoseconds = int64()
        // A duration counts attoseconds in 128 bits: any number of seconds fits.
        expect(attoseconds.magnitude < 1_000_000_000_000_000_000)
        return isSound ? Duration(secondsComponent: seconds, attosecondsComponent: attoseconds) : .zero
    }

    mutating func date() -> CivilDate {
        let number = int()
        let date = CivilDate(dayNumber: number)
        expect(date.dayNumber == number)
        return date
    }

    /// How many there are, then each.
    package mutating func list<Element>(_ read: (inout ImageReader) -> Element) -> [Element] {
        list(of: count(), read)
    }

    /// So many, where something else said how many.
    mutating func list<Element>(of count: Int, _ read: (inout ImageReader) -> Element) -> [Element] {
        expect(count >= 0 && count <= bytes.count - place)
        guard isSound else { return [] }
        var elements: [Element] = []
        for _ in 0..<count {
            elements.append(read(&self))
            guard isSound else { return [] }
        }
        return elements
    }

    /// Whether there is one, then the value.
    package mutating func optional<Value>(_ read: (inout ImageReader) -> Value) -> Value? {
        flag() ? read(&self) : nil
    }

    /// What may stand in itself, so deep and no deeper.
    mutating func nested<Value>(_ read: (inout ImageReader) -> Value) -> Value {
        depth += 1
        expect(depth < ImageReader.depthLimit)
        defer { depth -= 1 }
        return read(&self)
    }

    /// What one of the alternatives of a text stands for.
    mutating func named<Value>(_ make: (String) -> Value?, else other: Value) -> Value {
        guard let value = make(text()) else {
            refuse()
            return other
        }
        return value
    }
}

extension ImageReader {
    private mutating func place<Subject>(of count: Int) -> PackIndex<Subject> {
        let position = int()
        expect(position >= 0 && position < count)
        return PackIndex(isSound ? position : 0)
    }

    mutating func priority() -> PackIndex<Priority> { place(of: extents.priorities) }
    mutating func phase() -> PackIndex<Phase> { place(of: extents.phases) }
    mutating func interest() -> PackIndex<Interest> { place(of: extents.interests) }
    /// The place of a role, one that the pack has.
    package mutating func role() -> PackIndex<Role> { place(of: extents.roles) }
    mutating func contact() -> PackIndex<Contact> { place(of: extents.contacts) }
    mutating func reference() -> PackIndex<Reference> { place(of: extents.references) }
    mutating func resource() -> PackIndex<Resource> { place(of: extents.resources) }
    mutating func fact() -> PackIndex<Fact> { place(of: extents.facts) }
    mutating func action() -> PackIndex<Action> { place(of: extents.actions) }
    mutating func rule() -> PackIndex<Rule> { place(of: extents.rules) }
    mutating func group() -> PackIndex<RuleGroup> { place(of: extents.groups) }
    mutating func optionalPack() -> PackIndex<OptionalPack> { place(of: extents.optionals) }
}
