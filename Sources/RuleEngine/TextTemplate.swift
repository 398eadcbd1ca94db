/// A text of a pack in which `{service.label}` stands for what the record says.
///
/// A brace that encloses no name of a fact is a brace.
package struct TextTemplate: Hashable, Sendable {
    /// A part of the text.
    package enum Part: Hashable, Sendable {
        case text(String)
        /// The name of a fact.
        case place(String)
    }

    package let parts: [Part]

    /// Cuts a text once: what replaces a name is never cut again.
    package init(_ text: String) {
        // Most texts name nothing, which their bytes tell much faster than their characters.
        guard text.utf8.contains(UInt8(ascii: "{")) else {
            parts = text.isEmpty ? [] : [.text(text)]
            return
        }
        var parts: [Part] = []
        var plain = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            plain += rest[..<open]
            let inner = rest[rest.index(after: open)...]
            guard let close = inner.firstIndex(of: "}"), TextTemplate.isName(inner[..<close]) else {
                plain += "{"
                rest = inner
                continue
            }
            if !plain.isEmpty { parts.append(.text(plain)) }
            plain = ""
            parts.append(.place(String(inner[..<close])))
            rest = inner[inner.index(after: close)...]
        }
        plain += rest
        if !plain.isEmpty { parts.append(.text(plain)) }
        self.parts = parts
    }

    /// The names, in order.
    package var names: [String] {
        parts.compactMap { if case .place(let name) = $0 { name } else { nil } }
    }

    private static func isName(_ text: Substring) -> Bool {
        text.contains(".")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x61...0x7A, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}
