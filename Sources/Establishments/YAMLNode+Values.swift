import CivilTime
import YAMLTrees

/// Values read without a word: `ShapeCheck` has said what is wrong with them.
extension YAMLNode {
    /// Whether it says that something is not known.
    var saysUnknown: Bool {
        guard kind == .scalar else { return false }
        if style == .plain, ["", "~", "null", "Null", "NULL"].contains(text) { return true }
        return text == "inconnu" || text == "inconnue"
    }

    /// Whether it says that something was never done.
    var saysNever: Bool { kind == .scalar && text == "jamais" }

    /// The value of a key that is known, under the first of its spellings that is there.
    func known(_ spellings: String...) -> YAMLNode? {
        for spelling in spellings {
            if let value = self[spelling] { return value.saysUnknown ? nil : value }
        }
        return nil
    }

    /// The values of a list, or the one that stands alone.
    var listed: [YAMLNode] { kind == .sequence ? elements : [self] }

    /// The text of a key that is known.
    func text(_ key: String) -> String? {
        known(key).flatMap { $0.kind == .scalar ? $0.text : nil }
    }

    /// The day of a key.
    func date(_ key: String) -> CivilDate? { known(key)?.date }

    /// The instant of a key.
    func instant(_ key: String) -> Instant? { text(key).flatMap { Instant(rfc3339: $0) } }

    /// The duration of a key.
    func duration(_ spellings: String...) -> Duration? {
        for spelling in spellings {
            if let value = self[spelling] { return value.duration }
        }
        return nil
    }

    /// As a duration.
    var duration: Duration? {
        do throws(DurationFault) {
            return try DurationText.parse(text)
        } catch {
            return nil
        }
    }

    /// As a day.
    var date: CivilDate? { CivilDate(rfc3339: text) }

    /// As a time of the day, in minutes from midnight.
    var time: Int? {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(Substring(parts[0])), let minute = Int(Substring(parts[1]))
        else { return nil }
        return minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : nil
    }
}
