import Foundation
import Testing
import Vocabularies

/// Whom page 1 names at a home without computer staff, whatever happens to it.
@Suite struct PageOneNamesTests {
    /// What the profile of the home has, by role and by contact.
    private static let held = ["directeur-garde", "samu", "ars", "cert-sante"]

    /// Whom the law has every house notify on a public portal: nobody's profile needs its number.
    private static let portals = ["CNIL"]

    /// Places, services and people that the home doesn't have.
    private static let places = [
        "bloc", "réanimation", "maternité", "radiothérapie", "urgences", "régulation", "chef d'établissement",
    ]

    /// The names by which a page may call a contact: its label, and the abbreviations in it.
    private static func names(of contact: Contact) -> [String] {
        [contact.label]
            + contact.label.split { !$0.isLetter }.map { String($0) }.filter { $0.count > 2 && $0 == $0.uppercased() }
    }

    /// The words for those whom nobody at the home is, and for those whom its profile doesn't tell how to call.
    private static func absent() throws -> [String] {
        let vocabulary = try NationalVocabulary.loaded.get()
        let roles = vocabulary.roles.filter { role in
            !sequence(first: role, next: { $0.fallsTo.map { vocabulary.roles[$0] } }).contains { held.contains($0.id) }
        }
        let present = vocabulary.contacts.filter { held.contains($0.id) }.flatMap { names(of: $0) }
        let contacts = vocabulary.contacts.filter { !held.contains($0.id) }.flatMap { names(of: $0) }
        #expect(roles.count > 10 && contacts.count > 10)
        return roles.flatMap { [$0.label, $0.short] } + contacts.filter { !(present + portals).contains($0) }
    }

    @Test(arguments: ["", #","patient_danger":"averee","operation_impact":"interruption-prise-en-charge""#])
    func `it names nobody and no place that the home lacks`(facts: String) throws {
        let records = try NationalVocabulary.types().map {
            #"{"id":"\#($0)","type":"\#($0)","detected_at":"2026-11-14T02:00:00+01:00"\#(facts)}"#
        }
        let run = try astreinte(
            "--all", "--profile", "samples/establishments/ehpad.yaml", "--now", "2026-11-14T02:10:00+01:00",
            input: records.joined(separator: "\n"))
        #expect(run.status == 0)
        let readers = run.lines.filter { $0.hasPrefix("Lecteur") }
        #expect(readers.count == 26 && readers.allSatisfy { $0.contains("Directeur de garde") })
        let pages = run.output.components(separatedBy: "À FAIRE, DANS L'ORDRE").dropFirst()
        #expect(pages.count == 26)
        let absent = try Self.absent()
        for page in pages {
            // The call to the SAMU is to its dispatch, by the contact's own label.
            let text = page.components(separatedBy: "\n== ")[0].split(whereSeparator: { " \n".contains($0) })
                .joined(separator: " ").replacing("Régulation du SAMU", with: "SAMU")
            for name in absent { #expect(!text.contains(name), "\(name)") }
            for place in Self.places { #expect(!text.lowercased().contains(place), "\(place)") }
        }
    }
}
