import CivilTime
import Diagnostics
import RuleEngine
import RulePacks
import YAMLTrees

/// Says what a profile that can be used lacks, or promises and can't hold: each shows only when the night has come.
///
/// What it asks of a profile is in the field's own guidance: a copy off the network, a restore tested within the year, a
/// DIMA that the last restore has shown to be possible, a number called within six months, a deputy for each role.
struct ProfileCheck {
    let root: YAMLNode
    let inventory: Inventory

    /// The day on which numbers and tests are old; nil where nobody says which day it is.
    let today: CivilDate?

    private(set) var diagnostics: [Diagnostic] = []

    init(_ root: YAMLNode, for pack: RulePack, today: CivilDate?) {
        self.root = root
        self.today = today
        inventory = Inventory(root)
        for position in inventory.applications.indices {
            checkDurations(of: position)
            checkBackups(of: position)
        }
        checkMissingBackups()
        checkHosting()
        for service in list("services") { checkDIMA(ofService: service) }
        for card in list("contacts") { checkCard(card) }
        for duty in list("shared_duties") { checkDuty(duty) }
        for delegation in list("delegations") { checkDelegation(delegation) }
        checkValidation(for: pack.header.version)
        checkRota()
        checkNumbersOfTurns()
        checkRevision()
        checkBlanks(in: root)
        checkRoles(of: pack)
    }

    /// A year and its odd day: how long a test or a reading of the profile counts.
    static let year = 366

    /// What speaks of the whole profile is said at its first key.
    var top: SourceRange { root.entry(named: "establishment")?.key.range ?? root.head }

    func list(_ key: String) -> [YAMLNode] {
        (root.known(key)?.elements ?? []).filter { $0.kind == .mapping }
    }

    mutating func report(
        _ fault: ProfileFault, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = [],
        help: [String] = []
    ) {
        diagnostics.append(Diagnostic(fault, message, at: range, notes: notes, help: help))
    }

    /// Whether a day lies more than so many days back; false where nobody knows which day it is.
    func isPast(_ date: CivilDate, days: Int) -> Bool {
        today.map { $0.dayNumber - date.dayNumber > days } ?? false
    }
}
