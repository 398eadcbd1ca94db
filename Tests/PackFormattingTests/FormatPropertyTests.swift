import Diagnostics
import Foundation
import PackFormatting
import TestSupport
import Testing
import YAMLTrees

/// On the files of rules/ and samples/ as careless authors would write them, and on documents made at random.
@Suite struct FormatPropertyTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let files: [String] = ["rules", "samples"].flatMap { folder in
        let all = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "yaml" }.map { $0.path() }
    }.sorted()

    private func formatted(_ text: String) throws -> String {
        switch PackFormatter.format(SourceFile(path: "a.yaml", text: text)) {
        case .unchanged: return text
        case .formatted(let new): return new
        case .mistaken(let found):
            Issue.record("\(found.map { $0.message })\n\(text)")
        case .unproven(let place):
            Issue.record("unproven at \(place)\n\(text)")
        }
        return try #require(nil)
    }

    private func root(_ text: String) throws -> YAMLNode {
        try #require(YAMLReader.read(SourceFile(path: "a.yaml", text: text)).root)
    }

    /// The numbered comments of a text, in order.
    private func marks(_ text: String) -> [String] {
        text.matches(of: /# ?(mark-\d+)/).map { String($0.output.1) }
    }

    @Test func `packs and samples are in the style`() throws {
        #expect(Self.files.count > 100)
        for file in Self.files {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(PackFormatter.format(SourceFile(path: file, text: text)) == .unchanged, "astreinte format \(file)")
        }
    }

    @Test func `other indentation and blanks at the ends of lines make no difference`() throws {
        for file in Self.files {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            for (width, end) in [(2, " \n"), (3, "  \r\n")] {
                // What is indented stands further in, by as much: beside its `-` a key has the column after it.
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                    (line.hasPrefix(" ") ? String(repeating: " ", count: width) : "") + line
                }
                #expect(try formatted(lines.joined(separator: end)) == text, "\(file)")
            }
        }
    }

    @Test func `careless spaces, blank lines and comments change neither values nor comments`() throws {
        var random = SeededRandom(seed: 7)
        for file in Self.files {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let old = try root(text)
            for _ in 0..<3 {
                let careless = careless(text, &random)
                let new = try formatted(careless)
                #expect(try old.says(sameAs: root(new)), "\(file)")
                #expect(marks(new) == marks(careless), "\(file)")
                #expect(try formatted(new) == new, "\(file)")
                #expect(!new.contains("\n\n\n") && !new.contains(" \n") && !new.contains("\r"))
            }
        }
    }

    /// No text of these files goes over several lines, so that a line may end anywhere else.
    private func careless(_ text: String, _ random: inout SeededRandom) -> String {
        var result = ""
        var count = 0
        func mark() -> String {
            count += 1
            return "#\(Bool.random(using: &random) ? " " : "")mark-\(count)"
        }
        for line in text.split(separator: "\n") {
            while Int.random(in: 0..<6, using: &random) == 0 { result += "\n" }
            if Int.random(in: 0..<8, using: &random) == 0 {
                result += String(repeating: " ", count: Int.random(in: 0..<12, using: &random)) + mark() + "\n"
            }
            var isQuoted: Character?
            var previous: Character = " "
            for character in line {
                let isOutside = isQuoted == nil
                if let quote = isQuoted {
                    if character == quote, previous != "\\" { isQuoted = nil }
                } else if "\"'".contains(character), " [{,".contains(previous) {
                    isQuoted = character
                } else if character == "#", previous == " " {
                    isQuoted = "\n"
                }
                result.append(character)
                let isBetween = isOutside && "[{,".contains(character) && isFlow(line)
                if isBetween, Int.random(in: 0..<6, using: &random) == 0 {
                    result += [" ", "\t ", "\n   ", " \(mark())\n "].randomElement(using: &random) ?? ""
                }
                previous = character
            }
            if isQuoted == nil, Int.random(in: 0..<8, using: &random) == 0 { result += "  " + mark() }
            result += "\n"
        }
        return result
    }

    private func isFlow(_ line: Substring) -> Bool { line.contains("{") && line.contains("}") && !line.contains("#") }

    @Test(arguments: 0..<400) func `a document made at random says the same`(seed: Int) throws {
        var writer = RandomDocument(seed: UInt64(seed))
        let text = writer.document()
        let new = try formatted(text)
        #expect(try root(text).says(sameAs: root(new)), "\(text)")
        #expect(marks(new) == marks(text), "\(text)")
        #expect(try formatted(new) == new, "\(text)")
    }
}
