import CivilTime
import Diagnostics
import YAMLTrees

/// What a copy must be to bring anything back after an attack.
extension ProfileCheck {
    /// The copies of an application: a replication also replicates the damage.
    func copies(of application: Inventory.Application) -> [YAMLNode] {
        (application.node.known("backups")?.elements ?? []).filter { $0.kind == .mapping && !$0.isReplication }
    }

    mutating func checkBackups(of position: Int) {
        let application = inventory.applications[position]
        guard let backups = application.node.entry(named: "backups"), !backups.value.saysUnknown,
            backups.value.kind == .sequence, !backups.value.elements.isEmpty
        else { return }
        let copies = copies(of: application)
        guard !copies.isEmpty else {
            report(
                .replicationOnly, "`\(printable(application.id))` is only replicated, and a replication is no backup",
                at: backups.key.range, help: ["keep a copy that an attacker can't reach, and declare it"])
            return
        }
        checkPlaces(of: copies, application.id, at: backups.key.range)
        checkTests(of: copies, application.id, at: backups.key.range)
        for copy in copies { checkSuccess(of: copy, application.id) }
        checkRetention(of: copies, application.id)
        checkFrequency(of: copies, application)
    }

    private mutating func checkPlaces(of copies: [YAMLNode], _ id: String, at range: SourceRange) {
        let offline = copies.map { $0.known("offline")?.truth }
        if !offline.contains(true) {
            let isKnown = !offline.contains(nil)
            report(
                .noOfflineCopy,
                "no copy of `\(printable(id))` is \(isKnown ? "" : "known to be ")off the network", at: range,
                help: [
                    isKnown ? "keep one copy off the network" : "find out, and write `offline: oui` or `offline: non`"
                ])
        }
        for key in copies.compactMap({ $0["encryption_key"] }) where key.text == "dans-le-si" {
            report(
                .keyInsideSystem,
                "the key of this copy of `\(printable(id))` lies in the system: both are lost together", at: key.range,
                help: ["keep the key on paper in a safe"])
        }
    }

    private mutating func checkTests(of copies: [YAMLNode], _ id: String, at range: SourceRange) {
        let tests = copies.compactMap { $0.known("last_restore_test") }
        let dated = tests.compactMap { node in node.date.map { (date: $0, node: node) } }
        guard let last = dated.max(by: { $0.date < $1.date }) else {
            report(
                .restoreNeverTested, "no restore of `\(printable(id))` has been tested",
                at: tests.first?.range ?? range, help: ["test one, and note its day and its duration"])
            return
        }
        guard isPast(last.date, days: Self.year) else { return }
        report(
            .restoreTestTooOld, "the last test of a restore of `\(printable(id))` is more than a year old",
            at: last.node.range, help: ["test one, and note its day and its duration"])
    }

    /// What a test brought back was copied before it: a copy that is older than its test has not been made since.
    private mutating func checkSuccess(of copy: YAMLNode, _ id: String) {
        guard let success = copy.known("last_success"), let day = success.date,
            let test = copy.date("last_restore_test"),
            day < test
        else { return }
        report(
            .backupOlderThanTest,
            "the last copy of `\(printable(id))` that succeeded is older than the test of its restore",
            at: success.range, help: ["see that it is still made, and note the day of the last one"])
    }

    /// Attackers have stayed eight weeks in a hospital's system before they struck.
    private static let shortestRetention = Duration.seconds(60 * 86_400)

    private mutating func checkRetention(of copies: [YAMLNode], _ id: String) {
        let kept = copies.map { $0.known("retention") }
        let known = kept.compactMap { node in node?.duration.map { (duration: $0, node: node) } }
        guard known.count == copies.count, let longest = known.max(by: { $0.duration < $1.duration }),
            longest.duration < Self.shortestRetention, let range = longest.node?.range
        else { return }
        report(
            .retentionTooShort,
            "copies of `\(printable(id))` are kept for \(DurationText.french(longest.duration)) at most: an attacker may have been inside for longer",
            at: range, help: ["keep one for 60 days or more"])
    }

    private mutating func checkFrequency(of copies: [YAMLNode], _ application: Inventory.Application) {
        let frequencies = copies.compactMap { $0.duration("frequency") }
        guard let node = application.node.known("pdma"), let pdma = node.duration, frequencies.count == copies.count,
            let shortest = frequencies.min(), shortest > pdma
        else { return }
        report(
            .pdmaUnderFrequency,
            "`\(printable(application.id))` may lose \(DurationText.french(pdma)) of data, and is copied every \(DurationText.french(shortest))",
            at: node.range, help: ["copy more often, or plan to type again what is lost"])
    }

    /// One remark for all: a profile that says nothing of copies would otherwise be one list of them.
    mutating func checkMissingBackups() {
        let missing = inventory.applications.filter { application in
            let isElsewhere = ["hds-externe", "saas"].contains(application.node.text("hosting"))
            return !isElsewhere && application.node["backups"]?.elements.isEmpty ?? true
        }
        guard let first = missing.first else { return }
        let names = missing.prefix(5).map { "`\(printable($0.id))`" }.joined(separator: ", ")
        let rest = missing.count > 5 ? " and \(missing.count - 5) more" : ""
        report(
            .backupNotDeclared, "no copy is declared of \(names)\(rest)", at: first.place,
            help: ["add `backups: [{type: …, offline: …, last_restore_test: …}]`, or `inconnu` for what nobody knows"])
    }
}

extension YAMLNode {
    /// True for what is written at once in two places, and is no backup.
    var isReplication: Bool { text("type") == "replication" }

    /// A boolean, read without a word.
    var truth: Bool? {
        switch text {
        case "true", "oui": true
        case "false", "non": false
        default: nil
        }
    }
}
