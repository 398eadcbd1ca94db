import Digests
package import Vocabularies

/// Values as bytes, one after the other, such that two different ones never give the same.
///
/// Whatever has a length says it before its content, and each alternative starts with a tag of its own: reading from the
/// start, one always knows what comes next, as ``ImageReader`` does. Of most images only the digest is kept.
package struct ByteImage {
    /// What was written since the last of it was digested; all of it, where it is kept.
    package private(set) var bytes: [UInt8] = []

    private let isKept: Bool

    private var digested = SHA256()

    /// Says which of several alternatives follows.
    package mutating func tag(_ alternative: UInt8) { bytes.append(alternative) }

    /// No bytes yet; those to come are kept, or but for their digest forgotten as they come.
    package init(isKept: Bool = false) {
        self.isKept = isKept
    }

    /// `sha256:` and the digest of all that was written.
    package consuming func digest() -> String {
        digested.append(bytes)
        return "sha256:" + digested.hexadecimal()
    }

    /// One byte, 1 for true.
    package mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    /// Eight bytes, the most significant first.
    package mutating func write(_ number: Int64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
        }
    }

    /// The same as for 64 bits.
    package mutating func write(_ number: Int) { write(Int64(number)) }

    /// Its bits; the two zeros are one value.
    package mutating func write(_ number: Double) { write(Int64(bitPattern: (number + 0).bitPattern)) }

    /// How many bytes, then each, in UTF-8.
    package mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes += text.utf8
    }

    /// Seconds, then what is left of one.
    package mutating func write(_ duration: Duration) {
        write(duration.components.seconds)
        write(duration.components.attoseconds)
    }

    /// The place in a sorted table, which the image holds too.
    package mutating func write<Subject>(_ place: PackIndex<Subject>) { write(place.position) }

    /// How many there are, then each.
    package mutating func list<Element>(_ elements: [Element], _ write: (inout ByteImage, Element) -> Void) {
        self.write(elements.count)
        for element in elements {
            write(&self, element)
            // A pack of ten thousand rules is never held whole.
            guard bytes.count > 1 << 16, !isKept else { continue }
            digested.append(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
    }

    /// Whether there is one, then the value.
    package mutating func optional<Value>(_ value: Value?, _ write: (inout ByteImage, Value) -> Void) {
        self.write(value != nil)
        if let value { write(&self, value) }
    }
}
