package import RuleEngine
import Vocabularies

/// The numbers and addresses by which a profile reaches people outside, to be found in a text however they are written.
package struct OutsideNumbers: Sendable {
    /// Their digits, without what France or abroad dials before them.
    private let numbers: [[UInt8]]

    /// In small letters.
    private let addresses: [[UInt8]]

    /// A shorter number is hidden where a text says to call it.
    private static let shortest = 6

    /// What the contacts of a profile are reached by; nothing without one.
    package init(_ establishment: Establishment?) {
        let cards = establishment?.cards ?? []
        let outside = cards.filter { if case .contact = $0.owner { true } else { false } }
        numbers = outside.flatMap { [$0.mobilePhone, $0.fixedPhone, $0.deputyPhone] }.compactMap { phone in
            phone.map { OutsideNumbers.core(of: $0) }
        }.filter { $0.count >= OutsideNumbers.shortest }
        addresses = cards.compactMap { $0.portal }.flatMap { $0.split(separator: " ") }.map { word in
            Array(word.lowercased().utf8)
        }.filter { word in
            word.contains(UInt8(ascii: "@")) || word.dropFirst().dropLast().contains(UInt8(ascii: "."))
        }
    }

    /// The text with these, and whatever else looks like a number or an address, replaced; nil for a text without any.
    package func hidden(in text: String) -> String? {
        let known = withoutKnown(text)
        return withoutReach(known ?? text) ?? known
    }

    /// The text with these alone replaced; nil for a text without any.
    package func withoutKnown(_ text: String) -> String? {
        guard !numbers.isEmpty || !addresses.isEmpty else { return nil }
        var found = numberRanges(in: text)
        let small = text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        for address in addresses {
            found += OutsideNumbers.places(of: address, in: small).map { $0..<$0 + address.count }
        }
        guard !found.isEmpty else { return nil }
        found.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var end = 0
        for range in found where range.lowerBound >= end {
            result += bytes[end..<range.lowerBound] + Array("[\(exerciseCall)]".utf8)
            end = range.upperBound
        }
        return String(decoding: result + bytes[end...], as: UTF8.self)
    }

    /// Where the numbers stand, in bytes, with what is dialled before them.
    private func numberRanges(in text: String) -> [Range<Int>] {
        guard !numbers.isEmpty else { return [] }
        var found: [Range<Int>] = []
        var digits: [UInt8] = []
        var places: [Int] = []
        func look() {
            for number in numbers {
                for start in OutsideNumbers.places(of: number, in: digits) {
                    let prefix = OutsideNumbers.prefixes.first {
                        digits[..<start].reversed().starts(with: $0.reversed())
                    }
                    found.append(places[start - (prefix?.count ?? 0)]..<places[start + number.count - 1] + 1)
                }
            }
            digits = []
            places = []
        }
        var place = 0
        for scalar in text.unicodeScalars {
            if ("0"..."9").contains(scalar) {
                digits.append(UInt8(truncatingIfNeeded: scalar.value))
                places.append(place)
            } else if !OutsideNumbers.separators.contains(scalar) {
                look()
            }
            place += UTF8.width(scalar)
        }
        look()
        return found
    }

    private static func places(of part: [UInt8], in whole: [UInt8]) -> [Int] {
        guard !part.isEmpty, part.count <= whole.count else { return [] }
        return (0...whole.count - part.count).filter { whole[$0...].starts(with: part) }
    }

    /// The digits without the 0 of France, or the country and its 0.
    private static func core(of number: String) -> [UInt8] {
        let digits = number.utf8.filter { (0x30...0x39).contains($0) }
        let prefix = prefixes.first { digits.starts(with: $0) && digits.count - $0.count >= 9 } ?? []
        return Array(digits.dropFirst(prefix.count))
    }

    /// The longest first.
    private static let prefixes = ["00330", "0033", "330", "33", "0"].map { Array($0.utf8) }

    private static let separators: [Unicode.Scalar] = [
        " ", "\u{A0}", "\u{202F}", "\u{2009}", ".", "-", "\u{2010}", "\u{2011}", "/", "(", ")", "_", "·",
    ]
}
