import IncidentFeeds

/// What two objects `replay/1` say otherwise of what has to come out the same.
struct ReplayDifferences {
    private let page: JSONValue
    private let here: JSONValue

    /// Enough to see what happened: the rest is counted.
    private static let limit = 20

    init(_ page: JSONValue, _ here: JSONValue) {
        self.page = page
        self.here = here
    }

    /// One in each line: what made the page, then its lines.
    var all: [String] {
        let found = ["made_by", "made_from", "lines"].flatMap { key in
            differences(page[key], here[key], under: key == "lines" ? "line " : "")
        }
        let more = found.count - ReplayDifferences.limit
        return Array(found.prefix(ReplayDifferences.limit)) + (more > 0 ? ["and \(more) more"] : [])
    }

    /// Where the bytes part, which may be all that differs.
    static func place(_ page: [UInt8], _ here: [UInt8]) -> String {
        let count = zip(page, here).prefix { $0 == $1 }.count
        let line = page[..<count].count { $0 == UInt8(ascii: "\n") } + 1
        return "the page has other words than are made here, from byte \(count) on, in its line \(line)"
    }

    private func differences(_ page: JSONValue?, _ here: JSONValue?, under start: String) -> [String] {
        let own = page?.leaves ?? []
        let others = here?.leaves ?? []
        let ownTexts = Dictionary(own, uniquingKeysWith: { first, _ in first })
        let otherTexts = Dictionary(others, uniquingKeysWith: { first, _ in first })
        let changed = own.compactMap { name, text -> String? in
            guard let other = otherTexts[name] else { return "\(start)\(name): \(text) in the page, nothing here" }
            return other == text ? nil : "\(start)\(name): \(text) in the page, \(other) here"
        }
        let added = others.filter { ownTexts[$0.0] == nil }
        return changed + added.map { "\(start)\($0.0): nothing in the page, \($0.1) here" }
    }
}

extension JSONValue {
    /// What stands at the end of each path of an object, in the order written.
    fileprivate var leaves: [(String, String)] {
        guard case .object(let members) = content else {
            return [("", string ?? String(decoding: line, as: UTF8.self))]
        }
        return members.flatMap { member in
            member.value.leaves.map { ($0.0.isEmpty ? member.key : "\(member.key).\($0.0)", $0.1) }
        }
    }
}
