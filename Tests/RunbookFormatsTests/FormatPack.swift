import CivilTime
import Diagnostics
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Vocabularies

/// A pack with one of each thing that a runbook shows, and the runbooks that it gives.
struct FormatPack {
    let pack: TestPack

    /// A small pack; `crowded` adds actions of other roles until page 1 overflows.
    init(crowded: Bool = false) throws {
        let extra = (10..<25).map { number in
            """
              tache-\(number): {label: "Faire la tâche numéro \(number) sans attendre les autres",
                short: "Faire la tâche numéro \(number), au plus long", phase: agir, role: autre, priority: vital}

            """
        }
        let asked = (10..<25).map { "      - {action: tache-\($0), deadline: {within: 15 min, of: detected_at}}\n" }
        pack = try TestPack(
            FormatPack.head + FormatPack.actions + (crowded ? extra.joined() : "") + FormatPack.rules
                + (crowded ? FormatPack.crowd + asked.joined() : ""))
    }

    func plan(_ json: String, now: String, profiles: [Establishment] = []) throws -> Plan {
        try pack.plan(json, profiles: profiles, now: now)
    }

    func document(
        _ json: String, now: String = "2026-11-15T02:19:00+01:00", role: String = "chef", command: String? = nil,
        color: Bool = false, profiles: [Establishment] = []
    ) throws -> RunbookDocument {
        let role = pack.pack.vocabulary.role(withID: role)
        return RunbookDocument(
            try plan(json, now: now, profiles: profiles), reader: .inCharge(role),
            presentation: Presentation(color: color, rulesPath: "rules/essai", command: command))
    }

    func terminal(_ json: String, now: String = "2026-11-15T02:19:00+01:00") throws -> String {
        plain(TerminalFormat.render(try document(json, now: now, command: "astreinte incident.json")))
    }

    func markdown(_ json: String, now: String = "2026-11-15T02:19:00+01:00") throws -> String {
        plain(MarkdownFormat.render(try document(json, now: now, command: "astreinte incident.json")))
    }
}

extension FormatPack {
    func html(_ json: String, now: String = "2026-11-15T02:19:00+01:00") throws -> String {
        plain(HTMLFormat.render([try document(json, now: now, command: "astreinte incident.json")]))
    }
}

/// No-break spaces as plain ones, so that tests can be read.
func plain(_ text: String) -> String {
    text.split(separator: "\u{A0}", omittingEmptySubsequences: false).joined(separator: " ")
}

/// The first lines, up to the detail.
func pageOne(_ text: String) -> [Substring] {
    Array(text.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.hasPrefix("== ") }.dropLast())
}

/// The lines of one section.
func section(_ title: String, of text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { $0.hasPrefix("== " + title) || $0.hasPrefix("## " + title) }
    guard let start else { return "" }
    return lines[(start + 1)...].prefix { !$0.hasPrefix("== ") && !$0.hasPrefix("## ") && !$0.hasPrefix("---") }
        .joined(separator: "\n")
}

/// The widest line, in columns.
func widest(_ text: String) -> Int {
    text.split(separator: "\n").map { displayWidth(of: $0) }.max() ?? 0
}
