package import Runbooks

/// Pages that are printed before any night, and filled in by hand when it comes.
package enum PreparedPages {
    /// Page 1 of each reader, a sheet each.
    package static func pageOnes(_ documents: [RunbookDocument], title: Phrase) -> String {
        HTMLFormat.page(title: title.text, style: HTMLStyle(documents)) { writer in
            writer.element(.main) { writer in
                for (place, document) in documents.enumerated() {
                    HTMLPage(document: document, number: place + 1, isAlone: false, isWhole: false).write(to: &writer)
                }
            }
        }
    }

    /// The blank logbook.
    package static func logbook(title: Phrase) -> String {
        HTMLFormat.page(title: title.text, style: HTMLStyle(isExercise: false)) { writer in
            writer.element(.main) { writer in
                writer.element(.h1, title, [])
                HTMLLogbook.write(to: &writer)
            }
        }
    }

    /// A sheet for each declaration that one of these plans calls for: what there is to say is left to fill in.
    package static func declarations(of plans: [Plan], title: Phrase) -> String {
        let sheets = DeclarationSheet.blanks(of: plans)
        return HTMLFormat.page(title: title.text, style: HTMLStyle(isExercise: false)) { writer in
            writer.element(.main) { writer in
                writer.element(.h1, title, [])
                if sheets.isEmpty { writer.element(.p, text: "Aucune déclaration d'après les règles.") }
                for sheet in sheets {
                    writer.element(.article) { writer in
                        writer.element(.h2, sheet.title, [])
                        for section in sheet.sections where !section.items.isEmpty {
                            writer.element(.h3, text: Phrase(section.title).text)
                            writer.items(of: section, [])
                        }
                    }
                }
            }
        }
    }
}

/// The name of a page of a kit, by which the others lead to it: small letters, digits and hyphens, whatever it is made from.
package struct PageName: Hashable, Sendable {
    /// With its ending: `incident-chiffrement.html`.
    package let file: String

    /// The name made of some words; what could lead elsewhere becomes a hyphen.
    package init(_ words: String) {
        var name = ""
        for byte in words.utf8 {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: name.unicodeScalars.append(Unicode.Scalar(byte))
            default: if name.utf8.last != 0x2D { name += "-" }
            }
        }
        file = String(name.prefix(80)) + ".html"
    }
}
