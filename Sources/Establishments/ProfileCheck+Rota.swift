import CivilTime
import Diagnostics
import RulePacks
import YAMLTrees

/// Whose turn it is: one person's at a time, and somebody's tonight.
extension ProfileCheck {
    mutating func checkRota() {
        let turns = list("rota").compactMap { node -> Turn? in
            guard let role = node.text("role"), let start = node.instant("from"), let end = node.instant("to"),
                start < end
            else { return nil }
            return Turn(role: role, start: start, end: end, node: node)
        }.sorted { ($0.role, $0.start) < ($1.role, $1.start) }
        var last: Turn?
        for turn in turns {
            if let before = last, before.role == turn.role {
                if turn.start < before.end { reportOverlap(of: turn, before) }
                // Of two that overlap, the longer one is compared to the next.
                if turn.end < before.end { continue }
            } else {
                reportEnd(of: last)
            }
            last = turn
        }
        reportEnd(of: last)
    }

    /// The numbers that turns to come bring, each once: page 1 rings them, and no card need speak of them.
    mutating func checkNumbersOfTurns() {
        let numbers = VerifiedNumbers(root)
        var seen: Set<String> = []
        for turn in list("rota") {
            let isOver = today.flatMap { day in turn.instant("to").map { $0.isBefore(day) } } ?? false
            guard !isOver, let phone = turn.known("phone"), phone.kind == .scalar,
                seen.insert(CallSheet.key(phone.text)).inserted
            else { continue }
            let name = printable(turn.text("name") ?? turn.text("role") ?? "")
            checkVerification(
                on: numbers.day(of: phone.text), "the number of `\(name)`", "called",
                at: turn["verified_on"]?.range ?? phone.range)
        }
    }

    private mutating func reportOverlap(of turn: Turn, _ before: Turn) {
        report(
            .rotaOverlap, "two are on duty at once as `\(printable(turn.role))`: the first that is listed is called",
            at: turn.node["from"]?.range ?? turn.node.head,
            notes: [Diagnostic.Note("the other's turn ends here", at: before.node["to"]?.range)],
            help: ["end the one where the other begins"])
    }

    private mutating func reportEnd(of turn: Turn?) {
        guard let turn, let today, turn.end.isBefore(today) else { return }
        report(
            .rotaEnded, "the rota of `\(printable(turn.role))` has ended: the page gives its function alone",
            at: turn.node["to"]?.range ?? turn.node.head, help: ["import the next one: astreinte profile rota"])
    }

    private struct Turn {
        let role: String
        let start: Instant
        let end: Instant
        let node: YAMLNode
    }
}
