/// Writes HTML in which only our own structure is markup.
///
/// Names of elements and attributes are ours, links lead inside the page or to one beside it, and every text is escaped as it enters: there is no way to
/// write what isn't.
struct HTMLWriter {
    /// What was written.
    private(set) var html = ""

    /// Writes an element, and what is in it.
    mutating func element(
        _ element: HTMLElement, _ attributes: [HTMLAttribute] = [], _ body: (inout HTMLWriter) -> Void
    ) {
        open(element, attributes)
        body(&self)
        html += "</" + element.rawValue + ">" + (element.isInline ? "" : "\n")
    }

    /// Writes an element with nothing but text in it.
    mutating func element(_ element: HTMLElement, _ attributes: [HTMLAttribute] = [], text: String) {
        self.element(element, attributes) { $0.text(text) }
    }

    /// Writes an element that has no end: `meta`.
    mutating func void(_ element: HTMLElement, _ attributes: [HTMLAttribute]) {
        open(element, attributes)
        html += "\n"
    }

    /// Writes a text that is no markup.
    mutating func text(_ text: String) {
        for scalar in text.unicodeScalars { append(scalar) }
    }

    /// Starts the document.
    mutating func doctype() {
        html += "<!doctype html>\n"
    }

    /// Writes our own style, as it is: escapes mean nothing there, and the digest is of these very characters.
    mutating func style(_ style: HTMLStyle) {
        open(.style, [])
        html += style.text + "</style>\n"
    }

    /// Writes our own script, as it is: the digest is of these very characters.
    mutating func script(_ text: String) {
        html += "<script>" + text + "</script>\n"
    }

    /// Writes what a script reads and no browser runs.
    mutating func data(_ data: HTMLEngine.Data) {
        html += "<script type=\"text/plain\" id=\"" + data.name + "\">" + data.text + "</script>\n"
    }

    private mutating func open(_ element: HTMLElement, _ attributes: [HTMLAttribute]) {
        html += "<" + element.rawValue
        for attribute in attributes {
            html += " " + attribute.name + "=\""
            text(attribute.value)
            html += "\""
        }
        html += ">"
        if element.isContainer { html += "\n" }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "&": html += "&amp;"
        case "<": html += "&lt;"
        case ">": html += "&gt;"
        case "\"": html += "&quot;"
        case "'": html += "&#39;"
        default: html.unicodeScalars.append(scalar)
        }
    }
}

/// The elements that a page is made of.
enum HTMLElement: String {
    case html, head, meta, title, style, body, main, article, section, nav, header, footer
    case h1, h2, h3, h4, p, ul, ol, li, table, caption, thead, tbody, tr, th, td
    case a, bdi, code, span, strong
    // Kept for programs, and not shown.
    case data
    // Of a picture, which is XML too.
    case svg, g, line, rect, circle, polygon, text

    /// True for what stands within a line.
    fileprivate var isInline: Bool {
        switch self {
        case .a, .bdi, .code, .span, .strong: true
        default: false
        }
    }

    /// True for what holds blocks alone, so that the file can be read raw.
    fileprivate var isContainer: Bool {
        switch self {
        case .html, .head, .body, .main, .article, .section, .nav, .header, .footer, .ul, .ol, .table, .thead, .tbody,
            .tr, .svg, .g:
            true
        default: false
        }
    }
}

/// The attributes that a page has.
enum HTMLAttribute {
    case id(HTMLAnchor)
    /// A place of the same page: nothing leads out of it.
    case link(HTMLAnchor)
    /// Another page of the same folder.
    case page(PageName)
    case labelledBy(HTMLAnchor)
    case label(Phrase)
    case look(HTMLLook)
    case columnHeader, rowHeader
    /// Drawn, and not read aloud: the words beside it say the same.
    case unspoken
    /// Not shown, unless a script shows it.
    case hidden
    case language(String)
    case charset
    case named(String)
    case policy
    case content(String)
    case drawn(HTMLDrawing)
    case value(String)

    fileprivate var name: String {
        switch self {
        case .id: "id"
        case .link, .page: "href"
        case .labelledBy: "aria-labelledby"
        case .label: "aria-label"
        case .look: "class"
        case .columnHeader, .rowHeader: "scope"
        case .unspoken: "aria-hidden"
        case .hidden: "hidden"
        case .language: "lang"
        case .charset: "charset"
        case .named: "name"
        case .policy: "http-equiv"
        case .content: "content"
        case .drawn(let drawing): drawing.name
        case .value: "value"
        }
    }

    fileprivate var value: String {
        switch self {
        case .id(let anchor), .labelledBy(let anchor): anchor.text
        case .link(let anchor): "#" + anchor.text
        case .page(let name): name.file
        case .label(let phrase): phrase.text
        case .look(let look): look.rawValue
        case .columnHeader: "col"
        case .rowHeader: "row"
        case .unspoken: "true"
        case .hidden: "hidden"
        case .charset: "utf-8"
        case .policy: "Content-Security-Policy"
        case .drawn(let drawing): drawing.value
        case .language(let text), .named(let text), .content(let text), .value(let text): text
        }
    }
}

/// A place of the page, named by its numbers alone.
struct HTMLAnchor {
    let text: String

    /// A runbook, the first being 1.
    init(runbook: Int) { text = "r\(runbook)" }

    /// A part of a runbook: 0 for page 1, then its sections; its title where that is meant.
    init(runbook: Int, part: Int, isTitle: Bool = false) {
        text = "r\(runbook)-\(part)" + (isTitle ? "-t" : "")
    }

    /// The blank logbook.
    static var logbook: HTMLAnchor { HTMLAnchor(text: "a") }

    /// Where answers are given, in a page that makes its runbook again.
    static var panel: HTMLAnchor { HTMLAnchor(text: "direct") }

    private init(text: String) { self.text = text }
}
