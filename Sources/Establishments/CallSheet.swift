package import CivilTime
package import Diagnostics
package import RuleEngine
import RulePacks
import Vocabularies
import YAMLTrees

/// Every number of a profile, each once, to be tried before the night that needs it.
package struct CallSheet: Sendable {
    /// One number, or one portal, and who is reached by it.
    package struct Entry: Sendable {
        /// As the profile writes it.
        package let number: String

        /// Who is reached by it, as the profile lists them.
        package fileprivate(set) var uses: [Use]

        /// The oldest day on which it was tried, as the cards and the turns that have it keep it; nil where one has none.
        package var verifiedOn: CivilDate? {
            let dates = dated.map { $0.verifiedOn }
            return dates.contains(nil) ? nil : dates.compactMap { $0 }.min()
        }

        /// Whether the profile keeps the day on which it was tried.
        package var isDated: Bool { !dated.isEmpty }

        private var dated: [Use] { uses.filter { $0.isDated } }
    }

    /// One use of a number.
    package struct Use: Sendable {
        /// The name of the role or of the service, in the words of the pack where it has some.
        package let label: String

        /// A person, as the profile names it.
        package let name: String?

        package let way: Way

        /// Whether the profile keeps the day on which it was tried: a card does, and so does a turn of the rota.
        let isDated: Bool

        fileprivate(set) var verifiedOn: CivilDate?

        /// Whether both are one: each turn of a person has the same.
        fileprivate func isSame(as other: Use) -> Bool {
            label == other.label && name == other.name && way == other.way
        }
    }

    /// How somebody is reached.
    package enum Way: Hashable, Sendable, CaseIterable {
        case mobile, fixed, deputy, portal, turn, other
    }

    /// In the order of the profile: contacts first, then the rota.
    package let entries: [Entry]

    /// The numbers of a profile in which nothing is wrong; of one with mistakes, what it has.
    ///
    /// Turns that were over before `today` are left out.
    package init(_ profile: SourceFile, for pack: RulePack, from today: CivilDate? = nil) {
        var list = EntryList()
        if let root = YAMLReader.read(profile).root { list.add(root, pack.vocabulary, from: today) }
        entries = list.entries
    }

    /// What tells one number from another: its digits, or the text where it has few.
    package static func key(_ number: String) -> String {
        number.isTelephone ? number.digitsRung : number
    }
}

/// Puts numbers together, each with all that are reached by it.
private struct EntryList {
    private(set) var entries: [CallSheet.Entry] = []
    private var places: [String: Int] = [:]

    mutating func add(_ root: YAMLNode, _ vocabulary: Vocabulary, from today: CivilDate?) {
        for card in root.known("contacts")?.elements ?? [] {
            let roles = card.text("role").flatMap { vocabulary.role(withID: $0) }.map { vocabulary.roles[$0].label }
            let outside = card.text("contact").flatMap { id in vocabulary.contacts.first { $0.id == id }?.label }
            guard let label = roles ?? outside else { continue }
            let date = card.date("verified_on")
            for (key, way) in CallSheet.ways {
                guard let number = card.text(key) else { continue }
                let name = card.text(way == .deputy ? "deputy" : "name")
                add(number, CallSheet.Use(label: label, name: name, way: way, isDated: true, verifiedOn: date))
            }
        }
        addTurns(root, vocabulary, from: today)
        for duty in root.known("shared_duties")?.elements ?? [] {
            let roles = (duty.known("roles")?.listed ?? []).compactMap { vocabulary.role(withID: $0.text) }
            add(
                duty.text("phone"), roles.map { vocabulary.roles[$0].label }.joined(separator: ", "),
                duty.text("person"))
        }
        for service in root.known("services")?.elements ?? [] {
            for fallback in service.known("fallbacks")?.elements ?? [] {
                add(fallback.text("phone"), "Repli", fallback.text("establishment"))
            }
        }
        for application in root.known("applications")?.elements ?? [] {
            let name = application.text("label") ?? application.text("id")
            add(application.known("vendor_contact")?.text("phone"), "Éditeur", name)
        }
        for other in root.known("network")?.known("interconnections")?.elements ?? [] {
            add(other.text("phone"), "Interconnexion", other.text("partner"))
        }
        let insurance = root.known("insurance")
        add(insurance?.text("phone"), "Assureur", insurance?.text("insurer"))
    }

    /// Those of whoever is on duty, where the rota gives one: page 1 rings it.
    private mutating func addTurns(_ root: YAMLNode, _ vocabulary: Vocabulary, from today: CivilDate?) {
        let numbers = VerifiedNumbers(root)
        for turn in root.known("rota")?.elements ?? [] {
            guard let number = turn.text("phone"), let role = turn.text("role").flatMap({ vocabulary.role(withID: $0) })
            else { continue }
            if let today, let end = turn.instant("to"), end.isBefore(today) { continue }
            add(
                number,
                CallSheet.Use(
                    label: vocabulary.roles[role].label, name: turn.text("name"), way: .turn, isDated: true,
                    verifiedOn: numbers.day(of: number)))
        }
    }

    private mutating func add(_ number: String?, _ label: String, _ name: String?) {
        guard let number else { return }
        add(number, CallSheet.Use(label: label, name: name, way: .other, isDated: false, verifiedOn: nil))
    }

    private mutating func add(_ number: String, _ use: CallSheet.Use) {
        let key = CallSheet.key(number)
        if let place = places[key] {
            guard let twin = entries[place].uses.firstIndex(where: { $0.isSame(as: use) }) else {
                return entries[place].uses.append(use)
            }
            let days = [entries[place].uses[twin].verifiedOn, use.verifiedOn]
            entries[place].uses[twin].verifiedOn = days.contains(nil) ? nil : days.compactMap { $0 }.min()
        } else {
            places[key] = entries.count
            entries.append(CallSheet.Entry(number: number, uses: [use]))
        }
    }
}

extension CallSheet {
    /// The keys of a card that give a way to somebody.
    static let ways: [(key: String, way: Way)] = [
        ("mobile", .mobile), ("fixed", .fixed), ("deputy_phone", .deputy), ("portal", .portal),
    ]
}
