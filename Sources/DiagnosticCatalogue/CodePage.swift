import Diagnostics
import RunbookFormats

/// The page of all codes, in Markdown.
package enum CodePage {
    /// The page in a language.
    package static func markdown(in language: CatalogueLanguage) -> String {
        let entries = CodeCatalogue.entries
        let index = entries.map { entry in
            "| [`\(entry.code)`](#\(entry.code)) | \(Phrase(names: entry.explanation(in: language).finds).markdown) |\n"
        }
        return language.head + index.joined() + entries.map { section($0, language) }.joined()
            + "\n## \(language.baseTitle)\n\n\(language.base)\n\n"
            + block(ExampleBase.head + ExampleBase.sections, "yaml")
            + "\n"
            + [ExampleBase.profile, ExampleBase.host, ExampleBase.mapping, ExampleBase.exercise].map {
                block($0, "yaml")
            }
            .joined(separator: "\n")
    }

    private static func section(_ entry: DiagnosticEntry, _ language: CatalogueLanguage) -> String {
        let texts = entry.explanation(in: language)
        func paragraph(_ title: String, _ text: String) -> String {
            "\n**\(Phrase(title).markdown)** \(Phrase(names: text).markdown)\n"
        }
        return "\n## \(entry.code)\n\n*\(language.since(entry.since))*\n\n\(Phrase(names: texts.finds).markdown)\n"
            + paragraph(language.matters, texts.matters) + paragraph(language.remedy, texts.remedy)
            + "\n\(Phrase(language.bad(in: entry.example.subject)).markdown)\n\n"
            + block(entry.example.shownBad.joined(separator: "\n"), "text")
            + "\n\(Phrase(language.good).markdown)\n\n"
            + block(entry.example.shownGood.joined(separator: "\n"), "yaml")
    }

    private static func block(_ text: String, _ syntax: String) -> String {
        let lines = text.hasSuffix("\n") ? text : text + "\n"
        return "```\(syntax)\n\(lines)```\n"
    }
}

extension CatalogueLanguage {
    fileprivate var head: String {
        switch self {
        case .french:
            """
            # Les codes des diagnostics

            Ce que `astreinte check` peut dire d'un pack, de ses tests, d'une adaptation, d'un profil, d'une correspondance de
            flux ou d'un exercice. `astreinte explain CODE` en montre un. Page engendrée à partir du catalogue.

            | code | ce qu'il trouve |
            | --- | --- |

            """
        case .english:
            """
            # Diagnostic codes

            What `astreinte check` can say of a pack, its tests, an overlay, a profile, a mapping or an exercise.
            `astreinte explain CODE --lang en` shows one. The page is generated from the catalogue.

            | code | what it finds |
            | --- | --- |

            """
        }
    }

    fileprivate var baseTitle: String {
        self == .french ? "À quoi appartiennent les exemples" : "What the examples belong to"
    }

    fileprivate var base: String {
        switch self {
        case .french:
            """
            Un exemple remplace les sections qu'il écrit lui-même et s'ajoute aux autres : celles de ce pack, de ce profil, de
            cette correspondance, de cet exercice.
            """
        case .english:
            """
            An example takes the place of the sections that it writes itself and is added to the others: those of this pack,
            this profile, this mapping, this exercise.
            """
        }
    }
}
