import Diagnostics
import RuleEngine
import Runbooks

/// What outputs say of all that made them, beside the rules: whoever has the same files can check each.
package struct EvidenceWording {
    let plan: Plan

    /// All of them in one line, for outputs with a single place for it.
    var whole: Phrase { .joined(EvidenceWording.rules(plan.pack) + besideRules, by: " ; ") }

    /// The same as a part of its own, for sheets without a foot, which name the overlays apart.
    var section: Section {
        Section("PREUVES", (["Pack : \(code: plan.pack.digest)"] + besideRules).map { Section.Item($0) })
    }

    /// The profile, what told the incident, and the program.
    var besideRules: [Phrase] {
        let isRedacted = plan.situation.evidence == .redacted
        let profile: Phrase? =
            isRedacted ? EvidenceWording.redacted : plan.establishment.map { "Profil : \(code: $0.digest)" }
        return ([profile] + source).compactMap { $0 } + ["Moteur astreinte \(engineVersion)"]
    }

    /// What a page without names says of itself.
    package static let redacted: Phrase = "Version expurgée : noms, numéros et textes y sont remplacés par des repères"

    /// A pack, then what was changed of it.
    static func rules(_ pack: RulePack) -> [Phrase] {
        ["Pack : \(code: pack.digest)"] + OverlayWording.names(pack.overlays)
    }

    /// The journal alone, for sheets without room for more.
    var journal: Phrase? {
        guard case .journal(let lines, let head)? = plan.situation.evidence else { return nil }
        let digits = String(head.prefix(Evidence.shownDigits))
        return "Main courante : \(counted(lines, "ligne")), tête \(code: digits)"
    }

    private var source: [Phrase?] {
        switch plan.situation.evidence {
        case .record(let digest, let format):
            [
                format.map { "Lu au format \($0.name) \($0.version) : \(code: $0.digest)" },
                digest.map { "Incident : \(code: $0)" },
            ]
        case .journal: [journal]
        case .redacted, nil: []
        }
    }
}

extension Evidence {
    /// Writes it as a member of the current object.
    func write(_ key: String, to writer: inout JSONWriter) {
        writer.key(key)
        writer.object { writer in
            switch self {
            case .record(let digest, let format):
                if let digest { writer.member("incident", digest) }
                guard let format else { return }
                writer.key("mapping")
                writer.object { writer in
                    writer.member("format", format.name)
                    writer.member("version", format.version)
                    writer.member("digest", format.digest)
                }
            case .journal(let lines, let head):
                writer.key("journal")
                writer.object { writer in
                    writer.member("lines", lines)
                    writer.member("head", head)
                }
            case .redacted: writer.member("redacted", true)
            }
        }
    }
}
