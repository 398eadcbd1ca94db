import Foundation
import Testing

/// What a tired reader needs of every sample page, whatever the incident: words that can be read, and a foot.
@Suite struct SampleTextTests {
    /// Each page as it is printed, its name and its lines.
    static let pages: [(name: String, text: String)] = {
        let folder = packageRoot.appending(path: "samples/runbooks")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.sorted().filter { !$0.hasSuffix(".json") }.compactMap { name in
            (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)).map { (name, $0) }
        }
    }()

    /// The glossary of the national pack.
    private func glossary() throws -> [String: String] {
        let file = packageRoot.appending(path: "rules/socle-sante/vocabulary/sigles.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        return Dictionary(
            uniqueKeysWithValues: text.matches(of: #/(?m)^  ([A-Za-z0-9-]+): +\{label: "(.+)"\}$/#).map {
                (String($0.1), String($0.2))
            })
    }

    /// Words in capitals that are no abbreviations: the page's own headings and orders, the priorities, a time zone, and the
    /// names of those who told something in a journal.
    private static let words: Set<String> = [
        "NON", "VALIDÉ", "PAR", "ÉTABLISSEMENT", "FAIRE", "DANS", "ORDRE", "QUESTION", "PROCHAINE", "PAUSE", "NE",
        "PAS",
        "APPELS", "DÉCIDER", "EXERCICE", "CONTRAT", "VENIR", "UTC", "VITAL", "IRRÉVERSIBLE", "TARDIF", "PATIENTS",
        "LÉGAL", "RTÉ", "BFM", "TV", "SUPPORT", "IMPOSSIBLE",
    ]

    /// The lines of a page, without those of the banner that hold the title that the feed gave, left as it was.
    private static func body(of text: String) -> [Substring] {
        text.split(separator: "\n").dropFirst().enumerated().filter { $0.offset > 4 || !$0.element.contains(" · ") }.map
        {
            $0.element
        }
    }

    @Test func `every abbreviation of a page is written out on it`() throws {
        let glossary = try glossary()
        #expect(glossary.count > 50)
        for page in Self.pages where page.name.hasSuffix(".txt") || page.name.hasSuffix(".md") {
            // Titles are words in capitals, whatever their length; notes are left as somebody wrote them.
            let text = page.text.replacing(#/(?s)(== |## )(NOTES|RELÈVE)\n.*?\n---/#, with: "")
            let lines = Self.body(of: text).filter {
                !$0.hasPrefix("== ") && !$0.hasPrefix("#")
                    && ($0.contains(where: \.isLowercase) || $0.contains("TARDIF"))
            }
            let body = lines.joined(separator: " ").replacing("\u{A0}", with: " ").replacing(#/ +/#, with: " ")
                .replacing("IRRÉVERSIBLE SI TARDIF", with: "").replacing(#/`[^`]*`/#, with: "").replacing(
                    "\\", with: "")
            let folded = body.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            for match in Set(body.matches(of: #/[\p{L}\p{N}][\p{L}\p{N}-]*/#).map { String($0.0) }) {
                let parts = glossary[match] == nil ? match.split(separator: "-").map { String($0) } : [match]
                // Papers bear names such as PD-URG-03 or PRA-GHT, which the house gave them.
                let isCode =
                    glossary[match] == nil
                    && (match.contains(where: \.isNumber)
                        || match.contains("-") && !match.contains(where: \.isLowercase))
                for word in parts where !isCode && word.filter(\.isUppercase).count > 1 {
                    guard !word.contains(where: \.isLowercase) || glossary[word] != nil else { continue }
                    guard !Self.words.contains(word), !word.allSatisfy({ "IVX".contains($0) }) else { continue }
                    let expansion = glossary[word]?.folding(
                        options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
                    #expect(expansion.map { folded.contains($0) } ?? false, "\(page.name): \(word)")
                }
            }
        }
    }

    @Test func `tall punctuation never starts a line, nor guillemets end one`() {
        for page in Self.pages {
            let text = page.text.replacing(#/`[^`]*`|<code>[^<]*<\/code>|<[^>]*>/#, with: "")
            for line in Self.body(of: text) { #expect(!line.contains(#/ [:;?!»]|« /#), "\(page.name): \(line)") }
        }
    }

    @Test func `the foot tells one printed page from another`() {
        for page in Self.pages where !page.name.hasPrefix("nuit-rumeur") {
            // The banner says it too, in other words.
            let foot = page.text.replacing("\u{A0}", with: " ").replacing("\n", with: " ")
            #expect(
                foot.contains(#/T0 : \w+\. \d\d\/\d\d\/\d{4} \d\d h \d\d \(Europe\/Paris, UTC\+\d\)/#), "\(page.name)")
            #expect(foot.contains(#/imprimé le \d\d\/\d\d\/\d{4} à \d\d h \d\d \(UTC\+\d\)/#), "\(page.name)")
            #expect(foot.contains(#/empreinte [0-9A-F]{4}-[0-9A-F]{4}/#), "\(page.name)")
            #expect(foot.contains("diffusion restreinte"), "\(page.name)")
        }
    }
}
