import ArgumentParser
import DiagnosticCatalogue
import Diagnostics
import RunbookFormats

/// How what a check found is shown.
struct FindingOptions: ParsableArguments {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case sarif
    }

    @Option(help: "text, json or sarif (SARIF 2.1.0).")
    var format = Format.text

    @Option(name: .customLong("lang"), help: "The language of what is found, in each format.")
    var language = CatalogueLanguage.english

    /// Shows what was found: a text goes to standard error, what is for programs to standard output.
    func show(_ diagnostics: [Diagnostic], in files: [SourceFile]) {
        let told = diagnostics.map { $0.told(in: language) }
        switch format {
        case .text:
            report(told, in: files, words: language.words)
            if let first = diagnostics.inReportOrder.min(by: { $0.severity < $1.severity }) {
                Terminal.standardError.write("\n\(language.toLearnMore) astreinte explain \(printable(first.code))\n")
            }
        case .json: Terminal.standardOutput.write(JSONForm.render(told))
        case .sarif:
            let report = SARIFForm.render(told, version: engineVersion, language: language.rawValue) {
                CodeCatalogue[$0]?.description(in: language)
            }
            Terminal.standardOutput.write(report)
        }
    }
}

extension CatalogueLanguage: ExpressibleByArgument {
    fileprivate var words: ReportWords { self == .french ? .french : .english }

    fileprivate var toLearnMore: String {
        self == .french
            ? "pour en savoir plus sur un code\u{A0}:" : "to learn more of a code (--lang en for English):"
    }
}
