/// What a reader sees of a page of a kit, a line for each block: what two kits are compared by.
package enum KitText {
    /// The words of one of our pages; of another file, its lines.
    package static func lines(of bytes: [UInt8]) -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("<!doctype html>") else { return text.split(separator: "\n").map { String($0) } }
        var lines: [String] = []
        var line = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            line += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let name = rest[rest.index(after: open)..<close].prefix { $0 != " " }
            rest = rest[rest.index(after: close)...]
            // Nobody reads the style, nor the engine.
            if ["style", "script"].contains(name), let end = rest.firstRange(of: "</\(name)>") {
                rest = rest[end.upperBound...]
            }
            guard !inline.contains(String(name.drop { $0 == "/" })) else { continue }
            end(&line, &lines)
        }
        line += rest
        end(&line, &lines)
        return lines
    }

    private static let inline: Set<String> = ["a", "b", "bdi", "code", "i", "span", "strong", "td", "th"]

    private static func end(_ line: inout String, _ lines: inout [String]) {
        let words = line.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        if !words.isEmpty { lines.append(plain(words)) }
        line = ""
    }

    private static func plain(_ text: String) -> String {
        var plain = text
        for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            plain = plain.replacing(entity, with: sign)
        }
        return plain
    }
}
