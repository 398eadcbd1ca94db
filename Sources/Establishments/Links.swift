import Diagnostics
import Vocabularies
import YAMLTrees

/// A list of ids of applications, each with the nature of the link.
struct Links: Sendable {
    /// The key that says the nature in a mapping.
    let key: String

    /// The natures, that of an id alone first.
    let natures: [String]

    /// By what a service works.
    static let needs = Links(key: "link", natures: ["blocking", "hindering", "comfort"])

    /// What an application can't run without, or would miss.
    static let dependencies = Links(key: "kind", natures: ["hard", "soft"])

    /// One link of a list.
    struct Link {
        let id: String
        let nature: String
        let place: SourceRange
    }

    /// What a list of these links takes.
    var shape: Shape {
        .list(
            .either(
                .id,
                Form(
                    "a link",
                    [
                        Key("id", .id, required: true), Key(key, .word(Words("kind of link", natures))),
                        Key("without", .text),
                    ])))
    }

    /// The links that a value lists.
    func links(_ node: YAMLNode?) -> [Link] {
        (node?.elements ?? []).compactMap { element in
            let id = element.kind == .mapping ? element["id"] : element
            guard let id, id.kind == .scalar else { return nil }
            return Link(id: id.text, nature: element.text(key) ?? natures[0], place: id.range)
        }
    }
}

/// A fact of records that is computed from what a profile says under another key.
enum Projection {
    /// The ids of one nature.
    case links(Links, key: String, nature: String)
    /// Whether one backup has a property.
    case anyBackup(String)
    /// The day of the latest test of a backup.
    case lastRestoreTest

    /// The projection that gives a fact of the records of a list.
    init?(of collection: String, _ steps: [String]) {
        switch (collection, steps.joined(separator: ".")) {
        case ("services", "applications"): self = .links(.needs, key: "applications", nature: "blocking")
        case ("services", "applications_hindering"): self = .links(.needs, key: "applications", nature: "hindering")
        case ("services", "applications_comfort"): self = .links(.needs, key: "applications", nature: "comfort")
        case ("applications", "depends_on"): self = .links(.dependencies, key: "depends_on", nature: "hard")
        case ("applications", "depends_on_soft"): self = .links(.dependencies, key: "depends_on", nature: "soft")
        case ("applications", "backup_offline"): self = .anyBackup("offline")
        case ("applications", "backup_immutable"): self = .anyBackup("immutable")
        case ("applications", "backup_separate_account"): self = .anyBackup("separate_account")
        case ("applications", "last_restore_test"): self = .lastRestoreTest
        default: return nil
        }
    }
}
