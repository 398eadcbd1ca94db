import CivilTime
import Diagnostics
import YAMLTrees

/// What can't come back in the time that it must.
extension ProfileCheck {
    /// The DIMA of an application, inherited or not, against the last restore and against its declared criticality.
    mutating func checkDurations(of position: Int) {
        let application = inventory.applications[position]
        checkCriticality(of: application)
        guard let dima = application.effectiveDIMA else { return }
        let notes =
            dima.giver == position
            ? []
            : [
                Diagnostic.Note(
                    "`\(printable(inventory.applications[dima.giver].id))` can't run without it, and must be back by then",
                    at: inventory.placeOfDIMA(at: dima.giver))
            ]
        let help = ["restore faster, or let care hold longer without it"]
        let must = "`\(printable(application.id))` must be back in \(DurationText.french(dima.duration))"
        if let node = application.node.known("measured_restore"), let restore = node.duration, restore > dima.duration {
            // What the tests of its copies show is no news.
            return report(
                .dimaUnderRestore, "\(must), and its last restore took \(DurationText.french(restore))", at: node.range,
                notes: notes, help: help)
        }
        for copy in copies(of: application) {
            guard let node = copy.known("restore_test_duration"), let test = node.duration, test > dima.duration else {
                continue
            }
            report(
                .dimaUnderRestoreTest, "\(must), and the test of this copy took \(DurationText.french(test))",
                at: node.range, notes: notes, help: help)
        }
    }

    /// A day: what must be back later than that is not of those that lives hang on.
    private static let longestVitalDIMA = Duration.seconds(86_400)

    private mutating func checkCriticality(of application: Inventory.Application) {
        guard let node = application.node.known("declared_criticality"), node.text == "vitale" else { return }
        guard let dima = application.effectiveDIMA?.duration else {
            report(
                .criticalityUnlikeDIMA, "`\(printable(application.id))` is said to be vital, and has no DIMA",
                at: node.range, help: ["add `dima: …`"])
            return
        }
        guard dima > Self.longestVitalDIMA else { return }
        report(
            .criticalityUnlikeDIMA,
            "`\(printable(application.id))` is said to be vital, and may be missing for \(DurationText.french(dima))",
            at: node.range, help: ["shorten its DIMA, or call it `haute` or `normale`"])
    }

    /// A service that waits for an application holds as long as it, or has a procedure to do without.
    mutating func checkDIMA(ofService service: YAMLNode) {
        guard service.known("procedure") == nil,
            let node = ProfileForm.spellings(of: "dima", in: "services").lazy.compactMap({ service[$0] }).first,
            let dima = node.duration
        else { return }
        let blocking = Links.needs.links(service["applications"]).filter { $0.nature == "blocking" }
        let slowest = blocking.compactMap { inventory.positions[$0.id] }
            .compactMap { position in inventory.applications[position].dima.map { (dima: $0, position: position) } }
            .max { ($0.dima, $1.position) < ($1.dima, $0.position) }
        guard let slowest, slowest.dima > dima else { return }
        report(
            .serviceDIMAUnderApplication,
            "this service holds \(DurationText.french(dima)), and `\(printable(inventory.applications[slowest.position].id))`, which blocks it, may take \(DurationText.french(slowest.dima))",
            at: node.range,
            notes: [Diagnostic.Note("its DIMA", at: inventory.placeOfDIMA(at: slowest.position))],
            help: ["declare the procedure that holds until then: `procedure: {reference: …, place: …}`"])
    }
}
