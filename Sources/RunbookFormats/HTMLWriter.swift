/// Writes HTML in which only our own structure is markup.
///
/// Names of elements and attributes are ours, links lead inside the page or to one beside it, and every text is escaped as it enters: there is no way to
/// write what isn't.
struct HTMLWriter {
    /// What was written, in UTF-8.
    private(set) var bytes: [UInt8] = []

    /// The same as a text.
    var html: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes an element, and what is in it.
    mutating func element(
        _ element: HTMLElement, _ attributes: [HTMLAttribute] = [], _ body: (inout HTMLWriter) -> Void
    ) {
        open(element, attributes)
        body(&self)
        // A page has thousands of entries, and each ends where the next begins.
        guard element != .li else { return raw("\n") }
        raw("</")
        raw(element.rawValue)
        raw(element.isInline ? ">" : ">\n")
    }

    /// Writes an element with nothing but text in it.
    mutating func element(_ element: HTMLElement, _ attributes: [HTMLAttribute] = [], text: String) {
        self.element(element, attributes) { $0.text(text) }
    }

    /// Writes an element that has no end: `meta`.
    mutating func void(_ element: HTMLElement, _ attributes: [HTMLAttribute]) {
        open(element, attributes)
        raw("\n")
    }

    /// Writes a text that is no markup, wherever it stands.
    mutating func text(_ text: String) {
        escaping(text) { $0 == UInt8(ascii: "'") ? "&#39;" : HTMLWriter.escape(of: $0) }
    }

    /// The same between elements, where an apostrophe ends nothing: French has one in most of its lines.
    mutating func prose(_ text: String) {
        escaping(text) { HTMLWriter.escape(of: $0) }
    }

    @inline(__always)
    private mutating func escaping(_ text: String, _ escape: (UInt8) -> String?) {
        // Most hold nothing to escape.
        guard text.utf8.contains(where: { escape($0) != nil }) else { return raw(text) }
        for byte in text.utf8 {
            if let escaped = escape(byte) { raw(escaped) } else { bytes.append(byte) }
        }
    }

    /// Starts the document.
    mutating func doctype() {
        raw("<!doctype html>\n")
    }

    /// Writes our own style, as it is: escapes mean nothing there, and the digest is of these very characters.
    mutating func style(_ style: HTMLStyle) {
        open(.style, [])
        raw(style.text)
        raw("</style>\n")
    }

    /// Writes our own script, as it is: the digest is of these very characters.
    mutating func script(_ text: String) {
        raw("<script>")
        raw(text)
        raw("</script>\n")
    }

    /// Writes what a script reads and no browser runs.
    mutating func data(_ data: HTMLEngine.Data) {
        raw("<script type=\"text/plain\" id=\"")
        raw(data.name)
        raw("\">")
        raw(data.text)
        raw("</script>\n")
    }

    private mutating func open(_ element: HTMLElement, _ attributes: [HTMLAttribute]) {
        raw("<")
        raw(element.rawValue)
        for attribute in attributes {
            raw(" ")
            raw(attribute.name)
            raw("=\"")
            text(attribute.value)
            raw("\"")
        }
        raw(element.isContainer ? ">\n" : ">")
    }

    /// Writes what is ours as it is.
    private mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// What stands for a byte that could begin or end markup.
    private static func escape(of byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: nil
        }
    }
}

/// The elements that a page is made of.
enum HTMLElement: String {
    case html, head, meta, title, style, body, main, article, section, nav, header, footer
    case h1, h2, h3, h4, p, ul, ol, li, table, caption, thead, tbody, tr, th, td
    case a, b, bdi, code, i, span, strong
    // Kept for programs, and not shown.
    case data
    // Of a picture, which is XML too.
    case svg, g, line, circle, polygon, text

    /// True for what stands within a line.
    fileprivate var isInline: Bool {
        switch self {
        case .a, .b, .bdi, .code, .i, .span, .strong: true
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
    /// Under which heading a cell stands, for where the headings aren't shown.
    case column(Phrase)
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
        case .column: "data-column"
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
        case .label(let phrase), .column(let phrase): phrase.text
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
