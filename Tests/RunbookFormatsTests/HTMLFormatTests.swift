import Digests
import RunbookFormats
import Testing

@Suite struct HTMLFormatTests {
    @Test func `page 1 is a table to fill in, with the forms drawn and named`() throws {
        let html = try FormatPack().html(FormatPack.attack)
        for column in ["n°", "avant", "action", "heure réelle, initiales"] {
            #expect(html.contains("<th scope=\"col\">\(column)</th>"), "\(column)")
        }
        let row = html.split(separator: "<tr>").first { $0.contains("Isoler les serveurs touchés") }
        let line = try #require(row)
        #expect(line.contains("aria-hidden=\"true\">▷</i><span class=\"spoken\">faire faire</span>"))
        #expect(line.contains("<td>avant 02 h 25</td>"))
        #expect(line.contains("<b class=\"filled\">V</b>"))
        #expect(line.contains("Réseau principal · fait quand : Plus aucun flux</span>"))
        #expect(line.hasSuffix("</td>\n<td></td>\n</tr>\n"))
    }

    @Test func `page 1 holds nine lines at most, and says how many more there are`() throws {
        let html = try FormatPack(crowded: true).html(FormatPack.attack)
        let page = try #require(html.piece(from: "class=\"page\"", to: "</section>"))
        #expect(page.piece(from: "<tbody>", to: "</tbody>")?.occurrences(of: "<tr>") == 9)
        #expect(page.contains("plus bas · "))
        #expect(page.contains("PROCHAINE PAUSE :"))
    }

    @Test func `the policy names the style of the page, and nothing else`() throws {
        let html = HTMLFormat.render([try FormatPack().document(FormatPack.attack)])
        let style = try #require(html.piece(from: "<style>", to: "</style>"))
        var digest = SHA256()
        digest.append(style.utf8)
        let hash = base64(digest.bytes())
        #expect(html.contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-\(hash)&#39;;"))
        for word in ["<script", "<link", "<img", "<iframe", "url(", "http:", "https:", "@import", "style=", "src="] {
            #expect(html.occurrences(of: word) == 0, "\(word)")
        }
    }

    @Test func `an exercise and a page that nobody has validated say so`() throws {
        let real = try FormatPack().html(FormatPack.attack)
        let exercise = try FormatPack().html(#"{"id": "INC-7", "types": ["attaque"], "exercise": true}"#)
        #expect(exercise.contains("class=\"alert\">EXERCICE : "))
        #expect(exercise.contains("@top-center{content:\"EXERCICE\""))
        #expect(!real.contains("EXERCICE"))
        #expect(real.contains("<p class=\"alert\">NON VALIDÉ PAR L'ÉTABLISSEMENT</p>"))
    }

    @Test func `several runbooks stand in one file, each with places of its own`() throws {
        let pack = try FormatPack()
        let documents = [try pack.document(FormatPack.attack), try pack.document(#"{"id": "INC-8"}"#)]
        let html = HTMLFormat.render(documents)
        #expect(html.occurrences(of: "<article ") == 2)
        #expect(html.occurrences(of: "<h1>") == 1)
        #expect(html.contains("<a href=\"#r2\">"))
        #expect(html.contains("id=\"r1-0\"") && html.contains("id=\"r2-0\""))
        #expect(html.occurrences(of: "ANNEXE A : MAIN COURANTE</h2>".replacing(" :", with: "\u{A0}:")) == 1)
        #expect(html.occurrences(of: "<!doctype html>") == 1)
    }

    @Test func `the same runbook gives the same bytes`() throws {
        #expect(try FormatPack().html(FormatPack.attack) == FormatPack().html(FormatPack.attack))
    }
}

extension StringProtocol {
    fileprivate func occurrences(of text: String) -> Int { ranges(of: text).count }
}
