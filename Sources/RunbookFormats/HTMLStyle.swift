import Digests

/// How a part of the page looks.
enum HTMLLook: String {
    case skip, alert, facts, page, mark, items, spoken, lines, under, bans, asked, screen, paper,
        answers, contents, logbook, note, part, sheet, roles, pause, card, report, stacked, chart, links, source
    /// The signs of priorities: filled, in a thick frame, in a double frame, in a thin one.
    case filled, thick, double, thin
}

/// The one style of a page, which may load nothing.
struct HTMLStyle {
    /// The characters between the tags.
    let text: String

    /// The style of these runbooks: each printed sheet bears the fingerprint of its runbook, and says that it is an exercise.
    init(_ documents: [RunbookDocument], hasPanel: Bool = false) {
        var text = HTMLStyle.common + (hasPanel ? HTMLStyle.panel : "")
        for (place, document) in documents.enumerated() {
            let name = HTMLAnchor(runbook: place + 1).text
            let exercise =
                document.banner.isExercise ? "@top-center{content:\"EXERCICE\";font:bold 12pt sans-serif}" : ""
            text += "@page \(name){@bottom-left{content:\"\(HTMLStyle.plain(document.banner.fingerprint.text))\""
            text += ";font:9pt sans-serif}\(exercise)}\n#\(name){page:\(name)}\n"
        }
        self.text = text
    }

    /// The style of a report: each printed sheet bears at its edge from what it was made, which takes no sheet of its own.
    init(isExercise: Bool, edge: [Phrase] = []) {
        let exercise = isExercise ? "@page{@top-center{content:\"EXERCICE\";font:bold 12pt sans-serif}}\n" : ""
        let lines = edge.map { HTMLStyle.plain($0.text) }.joined(separator: "\\A ")
        let look = "white-space:pre;font:6pt/1.2 sans-serif"
        let foot = lines.isEmpty ? "" : "@page{@bottom-left{content:\"\(lines)\";\(look)}}\n"
        text = HTMLStyle.common + HTMLStyle.report + exercise + foot
    }

    /// The style of files as they are written.
    static let source = HTMLStyle(text: HTMLStyle.common + HTMLStyle.lines)

    private init(text: String) { self.text = text }

    /// What a browser is told to allow: this style, and nothing else.
    var policy: String {
        "default-src 'none'; style-src 'sha256-\(SHA256.base64(of: text.utf8))'; base-uri 'none'; form-action 'none'"
    }

    /// Letters, digits, spaces, hyphens, colons and points: nothing that could end a string of the style.
    private static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9", "A"..."Z", "a"..."z", "-", " ", ":", ".": plain.append(scalar)
            default: continue
            }
        }
        return String(plain)
    }

    /// Tables as wide as the sheet, blank cells high enough to write in, and a chart that keeps to it.
    ///
    /// On a telephone a wide table slides under the finger, or each of its rows becomes a card, which says what its cells are.
    private static var report: String {
        """
        .report,.stacked{font-size:.9em}
        .report td:empty,.stacked td:empty{height:1.8em}
        .chart{display:block;width:100%;height:auto;font:11px sans-serif}
        .links{list-style:none;padding:0}
        .links>li{border-top:1px solid;padding:.4em 0;break-inside:avoid}
        @media screen and (max-width:40rem){
        .report{display:block;overflow-x:auto}
        .stacked,.stacked tbody,.stacked tr,.stacked td{display:block}
        .stacked thead,.stacked td:empty{display:none}
        .stacked tr{border:1px solid;margin:0 0 .6em;padding:.2em .4em}
        .stacked td{border:0;padding:.1em 0}
        .stacked td:first-child{font-weight:bold}
        .stacked td:nth-child(n+2)::before{content:attr(data-column) "\\A0: ";font-size:.85em}
        }
        @media print{
        .report,.stacked{font-size:8.5pt}
        h1+.logbook{break-before:auto}
        .items{columns:1}
        .links{columns:3;column-gap:6mm;font-size:9pt}
        .links>li{border:0;padding:.1em 0}
        .chart{break-inside:avoid;max-height:250mm}
        }

        """
    }

    /// Where answers are given and lines ticked: on a screen alone.
    private static var panel: String {
        """
        #direct{border:2px solid;padding:.5rem 1rem;margin:0 0 1rem}
        #direct[hidden]{display:none}
        #direct details{border-top:1px solid;margin:.5rem 0}
        #direct summary{font-weight:bold;cursor:pointer;padding:.5rem 0}
        #direct li{margin:.6rem 0}
        #direct button,#direct input,#direct select{font:inherit;margin:.15rem .3rem .15rem 0;min-height:2rem;max-width:100%}
        #direct [type=checkbox]{min-height:1rem;vertical-align:middle}
        #direct li label{display:inline-block}
        @media (max-width:40rem){#direct [role=group] label{display:block}}
        #direct :focus-visible{outline:3px solid;outline-offset:2px}
        @media print{
        #direct{display:none}
        }

        """
    }

    /// Lines keep their spaces, and break within a mark where they are long.
    private static var lines: String {
        """
        .source th,.source td{border:0;padding:0 .4em}
        .source th{width:3em;text-align:right;font-weight:normal}
        .source td{white-space:pre-wrap}
        .source span{white-space:pre-wrap}
        @media print{
        .source{font-size:8pt}
        }

        """
    }

    /// Black on white or white on black, as the system wants: nothing is said by colour.
    private static var common: String {
        """

        :root{color-scheme:light dark;font:11pt/1.3 "Segoe UI",Roboto,"Liberation Sans",Arial,system-ui,sans-serif}
        body{margin:0 auto;max-width:62rem;padding:1rem;background:Canvas;color:CanvasText;overflow-wrap:break-word}
        bdi,code{overflow-wrap:anywhere}
        h1,h2,h3,h4{line-height:1.2;margin:1.2em 0 .4em;break-after:avoid}
        h1{font-size:1.5em}h2{font-size:1.25em}h3,h4{font-size:1.1em}
        p,ul,ol{margin:.4em 0}
        a{color:LinkText}
        .skip{position:absolute;left:-999em}
        .skip:focus{position:static}
        .spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .alert{border:3px solid;padding:.3em .6em;font-weight:bold}
        .page{font-size:12pt}
        table{border-collapse:collapse;width:100%}
        caption{text-align:left;padding:.3em 0}
        th,td{border:1px solid;padding:.25em .4em;text-align:left;vertical-align:top}
        th[scope=col]{font-size:.85em}
        tr,.items ul>li{break-inside:avoid}
        i{font-size:1.2em;font-style:normal;line-height:1}
        .lines th:nth-child(n+4){width:4.8em}
        .lines th:nth-child(2){width:4.4em}
        .under,.asked,.page p,.page caption{font-size:11pt}
        .under{font-weight:normal}
        .mark{display:block}
        .pause th[scope=row],.roles th[scope=row]{font-weight:normal}
        .bans{border:3px solid;padding:.2em .5em}
        .facts>li{display:inline}
        .facts>li+li::before{content:" · "}
        .facts,.items,.items ul,.answers{list-style:none;padding:0}
        .items>li{border-top:1px solid;padding:.4em 0}
        .items ul{padding-left:1.5em;font-size:.95em}
        .answers,.answers>li{display:inline}
        .answers>li{margin-left:.8em}
        .answers i,.lines th i{font-size:1em}
        .asked{padding-left:1.6em}
        .filled,.thick,.double,.thin{padding:0 .3em;white-space:nowrap}
        .filled{background:CanvasText;color:Canvas;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        .thick{border:3px solid}
        .double{border:3px double}
        .thin{border:1px solid;font-weight:normal}
        .logbook td{height:1.6em}
        code{font-family:ui-monospace,Consolas,"Liberation Mono",monospace;font-size:.95em}
        @media screen and (max-width:40rem){.lines tr>:nth-child(n+4),.roles tr>:nth-child(3),.roles tr>:nth-child(n+5){display:none}.roles{font-size:.85em}}
        @page{size:A4 portrait;margin:12mm;@bottom-right{content:"page " counter(page) "/" counter(pages);font:9pt sans-serif}}
        @media screen{.paper{display:none}}
        @media print{
        :root{color-scheme:light}
        body{max-width:none;padding:0}
        .skip,nav{display:none}
        thead{display:table-header-group}
        .page{break-after:page}
        h1{font-size:1.2em;margin:0 0 .2em}
        .alert{padding:0 .4em}
        .page h2,.page h3,.page h4{margin:.2em 0 0}
        .asked{margin:.1em 0}
        .facts,.alert,.page p{margin:.1em 0}
        .lines caption{position:absolute;clip-path:inset(50%)}
        .page td,.page th{padding:0 .3em}
        .screen{display:none}
        .items{columns:2;column-gap:8mm}
        .items ul{orphans:3;widows:3}
        .sheet{break-inside:avoid}
        .card{border-top:1px dashed;margin-top:8mm}
        article+article,.logbook{break-before:page}
        .logbook td{height:9mm}
        }

        """
    }
}
