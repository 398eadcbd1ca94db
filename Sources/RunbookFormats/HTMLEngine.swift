import Digests

/// What makes a page able to make its runbook again: a script of ours, and what it reads.
package struct HTMLEngine: Sendable {
    /// Runs as soon as it is read, and touches nothing outside of the page.
    let script: String

    /// Each with the name by which the script finds it.
    let data: [Data]

    /// Bytes that the page carries, as text in which no character means anything to a browser.
    package struct Data: Sendable {
        let name: String
        let text: String

        /// In Base64, under a name of lower-case letters.
        package init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            text = base64(bytes)
        }

        /// In Base91, for many bytes.
        package init(_ name: String, dense bytes: [UInt8]) {
            self.name = name
            text = base91(bytes)
        }
    }

    /// An engine with its script, which must hold no `</script`.
    package init(script: String, data: [Data]) {
        self.script = script
        self.data = data
    }

    /// What a browser is told to allow: this script, and WebAssembly, whose bytes are in the file.
    var policy: String {
        "script-src 'sha256-\(SHA256.base64(of: script.utf8))' 'wasm-unsafe-eval'"
    }

    /// Where the script shows what can be answered and ticked; without it nothing is seen.
    func writePanel(to writer: inout HTMLWriter) {
        writer.element(.section, [.id(.panel), .hidden, .label("Répondre, cocher")]) { _ in }
    }

    /// What the page carries, then the script that reads it.
    func write(to writer: inout HTMLWriter) {
        for data in data { writer.data(data) }
        writer.script(script)
    }
}
